package io.grapevine.deploy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMin;

/// The names of the environment variables that the product reads, collected from where it declares them:
/// `@ConfigMapping` interfaces, `@ConfigProperty`, `${NAME}` in `application.properties`, and `System.getenv`.
final class ConfigurationKeys {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)");
    private static final Pattern READ = Pattern.compile("getenv\\(\"([A-Z0-9_]+)\"");
    private static final Pattern PROPERTY = Pattern.compile("@ConfigProperty\\(name = \"([a-z0-9.-]+)\"");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z0-9.-]+):(.*)}");

    private ConfigurationKeys() {}

    static Set<String> environmentNames() throws IOException, ClassNotFoundException {
        var names = new TreeSet<String>();
        addMatches(Files.readString(Path.of("src/main/resources/application.properties")), EXPRESSION, names);
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                var text = Files.readString(source);
                addMatches(text, READ, names);
                addMatches(text, PROPERTY, names);
            }
        }
        for (var source : ConfigurationReference.mappingSources()) {
            var type = Class.forName(SOURCES.relativize(source)
                    .toString()
                    .replaceFirst("\\.java$", "")
                    .replace('/', '.'));
            of(type).forEach(key -> names.add(key.variable()));
        }
        return names;
    }

    /// The keys of a mapping, those of the groups in it included.
    static List<Key> of(Class<?> mapping) {
        return keys(mapping, mapping.getAnnotation(ConfigMapping.class).prefix());
    }

    private static List<Key> keys(Class<?> type, String prefix) {
        var keys = new ArrayList<Key>();
        for (var method : type.getMethods()) {
            var name = keyOf(method, prefix);
            var group = method.getReturnType();
            if (method.isDefault()) {
                continue; // made of the others
            }
            if (group.isInterface() && group.getPackageName().startsWith("io.grapevine")) {
                keys.addAll(keys(group, name));
            } else {
                keys.add(new Key(name, method));
            }
        }
        return keys;
    }

    /// One key and the method that declares it.
    record Key(String name, Method method) {

        String variable() {
            return environmentName(name);
        }

        /// As Markdown; empty where the key may be left out and nothing stands for it.
        String defaultValue() {
            if (!method.isAnnotationPresent(WithDefault.class)) {
                return "";
            }
            var value = method.getAnnotation(WithDefault.class).value();
            var reference = REFERENCE.matcher(value);
            return reference.matches()
                    ? "`" + environmentName(reference.group(1)) + "`, `" + reference.group(2) + "`"
                    : "`" + value + "`";
        }

        /// What a value must be, such as `At least 1.`; empty where the type says it.
        String limits() {
            var limits = new ArrayList<String>();
            for (var annotation : method.getAnnotations()) {
                switch (annotation) {
                    case Min min -> limits.add("at least " + min.value());
                    case Max max -> limits.add("at most " + max.value());
                    case DecimalMin min -> limits.add("at least " + min.value());
                    case DecimalMax max -> limits.add("at most " + max.value());
                    case Positive ignored -> limits.add("more than 0");
                    case PositiveOrZero ignored -> limits.add("at least 0");
                    case DurationMin min -> limits.add(min.millis() > 0 ? "longer than 0" : "not negative");
                    default -> {} // not a limit
                }
            }
            if (method.getReturnType().isEnum()) {
                limits.add(Arrays.stream(method.getReturnType().getEnumConstants())
                        .map(constant -> "`"
                                + constant.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
                        .collect(Collectors.joining(", ", "one of ", "")));
            }
            var text = String.join(", ", limits);
            return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
        }
    }

    private static String keyOf(Method method, String prefix) {
        if (method.isAnnotationPresent(WithParentName.class)) {
            return prefix;
        }
        var name = method.isAnnotationPresent(WithName.class)
                ? method.getAnnotation(WithName.class).value()
                : method.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return prefix + "." + name;
    }

    private static void addMatches(String text, Pattern pattern, Set<String> names) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(environmentName(matcher.group(1)));
        }
    }

    private static String environmentName(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
