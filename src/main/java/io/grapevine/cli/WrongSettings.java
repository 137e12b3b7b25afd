package io.grapevine.cli;

import io.smallrye.config.ConfigValidationException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Settings that the configuration refuses, in words for users: the library's name the classes that could not be
/// made.
final class WrongSettings {

    private static final Pattern CONVERSION = Pattern.compile(
            "The config property (\\S+) with the config value \"(.*?)\" threw an Exception whilst being converted (.*)",
            Pattern.DOTALL);
    private static final Pattern ALLOWED = Pattern.compile("allowed values: (.*)");
    private static final Pattern CODE = Pattern.compile("(?:\\b[\\w.]{1,80}Exception: )?SRCFG\\d++: ");

    private WrongSettings() {}

    /// One line a setting, such as `GRAPEVINE_LLM cannot be 'foo', only one of: none, ollama, openai`.
    static List<String> of(ConfigValidationException exception) {
        return IntStream.range(0, exception.getProblemCount())
                .mapToObj(i -> line(exception.getProblem(i).getMessage()))
                .toList();
    }

    private static String line(String problem) {
        var conversion = CONVERSION.matcher(problem);
        if (!conversion.find()) {
            return CODE.matcher(problem).replaceAll("");
        }
        var allowed = ALLOWED.matcher(conversion.group(3));
        return variable(conversion.group(1)) + " cannot be '" + conversion.group(2) + "'"
                + (allowed.find()
                        ? ", only one of: "
                                + Arrays.stream(allowed.group(1).split(","))
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                        : ": " + CODE.matcher(conversion.group(3)).replaceAll(""));
    }

    /// A key as it is set in the environment.
    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
