package io.grapevine.ingest.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Metadata in a file of its own: `report.pdf.meta.json` holds a JSON object with the fields of `report.pdf`.
public final class Sidecar {

    /// What is put behind the name of the document's file.
    public static final String ENDING = ".meta.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LARGEST = 1 << 20;

    private Sidecar() {}

    /// The name of the document that a file of this name speaks of, if it can be one's sidecar.
    public static Optional<String> documentOf(String name) {
        return name.endsWith(ENDING) && name.length() > ENDING.length()
                ? Optional.of(name.substring(0, name.length() - ENDING.length()))
                : Optional.empty();
    }

    /// Whether a file is the sidecar of another one in its folder.
    static boolean isOne(Path file) {
        return documentOf(file.getFileName().toString())
                .filter(document -> Files.exists(file.resolveSibling(document)))
                .isPresent();
    }

    static Path of(Path document) {
        return document.resolveSibling(document.getFileName() + ENDING);
    }

    /// @throws Unreadable where the file holds no JSON object with fields
    public static Map<String, List<String>> read(Path file) throws Unreadable {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Unreadable("is larger than the 1 MB that metadata may have");
            }
            return fields(Files.readString(file));
        } catch (IOException e) {
            throw new Unreadable("cannot be read: " + e.getMessage(), e);
        }
    }

    /// @param json an object whose values are texts, numbers, truth values or arrays of such; nested objects are
    ///             fields `outer.inner`
    /// @throws Unreadable where it is none
    public static Map<String, List<String>> fields(String json) throws Unreadable {
        try {
            var node = JSON.readTree(json);
            if (node == null || !node.isObject()) {
                throw new Unreadable("must hold a JSON object with the fields, such as {\"author\": \"Ida Berg\"}");
            }
            var fields = new LinkedHashMap<String, List<String>>();
            collect("", node, fields);
            return MetadataFields.of(fields);
        } catch (JsonProcessingException e) {
            throw new Unreadable("is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void collect(String name, JsonNode node, Map<String, List<String>> fields) {
        switch (node.getNodeType()) {
            case OBJECT ->
                node.properties()
                        .forEach(field -> collect(
                                name.isEmpty() ? field.getKey() : name + "." + field.getKey(),
                                field.getValue(),
                                fields));
            case ARRAY -> node.forEach(value -> collect(name, value, fields));
            case NULL, MISSING -> {}
            case BINARY, BOOLEAN, NUMBER, POJO, STRING ->
                fields.computeIfAbsent(name, n -> new ArrayList<>()).add(node.asText());
        }
    }
}
