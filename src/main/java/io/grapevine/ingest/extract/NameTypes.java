package io.grapevine.ingest.extract;

import io.grapevine.domain.Entity;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.Extraction;
import io.grapevine.domain.Mention;
import io.grapevine.language.EntityKey;
import io.grapevine.language.Name;
import io.grapevine.language.PhraseExtractor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The types that the tagger gives the names of a passage, for the entities whose type no rule tells.
public final class NameTypes {

    private static final Map<String, EntityType> TYPES =
            Map.of("person", EntityType.PERSON, "place", EntityType.PLACE, "organisation", EntityType.ORGANISATION);

    private NameTypes() {}

    /// By the entity's key, the type that most of its mentions have; names of other types are left out.
    public static Map<String, EntityType> of(String text, List<Name> names) {
        var counts = new TreeMap<String, Map<EntityType, Integer>>();
        for (var name : names) {
            var type = TYPES.get(name.type());
            var key = EntityKey.of(name.span().of(text));
            if (type != null && !key.isEmpty() && isTold(type, key)) {
                counts.computeIfAbsent(key, k -> new TreeMap<>()).merge(type, 1, Integer::sum);
            }
        }
        var types = new HashMap<String, EntityType>();
        counts.forEach((key, times) -> types.put(
                key,
                times.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey()));
        return types;
    }

    /// A name of one word is a place's at most: the store takes a type before none, so that one wrong tag would make
    /// a grape a person in all documents.
    private static boolean isTold(EntityType type, String key) {
        return type == EntityType.PLACE || key.indexOf(' ') > 0;
    }

    /// The extraction with a type for each name that had none: its own, or that of the tagged name which it ends
    /// with (`inspector Anna Roth`).
    public static Extraction complete(Extraction read, Map<String, EntityType> types) {
        if (types.isEmpty()) {
            return read;
        }
        var mentions = read.mentions().stream()
                .map(mention -> complete(mention, types))
                .toList();
        return new Extraction(mentions, read.triples());
    }

    private static Mention complete(Mention mention, Map<String, EntityType> types) {
        var entity = mention.entity();
        if (entity.type() != EntityType.OTHER || PhraseExtractor.weightOf(entity.name()) < 1) {
            return mention;
        }
        var key = entity.key();
        var type = types.get(key);
        for (int space = key.indexOf(' '); type == null && space >= 0; space = key.indexOf(' ', space + 1)) {
            type = types.get(key.substring(space + 1));
        }
        return type == null ? mention : new Mention(new Entity(key, entity.name(), type), mention.weight());
    }
}
