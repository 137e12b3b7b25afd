package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.SegmentColumns.Name;
import io.grapevine.domain.EntityType;
import io.grapevine.graph.index.PassageRow;
import io.grapevine.graph.index.PassageRow.MentionRow;
import io.grapevine.graph.index.PassageRow.RelationRow;
import io.grapevine.language.EntityKey;
import io.grapevine.language.Gazetteer;
import io.grapevine.language.PhraseExtractor;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.stream.IntStream;

/// Makes a segment of passages: first all titles are told, then the passages are added, those of a document one
/// behind the other.
///
/// A passage whose text names the title of another document of the collection is tied to it too; that is found
/// by a gazetteer of the titles, so that what the store keeps of a passage never depends on other documents.
/// Takes about a kilobyte of heap a passage until it is built. Not thread-safe.
final class SegmentBuilder {

    /// In place of the weight of a mention that only the title of another document makes.
    static final float NAMES_A_TITLE = -1;

    private final WalkIndex older;
    private final Texts.Builder passageIds = new Texts.Builder();
    private final Texts.Builder documentIds = new Texts.Builder();
    private final Texts.Builder titles = new Texts.Builder();
    private final Texts.Builder keys = new Texts.Builder();
    private final Texts.Builder names = new Texts.Builder();
    private final Ints documentOf = new Ints();
    private final Ints documentEnds = new Ints();
    private final Ints types = new Ints();
    private final Ints mentionPassage = new Ints();
    private final Ints mentionEntity = new Ints();
    private final Ints mentionWeight = new Ints();
    private final Ints relationPassage = new Ints();
    private final Ints relationSubject = new Ints();
    private final Ints relationObject = new Ints();
    private final Ints relationWeight = new Ints();
    private final LongIntMap numbers = new LongIntMap(); // of entities, plus 1
    private final LongIntMap titleKeys = new LongIntMap();
    private final LongIntMap titleStarts = new LongIntMap(); // most words of a title, by its first word
    private final Gazetteer gazetteer = new Gazetteer(new TitleNames());
    private long[] hashes = new long[64];
    private int passages;
    private int entities;
    private int longestKey;
    private String document = "";

    /// @param older what is there of the collection already
    SegmentBuilder(WalkIndex older) {
        this.older = older;
    }

    static Segment of(Iterable<PassageRow> rows, WalkIndex older) {
        var builder = new SegmentBuilder(older);
        rows.forEach(row -> builder.title(row.title()));
        rows.forEach(builder::add);
        return builder.build();
    }

    /// Tells the title of a document whose passages come.
    void title(String title) {
        var key = EntityKey.of(PhraseExtractor.withoutBracket(title));
        long first = KeyHash.of(Gazetteer.firstWord(key));
        titleKeys.put(KeyHash.of(key), 1);
        titleStarts.put(first, Math.max(titleStarts.get(first), Gazetteer.words(key)));
    }

    private final class TitleNames implements Gazetteer.Names {

        @Override
        public int longest(String firstWord) {
            return Math.max(titleStarts.get(KeyHash.of(firstWord)), older.longestKey());
        }

        @Override
        public boolean has(String key) {
            return titleKeys.get(KeyHash.of(key)) != 0 || older.isTitle(key);
        }
    }

    void add(PassageRow row) {
        if (!row.documentId().equals(document) || passages == 0) {
            document = row.documentId();
            documentIds.add(document);
            titles.add(row.title());
            documentEnds.add(passages);
        }
        documentOf.add(documentEnds.size() - 1);
        int passage = passageIds.add(row.id());
        passages++;
        documentEnds.set(documentEnds.size() - 1, passages);
        int before = mentionEntity.size();
        for (var mention : row.mentions()) {
            if (mention.weight() > 0 || titleKeys.get(KeyHash.of(mention.key())) != 0) {
                mention(passage, entity(mention), mention.weight());
            }
        }
        for (var match : gazetteer.matches(row.text())) {
            if (!match.isPartOfName(row.text())) {
                nameTitle(passage, before, match, row.text());
            }
        }
        row.relations().forEach(relation -> relate(passage, relation));
    }

    private void nameTitle(int passage, int before, Gazetteer.Match match, String text) {
        int entity = entity(new MentionRow(match.key(), match.span().of(text), EntityType.OTHER, NAMES_A_TITLE));
        if (IntStream.range(before, mentionEntity.size()).noneMatch(i -> mentionEntity.get(i) == entity)) {
            mention(passage, entity, NAMES_A_TITLE);
        }
    }

    private void mention(int passage, int entity, float weight) {
        mentionPassage.add(passage);
        mentionEntity.add(entity);
        mentionWeight.add(weight);
    }

    private void relate(int passage, RelationRow relation) {
        int subject = numbers.get(KeyHash.of(relation.subject()));
        int object = numbers.get(KeyHash.of(relation.object()));
        if (subject != 0 && object != 0) {
            relationPassage.add(passage);
            relationSubject.add(subject - 1);
            relationObject.add(object - 1);
            relationWeight.add(relation.weight());
        }
    }

