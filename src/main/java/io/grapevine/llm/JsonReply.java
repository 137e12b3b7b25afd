package io.grapevine.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// The JSON object in what a chat model wrote when it was asked for one.
///
/// Mends what chat models commonly get wrong: a code fence or talk around the object, a trailing comma, single
/// quotes, an object cut off at its end.
public final class JsonReply {

    /// The reply is not what was asked for, even after mending.
    public static final class Unparsable extends Exception {
        public Unparsable(String message) {
            super(message);
        }
    }

    private static final ObjectMapper LENIENT = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonReply() {}

    public static JsonNode parse(String text) throws Unparsable {
        var start = text == null ? -1 : text.indexOf('{');
        if (start < 0) {
            throw new Unparsable("no JSON object in the reply");
        }
        var json = text.substring(start);
        try {
            return LENIENT.readTree(json);
        } catch (JsonProcessingException whole) {
            try {
                return LENIENT.readTree(closed(json));
            } catch (JsonProcessingException mended) {
                throw new Unparsable(whole.getOriginalMessage());
            }
        }
    }

    /// A reply that hit its token limit: cut back to the last whole element, every open bracket closed.
    private static String closed(String json) {
        var open = new StringBuilder();
        var inString = false;
        var lastWhole = -1;
        var openAtLastWhole = "";
        for (var i = 0; i < json.length(); i++) {
            var c = json.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                open.append(c == '{' ? '}' : ']');
            } else if ((c == '}' || c == ']') && !open.isEmpty()) {
                open.setLength(open.length() - 1);
                lastWhole = i;
                openAtLastWhole = open.toString();
            }
        }
        return json.substring(0, lastWhole + 1) + new StringBuilder(openAtLastWhole).reverse();
    }
}
