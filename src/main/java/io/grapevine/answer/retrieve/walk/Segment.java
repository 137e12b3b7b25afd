package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.SegmentColumns.Name;
import io.grapevine.domain.EntityType;
import io.grapevine.graph.index.PassageRow;
import io.grapevine.graph.index.PassageRow.MentionRow;
import io.grapevine.graph.index.PassageRow.RelationRow;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/// The graph of some documents of one collection: their passages, the entities that these mention, and what was
/// read in them, in [SegmentColumns] outside the heap. Everything is numbered from 0 within the segment; an entity is
/// the same in every segment by the [KeyHash] of its key. Immutable and thread-safe.
///
/// A passage takes some 1.5 kB: 21 mentions at 16 bytes, 13 relations at 28, and the keys and names of the
/// entities that are its own.
final class Segment {

    /// Numbers of a relation in its column: subject, object, passage, and two weights.
    static final int RELATION = 5;

    private static final EntityType[] TYPES = EntityType.values();

    private final SegmentColumns columns;
    private final Optional<Path> file;
    private final Texts passageIds;
    private final Texts documentIds;
    private final Texts titles;
    private final Texts keys;
    private final Texts names;
    private final MemorySegment passageSlots;
    private final MemorySegment documentOf;
    private final MemorySegment documentSlots;
    private final MemorySegment documentEnds;
    private final MemorySegment hashes;
    private final MemorySegment entitySlots;
    private final MemorySegment types;
    private final MemorySegment isTitle;
    private final MemorySegment mentionEnds;
    private final MemorySegment mentionEntity;
    private final MemorySegment mentionWeight;
    private final MemorySegment mentionedEnds;
    private final MemorySegment mentionedPassage;
    private final MemorySegment mentionedWeight;
    private final MemorySegment relationEnds;
    private final MemorySegment relation;
    private final MemorySegment relatedEnds;
    private final MemorySegment related;
    private final int longestKey;

    Segment(SegmentColumns columns) {
        this(columns, Optional.empty());
    }

    private Segment(SegmentColumns columns, Optional<Path> file) {
        this.columns = columns;
        this.file = file;
        this.passageIds = texts(Name.PASSAGE_ID_ENDS, Name.PASSAGE_IDS);
        this.documentIds = texts(Name.DOCUMENT_ID_ENDS, Name.DOCUMENT_IDS);
        this.titles = texts(Name.DOCUMENT_TITLE_ENDS, Name.DOCUMENT_TITLES);
        this.keys = texts(Name.ENTITY_KEY_ENDS, Name.ENTITY_KEYS);
        this.names = texts(Name.ENTITY_NAME_ENDS, Name.ENTITY_NAMES);
        this.passageSlots = columns.of(Name.PASSAGE_SLOTS);
        this.documentOf = columns.of(Name.PASSAGE_DOCUMENT);
        this.documentSlots = columns.of(Name.DOCUMENT_SLOTS);
        this.documentEnds = columns.of(Name.DOCUMENT_ENDS);
        this.hashes = columns.of(Name.ENTITY_HASH);
        this.entitySlots = columns.of(Name.ENTITY_SLOTS);
        this.types = columns.of(Name.ENTITY_TYPE);
        this.isTitle = columns.of(Name.ENTITY_IS_TITLE);
        this.mentionEnds = columns.of(Name.MENTION_ENDS);
        this.mentionEntity = columns.of(Name.MENTION_ENTITY);
        this.mentionWeight = columns.of(Name.MENTION_WEIGHT);
        this.mentionedEnds = columns.of(Name.MENTIONED_ENDS);
        this.mentionedPassage = columns.of(Name.MENTIONED_PASSAGE);
        this.mentionedWeight = columns.of(Name.MENTIONED_WEIGHT);
        this.relationEnds = columns.of(Name.RELATION_ENDS);
        this.relation = columns.of(Name.RELATION);
        this.relatedEnds = columns.of(Name.RELATED_ENDS);
        this.related = columns.of(Name.RELATED);
        this.longestKey = get(columns.of(Name.LONGEST_KEY), 0);
    }

    /// @throws IOException where the file cannot be read, or was written in another format
    static Segment map(Path file) throws IOException {
        return new Segment(SegmentColumns.map(file), Optional.of(file));
    }

    /// Writes it to a new file, from which the segment returned is mapped.
    Segment moveTo(Path file) throws IOException {
        columns.write(file);
        return map(file);
    }

    /// The file that it is mapped from; empty where it is in memory.
    Optional<Path> file() {
        return file;
    }

    private Texts texts(Name ends, Name bytes) {
        return new Texts(columns.of(ends), columns.of(bytes));
    }

    private static int get(MemorySegment ints, long i) {
        return ints.getAtIndex(ValueLayout.JAVA_INT, i);
    }

    private static int count(MemorySegment ints) {
        return (int) (ints.byteSize() / Integer.BYTES);
    }

    private static int from(MemorySegment ends, int row) {
        return row == 0 ? 0 : get(ends, row - 1L);
    }

