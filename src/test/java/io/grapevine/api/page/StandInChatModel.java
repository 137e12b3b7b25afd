package io.grapevine.api.page;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.github.tomakehurst.wiremock.WireMockServer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

/// A server that speaks the OpenAI protocol and answers by what the question contains.
final class StandInChatModel implements AutoCloseable {

    static final String ANSWER = "**Margaret Hale** founded Thornbury Vineyard in 1921 [1].\n\n"
            + "- She had trained in Tbilisi [1]\n- Saperavi grows on eleven hectares [2]\n";
    static final String HOSTILE =
            "<script>document.title='hacked'</script><img src=x onerror=\"document.title='hacked'\">\n\n"
                    + "[link](javascript:document.title='hacked') ![pic](https://evil.example/pixel.png) "
                    + "<a href=\"javascript:document.title='hacked'\">raw</a> [1]\n";
    /// Words of the answer that takes long.
    static final int SLOW_WORDS = 400;
    private static final int SLOW_MS = 40_000;

    private final WireMockServer server;

    StandInChatModel(int port) {
        server = new WireMockServer(options().port(port));
        server.start();
        server.stubFor(any(anyUrl()).atPriority(9).willReturn(streamed(ANSWER)));
        server.stubFor(any(anyUrl()).withRequestBody(containing("Who signed")).willReturn(streamed(HOSTILE)));
        server.stubFor(any(anyUrl())
                .withRequestBody(containing("in great detail"))
                .willReturn(streamed("word ".repeat(SLOW_WORDS)).withChunkedDribbleDelay(SLOW_WORDS, SLOW_MS)));
        server.stubFor(any(anyUrl())
                .withRequestBody(containing("Who dug"))
                .willReturn(aResponse().withStatus(400).withBody("{\"error\":{\"message\":\"no\"}}")));
    }

    @Override
    public void close() {
        server.stop();
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder streamed(String text) {
        var body = new StringBuilder();
        for (var word : text.split("(?<= )")) {
            body.append(
                            "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"stand-in\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"")
                    .append(new String(JsonStringEncoder.getInstance().quoteAsString(word)))
                    .append("\"},\"finish_reason\":null}]}\n\n");
        }
        body.append(
                        "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"stand-in\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n")
                .append("data: [DONE]\n\n");
        return aResponse().withHeader("Content-Type", "text/event-stream").withBody(body.toString());
    }
}
