package io.grapevine.lab.tags;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Mention;
import io.grapevine.ingest.extract.NameTagger;
import io.grapevine.ingest.extract.WordInput;
import io.grapevine.language.Name;
import io.grapevine.language.PhraseExtractor;
import io.grapevine.language.Span;
import io.grapevine.llm.TokenVectors;
import io.grapevine.neural.loss.LinearChain;
import io.grapevine.neural.text.SequenceTagger.Tagged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Texts in which the rules of [PhraseExtractor] type some names: distant supervision (Mintz et al. 2009). Of other
/// words that look as those of a name do the tag is left open, all others are no names.
final class RuleNames {

    private static final Map<EntityType, String> TYPES = Map.of(
            EntityType.PERSON, "person",
            EntityType.PLACE, "place",
            EntityType.ORGANISATION, "organisation",
            EntityType.WORK, "misc");
    /// Characters of a text that are read: about a passage.
    private static final int MOST = 900;
    /// Letters of the longest word that may stand in the middle of a name in small: `University of the West`.
    private static final int SMALL = 4;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PhraseExtractor phrases = new PhraseExtractor();
    private final NameTagger tagger;
    private final Function<String, TokenVectors> encoder;

    RuleNames(NameTagger tagger, Function<String, TokenVectors> encoder) {
        this.tagger = tagger;
        this.encoder = encoder;
    }

    /// Those of the file's texts in which a name is typed.
    ///
    /// @param file lines of {"title", "text"}
    List<Tagged> read(Path file) throws IOException {
        return Files.readAllLines(file).parallelStream()
                .map(this::tagged)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Tagged> tagged(String line) {
        try {
            var record = JSON.readTree(line);
            var text = record.path("text").asText();
            return tagged(record.path("title").asText(), text.substring(0, Math.min(MOST, text.length())));
        } catch (JsonProcessingException e) {
            throw new BadInput("not a line of JSON: " + line, e);
        }
    }

    private Optional<Tagged> tagged(String title, String text) {
        var names = names(title, text);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var sentences = NameTagger.words(text);
        var tags = new ArrayList<Long>();
        for (var sentence : sentences) {
            for (int i = 0; i < sentence.size(); i++) tags.add(tag(text, sentence, i, names));
        }
        var input = WordInput.of(text, sentences, encoder.apply(text));
        return Optional.of(
                new Tagged(input, tags.stream().mapToLong(Long::longValue).toArray()));
    }

    /// The names that rules type, longest first, so that no part of one counts.
    private List<Name> names(String title, String text) {
        var names = new ArrayList<Name>();
        phrases.extract(title, text).mentions().stream()
                .map(Mention::entity)
                .filter(entity -> tagger.types().contains(TYPES.getOrDefault(entity.type(), "")))
                .filter(entity -> Character.isUpperCase(entity.name().codePointAt(0)))
                .sorted(Comparator.comparingInt(entity -> -entity.name().length()))
                .forEach(entity -> {
                    var name = entity.name();
                    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                        var span = new Span(at, at + name.length());
                        if (isWhole(text, span) && names.stream().noneMatch(other -> overlap(other.span(), span))) {
                            names.add(new Name(span, TYPES.get(entity.type())));
                        }
                    }
                });
        return names;
    }

    private static boolean isWhole(String text, Span span) {
        return (span.start() == 0 || !Character.isLetterOrDigit(text.charAt(span.start() - 1)))
                && (span.end() == text.length() || !Character.isLetterOrDigit(text.charAt(span.end())));
    }

    private static boolean overlap(Span one, Span other) {
        return one.start() < other.end() && other.start() < one.end();
    }

    private long tag(String text, List<Span> sentence, int i, List<Name> names) {
        var word = sentence.get(i);
        for (var name : names) {
            if (!overlap(name.span(), word)) continue;
            boolean first = i == 0 || sentence.get(i - 1).end() <= name.span().start();
            return LinearChain.only(tagger.first(name.type()) + (first ? 0 : 1));
        }
        boolean near = isMarked(text, sentence, i - 1) || isMarked(text, sentence, i + 1);
        boolean open = isMarked(text, sentence, i) || near && (word.length() <= SMALL || isNumber(word.of(text)));
        return open ? LinearChain.ANY : LinearChain.only(0);
    }

    /// Whether a word looks as one of a name does: `Ada`, `iPhone`, `6PR`.
    private static boolean isMarked(String text, List<Span> sentence, int i) {
        if (i < 0 || i >= sentence.size()) {
            return false;
        }
        var word = sentence.get(i).of(text);
        return word.chars().anyMatch(Character::isUpperCase)
                || word.chars().anyMatch(Character::isDigit) && !isNumber(word);
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }
}
