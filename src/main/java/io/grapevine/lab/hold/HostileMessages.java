package io.grapevine.lab.hold;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Questions and bodies that someone sends to break whoever answers them.
final class HostileMessages {

    private static final String JSON = "application/json";

    private final List<Message> all = new ArrayList<>();

    /// @param what is wrong with it
    /// @param path of the door
    record Message(String what, String path, String contentType, byte[] body) {}

    private HostileMessages() {}

    static List<Message> all() {
        var messages = new HostileMessages();
        messages.questions();
        messages.bodies();
        messages.otherDoors();
        return List.copyOf(messages.all);
    }

    private void questions() {
        question("4,001 characters of numbers", "1." + "1.".repeat(1_999) + "1");
        question("a row of 2,000 numbers", "1,".repeat(2_000));
        question("1,600 capitalised words", "Abc ".repeat(1_600));
        question("8,000 letters", "a".repeat(8_000));
        question("8,001 letters", "a".repeat(8_001));
        question("format characters alone", "\u200b\u200e\u2060");
        question("NUL characters", "Who\u0000 is\u0000 Ilse?");
        question("nothing but blanks", "   \n\t ");
        question("the search index's own language", "a AND (b OR \"c~2\" -[d TO *] \\ /x.*/ ^ ~ * ?");
        question("a query of the database's", "'}) DETACH DELETE n //\u2028`; MATCH (n) RETURN n");
        question("markup", "<script>alert(1)</script> & <passage number=\"1\"> ====================");
        question("escape sequences", "\u001b[2J\u001b]0;x\u0007 who?");
        question("8,000 accents on a letter", "a" + "\u0301".repeat(7_000));
        question("right to left", "\u202e\u2066who is it\u2069?");
        question("thousands of brackets", "(".repeat(3_000) + "[".repeat(3_000) + "?");
        question("2,000 questions", "Who? ".repeat(1_500));
        question("spaces between", "How" + " ".repeat(7_900) + "many?");
        question("one thing compared with itself a thousand times", "a or ".repeat(1_500));
        question("a follow-up to nothing", "And his and hers and theirs and its and that one's?");
        question("emoji", "\ud83d\ude00".repeat(2_000));
    }

    private void bodies() {
        body("half a character", "{\"question\":\"who is \\ud800?\"}");
        body("no JSON", "{\"question\":");
        body("an array 100,000 deep", "{\"question\":" + "[".repeat(100_000));
        body("a number for a question", "{\"question\":1}");
        body("nothing", "");
        body("null", "null");
        body("a number of 100,000 digits", "{\"question\":" + "9".repeat(100_000) + "}");
        body("an unknown field", "{\"question\":\"who?\",\"colections\":[\"a\"]}");
        body(
                "a collection of 10,000 letters",
                "{\"question\":\"who?\",\"collections\":[\"" + "c".repeat(10_000) + "\"]}");
        body("10,000 collections", "{\"question\":\"who?\",\"collections\":[" + "\"a\",".repeat(9_999) + "\"a\"]}");
        body("a conversation with a path for a name", "{\"question\":\"who?\",\"conversationId\":\"../../x\"}");
        body("two megabytes", "{\"question\":\"" + "a".repeat(2_000_000) + "\"}");
        body("an unknown mode", "{\"question\":\"who?\",\"mode\":\"'; DROP\"}");
    }

    private void otherDoors() {
        add(
                "a history of 5,000 turns",
                "v1/chat/completions",
                "{\"model\":\"grapevine\",\"messages\":["
                        + "{\"role\":\"user\",\"content\":\"who is he?\"},{\"role\":\"assistant\",\"content\":\"he\"},"
                                .repeat(5_000)
                        + "{\"role\":\"user\",\"content\":\"and she?\"}]}");
        add(
                "a message of 900,000 letters",
                "v1/chat/completions",
                "{\"model\":\"grapevine\",\"messages\":[" + "{\"role\":\"user\",\"content\":\"" + "Abc ".repeat(225_000)
                        + "\"}]}");
        add("no messages", "v1/chat/completions", "{\"model\":\"grapevine\",\"messages\":[]}");
        add(
                "a thousand stops",
                "v1/chat/completions",
                "{\"model\":\"grapevine\",\"stop\":[" + "\"a\",".repeat(999)
                        + "\"b\"],\"messages\":[{\"role\":\"user\",\"content\":\"who?\"}]}");
        add(
                "a name of 100,000 letters",
                "mcp",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                        + "{\"name\":\"entity\",\"arguments\":{\"name\":\"" + "a".repeat(100_000) + "\"}}}");
        all.add(new Message(
                "a form without an end",
                "api/documents",
                "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.md\"\r\n\r\na"
                        .getBytes(StandardCharsets.UTF_8)));
        all.add(new Message(
                "a form of 10,000 fields",
                "api/documents",
                "multipart/form-data; boundary=b",
                ("--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\na\r\n".repeat(10_000) + "--b--\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private void question(String what, String question) {
        add("question of " + what, "api/query", Client.json(Map.of("question", question)));
    }

    private void body(String what, String body) {
        add("body of " + what, "api/query", body);
    }

    private void add(String what, String path, String body) {
        all.add(new Message(what, path, JSON, body.getBytes(StandardCharsets.UTF_8)));
    }
}
