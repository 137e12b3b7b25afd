package io.grapevine.llm;

import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.EOFException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;

/// The JDK's HTTP client on virtual threads (a reply holds its thread for as long as it streams), with what LangChain4j's
/// models leave out: connecting keeps its own timeout, which they set to that of reading; and a stream that has ended
/// is told to models that wait for its last event, which may never have come.
final class ChatHttp extends JdkHttpClientBuilder {

    ChatHttp(Duration connectTimeout) {
        super.connectTimeout(connectTimeout);
        httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("chat-", 0).factory())));
    }

    @Override
    public JdkHttpClientBuilder connectTimeout(Duration ofReading) {
        return this;
    }

    @Override
    public JdkHttpClient build() {
        return new JdkHttpClient(this) {
            @Override
            public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
                super.execute(request, parser, new EndTold(listener));
            }
        };
    }

    private record EndTold(ServerSentEventListener listener) implements ServerSentEventListener {

        @Override
        public void onOpen(SuccessfulHttpResponse response) {
            listener.onOpen(response);
        }

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            listener.onEvent(event, context);
        }

        @Override
        public void onEvent(ServerSentEvent event) {
            listener.onEvent(event);
        }

        @Override
        public void onError(Throwable error) {
            listener.onError(error);
        }

        /// Whoever has had the whole reply no longer listens.
        @Override
        public void onClose() {
            listener.onClose();
            listener.onError(new EOFException("the stream has ended"));
        }
    }
}
