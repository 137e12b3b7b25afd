package io.grapevine.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// Parameters that a chat model's server has refused, which are left out of the requests that follow, or sent
/// under the other name that the server asks for. Thread-safe; remembers for as long as the process lives.
///
/// Models of one protocol differ in what they take: OpenAI's newer ones refuse `temperature` and call the limit
/// `max_completion_tokens`, many other servers know `max_tokens` only.
final class RequestRepairs {

    private static final Logger LOG = Logger.getLogger(RequestRepairs.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAX_TOKENS = "max_tokens";
    private static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    /// What a request can do without.
    private static final List<String> OPTIONAL =
            List.of("temperature", "top_p", MAX_COMPLETION_TOKENS, MAX_TOKENS, "response_format", "stream_options");

    private static final Pattern REFUSED = Pattern.compile(
            "unsupported|not support|unknown|unrecogni[sz]ed|not permitted"
                    + "|not allowed|not recogni[sz]ed|unexpected|invalid parameter|extra inputs|deprecated|only the default");

    /// The value itself is the fault, which another name does not mend.
    private static final Pattern TOO_LONG = Pattern.compile("context.?length|context window|too large|maximum context");

    private final Map<String, Optional<String>> replacements = new ConcurrentHashMap<>();

    /// The request without what was refused before.
    String apply(String body) {
        if (replacements.isEmpty()) {
            return body;
        }
        return parse(body).map(this::repaired).orElse(body);
    }

    /// Learns from a refusal.
    ///
    /// @param sent     the request as it was sent
    /// @param response the body of the server's answer 400 or 422
    /// @return whether the next request differs, so that another try is worth it
    boolean learn(String sent, String response) {
        var words = response.toLowerCase(Locale.ROOT);
        if (!REFUSED.matcher(words).find() || TOO_LONG.matcher(words).find()) {
            return false;
        }
        return parse(sent)
                .flatMap(request -> OPTIONAL.stream()
                        .filter(name -> request.has(name) && names(words, name))
                        .findFirst())
                .map(name -> remember(name, words))
                .orElse(false);
    }

    private boolean remember(String name, String words) {
        var replacement = switch (name) {
            case MAX_TOKENS -> Optional.of(MAX_COMPLETION_TOKENS);
            case MAX_COMPLETION_TOKENS ->
                Optional.of(MAX_TOKENS).filter(other -> names(words, other) && !replacements.containsKey(other));
            default -> Optional.<String>empty();
        };
        LOG.infof(
                "the chat model's server refuses %s; it is %s from now on",
                name, replacement.map(other -> "sent as " + other).orElse("left out"));
        return !replacement.equals(replacements.put(name, replacement));
    }

    private static boolean names(String words, String name) {
        return Pattern.compile("(?<![a-z_])" + name + "(?![a-z_])")
                .matcher(words)
                .find();
    }

    private String repaired(ObjectNode request) {
        for (var name : OPTIONAL.reversed()) { // max_tokens before max_completion_tokens, which it may become
            var replacement = replacements.get(name);
            if (replacement != null && request.has(name)) {
                var value = request.remove(name);
                replacement.ifPresent(other -> request.set(other, value));
            }
        }
        return request.toString();
    }

    Set<String> refused() {
        return Set.copyOf(replacements.keySet());
    }

    private static Optional<ObjectNode> parse(String body) {
        try {
            return JSON.readTree(body) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty(); // not JSON: nothing that could be repaired
        }
    }
}
