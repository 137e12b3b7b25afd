package io.grapevine.lab.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.domain.GrapevineException.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Reads a file with one JSON object a line; whatever is wrong is named with its line.
public final class JsonLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// One line and where it stands, for messages.
    public record Row(Path file, int line, JsonNode json) {

        /// @throws BadInput where the field is missing or no text
        public String text(String field) {
            var value = json.get(field);
            if (value == null || !value.isTextual() || value.textValue().isBlank()) {
                throw bad("needs a text in the field \"" + field + "\"");
            }
            return value.textValue().strip();
        }

        /// The texts of an array, each once.
        public Set<String> texts(String field) {
            var value = json.get(field);
            if (value == null || !value.isArray()) {
                throw bad("needs an array in the field \"" + field + "\"");
            }
            var texts = new LinkedHashSet<String>();
            for (var element : value) {
                if (!element.isTextual()) {
                    throw bad("needs texts in the array \"" + field + "\", found " + element);
                }
                texts.add(element.textValue().strip());
            }
            return texts;
        }

        BadInput bad(String what) {
            return new BadInput(file + ", line " + line + " " + what + ".");
        }
    }

    private JsonLines() {}

    /// Blank lines are left out.
    ///
    /// @throws BadInput where the file is missing, empty or has a line that is no JSON object
    public static <T> List<T> read(Path file, Function<Row, T> reader) {
        var all = new ArrayList<T>();
        var number = 0;
        for (var line : lines(file)) {
            number++;
            if (!line.isBlank()) {
                all.add(reader.apply(new Row(file, number, parse(file, number, line))));
            }
        }
        if (all.isEmpty()) {
            throw new BadInput(file + " is empty; it needs one JSON object a line.");
        }
        return all;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new BadInput("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new BadInput(file + " cannot be read as UTF-8 text: " + e.getMessage(), e);
        }
    }

    private static JsonNode parse(Path file, int number, String line) {
        try {
            var json = JSON.readTree(line);
            if (!json.isObject()) {
                throw new BadInput(file + ", line " + number + " is no JSON object.");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new BadInput(file + ", line " + number + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
