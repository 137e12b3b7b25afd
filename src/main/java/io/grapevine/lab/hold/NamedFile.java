package io.grapevine.lab.hold;

import java.nio.charset.StandardCharsets;

/// A file as it is uploaded.
record NamedFile(String name, byte[] content) {

    static NamedFile of(String name, String content) {
        return new NamedFile(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
