package io.grapevine.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts of `prompts/`, each a Markdown file with named variables `{{name}}`.
public final class Prompts {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

    private Prompts() {}

    /// A text without variables.
    public static String text(String name) {
        return render(name, Map.of());
    }

    /// The text with its variables filled in, once: what is filled in is not looked at for further variables.
    ///
    /// @param name the file's name without `.md`
    /// @throws IllegalArgumentException where the file needs a variable that is missing, or does not use one
    /// that is given
    public static String render(String name, Map<String, String> variables) {
        var used = new HashSet<String>();
        var text = VARIABLE.matcher(read(name)).replaceAll(variable -> {
            var value = variables.get(variable.group(1));
            if (value == null) {
                throw new IllegalArgumentException("prompts/" + name + ".md needs the variable " + variable.group(1));
            }
            used.add(variable.group(1));
            return Matcher.quoteReplacement(value);
        });
        if (used.size() < variables.size()) {
            var unused = new HashSet<>(variables.keySet());
            unused.removeAll(used);
            throw new IllegalArgumentException("prompts/" + name + ".md does not use " + unused);
        }
        return text;
    }

    private static String read(String name) {
        try (var in = Prompts.class.getResourceAsStream("/prompts/" + name + ".md")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no prompts/" + name + ".md");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
