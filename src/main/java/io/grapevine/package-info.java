/// The main class: parses the command line once to choose what starts, then runs the command.
package io.grapevine;
