package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.WalkIndex.Part;
import io.grapevine.graph.index.IndexSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The segments of one collection, the oldest first, each with what is gone of it. A change of documents adds a
/// small segment of them and marks what they were as gone; segments of like size are made one now and then, by
/// reading their documents again, so that there are few and each document is read a few times in all (O'Neil et
/// al., "The Log-Structured Merge-Tree", 1996). Immutable and thread-safe.
///
/// @param version of the graph that it holds every change of
record CollectionIndex(List<Part> parts, long version) {

    /// So many segments of like size are made one, and one is so many times as large as the next smaller ones.
    private static final int FAN_OUT = 4;
    /// Segments below so many passages are of like size.
    private static final int SMALLEST = 64;
    /// Documents whose passages are read at once: most have a few, and a passage is 3 kB on its way.
    private static final int DOCUMENTS_AT_ONCE = 500;

    CollectionIndex {
        parts = List.copyOf(parts);
    }

    int passages() {
        return parts.stream().mapToInt(CollectionIndex::live).sum();
    }

    /// Reads a collection whole. Changes that come while it is read are behind its version.
    static CollectionIndex load(IndexSource source, String collection) {
        long version = source.state().version();
        var builder = new SegmentBuilder(WalkIndex.EMPTY);
        var documents = new ArrayList<String>();
        for (var page = source.documents(collection, "");
                !page.isEmpty();
                page = source.documents(collection, page.getLast().id())) {
            page.forEach(document -> {
                builder.title(document.title());
                documents.add(document.id());
            });
        }
        return new CollectionIndex(List.of(part(source, documents, builder)), version);
    }

    private static Part part(IndexSource source, List<String> documents, SegmentBuilder builder) {
        for (int from = 0; from < documents.size(); from += DOCUMENTS_AT_ONCE) {
            var some = documents.subList(from, Math.min(documents.size(), from + DOCUMENTS_AT_ONCE));
            source.passages(some).forEach(builder::add);
        }
        return new Part(builder.build(), Gone.NONE);
    }

    /// With the documents as they are now, a segment for each few hundred. Costs what the documents cost, and one bit
    /// a passage.
    CollectionIndex with(IndexSource source, List<String> changed, long now) {
        if (changed.isEmpty()) {
            return new CollectionIndex(parts, now);
        }
        var left = new ArrayList<>(parts.stream()
                .map(part -> new Part(part.segment(), part.gone().with(part.segment(), changed)))
                .toList());
        for (int from = 0; from < changed.size(); from += DOCUMENTS_AT_ONCE) {
            var some = changed.subList(from, Math.min(changed.size(), from + DOCUMENTS_AT_ONCE));
            var rows = source.passages(some);
            if (!rows.isEmpty()) {
                left.add(new Part(SegmentBuilder.of(rows, walked(left)), Gone.NONE));
            }
        }
        return new CollectionIndex(left, now);
    }

    private static WalkIndex walked(List<Part> parts) {
        return new WalkIndex(parts, SameNames.NONE, WalkWeights.DEFAULT);
    }

    /// The segments that are to be made one: the newest ones of like size, or all where half of the passages are
    /// gone; empty where there is nothing to do.
    Optional<List<Part>> toMerge() {
        int gone = parts.stream().mapToInt(part -> part.gone().count()).sum();
        if (gone > Math.max(passages(), SMALLEST)) {
            return Optional.of(parts);
        }
        int first = parts.size();
        for (int tier = 0; first > 0; tier++) {
            while (first > 0 && tier(parts.get(first - 1)) <= tier) {
                first--;
            }
            if (parts.size() - first >= FAN_OUT) {
                return Optional.of(parts.subList(first, parts.size()));
            }
        }
        return Optional.empty();
    }

    private static int tier(Part part) {
        int tier = 0;
        for (int size = live(part); size > SMALLEST; size /= FAN_OUT) {
            tier++;
        }
        return tier;
    }

    private static int live(Part part) {
        return part.segment().passages() - part.gone().count();
    }

    /// One segment of what is left of some.
    Part merged(IndexSource source, List<Part> some) {
        var others = parts.stream().filter(part -> !some.contains(part)).toList();
        var builder = new SegmentBuilder(walked(others));
        var documents = new ArrayList<String>();
        for (var part : some) {
            for (int d = 0; d < part.segment().documents(); d++) {
                if (isLive(part, d)) {
                    documents.add(part.segment().documentId(d));
                    builder.title(part.segment().title(part.segment().firstPassage(d)));
                }
            }
        }
        return part(source, documents, builder);
    }

    private static boolean isLive(Part part, int document) {
        int first = part.segment().firstPassage(document);
        return first < part.segment().behindPassages(document) && !part.gone().has(first);
    }

    /// With the merged segment in the place of those that it was made of, of which more may have gone meanwhile.
    CollectionIndex replaced(List<Part> some, Part merged) {
        var sources = new HashSet<Segment>();
        some.forEach(part -> sources.add(part.segment()));
        var live = new HashSet<String>();
        var left = new ArrayList<Part>();
        int place = 0;
        for (var part : parts) {
            if (sources.contains(part.segment())) {
                place = left.size();
                addLive(part, live);
            } else {
                left.add(part);
            }
        }
        var gone = merged.gone().with(merged.segment(), notIn(live, merged.segment()));
        left.add(place, new Part(merged.segment(), gone));
        return new CollectionIndex(left, version);
    }

    private static void addLive(Part part, Set<String> live) {
        for (int d = 0; d < part.segment().documents(); d++) {
            if (isLive(part, d)) {
                live.add(part.segment().documentId(d));
            }
        }
    }

    private static List<String> notIn(Set<String> live, Segment segment) {
        var others = new ArrayList<String>();
        for (int d = 0; d < segment.documents(); d++) {
            if (!live.contains(segment.documentId(d))) {
                others.add(segment.documentId(d));
            }
        }
        return others;
    }
}
