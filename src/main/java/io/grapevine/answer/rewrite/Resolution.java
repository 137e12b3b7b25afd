package io.grapevine.answer.rewrite;

import io.grapevine.language.Syntax;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads one follow-up question in the light of a conversation.
final class Resolution {

    /// What a candidate must reach to take a pronoun's place.
    private static final double CONFIDENT = 0.04;
    private static final double IN_OWN_WORDS = 1.2;

    private final Function<String, Syntax> reader;
    private final DialogueState state;

    Resolution(Function<String, Syntax> reader, DialogueState state) {
        this.reader = reader;
        this.state = state;
    }

    /// The question as it is meant; as it was said where that cannot be known.
    String of(String said) {
        var text = reader.apply(said);
        int asks = firstWordThatAsks(text);
        var own = asks == 0 ? state : state.with(saidBefore(text, asks));
        var fragment = Fragment.of(text);
        if (fragment.isPresent() && asks == 0) {
            var read = fragment(fragment.get());
            if (read.isPresent()) {
                return read.get();
            }
        }
        var listed = ordinal(text);
        if (listed.isPresent()) {
            return listed.get();
        }
        var replaced = pronouns(text, asks, own);
        if (replaced.isPresent()) {
            return replaced.get();
        }
        var kind = new KindAnaphora(text, asks);
        if (kind.isThere()) {
            return topic().map(kind::with).orElse(said);
        }
        var question = text.from(asks);
        var ellipsis = new Ellipsis(question);
        return asks == 0 && Pronouns.of(text, 0).isEmpty() && ellipsis.leavesOut(state.referents())
                ? topic().map(ellipsis::with).orElse(said)
                : said;
    }

    /// The last sentence's first word, where it is not the only sentence.
    private static int firstWordThatAsks(Syntax text) {
        int last = text.words().isEmpty() ? 0 : text.words().getLast().sentence();
        for (int i = 0; i < text.words().size(); i++) {
            if (text.word(i).sentence() == last) {
                return i;
            }
        }
        return 0;
    }

    private static List<Referent> saidBefore(Syntax text, int asks) {
        return text.nouns().stream()
                .filter(noun -> noun.to() <= asks)
                .map(noun -> Referent.of(noun, noun.type(), false, true, IN_OWN_WORDS))
                .toList();
    }

    private Optional<String> fragment(Fragment fragment) {
        if (state.question().isEmpty()) {
            return Optional.empty();
        }
        return new Analogy(state.question().get(), fragment)
                .wording()
                .or(() -> fragment.noun()
                        .filter(noun -> !noun.proper())
                        .flatMap(noun -> topic())
                        .map(topic -> new Ellipsis(fragment.rest()).with(topic)));
    }

    private Optional<String> ordinal(Syntax text) {
        return Ordinals.of(text).flatMap(place -> {
            var items = Ordinals.listed(state.answer(), List.of(reader.apply(cut(state.answer()))));
            var found = items.isEmpty() && state.question().isPresent()
                    ? Ordinals.listed("", List.of(state.question().get()))
                    : items;
            return place.in(found).map(item -> replaced(text, List.of(new Change(place.from(), place.to(), item))));
        });
    }

    private static String cut(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500);
    }

    private Optional<Referent> topic() {
        return state.referents().stream().filter(r -> r.asked() && !r.group()).findFirst();
    }

    private record Change(int from, int to, String text) {}

    private Optional<String> pronouns(Syntax text, int asks, DialogueState own) {
        var changes = new ArrayList<Change>();
        var kinds = new ArrayList<Pronoun.Kind>();
        for (var pronoun : Pronouns.of(text, asks)) {
            if (kinds.contains(pronoun.kind())) {
                continue; // the name stands there already
            }
            antecedent(own, pronoun, text).ifPresent(referent -> {
                kinds.add(pronoun.kind());
                changes.add(new Change(pronoun.from(), pronoun.to(), inPlaceOf(pronoun, referent)));
            });
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of(replaced(text, changes));
    }

    private static String inPlaceOf(Pronoun pronoun, Referent referent) {
        if (pronoun.possessive()) {
            return Wording.possessive(referent);
        }
        return pronoun.kind() == Pronoun.Kind.PLACE ? "in " + referent.name() : referent.name();
    }

    private static Optional<Referent> antecedent(DialogueState state, Pronoun pronoun, Syntax text) {
        return state.referents().stream()
                .filter(referent -> !isNamed(text, referent))
                .filter(referent -> score(referent, pronoun) >= CONFIDENT)
                .max(Comparator.comparingDouble(referent -> score(referent, pronoun)));
    }

    private static boolean isNamed(Syntax text, Referent referent) {
        return text.nouns().stream().anyMatch(noun -> noun.key().equals(referent.key()));
    }

    private static double score(Referent referent, Pronoun pronoun) {
        return referent.salience() * Agreement.of(referent, pronoun.kind());
    }

    private static String replaced(Syntax text, List<Change> changes) {
        var out = new StringBuilder();
        int at = 0;
        for (var change : changes) {
            out.append(text.text(), at, text.word(change.from()).span().start()).append(change.text());
            at = text.word(change.to() - 1).span().end();
        }
        return out.append(text.text().substring(at)).toString();
    }
}
