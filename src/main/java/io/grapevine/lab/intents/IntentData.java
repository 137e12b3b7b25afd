package io.grapevine.lab.intents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.neural.text.Example;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Reads labelled utterances in any of four forms, told apart by the file's name:
///
/// - `.csv` with a header `text,category` (quotes as in RFC 4180),
/// - `.tsv`: `label<TAB>text` a line,
/// - `.jsonl`: `{"text": ..., "label": ...}` a line,
/// - `.json`: CLINC150's own, where each split (`train`, `val`, `test`, and those of `oos_`) is a list of
///   `[text, label]`.
///
/// Every error is a [BadInput] that names the file and, where there is one, the line.
public final class IntentData {

    private static final ObjectMapper JSON = new ObjectMapper();

    private IntentData() {}

    /// All examples of the file; of a `.json` those of the `split`, which only that form has.
    public static List<Example> read(Path file, Optional<String> split) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        var text = load(file);
        if (name.endsWith(".json")) return nonEmpty(file, clinc(file, text, split.orElse("train")));
        if (split.isPresent())
            throw new BadInput(file + ": only a .json file in the form of CLINC150 has splits, leave --split out");
        if (name.endsWith(".csv")) return nonEmpty(file, csv(file, text));
        if (name.endsWith(".tsv")) return nonEmpty(file, tsv(file, text));
        if (name.endsWith(".jsonl")) return nonEmpty(file, jsonLines(file, text));
        throw new BadInput(
                file + ": what form it has shows in its name, which must end in .csv, .tsv, .jsonl or .json");
    }

    /// Whether the file has splits of which `split` is one: then training finds its validation data there.
    public static boolean hasSplit(Path file, String split) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json")
                && parse(file, load(file)).has(split);
    }

    private static String load(Path file) {
        if (!Files.isRegularFile(file)) throw new BadInput(file + ": there is no such file");
        try {
            var text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadInput(file + ": is not UTF-8 text", e);
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Example> nonEmpty(Path file, List<Example> examples) {
        if (examples.isEmpty()) throw new BadInput(file + ": holds no examples");
        return examples;
    }

    private static List<Example> csv(Path file, String text) {
        var rows = Csv.parse(file, text);
        var header = rows.isEmpty() ? List.<String>of() : rows.getFirst().fields();
        int textAt = header.indexOf("text");
        int labelAt = header.indexOf("category");
        if (textAt < 0 || labelAt < 0)
            throw new BadInput(file + ": line 1 must be a header with the columns text,category, was " + header);
        var examples = new ArrayList<Example>();
        for (var row : rows.subList(1, rows.size())) {
            if (row.fields().size() != header.size()) {
                throw new BadInput("%s: line %d has %d fields, the header has %d"
                        .formatted(file, row.line(), row.fields().size(), header.size()));
            }
            examples.add(example(
                    file, row.line(), row.fields().get(labelAt), row.fields().get(textAt)));
        }
        return examples;
    }

    private static List<Example> tsv(Path file, String text) {
        var examples = new ArrayList<Example>();
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) continue;
            int tab = lines.get(i).indexOf('\t');
            if (tab < 0) throw new BadInput("%s: line %d has no tab between label and text".formatted(file, i + 1));
            examples.add(example(
                    file, i + 1, lines.get(i).substring(0, tab), lines.get(i).substring(tab + 1)));
        }
        return examples;
    }

    private static List<Example> jsonLines(Path file, String text) {
        var examples = new ArrayList<Example>();
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) continue;
            JsonNode record;
            try {
                record = JSON.readTree(lines.get(i));
            } catch (JsonProcessingException e) {
                throw new BadInput("%s: line %d is not JSON: %s".formatted(file, i + 1, e.getOriginalMessage()), e);
            }
            if (!record.path("text").isTextual() || !record.path("label").isTextual()) {
                throw new BadInput("%s: line %d needs the strings \"text\" and \"label\"".formatted(file, i + 1));
            }
            examples.add(example(
                    file,
                    i + 1,
                    record.get("label").textValue(),
                    record.get("text").textValue()));
        }
        return examples;
    }

    /// A split of CLINC150 with its out-of-scope part: `test` is `test` and `oos_test`.
    private static List<Example> clinc(Path file, String text, String split) {
        var all = parse(file, text);
        if (!all.has(split)) {
            var names = new ArrayList<String>();
            all.fieldNames().forEachRemaining(names::add);
            throw new BadInput(file + ": has no split '" + split + "', it has " + String.join(", ", names));
        }
        var examples = new ArrayList<Example>();
        for (var name : List.of(split, "oos_" + split)) {
            int index = 0;
            for (var pair : all.path(name)) {
                index++;
                if (!pair.isArray()
                        || pair.size() != 2
                        || !pair.get(0).isTextual()
                        || !pair.get(1).isTextual()) {
                    throw new BadInput("%s: element %d of '%s' is not [text, label]".formatted(file, index, name));
                }
                examples.add(example(
                        file, index, pair.get(1).textValue(), pair.get(0).textValue()));
            }
        }
        return examples;
    }

    private static JsonNode parse(Path file, String text) {
        JsonNode all;
        try {
            all = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadInput(file + ": is not JSON: " + e.getOriginalMessage(), e);
        }
        if (!all.isObject() || !StreamSupport.stream(all.spliterator(), false).allMatch(JsonNode::isArray)) {
            throw new BadInput(file
                    + ": is not in the form of CLINC150, an object of splits (for one example a line, name it .jsonl)");
        }
        return all;
    }

    private static Example example(Path file, int line, String label, String text) {
        if (label.isBlank()) throw new BadInput("%s: line %d has an empty label".formatted(file, line));
        if (text.isBlank()) throw new BadInput("%s: line %d has an empty text".formatted(file, line));
        return new Example(label.strip(), text.strip());
    }
}
