/// Trains and measures the reader on public questions; used by the laboratory's commands alone.
package io.grapevine.lab.reader;
