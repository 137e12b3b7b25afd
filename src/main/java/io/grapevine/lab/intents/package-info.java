/// Reads labelled utterances, and measures classifiers on them.
package io.grapevine.lab.intents;
