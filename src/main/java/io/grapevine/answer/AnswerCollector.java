package io.grapevine.answer;

import io.grapevine.domain.Answer;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.domain.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Puts the events of one answer together to one `Answer`; used by one thread.
public final class AnswerCollector implements Consumer<AnswerEvent> {

    private final List<String> degraded = new ArrayList<>();
    private String question;
    private String conversation;
    private Routing routing;
    private Evidence evidence = Evidence.NONE;
    private AnswerEvent.Done done;

    public AnswerCollector(Question asked) {
        question = asked.text();
        conversation = asked.conversationId().orElse(null);
    }

    @Override
    public void accept(AnswerEvent event) {
        switch (event) {
            case AnswerEvent.Conversation(var id, var title) -> conversation = id;
            case AnswerEvent.Rewritten(var standalone) -> question = standalone;
            case AnswerEvent.Routed(var decided) -> routing = decided;
            case AnswerEvent.EvidenceFound(var found) -> evidence = found;
            case AnswerEvent.Degraded(var what, var reason) -> degraded.add(what + ": " + reason);
            case AnswerEvent.Done end -> done = end;
            case AnswerEvent.Token token -> {} // Done has the whole text
            case AnswerEvent.Cited cited -> {} // Done has them all
            case AnswerEvent.Failed failed -> {} // thrown by the pipeline where it is collected
        }
    }

    /// @throws IllegalStateException before `Done` has come
    public Answer answer() {
        if (done == null) {
            throw new IllegalStateException("the answer is not done");
        }
        return new Answer(
                question,
                done.answer(),
                done.answered(),
                done.citations(),
                routing,
                done.mode(),
                done.generator(),
                evidence,
                List.copyOf(degraded),
                done.timingsMs(),
                done.usage(),
                conversation);
    }
}
