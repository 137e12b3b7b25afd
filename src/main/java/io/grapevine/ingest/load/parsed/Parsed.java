package io.grapevine.ingest.load.parsed;

import java.util.List;
import java.util.Map;

/// What was read out of one file.
///
/// @param title    the file's own title, empty where it has none that can be trusted
/// @param elements in reading order
/// @param metadata such as `author`, in the order in which it is shown
/// @param warnings what could not be read of it, each a sentence to stand behind the file's name
public record Parsed(String title, List<Element> elements, Map<String, String> metadata, List<String> warnings) {

    public Parsed {
        elements = List.copyOf(elements);
        warnings = List.copyOf(warnings);
    }
}
