package io.grapevine.lab.bench.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.parsetools.RecordParser;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/// Asks the stand-in itself: the peer, without the service between.
final class DirectReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REQUEST = "{\"model\":\"" + StandInChatServer.MODEL
            + "\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

    private final HttpClient client;
    private final URI url;

    /// @param baseUrl of the stand-in
    /// @param most    requests at once
    DirectReader(Vertx vertx, URI baseUrl, int most) {
        client = vertx.httpClientBuilder()
                .with(new PoolOptions().setHttp1MaxSize(most))
                .build();
        url = baseUrl;
    }

    Future<Received> ask() {
        return client.request(HttpMethod.POST, url.getPort(), url.getHost(), url.getPath() + "/chat/completions")
                .compose(request -> {
                    var reception = new Reception(System.nanoTime());
                    return request.send(REQUEST).compose(response -> read(response, reception));
                });
    }

    private static Future<Received> read(HttpClientResponse response, Reception reception) {
        var received = Promise.<Received>promise();
        response.handler(RecordParser.newDelimited("\n\n", data -> {
            var at = System.nanoTime();
            content(data).ifPresent(text -> reception.token(at, text));
        }));
        response.exceptionHandler(received::tryFail);
        response.endHandler(end -> received.tryComplete(reception.ended(System.nanoTime(), Optional.empty())));
        return received.future();
    }

    private static Optional<String> content(Buffer data) {
        var text = data.toString().substring("data: ".length());
        if (text.equals("[DONE]")) {
            return Optional.empty();
        }
        try {
            return JSON.readTree(text)
                    .at("/choices/0/delta/content")
                    .asOptional()
                    .map(JsonNode::asText);
        } catch (IOException e) {
            throw new IllegalStateException("the stand-in sent what is no JSON: " + text, e);
        }
    }
}
