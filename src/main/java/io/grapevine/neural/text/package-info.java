/// Classifiers and taggers of short texts over the layers of [io.grapevine.neural]: which intent an utterance
/// has, which route a question takes. JDK and EJML only.
///
/// - [io.grapevine.neural.text.Words] cuts a text into words, [io.grapevine.neural.text.Vocabulary] turns words
///   into rows of an embedding, [io.grapevine.neural.text.TextNetwork] turns those into one score a label.
/// - [io.grapevine.neural.text.Trainer] trains a network and calibrates it; the result is a
///   [io.grapevine.neural.text.NetworkClassifier].
/// - Everything that labels a text is a [io.grapevine.neural.text.TextClassifier]: networks, ensembles, nearest
///   neighbours.
package io.grapevine.neural.text;
