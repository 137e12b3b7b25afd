/// The product's commands: decode arguments, one call, print.
package io.grapevine.cli;
