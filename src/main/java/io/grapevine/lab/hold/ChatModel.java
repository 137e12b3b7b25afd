package io.grapevine.lab.hold;

import io.grapevine.lab.bench.chat.StandInChatServer;
import java.net.URI;
import java.util.Map;

/// The settings of a service whose chat model is a stand-in.
final class ChatModel {

    private ChatModel() {}

    static Map<String, String> settings(URI baseUrl) {
        return Map.of(
                "GRAPEVINE_LLM",
                "openai",
                "GRAPEVINE_LLM_BASE_URL",
                baseUrl.toString(),
                "GRAPEVINE_LLM_MODEL",
                StandInChatServer.MODEL);
    }
}
