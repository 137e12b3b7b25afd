package io.grapevine.api.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.injector.DefaultContentInjector;
import io.grapevine.answer.exchange.Request;
import io.grapevine.conversation.ConversationService;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Question;
import io.grapevine.domain.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The retrieval of the answer pipeline as LangChain4j's augmentor: what it finds is injected into the user's
/// message.
record GrapevineRetrievalAugmentor(ConversationService service, Set<String> collections) implements RetrievalAugmentor {

    private static final DefaultContentInjector INJECTOR = new DefaultContentInjector();

    GrapevineRetrievalAugmentor {
        collections = Set.copyOf(collections);
    }

    @Override
    public AugmentationResult augment(AugmentationRequest request) {
        var message = (UserMessage) request.chatMessage();
        var question =
                new Question(message.singleText(), collections, Optional.empty(), Optional.empty(), Optional.empty());
        var evidence = service.evidence(
                new Request(question, turns(request.metadata().chatMemory()), Optional.empty(), Principal.OWNER));
        var contents = Contents.of(evidence);
        return AugmentationResult.builder()
                .chatMessage(INJECTOR.inject(contents, message))
                .contents(contents)
                .build();
    }

    /// Each user message with the model's reply that follows it.
    private static List<Turn> turns(List<ChatMessage> memory) {
        var turns = new ArrayList<Turn>();
        if (memory == null) { // where the assistant has none
            return turns;
        }
        for (var i = 0; i + 1 < memory.size(); i++) {
            if (memory.get(i) instanceof UserMessage asked && memory.get(i + 1) instanceof AiMessage answered) {
                turns.add(new Turn(asked.singleText(), answered.text()));
            }
        }
        return turns;
    }
}
