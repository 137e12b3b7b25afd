package io.grapevine.lab.bench.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Plays a chat model: a server that speaks OpenAI's streaming protocol and says the same answer to everything,
/// at an even rate, its first token at once.
///
/// Token `n` is sent `n / rate` seconds after the first, however late the one before was. The answer cites the
/// first passage once in fifty tokens, in one piece with the full stop after it: a citation in several pieces
/// would be held back until it is whole, and the gap before it would be the protocol's, not the machine's.
public final class StandInChatServer implements AutoCloseable {

    public static final String MODEL = "stand-in";

    private static final String ADDRESS = "127.0.0.1";
    private static final int SENTENCE = 50; // tokens
    private static final String END = "data: [DONE]\n\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx;
    private final double rate;
    private final List<Buffer> chunks;
    private final HttpServer server;
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile long firstSentAt;

    /// Listens on loopback.
    ///
    /// @param port   0 for any that is free
    /// @param rate   tokens a second
    /// @param tokens of an answer
    public StandInChatServer(Vertx vertx, int port, double rate, int tokens) {
        this.vertx = vertx;
        this.rate = rate;
        chunks = Stream.concat(
                        IntStream.range(0, tokens).mapToObj(i -> chunk(Map.of("content", token(i)), null)),
                        Stream.of(chunk(Map.of(), "stop").appendString(END)))
                .toList();
        server = Blocking.await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> begin(request.response())))
                .listen(port, ADDRESS));
    }

    /// What an OpenAI client is given as base URL.
    public URI baseUrl() {
        return URI.create("http://" + ADDRESS + ":" + server.actualPort() + "/v1");
    }

    /// When the first token of the newest answer was sent, by `System.nanoTime`.
    long firstSentAt() {
        return firstSentAt;
    }

    /// Answers that were under way at the same time, at most.
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    @Override
    public void close() {
        Blocking.await(server.close());
    }

    private void begin(HttpServerResponse response) {
        response.putHeader("Content-Type", "text/event-stream").setChunked(true);
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        response.endHandler(end -> atOnce.decrementAndGet());
        var start = System.nanoTime();
        firstSentAt = start;
        send(response, 0, start);
    }

    private void send(HttpServerResponse response, int next, long start) {
        if (response.closed()) {
            return;
        }
        response.write(chunks.get(next));
        if (next + 1 == chunks.size()) {
            response.end();
            return;
        }
        var due = start + (next + 1) * 1e9 / rate;
        vertx.setTimer(
                Math.max(1, Math.round((due - System.nanoTime()) / 1e6)), timer -> send(response, next + 1, start));
    }

    private static String token(int index) {
        if (index % SENTENCE == SENTENCE - 1) {
            return " [1].";
        }
        return index % SENTENCE == 0 ? (index == 0 ? "Word" : " Word") : " word";
    }

    private static Buffer chunk(Map<String, String> delta, String finish) {
        var choice = new HashMap<String, Object>(Map.of("index", 0, "delta", delta));
        choice.put("finish_reason", finish);
        try {
            return Buffer.buffer("data: "
                    + JSON.writeValueAsString(Map.of(
                            "id",
                            "1",
                            "object",
                            "chat.completion.chunk",
                            "created",
                            0,
                            "model",
                            MODEL,
                            "choices",
                            List.of(choice)))
                    + "\n\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
