package io.grapevine.language;

import io.grapevine.domain.EntityType;
import java.util.List;
import java.util.Locale;

/// A text as words with their parts of speech, and the noun phrases among them, all in the order of the text.
public record Syntax(String text, List<Word> words, List<Noun> nouns) {

    public Syntax {
        words = List.copyOf(words);
        nouns = List.copyOf(nouns);
    }

    /// @param sentence the number of its sentence, from 0
    /// @param tag      part of speech in the tag set of Universal Dependencies
    public record Word(Span span, String form, String tag, int sentence) {

        public boolean is(String... tags) {
            return List.of(tags).contains(tag);
        }

        /// In lower case, with a straight apostrophe.
        public String lower() {
            return form.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        }
    }

    /// A noun phrase without its determiner.
    ///
    /// @param from       first word
    /// @param to         word behind the last
    /// @param determiner `the`, `a`, `this` and the like in lower case; empty where there is none
    /// @param proper     a name; a capital that only begins a sentence makes none
    public record Noun(
            int from, int to, String name, String determiner, EntityType type, boolean plural, boolean proper) {

        /// The spelling under which the store knows it.
        public String key() {
            return EntityKey.of(name);
        }

        /// The last word.
        public String head() {
            return name.substring(name.lastIndexOf(' ') + 1);
        }
    }

    /// The word at `i`; an empty one of no part of speech before the first and behind the last.
    public Word word(int i) {
        return i >= 0 && i < words.size() ? words.get(i) : new Word(new Span(0, 0), "", "", -1);
    }

    /// The text from word `from` to the word before `to`.
    public String between(int from, int to) {
        return from >= to
                ? ""
                : text.substring(
                        words.get(from).span().start(), words.get(to - 1).span().end());
    }

    /// What begins at word `first`, with offsets of its own.
    public Syntax from(int first) {
        if (first >= words.size()) {
            return new Syntax("", List.of(), List.of());
        }
        int start = words.get(first).span().start();
        var rest = words.subList(first, words.size()).stream()
                .map(w -> new Word(
                        new Span(w.span().start() - start, w.span().end() - start), w.form(), w.tag(), w.sentence()))
                .toList();
        var named = nouns.stream()
                .filter(n -> n.from() >= first)
                .map(n -> new Noun(
                        n.from() - first, n.to() - first, n.name(), n.determiner(), n.type(), n.plural(), n.proper()))
                .toList();
        return new Syntax(text.substring(start), rest, named);
    }
}
