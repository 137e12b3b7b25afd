package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Generation;
import io.grapevine.answer.exchange.Transcript;
import io.grapevine.domain.Citation;
import io.grapevine.domain.Community;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Route;
import io.grapevine.language.QuestionScope;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Answers without a chat model: the best sentences of the best passages as they stand there, each cited.
public final class ExtractiveGenerator implements Generator {

    static final String NAME = "extractive";
    private static final int LONGEST_LEAD_IN = 200;
    private static final Pattern LIST_MARK = Pattern.compile("^\\s*[-*•]\\s+");
    private static final Pattern REFERENCE = Pattern.compile("\\[(\\d+)]");
    /// A sentence that begins so speaks of something in the sentence before it.
    private static final Pattern POINTS_BACK = Pattern.compile(
            "^(?:It|Its|He|His|She|Her|They|Their|This|These|Those|That|Both|Such|There|Then)\\b.*", Pattern.DOTALL);

    @Override
    public Generation generate(Exchange exchange) {
        var transcript = exchange.transcript();
        var route = exchange.routing().route();
        if (route == Route.OVERVIEW
                && QuestionScope.isWhole(exchange.question().text())
                && !exchange.evidence().communities().isEmpty()) {
            writeTopics(exchange.evidence(), transcript);
            return transcript.generation(true, NAME);
        }
        var candidates = Candidates.of(exchange.evidence());
        var chosen = new SentenceChoice(exchange.question(), route, candidates).best(length(route));
        if (chosen.isEmpty()) {
            transcript.say(Refusal.text(exchange));
            return transcript.generation(false, NAME);
        }
        write(chosen, route, transcript);
        return transcript.generation(true, NAME);
    }

    /// Sentences of an answer.
    private static int length(Route route) {
        return switch (route) {
            case LOOKUP, CHITCHAT, OUT_OF_SCOPE -> 3;
            case MULTIHOP -> 4;
            case OVERVIEW -> 9;
            case AGGREGATE -> 5;
        };
    }

    private static void write(List<Candidate> chosen, Route route, Transcript transcript) {
        var list = route == Route.OVERVIEW || route == Route.AGGREGATE;
        for (var i = 0; i < chosen.size(); i++) {
            var candidate = chosen.get(i);
            if (i > 0) {
                transcript.say(list ? "\n" : " ");
            }
            transcript.say((list ? "- " : "") + withoutReferences(leadIn(candidate, chosen) + candidate.text()) + " ");
            transcript.cite(Citation.of(candidate.number(), candidate.passage(), candidate.source()));
        }
    }

    /// A number in brackets that stands in a document would read as one of our citations.
    private static String withoutReferences(String text) {
        return REFERENCE.matcher(text).replaceAll("($1)");
    }

    /// What a collection is about: of each community a document, its entities, and the sentence that speaks most
    /// of them.
    private static void writeTopics(Evidence evidence, Transcript transcript) {
        var lines = 0;
        for (var community : evidence.communities()) {
            var number = numberOf(community, evidence);
            if (number.isPresent()) {
                var passage = evidence.passages().get(number.getAsInt() - 1).passage();
                var citation = Support.cite(number.getAsInt(), passage, community.title());
                transcript.say((lines++ > 0 ? "\n" : "") + "- **" + withoutReferences(passage.title()) + "** ("
                        + withoutReferences(community.title()) + "): "
                        + withoutReferences(LIST_MARK
                                .matcher(citation.sentence())
                                .replaceFirst("")
                                .replaceAll("\\s+", " "))
                        + " ");
                transcript.cite(citation);
            }
        }
    }

    /// Of the first passage of the evidence that is one of the community's.
    private static OptionalInt numberOf(Community community, Evidence evidence) {
        return IntStream.rangeClosed(1, evidence.passages().size())
                .filter(n -> community
                        .passages()
                        .contains(evidence.passages().get(n - 1).passage().id()))
                .findFirst();
    }

    private static String leadIn(Candidate candidate, List<Candidate> chosen) {
        var before = candidate.before();
        var needed = POINTS_BACK.matcher(candidate.text()).matches()
                && !before.isEmpty()
                && before.length() <= LONGEST_LEAD_IN
                && chosen.stream().noneMatch(other -> other.text().equals(before));
        return needed ? before + " " : "";
    }
}
