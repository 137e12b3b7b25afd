package io.grapevine.lab.hold;

import com.sun.net.httpserver.HttpServer;
import io.grapevine.lab.hold.FlakyProxy.Mood;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class FlakyProxyTest {

    private HttpServer server;
    private FlakyProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        proxy = new FlakyProxy(server.getAddress().getPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.stop(0);
    }

    @Test
    void it_takes_the_server_away_and_gives_it_back() throws Exception {
        assertThat(status()).isEqualTo(204);

        proxy.become(Mood.REFUSES);
        assertThatThrownBy(this::status).isInstanceOf(ConnectException.class);
        proxy.become(Mood.PASSES);
        assertThat(status()).isEqualTo(204);

        proxy.become(Mood.SWALLOWS);
        assertThatThrownBy(this::status).isInstanceOf(HttpTimeoutException.class);
        proxy.become(Mood.PASSES);
        assertThat(status()).isEqualTo(204);
    }

    private int status() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + "/"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
