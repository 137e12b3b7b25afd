package io.grapevine.graph.driver;

import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Document;
import io.grapevine.domain.Edition;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.Mention;
import io.grapevine.domain.Passage;
import io.grapevine.domain.PreparedPassage;
import io.grapevine.graph.entity.Aliases;
import io.grapevine.graph.search.LuceneQuery;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/// Domain records as Neo4j's values, and back.
public final class Rows {

    /// What the name of a document's property begins with that holds a field of its metadata.
    public static final String METADATA = "meta.";

    private Rows() {}

    public static Map<String, Object> of(Document d) {
        var properties = new HashMap<String, Object>(Map.of(
                "id",
                d.id(),
                "collection",
                d.collection(),
                "source",
                d.source(),
                "title",
                d.title(),
                "mediaType",
                d.mediaType(),
                "hash",
                d.hash(),
                "passages",
                d.passages(),
                "ingestedAt",
                d.ingestedAt().atOffset(ZoneOffset.UTC)));
        var edition = Edition.of(d);
        properties.put("family", edition.family().orElse(null));
        properties.put("titled", edition.titled().orElse(null));
        var superseded = Edition.superseded(d.metadata());
        properties.put("supersedes", superseded.isEmpty() ? null : superseded);
        d.metadata().forEach((field, values) -> properties.put(METADATA + field, values));
        return Map.of("id", d.id(), "collection", d.collection(), "properties", properties);
    }

    public static Document document(Value v) {
        return new Document(
                v.get("id").asString(),
                v.get("collection").asString(),
                v.get("source").asString(),
                v.get("title").asString(),
                v.get("mediaType").asString(),
                v.get("hash").asString(),
                v.get("passages").asInt(),
                v.get("ingestedAt").asOffsetDateTime().toInstant(),
                metadata(v));
    }

    /// The fields of metadata that a node has, by their names.
    public static Map<String, List<String>> metadata(Value document) {
        var metadata = new TreeMap<String, List<String>>();
        for (var property : document.keys()) {
            if (property.startsWith(METADATA)) {
                metadata.put(
                        property.substring(METADATA.length()),
                        document.get(property).asList(Value::asString));
            }
        }
        return metadata;
    }

    public static Map<String, Object> of(PreparedPassage prepared, Aliases aliases) {
        var p = prepared.passage();
        var properties = new HashMap<String, Object>(Map.of(
                "documentId",
                p.documentId(),
                "collection",
                p.collection(),
                "source",
                p.source(),
                "title",
                p.title(),
                "heading",
                p.heading(),
                "text",
                p.text(),
                "index",
                p.index(),
                "page",
                p.page(),
                "start",
                p.start(),
                "end",
                p.end()));
        properties.put("scope", LuceneQuery.scope(p.collection()));
        return Map.of(
                "id",
                p.id(),
                "document",
                p.documentId(),
                "index",
                p.index(),
                "properties",
                properties,
                "embedding",
                prepared.embedding(),
                "mentions",
                mentions(prepared).stream().map(m -> of(m, aliases)).toList());
    }

    private static Map<String, Object> of(Mention mention, Aliases aliases) {
        var read = mention.entity().key();
        var row = new HashMap<String, Object>(Map.of(
                "key",
                aliases.entityOf(read),
                "name",
                mention.entity().name(),
                "type",
                label(mention.entity().type()),
                "weight",
                mention.weight()));
        row.put("as", aliases.isMerged(read) ? read : null);
        return row;
    }

    /// One for each entity: two spellings of one key in a passage are one mention, by the stronger tie.
    public static Collection<Mention> mentions(PreparedPassage prepared) {
        var byKey = new LinkedHashMap<String, Mention>();
        for (var mention : prepared.extraction().mentions()) {
            byKey.merge(mention.entity().key(), mention, (a, b) -> b.weight() > a.weight() ? b : a);
        }
        return byKey.values();
    }

    public static List<Map<String, Object>> relations(PreparedPassage prepared, Aliases aliases) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var triple : prepared.extraction().triples()) {
            var row = new HashMap<String, Object>(Map.of(
                    "subject",
                    aliases.entityOf(triple.subject()),
                    "phrase",
                    triple.phrase(),
                    "object",
                    aliases.entityOf(triple.object()),
                    "weight",
                    triple.weight(),
                    "passage",
                    prepared.passage().id()));
            row.put("subjectAs", aliases.isMerged(triple.subject()) ? triple.subject() : null);
            row.put("objectAs", aliases.isMerged(triple.object()) ? triple.object() : null);
            rows.add(row);
        }
        return rows;
    }

    public static Passage passage(Value v) {
        return new Passage(
                v.get("id").asString(),
                v.get("documentId").asString(),
                v.get("collection").asString(),
                v.get("source").asString(),
                v.get("title").asString(),
                v.get("heading").asString(),
                v.get("text").asString(),
                v.get("index").asInt(),
                v.get("page").asInt(),
                v.get("start").asInt(),
                v.get("end").asInt());
    }

    public static Map<String, Object> of(Usage usage) {
        return Map.of("inputTokens", usage.inputTokens(), "outputTokens", usage.outputTokens(), "cost", usage.cost());
    }

    public static Usage usage(Record row) {
        return new Usage(
                row.get("inputTokens").asLong(),
                row.get("outputTokens").asLong(),
                row.get("cost").asDouble());
    }

    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static Optional<Instant> instant(Value time) {
        return time.isNull()
                ? Optional.empty()
                : Optional.of(time.asOffsetDateTime().toInstant());
    }

    /// The type that [#label] wrote.
    public static EntityType entityType(String label) {
        return EntityType.valueOf(label.toUpperCase(Locale.ROOT));
    }

    public static String label(EntityType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
