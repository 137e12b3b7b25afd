package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Transcript;
import io.grapevine.domain.Community;
import io.grapevine.domain.Evidence;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Says what a collection is about: of each community a document, its entities, and the sentence that speaks
/// most of them; no sentence and no document twice.
final class Topics {

    private static final Pattern LIST_MARK = Pattern.compile("^\\s*(?:[-*•#]+|\\d+[.)])\\s+");

    private Topics() {}

    /// Returns whether there was anything to say.
    static boolean write(Evidence evidence, Transcript transcript) {
        var said = new HashSet<String>();
        for (var community : evidence.communities()) {
            var number = numberOf(community, evidence);
            if (number.isEmpty()) {
                continue;
            }
            var passage = evidence.passages().get(number.getAsInt() - 1).passage();
            var citation = Support.cite(number.getAsInt(), passage, community.title());
            if (said.add(passage.documentId()) && said.add(citation.sentence())) {
                var sentence =
                        LIST_MARK.matcher(citation.sentence()).replaceFirst("").replaceAll("\\s+", " ");
                transcript.say((said.size() > 2 ? "\n" : "") + "- **" + ExtractiveGenerator.plain(passage.title())
                        + "** (" + ExtractiveGenerator.plain(community.title()) + "): "
                        + ExtractiveGenerator.plain(sentence) + " ");
                transcript.cite(citation);
            }
        }
        return !said.isEmpty();
    }

    /// Of the first passage of the evidence that is one of the community's.
    private static OptionalInt numberOf(Community community, Evidence evidence) {
        return IntStream.rangeClosed(1, evidence.passages().size())
                .filter(n -> community
                        .passages()
                        .contains(evidence.passages().get(n - 1).passage().id()))
                .findFirst();
    }
}
