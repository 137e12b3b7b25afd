package io.grapevine.language;

/// A sentence as words with their parts of speech.
///
/// @param text  the sentence
/// @param words offsets of each word in it
/// @param tags  part of speech of each word, of the Universal Dependencies' tag set (`NOUN`, `PROPN`, `VERB`,
///              ...)
record TaggedSentence(String text, Span[] words, String[] tags) {

    int size() {
        return words.length;
    }

    String word(int i) {
        return words[i].of(text);
    }

    boolean is(int i, String tag) {
        return tags[i].equals(tag);
    }

    /// True where the word begins with a capital letter.
    boolean isCapital(int i) {
        return Character.isUpperCase(text.charAt(words[i].start()));
    }

    /// The text from word `from` to the word before `to`, on one line.
    String between(int from, int to) {
        return from >= to
                ? ""
                : text.substring(words[from].start(), words[to - 1].end()).replaceAll("\\s+", " ");
    }
}
