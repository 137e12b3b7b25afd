package io.grapevine.answer.read;

import io.grapevine.answer.read.Reading.Choice;
import io.grapevine.answer.read.Reading.Words;
import io.grapevine.language.Language;
import io.grapevine.llm.TokenVectors;
import io.grapevine.neural.text.SpanNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Chooses the candidates that answer a question, marks the words, and says how sure it is. Thread-safe.
///
/// Every candidate is scored by its words; the best [#CLOSER] are embedded and scored again by words and
/// closeness in meaning. Cost: the words of the evidence once, and one run of the embedding for the question
/// and each of the best.
public final class Reader {

    /// Candidates that are embedded: each costs about 4 ms, so that an answer stays below 50.
    static final int CLOSER = 4;
    /// Presence from which on a question is answered.
    public static final double ENOUGH = 0.5;
    /// Log odds that a language other than English gets: its questions have fewer words in common with the
    /// texts than those that the networks have seen. With it 79% of German and 86% of Chinese questions are
    /// answered, and 1% and 3% of those asked of other documents (every sixth question of `xquad24-de` and
    /// `-zh`).
    private static final float OTHER_LANGUAGE = 2.6f;
    /// Pieces of the longest answer; of the development questions' answers 99% are shorter.
    private static final int LONGEST_ANSWER = 24;

    private static final Pattern NAME = Pattern.compile("\\p{Lu}\\p{Ll}+(?: \\p{Lu}[\\p{L}'’-]+){1,3}");

    private final ReaderNetworks networks;
    private final Optional<TokenEncoder> encoder;

    /// @param encoder vectors of English word pieces; without it candidates are chosen by their words alone and
    ///                no words are marked
    public Reader(ReaderNetworks networks, Optional<TokenEncoder> encoder) {
        this.networks = networks;
        this.encoder = encoder;
    }

    /// Reads the candidates for a question that stands alone.
    public Reading read(String question, List<Candidate> all) {
        var focus = QuestionFocus.of(question);
        var current = Versions.of(focus, all).current();
        return choose(focus, NamedDay.keep(focus, Codes.keep(focus, current)));
    }

    private Reading choose(String focus, List<Candidate> candidates) {
        var asked = AskedFor.of(focus, candidates);
        if (candidates.isEmpty()) {
            return new Reading(focus, candidates, List.of(), 0, asked.type(), false);
        }
        var own = networks.replica();
        var lexical = new SentenceFeatures(asked, candidates).lexical(candidates);
        var scores = ReaderNetworks.scores(own.byWords(), lexical);
        Definition.of(focus).ifPresent(definition -> definition.favour(candidates, scores));
        asked.nameOf().ifPresent(name -> name.favour(candidates, scores));
        Coverage.favour(asked, candidates, scores);
        var order = best(scores, scores.length);
        var english = Language.of(focus) == Language.ENGLISH;
        if (encoder.isEmpty() || !english) {
            return byWords(own, asked, candidates, lexical, scores, order, english);
        }
        return byMeaning(own, asked, candidates, lexical, scores, order);
    }

    /// Reads on from a sentence that answers a part of the question: what remains is asked of the candidates
    /// that share a name with that sentence which the question does not have.
    ///
    /// @return the next sentence; empty where the sentence leaves nothing open or no other document goes on
    public Optional<Choice> next(Reading reading, Candidate from) {
        var hop = Hop.of(reading.question(), from);
        if (hop.isEmpty()) {
            return Optional.empty();
        }
        var reachable = reading.candidates().stream()
                .filter(candidate -> hop.get().reaches(candidate))
                .toList();
        var focus = QuestionFocus.of(hop.get().question());
        // a code among the names is one of several that go on, not one that the answer must have
        var next = choose(focus, Versions.of(focus, reachable).current());
        var open = hop.get().open();
        return next.choices().stream()
                .max(Comparator.comparingLong(
                        (Choice choice) -> choice.candidate().countOf(open)))
                .filter(choice -> next.present() >= ENOUGH || choice.candidate().countOf(open) > 0);
    }

    private static Reading byWords(
            ReaderNetworks own,
            AskedFor asked,
            List<Candidate> candidates,
            float[][] lexical,
            float[] scores,
            List<Integer> order,
            boolean english) {
        var best = order.subList(0, Math.min(CLOSER, order.size()));
        var chosen = pick(scores, best);
        var row = ofTheBest(lexical[best.getFirst()], chosen);
        var logit = ReaderNetworks.scores(own.presentByWords(), new float[][] {row})[0];
        var shift = english ? 0 : OTHER_LANGUAGE;
        var first = candidates.get(best.getFirst());
        var present =
                probability(logit + shift + Coverage.gain(asked, first) - MissingWord.cost(asked, first, candidates));
        var choices = new ArrayList<Choice>();
        for (var i = 0; i < best.size(); i++) {
            choices.add(new Choice(
                    candidates.get(best.get(i)),
                    chosen[i],
                    share(chosen, i),
                    RowAnswer.of(asked, candidates.get(best.get(i)))));
        }
        return new Reading(asked.text(), candidates, choices, present, asked.type(), false);
    }

