package io.grapevine.ingest.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// Puts the parts of documents together to batches that are worth a call of the embedding model: short documents
/// share one, long ones are cut. To be used by one thread.
public final class Batches {

    /// Some batches are under way at once, so this bounds what a killed run has embedded in vain; more in one
    /// call are not embedded faster.
    public static final int PASSAGES = 64;

    private final ToIntFunction<Draft> begin;
    private final Consumer<List<Part>> next;
    private List<Part> batch = new ArrayList<>();
    private int passages;

    /// @param begin how many passages of a long document are stored already
    public Batches(ToIntFunction<Draft> begin, Consumer<List<Part>> next) {
        this.begin = begin;
        this.next = next;
    }

    public void add(Draft draft) {
        int count = draft.passages().count();
        if (!draft.isStaged()) {
            add(new Part(draft, 0, draft.passages().slice(0, count)));
            return;
        }
        int from = begin.applyAsInt(draft);
        do {
            if (draft.isAbandoned()) {
                return;
            }
            int to = Math.min(from + PASSAGES, count);
            add(new Part(draft, from, draft.passages().slice(from, to)));
            from = to;
        } while (from < count);
    }

    /// Hands on what has not made a whole batch.
    public void flush() {
        if (!batch.isEmpty()) {
            var whole = batch;
            batch = new ArrayList<>();
            passages = 0;
            next.accept(whole);
        }
    }

    private void add(Part part) {
        batch.add(part);
        passages += part.passages().size();
        if (passages >= PASSAGES) {
            flush();
        }
    }
}
