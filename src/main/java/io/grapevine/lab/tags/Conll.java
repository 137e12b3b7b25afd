package io.grapevine.lab.tags;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.language.Name;
import io.grapevine.language.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads names out of a file of CoNLL 2003: a line a word, with the word first and its tag last (`B-PER`, `I-PER`,
/// `O`), an empty line behind a sentence. `I-` begins a name where the word before is of another type or of none.
public final class Conll {

    /// Some sentences in a row, joined by spaces.
    ///
    /// @param sentences words of each by their places in the text
    /// @param names     in the order of the text
    public record Text(String text, List<List<Span>> sentences, List<Name> names) {}

    private static final Map<String, String> TYPES = Map.of("PER", "person", "LOC", "place", "ORG", "organisation");
    /// Words of a text: about those of a passage.
    private static final int WORDS = 120;

    private final StringBuilder text = new StringBuilder();
    private final List<List<Span>> sentences = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private List<Span> sentence = new ArrayList<>();
    private String before = "O";
    private int words;

    private Conll() {}

    /// Sentences that follow each other are one text until it has as many words as a passage.
    ///
    /// @throws BadInput where a line has no tag
    public static List<Text> read(Path file) throws IOException {
        var conll = new Conll();
        var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            var columns = lines.get(i).strip().split("\\s+");
            if (columns[0].isEmpty() || columns[0].equals("-DOCSTART-")) {
                conll.endSentence();
            } else if (columns.length < 2 || !columns[columns.length - 1].matches("O|[BI]-\\S+")) {
                throw new BadInput("%s, line %d: expected a word and its tag (O, B-... or I-...), was: %s"
                        .formatted(file, i + 1, lines.get(i)));
            } else {
                conll.add(columns[0], columns[columns.length - 1]);
            }
        }
        conll.endSentence();
        conll.endText();
        return conll.texts;
    }

    private void add(String word, String tag) {
        if (!text.isEmpty()) text.append(' ');
        var span = new Span(text.length(), text.length() + word.length());
        text.append(word);
        sentence.add(span);
        words++;
        if (!tag.equals("O")) {
            boolean goesOn = tag.startsWith("I-") && !before.equals("O") && before.endsWith(tag.substring(2));
            if (goesOn) {
                var open = names.removeLast();
                names.add(new Name(new Span(open.span().start(), span.end()), open.type()));
            } else {
                names.add(new Name(span, type(tag.substring(2))));
            }
        }
        before = tag;
    }

    private static String type(String tag) {
        return TYPES.getOrDefault(tag, tag.toLowerCase(Locale.ROOT));
    }

    private void endSentence() {
        before = "O";
        if (sentence.isEmpty()) return;
        sentences.add(List.copyOf(sentence));
        sentence = new ArrayList<>();
        if (words >= WORDS) endText();
    }

    private void endText() {
        if (sentences.isEmpty()) return;
        texts.add(new Text(text.toString(), List.copyOf(sentences), List.copyOf(names)));
        text.setLength(0);
        sentences.clear();
        names.clear();
        words = 0;
    }
}
