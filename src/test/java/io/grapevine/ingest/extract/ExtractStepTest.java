package io.grapevine.ingest.extract;

import io.grapevine.domain.Extraction;
import io.grapevine.domain.Passage;
import io.grapevine.ingest.Drafts;
import io.grapevine.ingest.flow.Draft;
import io.grapevine.ingest.flow.EmbeddedPart;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExtractStepTest {

    @Test
    void a_document_whose_reading_fails_is_named_and_the_others_go_on() {
        var told = new Drafts.Told();
        var step = new ExtractStep(new Deep(), told);

        var read = step.extract(List.of(part(Drafts.shortOne("a", "x")), part(Drafts.shortOne("deep", "y"))));

        assertThat(read).hasSize(1);
        assertThat(read.getFirst().complete()).isTrue();
        assertThat(told.lines).containsExactly("failed deep cannot be read for entities (StackOverflowError)");
        assertThat(step.extract(List.of(part(abandoned())))).isEmpty();
    }

    private static Draft abandoned() {
        var draft = Drafts.shortOne("gone", "z");
        draft.abandon();
        return draft;
    }

    private static EmbeddedPart part(Draft draft) {
        return new EmbeddedPart(Drafts.whole(draft), List.of(new float[] {1}), List.of(Map.of()));
    }

    private static final class Deep implements Extractor {

        @Override
        public Result extract(List<Passage> passages) {
            if (passages.getFirst().source().equals("deep")) {
                throw new StackOverflowError();
            }
            return new Result(List.of(new Extraction(List.of(), List.of())), true);
        }

        @Override
        public String version() {
            return "deep";
        }
    }
}
