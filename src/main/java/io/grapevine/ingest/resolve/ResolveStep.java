package io.grapevine.ingest.resolve;

import io.grapevine.domain.Extraction;
import io.grapevine.domain.Mention;
import io.grapevine.domain.PreparedPassage;
import io.grapevine.domain.Triple;
import io.grapevine.ingest.flow.PreparedPart;
import io.grapevine.ingest.flow.ReadPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Makes what was read of a passage into what the graph can keep: one mention for each entity, by the stronger
/// tie, and no relation of an entity that the passage does not mention, since nothing would take it away with
/// the passage.
///
/// The entity itself, its name and type after all mentions and what it was merged into, is settled in the
/// transaction that stores it, because other documents have their say in it.
public final class ResolveStep {

    public List<PreparedPart> resolve(List<ReadPart> batch) {
        return batch.stream().map(ResolveStep::resolve).toList();
    }

    private static PreparedPart resolve(ReadPart read) {
        var part = read.embedded().part();
        var passages = new ArrayList<PreparedPassage>();
        for (int i = 0; i < part.passages().size(); i++) {
            passages.add(new PreparedPassage(
                    part.passages().get(i),
                    read.embedded().vectors().get(i),
                    resolve(read.extractions().get(i))));
        }
        return new PreparedPart(part, passages, read.complete());
    }

    static Extraction resolve(Extraction read) {
        var mentions = new LinkedHashMap<String, Mention>();
        read.mentions()
                .forEach(mention ->
                        mentions.merge(mention.entity().key(), mention, (a, b) -> b.weight() > a.weight() ? b : a));
        return new Extraction(
                List.copyOf(mentions.values()),
                read.triples().stream().filter(t -> isMentioned(t, mentions)).toList());
    }

    private static boolean isMentioned(Triple triple, SequencedMap<String, Mention> mentions) {
        return mentions.containsKey(triple.subject()) && mentions.containsKey(triple.object());
    }
}
