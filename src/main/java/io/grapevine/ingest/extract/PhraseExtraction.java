package io.grapevine.ingest.extract;

import io.grapevine.domain.Passage;
import io.grapevine.language.PhraseExtractor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/// Reads passages without a chat model.
@Singleton
public final class PhraseExtraction implements Extractor {

    private final PhraseExtractor phrases;

    @Inject
    public PhraseExtraction(PhraseExtractor phrases) {
        this.phrases = phrases;
    }

    @Override
    public Result extract(List<Passage> passages) {
        return new Result(
                passages.stream()
                        .map(passage -> phrases.extract(passage.title(), passage.text()))
                        .toList(),
                true);
    }

    @Override
    public String version() {
        return "phrases-1";
    }
}
