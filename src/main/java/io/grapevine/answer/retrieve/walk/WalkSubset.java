package io.grapevine.answer.retrieve.walk;

import io.grapevine.answer.retrieve.walk.WalkIndex.Part;
import java.util.List;

/// The part of an index that some documents make, as if nothing else were stored: a segment of them alone. In time
/// proportional to that part.
final class WalkSubset {

    private interface PassageWork {
        void at(Segment segment, int passage);
    }

    private WalkSubset() {}

    static WalkIndex of(WalkIndex whole, Iterable<String> documents) {
        var builder = new SegmentBuilder(WalkIndex.EMPTY);
        forEachPassage(whole, documents, (segment, passage) -> builder.title(segment.title(passage)));
        forEachPassage(whole, documents, (segment, passage) -> builder.add(segment.row(passage)));
        return new WalkIndex(List.of(new Part(builder.build(), Gone.NONE)), whole.sameNames(), whole.weights());
    }

    private static void forEachPassage(WalkIndex whole, Iterable<String> documents, PassageWork work) {
        for (var id : documents) {
            for (var part : whole.parts()) {
                int d = part.segment().document(id);
                for (int p = d < 0 ? 0 : part.segment().firstPassage(d);
                        d >= 0 && p < part.segment().behindPassages(d);
                        p++) {
                    if (!part.gone().has(p)) {
                        work.at(part.segment(), p);
                    }
                }
            }
        }
    }
}
