package io.grapevine.ingest.load.child;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.ingest.load.parsed.Packed;
import io.grapevine.ingest.load.parsed.Parsed;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What service and parser say to each other: JSON behind its length in four bytes.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Message.Read.class, name = "read"),
    @JsonSubTypes.Type(value = Message.Unpack.class, name = "unpack"),
    @JsonSubTypes.Type(value = Message.Working.class, name = "working"),
    @JsonSubTypes.Type(value = Message.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Message.Unpacked.class, name = "unpacked"),
    @JsonSubTypes.Type(value = Message.Refused.class, name = "refused")
})
sealed interface Message {

    /// Asks for the blocks of a file.
    record Read(String file, String mediaType, long textLength) implements Message {}

    /// Asks for the files in an archive or mail, to be written into a folder.
    ///
    /// @param mostFiles how many at most
    /// @param mostBytes of all of them together
    record Unpack(String file, String mediaType, String folder, int mostFiles, long mostBytes) implements Message {}

    /// A step of something long is done: the time limit begins anew.
    record Working() implements Message {}

    record Done(Parsed parsed, long peakBytes) implements Message {}

    record Unpacked(Packed packed) implements Message {}

    record Refused(String reason) implements Message {}

    /// Longest message, in bytes: a whole text in JSON.
    int LONGEST = 512 << 20;

    ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    static void write(DataOutputStream out, Message message) throws IOException {
        // By way of a string: a lone surrogate becomes a question mark instead of an error.
        var bytes = JSON.writerFor(Message.class).writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    static Message read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a message of " + length + " bytes is none");
        }
        return JSON.readValue(in.readNBytes(length), Message.class);
    }
}
