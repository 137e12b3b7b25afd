package io.grapevine.api.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.service.AiServices;
import io.grapevine.answer.exchange.Exchange;
import io.grapevine.conversation.AdmissionGate;
import io.grapevine.conversation.ConversationLog;
import io.grapevine.conversation.ConversationService;
import io.grapevine.conversation.Search;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import io.grapevine.domain.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LangChain4jDoorTest {

    private static final String TEXT = "Ilse Fenwright is the cellar master.";
    private static final Evidence FOUND = new Evidence(
            List.of(new ScoredPassage(
                    new Passage("p", "d", "cellars", "cellars.md", "Cellars", "", TEXT, 0, 3, 0, TEXT.length()), 0.9)),
            Subgraph.EMPTY);

    private final List<Question> asked = new ArrayList<>();
    private final List<Turn> history = new ArrayList<>();

    interface Assistant {
        String chat(String message);
    }

    @Test
    void an_assistant_answers_from_what_the_augmentor_finds_in_the_collections() {
        var assistant = AiServices.builder(Assistant.class)
                .chatModel(new Echo())
                .chatMemory(MessageWindowChatMemory.withMaxMessages(10))
                .retrievalAugmentor(door().retrievalAugmentor(Set.of("cellars")))
                .build();

        assertThat(assistant.chat("Who is the cellar master?"))
                .contains("Who is the cellar master?")
                .contains(TEXT);
        assistant.chat("And since when?");

        assertThat(asked)
                .allSatisfy(question -> assertThat(question.collections()).containsExactly("cellars"));
        assertThat(history)
                .singleElement()
                .satisfies(turn -> assertThat(turn.question()).contains("Who is the cellar master?"));
    }

    @Test
    void a_retriever_looks_in_its_collections_by_its_mode_and_says_where_passages_stand() {
        var retriever = door().contentRetriever(RetrievalMode.VECTOR, Set.of("cellars"), 3);

        assertThat(retriever.retrieve(Query.from("Who?"))).singleElement().satisfies(content -> {
            assertThat(content.textSegment().text()).isEqualTo(TEXT);
            assertThat(content.textSegment().metadata().getString("source")).isEqualTo("cellars.md");
            assertThat(content.textSegment().metadata().getInteger("page")).isEqualTo(3);
        });
        assertThat(asked.getFirst().mode()).contains(RetrievalMode.VECTOR);
        assertThatThrownBy(() -> door().contentRetriever(RetrievalMode.VECTOR, Set.of(), 0))
                .hasMessage("k must be at least 1, was 0");
    }

    private LangChain4jDoor door() {
        var search = new Search() {
            @Override
            public Evidence find(Exchange exchange) {
                asked.add(exchange.question());
                history.addAll(exchange.history());
                return FOUND;
            }

            @Override
            public Evidence search(Question question, RetrievalMode mode, int k) {
                asked.add(question);
                return FOUND;
            }
        };
        var nothingKept = new ConversationLog() {
            @Override
            public Optional<Known> find(Principal principal, String id) {
                return Optional.empty();
            }

            @Override
            public void append(Principal principal, String id, String title, Exchange exchange) {
                throw new AssertionError("nothing is kept here");
            }
        };
        return new LangChain4jDoor(new ConversationService(
                exchange -> {
                    throw new AssertionError("the assistant answers");
                },
                search,
                nothingKept,
                new AdmissionGate(10, 10, Duration.ofSeconds(1))));
    }

    /// Answers with what it was asked.
    static final class Echo implements ChatModel {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            var last = (UserMessage) request.messages().getLast();
            return ChatResponse.builder()
                    .aiMessage(AiMessage.from(last.singleText()))
                    .build();
        }
    }
}