    private int entity(MentionRow mention) {
        long hash = KeyHash.of(mention.key());
        int known = numbers.get(hash);
        if (known != 0) {
            return known - 1;
        }
        hashes = entities == hashes.length ? Arrays.copyOf(hashes, 2 * entities) : hashes;
        hashes[entities++] = hash;
        numbers.put(hash, entities);
        keys.add(mention.key());
        names.add(mention.name());
        types.add(mention.type().ordinal());
        longestKey = Math.max(longestKey, Gazetteer.words(mention.key()));
        return entities - 1;
    }

    Segment build() {
        var columns = new EnumMap<Name, Object>(Name.class);
        put(columns, Name.PASSAGE_ID_ENDS, Name.PASSAGE_IDS, passageIds);
        put(columns, Name.DOCUMENT_ID_ENDS, Name.DOCUMENT_IDS, documentIds);
        put(columns, Name.DOCUMENT_TITLE_ENDS, Name.DOCUMENT_TITLES, titles);
        put(columns, Name.ENTITY_KEY_ENDS, Name.ENTITY_KEYS, keys);
        put(columns, Name.ENTITY_NAME_ENDS, Name.ENTITY_NAMES, names);
        columns.put(Name.PASSAGE_SLOTS, slots(passageIds));
        columns.put(Name.DOCUMENT_SLOTS, slots(documentIds));
        columns.put(Name.PASSAGE_DOCUMENT, documentOf.toArray());
        columns.put(Name.DOCUMENT_ENDS, documentEnds.toArray());
        columns.put(Name.ENTITY_HASH, Arrays.copyOf(hashes, entities));
        columns.put(Name.ENTITY_SLOTS, KeyHash.slots(hashes, entities));
        columns.put(Name.LONGEST_KEY, new int[] {longestKey});
        var types = new byte[entities];
        var isTitle = new byte[entities];
        for (int e = 0; e < entities; e++) {
            types[e] = (byte) this.types.get(e);
            isTitle[e] = (byte) titleKeys.get(hashes[e]);
        }
        columns.put(Name.ENTITY_TYPE, types);
        columns.put(Name.ENTITY_IS_TITLE, isTitle);
        putMentions(columns);
        return new Segment(SegmentColumns.of(columns));
    }

    private void putMentions(EnumMap<Name, Object> columns) {
        var byPassage = mentionPassage.rows(passages);
        columns.put(Name.MENTION_ENDS, byPassage.ends());
        columns.put(Name.MENTION_ENTITY, byPassage.pick(mentionEntity));
        columns.put(Name.MENTION_WEIGHT, byPassage.pickFloats(mentionWeight));
        var byEntity = mentionEntity.rows(entities);
        columns.put(Name.MENTIONED_ENDS, byEntity.ends());
        columns.put(Name.MENTIONED_PASSAGE, byEntity.pick(mentionPassage));
        columns.put(Name.MENTIONED_WEIGHT, byEntity.pickFloats(mentionWeight));
        putRelations(columns, holders(byEntity.ends()));
    }

    /// How many passages of the collection mention each entity.
    private int[] holders(int[] mentionedEnds) {
        var holders = new int[entities];
        for (int e = 0; e < entities; e++) {
            holders[e] = mentionedEnds[e] - (e == 0 ? 0 : mentionedEnds[e - 1]) + older.mentions(hashes[e]);
        }
        return holders;
    }

    private void putRelations(EnumMap<Name, Object> columns, int[] holders) {
        columns.put(Name.RELATION_ENDS, relationPassage.rows(passages).ends());
        int n = relationPassage.size();
        var relations = new int[Segment.RELATION * n];
        var end = new Ints();
        var number = new Ints();
        for (int i = 0; i < n; i++) {
            int subject = relationSubject.get(i);
            int object = relationObject.get(i);
            double commoner = Math.max(1, Math.max(holders[subject], holders[object]));
            float weight = (float) (relationWeight.getFloat(i) / Math.sqrt(commoner));
            int[] numbers = {
                subject, object, relationPassage.get(i), relationWeight.get(i), Float.floatToRawIntBits(weight)
            };
            System.arraycopy(numbers, 0, relations, Segment.RELATION * i, Segment.RELATION);
            if (subject != object) { // a loop would only keep mass where it is
                end.add(subject);
                number.add(i);
                end.add(object);
                number.add(i);
            }
        }
        columns.put(Name.RELATION, relations);
        var byEntity = end.rows(entities);
        columns.put(Name.RELATED_ENDS, byEntity.ends());
        columns.put(Name.RELATED, byEntity.pick(number));
    }

    private static void put(EnumMap<Name, Object> columns, Name ends, Name bytes, Texts.Builder texts) {
        columns.put(ends, texts.ends());
        columns.put(bytes, texts.bytes());
    }

    private static int[] slots(Texts.Builder texts) {
        return KeyHash.slots(texts.hashes(), texts.count());
    }
}
