package io.grapevine.api.langchain4j;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.ScoredPassage;
import java.util.List;
import java.util.Map;

/// Evidence as LangChain4j's contents: each passage is a text segment whose metadata say where it stands.
final class Contents {

    private Contents() {}

    static List<Content> of(Evidence evidence) {
        return evidence.passages().stream().map(Contents::of).toList();
    }

    private static Content of(ScoredPassage found) {
        var passage = found.passage();
        var metadata = Metadata.from(Map.of(
                "id", passage.id(),
                "documentId", passage.documentId(),
                "collection", passage.collection(),
                "source", passage.source(),
                "title", passage.title(),
                "page", passage.page(),
                "start", passage.start(),
                "end", passage.end()));
        return Content.from(TextSegment.from(passage.text(), metadata), Map.of(ContentMetadata.SCORE, found.score()));
    }
}
