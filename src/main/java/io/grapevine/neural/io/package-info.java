/// Reads and writes weights files.
package io.grapevine.neural.io;
