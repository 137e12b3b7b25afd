package io.grapevine.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class ChatClientTest {

    private static final int PIECES = 1_000; // more than wait between two threads

    /// Reads the whole reply before `chat` returns.
    private static final class Immediate implements StreamingChatModel {

        final CountDownLatch read = new CountDownLatch(1);
        volatile boolean readWhileItStreamed;

        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            handler.onPartialResponse("x");
            try {
                readWhileItStreamed = read.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            for (var i = 1; i < PIECES; i++) {
                handler.onPartialResponse("x");
            }
            handler.onCompleteResponse(ChatResponse.builder()
                    .aiMessage(AiMessage.from("x".repeat(PIECES)))
                    .finishReason(FinishReason.STOP)
                    .build());
        }
    }

    @Test
    void a_model_that_replies_on_the_thread_that_asks_is_read_while_it_streams() {
        var model = new Immediate();

        var reply =
                client(model).stream(List.of(UserMessage.from("hello")), piece -> model.read.countDown(), usage -> {});

        assertThat(reply.text()).isEqualTo("x".repeat(PIECES));
        assertThat(model.readWhileItStreamed).isTrue();
    }

    private static ChatClient client(StreamingChatModel model) {
        var config = TestChat.config(Map.of());
        return new ChatClient(
                "stand-in",
                model,
                config,
                new Spending(config, new SimpleMeterRegistry(), new TestChat.Ledger(), Clock.systemUTC()));
    }
}
