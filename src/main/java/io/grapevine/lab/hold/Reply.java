package io.grapevine.lab.hold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;

/// What the service answered to a request.
///
/// @param status     of HTTP; 0 where nothing came
/// @param body       what was said; the reason where nothing came
/// @param retryAfter of the header
/// @param took       until the answer was whole
record Reply(int status, String body, Optional<String> retryAfter, Duration took) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 200;

    boolean isOk() {
        return status == 200;
    }

    /// Whether it refuses the request in words: as the client's fault, or for the moment.
    boolean isClearRefusal() {
        return (status >= 400 && status < 500 || status == 503) && !body.isBlank();
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the service answered what is no JSON: " + this, e);
        }
    }

    @Override
    public String toString() {
        return (status == 0 ? "no answer" : String.valueOf(status)) + " after " + took.toMillis() + " ms: "
                + (body.length() > SHOWN ? body.substring(0, SHOWN) + " ..." : body);
    }
}
