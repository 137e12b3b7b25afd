package io.grapevine.ingest.load;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads the fields between two lines of `---` at the top of a text.
///
/// @param fields values as they are written, names in lower case; what lies deeper is `outer.inner`
/// @param bodyAt offset at which the text itself begins
/// @param valid  whether it is YAML; where it is not, it was read line by line
record FrontMatter(Map<String, List<String>> fields, int bodyAt, boolean valid) {

    /// Longer than what people write above a document.
    private static final int LONGEST = 64 * 1024;
    private static final int DEEPEST = 4;
    private static final int MOST_VALUES = 1000;
    private static final FrontMatter NONE = new FrontMatter(Map.of(), 0, true);

    /// @param text with `\n` as the end of every line
    static FrontMatter of(String text) {
        int from = text.indexOf('\n') + 1;
        if (from == 0 || !text.substring(0, Math.min(from, 16)).strip().equals("---")) {
            return NONE;
        }
        for (int line = from; line < text.length() && line < LONGEST; ) {
            int end = text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            var mark = text.substring(line, Math.min(end, line + 16)).stripTrailing();
            if (mark.equals("---") || mark.equals("...")) {
                return read(text.substring(from, line), Math.min(end + 1, text.length()));
            }
            line = end + 1;
        }
        return NONE;
    }

    Optional<String> first(String name) {
        return Optional.ofNullable(fields.get(name)).map(List::getFirst);
    }

    private static FrontMatter read(String yaml, int bodyAt) {
        var fields = new LinkedHashMap<String, List<String>>();
        try {
            var options = new LoaderOptions();
            options.setNestingDepthLimit(20);
            options.setMaxAliasesForCollections(20);
            options.setCodePointLimit(LONGEST);
            collect(new Yaml(options).compose(new StringReader(yaml)), "", 0, fields);
            return new FrontMatter(fields, bodyAt, true);
        } catch (YAMLException notYaml) {
            fields.clear();
            yaml.lines().forEach(line -> field(line, fields));
            return fields.isEmpty() ? NONE : new FrontMatter(fields, bodyAt, false);
        }
    }

    private static void collect(Node node, String name, int depth, Map<String, List<String>> fields) {
        switch (node) {
            case null -> {}
            case ScalarNode scalar -> add(fields, name, scalar.getValue());
            case SequenceNode sequence
            when depth < DEEPEST -> {
                for (var value : sequence.getValue()) {
                    collect(value, name, depth + 1, fields);
                }
            }
            case MappingNode mapping
            when depth < DEEPEST -> {
                for (var field : mapping.getValue()) {
                    if (field.getKeyNode() instanceof ScalarNode key) {
                        var inner = key.getValue().strip();
                        collect(field.getValueNode(), name.isEmpty() ? inner : name + "." + inner, depth + 1, fields);
                    }
                }
            }
            case Node deeper -> {} // deeper than fields of a document are
        }
    }

    private static void field(String line, Map<String, List<String>> fields) {
        int colon = line.indexOf(':');
        if (colon > 0 && !line.startsWith(" ") && !line.startsWith("#")) {
            add(
                    fields,
                    line.substring(0, colon).strip(),
                    unquoted(line.substring(colon + 1).strip()));
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.startsWith("\"") && value.endsWith("\"") || value.startsWith("'") && value.endsWith("'"));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static void add(Map<String, List<String>> fields, String name, String value) {
        var values = fields.getOrDefault(name.toLowerCase(Locale.ROOT), new ArrayList<>());
        if (!name.isEmpty() && !value.isBlank() && values.size() < MOST_VALUES && fields.size() < MOST_VALUES) {
            values.add(value.strip());
            fields.put(name.toLowerCase(Locale.ROOT), values);
        }
    }
}
