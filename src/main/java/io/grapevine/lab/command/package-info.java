/// The laboratory's commands, which the main class adds to the command line.
package io.grapevine.lab.command;
