package io.grapevine.deploy;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Writes `docs/configuration.md` from the `@ConfigMapping` interfaces: key, default and limits from the class,
/// what it means from the Javadoc of the source.
final class ConfigurationReference {

    static final Path FILE = Path.of("docs/configuration.md");

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path OPENING = Path.of("src/test/resources/deploy/configuration-opening.md");

    /// What is documented: `Type` and `Type.method`, with outer types in front.
    private final Map<String, String> comments = new HashMap<>();

    private ConfigurationReference() {}

    static String render() throws IOException, ClassNotFoundException {
        var reference = new ConfigurationReference();
        var page = new StringBuilder(Files.readString(OPENING));
        var groups = new LinkedHashMap<String, List<Class<?>>>();
        for (var mapping : reference.mappings()) {
            groups.computeIfAbsent(prefix(mapping), key -> new ArrayList<>()).add(mapping);
        }
        groups.forEach((prefix, mappings) -> reference.section(page, prefix, mappings));
        return page.toString();
    }

    private void section(StringBuilder page, String prefix, List<Class<?>> mappings) {
        page.append("\n## ").append(prefix).append("\n\n");
        page.append(mappings.stream().map(this::about).collect(Collectors.joining("\n\n")))
                .append("\n\n| variable | means | default |\n| --- | --- | --- |\n");
        mappings.stream()
                .flatMap(mapping -> ConfigurationKeys.of(mapping).stream())
                .sorted(Comparator.comparing(ConfigurationKeys.Key::name))
                .forEach(key -> page.append("| `%s` | %s | %s |\n"
                        .formatted(
                                key.variable(), meaning(key), key.defaultValue().replace("|", "\\|"))));
    }

    private String about(Class<?> mapping) {
        return comment(mapping.getName().substring(mapping.getPackageName().length() + 1), mapping.getName());
    }

    private String meaning(ConfigurationKeys.Key key) {
        var type = key.method().getDeclaringClass();
        var name = type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
        var limits = key.limits();
        return comment(name + "." + key.method().getName(), key.name()).replace("|", "\\|")
                + (limits.isEmpty() ? "" : " " + limits);
    }

    private String comment(String where, String what) {
        var comment = comments.get(where);
        if (comment == null || comment.isBlank()) {
            throw new IllegalStateException(what + " has no Javadoc where it is declared (" + where + ")");
        }
        return comment;
    }

    /// The interfaces in the order of their prefixes.
    private List<Class<?>> mappings() throws IOException, ClassNotFoundException {
        var found = new ArrayList<Class<?>>();
        for (var source : mappingSources()) {
            readComments(source);
            found.add(Class.forName(SOURCES.relativize(source)
                    .toString()
                    .replaceFirst("\\.java$", "")
                    .replace('/', '.')));
        }
        found.sort(Comparator.comparing((Class<?> type) -> prefix(type)).thenComparing(Class::getName));
        return found;
    }

    private static String prefix(Class<?> mapping) {
        return mapping.getAnnotation(ConfigMapping.class).prefix();
    }

    static List<Path> mappingSources() throws IOException {
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            var found = new ArrayList<Path>();
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                if (Files.readString(source).contains("@ConfigMapping(")) {
                    found.add(source);
                }
            }
            return found;
        }
    }

    private void readComments(Path source) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
            for (var unit : task.parse()) {
                new Comments(DocTrees.instance(task)).scan(unit, null);
            }
        }
    }

    private final class Comments extends TreePathScanner<Void, Void> {

        private final DocTrees trees;

        Comments(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            note(getCurrentPath(), nested(getCurrentPath()));
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            note(getCurrentPath(), nested(getCurrentPath().getParentPath()) + "." + method.getName());
            return super.visitMethod(method, nothing);
        }

        private String nested(TreePath path) {
            var name = ((ClassTree) path.getLeaf()).getSimpleName().toString();
            return path.getParentPath().getLeaf() instanceof CompilationUnitTree
                    ? name
                    : nested(path.getParentPath()) + "." + name;
        }

        private void note(TreePath path, String name) {
            DocCommentTree comment = trees.getDocCommentTree(path);
            if (comment != null) {
                comments.put(
                        name,
                        comment.getFullBody().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining())
                                .strip()
                                .replaceAll("\\s+", " "));
            }
        }
    }
}