    long bytes() {
        return columns.bytes();
    }

    int passages() {
        return count(documentOf);
    }

    int documents() {
        return count(documentEnds);
    }

    int entities() {
        return (int) (hashes.byteSize() / Long.BYTES);
    }

    /// Entries of the rows of all nodes.
    long edges() {
        return count(mentionEntity) + (long) count(relation) / RELATION;
    }

    String passageId(int passage) {
        return passageIds.get(passage);
    }

    String title(int passage) {
        return titles.get(get(documentOf, passage));
    }

    String documentId(int document) {
        return documentIds.get(document);
    }

    /// The document's passages are those from [#firstPassage] up to this one, which is not among them.
    int behindPassages(int document) {
        return get(documentEnds, document);
    }

    int firstPassage(int document) {
        return from(documentEnds, document);
    }

    /// @return -1 where it is not here
    int passage(String id) {
        return find(passageSlots, passageIds, id);
    }

    /// @return -1 where it is not here
    int document(String id) {
        return find(documentSlots, documentIds, id);
    }

    private static int find(MemorySegment slots, Texts texts, String id) {
        int size = count(slots);
        for (int at = KeyHash.first(KeyHash.of(id), size); get(slots, at) != 0; at = at + 1 & size - 1) {
            if (texts.get(get(slots, at) - 1).equals(id)) {
                return get(slots, at) - 1;
            }
        }
        return -1;
    }

    /// @param hash of its key
    /// @return -1 where it is not here
    int entity(long hash) {
        int size = count(entitySlots);
        for (int at = KeyHash.first(hash, size); get(entitySlots, at) != 0; at = at + 1 & size - 1) {
            if (hash(get(entitySlots, at) - 1) == hash) {
                return get(entitySlots, at) - 1;
            }
        }
        return -1;
    }

    long hash(int entity) {
        return hashes.getAtIndex(ValueLayout.JAVA_LONG, entity);
    }

    String key(int entity) {
        return keys.get(entity);
    }

    String name(int entity) {
        return names.get(entity);
    }

    EntityType type(int entity) {
        return TYPES[types.get(ValueLayout.JAVA_BYTE, entity)];
    }

    /// Whether one of the documents has it as its title.
    boolean isTitle(int entity) {
        return isTitle.get(ValueLayout.JAVA_BYTE, entity) != 0;
    }

    /// Words of the longest key.
    int longestKey() {
        return longestKey;
    }

    /// A passage's mentions are the entries from this one up to [#behindMentions].
    int firstMention(int passage) {
        return from(mentionEnds, passage);
    }

    int behindMentions(int passage) {
        return get(mentionEnds, passage);
    }

    int mentioned(int entry) {
        return get(mentionEntity, entry);
    }

    /// Below 0 where the passage's text names the title of another document.
    float mentionWeight(int entry) {
        return mentionWeight.getAtIndex(ValueLayout.JAVA_FLOAT, entry);
    }

    /// The passages that mention an entity are the entries from this one up to [#behindMentioning].
    int firstMentioning(int entity) {
        return from(mentionedEnds, entity);
    }

    int behindMentioning(int entity) {
        return get(mentionedEnds, entity);
    }

    int mentioning(int entry) {
        return get(mentionedPassage, entry);
    }

    float mentioningWeight(int entry) {
        return mentionedWeight.getAtIndex(ValueLayout.JAVA_FLOAT, entry);
    }

    /// The relations of an entity are the entries from this one up to [#behindRelated].
    int firstRelated(int entity) {
        return from(relatedEnds, entity);
    }

    int behindRelated(int entity) {
        return get(relatedEnds, entity);
    }

    int related(int entry) {
        return get(related, entry);
    }

    int subject(int i) {
        return get(relation, (long) RELATION * i);
    }

    int object(int i) {
        return get(relation, (long) RELATION * i + 1);
    }

    int relationPassage(int i) {
        return get(relation, (long) RELATION * i + 2);
    }

    /// By how many passages mention its entities.
    float relationWeight(int i) {
        return Float.intBitsToFloat(get(relation, (long) RELATION * i + 4));
    }

    /// A passage as it was taken in; what only its text says of other documents' titles has the weight -1.
    PassageRow row(int passage) {
        var mentions = new ArrayList<MentionRow>();
        for (int i = firstMention(passage); i < behindMentions(passage); i++) {
            int e = mentioned(i);
            mentions.add(new MentionRow(key(e), name(e), type(e), mentionWeight(i)));
        }
        var relations = new ArrayList<RelationRow>();
        for (int i = from(relationEnds, passage); i < get(relationEnds, passage); i++) {
            float weight = Float.intBitsToFloat(get(relation, (long) RELATION * i + 3));
            relations.add(new RelationRow(key(subject(i)), key(object(i)), weight));
        }
        return new PassageRow(
                passageId(passage), documentId(get(documentOf, passage)), title(passage), "", mentions, relations);
    }
}
