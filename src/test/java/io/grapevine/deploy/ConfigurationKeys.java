package io.grapevine.deploy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The names of the environment variables that the product reads, collected from where it declares them:
/// `@ConfigMapping` interfaces, `@ConfigProperty`, `${NAME}` in `application.properties`, and `System.getenv`.
final class ConfigurationKeys {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)");
    private static final Pattern READ = Pattern.compile("getenv\\(\"([A-Z0-9_]+)\"");
    private static final Pattern PROPERTY = Pattern.compile("@ConfigProperty\\(name = \"([a-z0-9.-]+)\"");

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
                if (text.contains("@ConfigMapping(")) {
                    var type = Class.forName(SOURCES.relativize(source)
                            .toString()
                            .replaceFirst("\\.java$", "")
                            .replace('/', '.'));
                    addMethods(type, type.getAnnotation(ConfigMapping.class).prefix(), names);
                }
            }
        }
        return names;
    }

    private static void addMethods(Class<?> type, String prefix, Set<String> names) {
        for (var method : type.getMethods()) {
            var key = keyOf(method, prefix);
            names.add(environmentName(key));
            if (method.getReturnType().isInterface()
                    && method.getReturnType().getPackageName().startsWith("io.grapevine")) {
                addMethods(method.getReturnType(), key, names);
            }
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
