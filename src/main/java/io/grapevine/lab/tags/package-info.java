/// Trains and measures the tagger of names.
package io.grapevine.lab.tags;
