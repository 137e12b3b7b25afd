package io.grapevine.answer.generate;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.answer.read.Terms;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.domain.Question;
import io.grapevine.domain.Route;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.language.QuestionScope;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Decides whether what was found bears on the question at all.
///
/// It does where similarity + 0.4 coverage reaches 0.75; similarity is the cosine of the question with the
/// closest passage, coverage the share of the question's content words that occur in the passages. A question
/// whose names (words in capitals behind its first) occur in no passage needs a similarity of 0.70 besides.
///
/// Measured with `bge-small-en-v1.5-q`, 8 passages a question: of 234 questions asked of the collection that
/// they belong to (two public question sets and the samples') 231 pass; of 200 asked of the samples, which have
/// nothing to do with them, none passes.
public final class Relevance {

    private static final Logger LOG = Logger.getLogger(Relevance.class);
    private static final double ENOUGH = 0.75;
    private static final double COVERAGE = 0.4;
    private static final double ENOUGH_WITHOUT_NAMES = 0.70;
    /// Where the question has no vector: most of its words occur.
    private static final double ENOUGH_BY_WORDS = 0.6;

    private static final int PASSAGES = 8;
    private static final Pattern NAME = Pattern.compile("(?<=\\S )\\p{Lu}[\\p{L}\\p{N}'’-]*");

    /// Stems of words that speak of the documents themselves and occur in none.
    private static final Set<String> OF_THE_DOCUMENTS =
            Terms.of("main topics topic documents files collection contents overview "
                    + "summary summarise summarize general broad subjects texts corpus mention mentions");

    private final EmbeddingModel embedding;

    public Relevance(EmbeddingModel embedding) {
        this.embedding = embedding;
    }

    /// @param vector embedding of the question, normalised; empty where it could not be had: then words alone
    ///               decide
    public boolean bearsOn(Question asking, Route route, Evidence evidence, float[] vector) {
        if (evidence.isEmpty()) {
            return false;
        }
        var question = asking.text();
        if (route == Route.OVERVIEW && QuestionScope.isWhole(question)) {
            return true; // whatever the documents hold answers it
        }
        var terms = new HashSet<String>();
        evidence.passages().stream()
                .limit(PASSAGES)
                .map(ScoredPassage::passage)
                .forEach(passage -> terms.addAll(Terms.of(passage.embeddedText())));
        var asked = new HashSet<>(Terms.of(question));
        asked.removeAll(OF_THE_DOCUMENTS);
        var coverage =
                asked.isEmpty() ? 1 : asked.stream().filter(terms::contains).count() / (double) asked.size();
        if (asked.isEmpty() && route == Route.OVERVIEW) {
            return true; // what are these documents about?
        }
        var measured = evidence.similarity().isPresent() ? evidence.similarity() : similarity(evidence, vector);
        if (measured.isEmpty()) {
            return coverage >= ENOUGH_BY_WORDS;
        }
        var similarity = measured.getAsDouble();
        var names = NAME.matcher(question)
                .results()
                .flatMap(name -> Terms.of(name.group()).stream())
                .collect(Collectors.toSet());
        var namesKnown = names.isEmpty() || names.stream().anyMatch(terms::contains);
        return similarity + COVERAGE * coverage >= ENOUGH && (namesKnown || similarity >= ENOUGH_WITHOUT_NAMES);
    }

    /// Of the first passage, where the retriever did not measure it; empty where there is no vector to compare.
    private OptionalDouble similarity(Evidence evidence, float[] vector) {
        if (vector.length == 0) {
            return OptionalDouble.empty();
        }
        try {
            var passage = evidence.passages().getFirst().passage();
            var first = embedding.embed(passage.embeddedText()).content().vector();
            var sum = 0.0;
            for (var i = 0; i < first.length; i++) {
                sum += first[i] * vector[i];
            }
            return OptionalDouble.of(sum);
        } catch (Unavailable e) {
            LOG.debugf("what was found is judged by its words alone: %s", e.getMessage());
            return OptionalDouble.empty();
        }
    }
}
