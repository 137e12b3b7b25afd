package io.grapevine.ingest.flow;

import io.grapevine.domain.Passage;
import java.util.List;

/// The passages of one document, made when they are asked for: those of a long document are never all in memory.
public interface Passages {

    int count();

    /// Those from one index up to another, that one not included.
    List<Passage> slice(int from, int to);

    static Passages of(List<Passage> passages) {
        return new Passages() {
            @Override
            public int count() {
                return passages.size();
            }

            @Override
            public List<Passage> slice(int from, int to) {
                return passages.subList(from, to);
            }
        };
    }
}