    private Reading byMeaning(
            ReaderNetworks own,
            AskedFor asked,
            List<Candidate> candidates,
            float[][] lexical,
            float[] scores,
            List<Integer> order) {
        var best = order.subList(0, Math.min(CLOSER, order.size()));
        var question = encoder.orElseThrow().encode(asked.text());
        var vectors = best.stream()
                .map(i -> encoder.orElseThrow().encode(candidates.get(i).text()))
                .toList();
        var rows = SentenceFeatures.withMeaning(
                best.stream().map(i -> lexical[i]).toArray(float[][]::new), pick(scores, best), question, vectors);
        var closer = ReaderNetworks.sum(ReaderNetworks.scores(own.byMeaning(), rows), pick(scores, best));
        var again = best(closer, closer.length);
        var sorted = pick(closer, again);
        var choices = new ArrayList<Choice>();
        for (var i = 0; i < again.size(); i++) {
            var at = again.get(i);
            var candidate = candidates.get(best.get(at));
            choices.add(new Choice(
                    candidate,
                    sorted[i],
                    share(sorted, i),
                    words(own.span(), asked, question, candidate, vectors.get(at))));
        }
        var words = ofTheBest(lexical[best.get(again.getFirst())], pick(scores, best));
        var logit = ReaderNetworks.scores(own.presentByWords(), new float[][] {words})[0]
                + ReaderNetworks.scores(
                        own.presentByMeaning(), new float[][] {ofTheBest(rows[again.getFirst()], sorted)})[0]
                + Coverage.gain(asked, choices.getFirst().candidate())
                - MissingWord.cost(asked, choices.getFirst().candidate(), candidates);
        return new Reading(asked.text(), candidates, choices, probability(logit), asked.type(), true);
    }

    private static double probability(float logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /// The features by which presence is told: those of the best candidate, its score, lead and share.
    static float[] ofTheBest(float[] best, float[] sorted) {
        var row = Arrays.copyOf(best, best.length + ReaderNetworks.OF_THE_BEST);
        row[best.length] = sorted[0] / 5;
        row[best.length + 1] = sorted.length > 1 ? Math.min(2, (sorted[0] - sorted[1]) / 5) : 2;
        row[best.length + 2] = (float) share(sorted, 0);
        return row;
    }

    static Optional<Words> words(
            SpanNetwork span, AskedFor asked, TokenVectors question, Candidate candidate, TokenVectors vectors) {
        var text = candidate.text();
        if (!candidate.cells().isEmpty()) {
            return RowAnswer.of(asked, candidate);
        }
        if (vectors.size() == 0 || asked.type() == AnswerType.CONFIRMATION) {
            return Optional.empty();
        }
        var named = asked.nameOf().flatMap(name -> name.in(text));
        if (named.isPresent()) {
            return named;
        }
        var scores = span.scores(SpanFeatures.input(asked, question, text, vectors));
        var best = SpanNetwork.best(scores, LONGEST_ANSWER);
        var words = wholeWords(text, vectors.starts()[best[0]], vectors.ends()[best[1]]);
        return asked.type() == AnswerType.PERSON
                        && words.filter(w -> AnswerType.PERSON.isIn(" " + w.of(text), ""))
                                .isEmpty()
                ? name(asked, text).or(() -> words)
                : words;
    }

    /// The first name of several words that the question does not have: it asks for a person.
    private static Optional<Words> name(AskedFor asked, String text) {
        return NAME.matcher(text)
                .results()
                .filter(name -> !asked.weights().keySet().containsAll(Terms.of(name.group())))
                .map(name -> new Words(name.start(), name.end()))
                .findFirst();
    }

    /// Widened to whole words, without marks at the ends.
    private static Optional<Words> wholeWords(String text, int start, int end) {
        while (start > 0
                && start < text.length()
                && Character.isLetterOrDigit(text.charAt(start - 1))
                && Character.isLetterOrDigit(text.charAt(start))) {
            start--;
        }
        while (end < text.length()
                && end > 0
                && Character.isLetterOrDigit(text.charAt(end))
                && Character.isLetterOrDigit(text.charAt(end - 1))) {
            end++;
        }
        var stop = text.indexOf(". ", start);
        end = stop > start && stop < end ? stop : end; // an answer does not go over the end of a sentence
        while (end > start && " ,.;:!?".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        while (start < end && " ,.;:!?".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return start < end ? Optional.of(new Words(start, end)) : Optional.empty();
    }

    static List<Integer> best(float[] scores, int most) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .limit(most)
                .toList();
    }

    private static float[] pick(float[] scores, List<Integer> order) {
        var picked = new float[order.size()];
        for (var i = 0; i < picked.length; i++) {
            picked[i] = scores[order.get(i)];
        }
        return picked;
    }

    private static double share(float[] scores, int i) {
        var sum = 0.0;
        for (var score : scores) {
            sum += Math.exp(score - scores[i]);
        }
        return 1 / sum;
    }
}
