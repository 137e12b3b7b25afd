package io.grapevine.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;
import java.util.concurrent.Executors;

/// Makes the HTTP clients of models on servers. Connecting keeps its own timeout, which LangChain4j's models
/// set to that of reading; what the JDK's client does itself is done on virtual threads.
final class ChatHttp implements HttpClientBuilder {

    private final java.net.http.HttpClient client;
    private final RequestRepairs repairs = new RequestRepairs();
    private Duration readTimeout;

    ChatHttp(Duration connectTimeout) {
        client = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("chat-", 0).factory()))
                .build();
    }

    @Override
    public Duration connectTimeout() {
        return client.connectTimeout().orElseThrow();
    }

    @Override
    public ChatHttp connectTimeout(Duration ofReading) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return readTimeout;
    }

    @Override
    public ChatHttp readTimeout(Duration timeout) {
        readTimeout = timeout;
        return this;
    }

    @Override
    public HttpClient build() {
        return new BlockingHttpClient(client, readTimeout, repairs);
    }
}
