package io.grapevine.ingest.extract;

import io.grapevine.domain.Extraction;
import io.grapevine.domain.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an extractor without a chat model read, together with what a chat model read: the union retrieves better than
/// either. A passage that the chat model missed keeps the first, and makes the result incomplete.
public final class MergedExtractor implements Extractor {

    private final Extractor first;
    private final ChatExtractor chat;

    public MergedExtractor(Extractor first, ChatExtractor chat) {
        this.first = first;
        this.chat = chat;
    }

    @Override
    public Result extract(List<Passage> passages) {
        var read = chat.read(passages);
        var base = first.extract(passages);
        var merged = new ArrayList<Extraction>();
        for (var i = 0; i < passages.size(); i++) {
            var own = base.extractions().get(i);
            merged.add(read.get(i).map(other -> Extractions.merge(own, other)).orElse(own));
        }
        return new Result(merged, base.complete() && read.stream().allMatch(Optional::isPresent));
    }

    @Override
    public String version() {
        return first.version() + "+" + chat.version();
    }
}
