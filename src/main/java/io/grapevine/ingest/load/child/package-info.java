/// The parser's process: a Java virtual machine of its own, with its own heap and a time limit for each
/// document, in which files from strangers are read. `ParserMain` runs there; the loader calls
/// `ParserProcesses` and nothing else.
package io.grapevine.ingest.load.child;
