package io.grapevine.lab.intents;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Draws example questions from patterns such as `where can I {do}?`, whose slots have alternatives.
///
/// A file has comments (`#`), slots (`name = a | b`, again for more) and sections (`[route n]`) of patterns
/// from which `n` examples are drawn. The same file and seed give the same examples.
public final class RouterTemplates {

    private static final Pattern SLOT_LINE = Pattern.compile("([a-z]+) = (.+)");
    private static final Pattern SECTION = Pattern.compile("\\[([a-z_]+) (\\d+)]");
    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");

    /// Draws of a section that may be ones already drawn, for each example that is wanted.
    private static final int TRIES = 20;

    /// @param count examples to draw from the patterns
    private record Section(Route route, int count, List<String> patterns) {}

    private final Path file;
    private final Map<String, List<String>> slots = new HashMap<>();
    private final List<Section> sections = new ArrayList<>();

    /// @throws BadInput that names file and line, where a line is none of these or names a slot that there is
    ///                  not
    public RouterTemplates(Path file) {
        this.file = file;
        var lines = lines(file);
        for (int i = 0; i < lines.size(); i++) read(lines.get(i).strip(), i + 1);
        slots.values().forEach(alternatives -> alternatives.forEach(this::check));
        sections.forEach(section -> section.patterns().forEach(this::check));
    }

    private void read(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) return;
        var slot = SLOT_LINE.matcher(line);
        var section = SECTION.matcher(line);
        if (slot.matches()) {
            slots.computeIfAbsent(slot.group(1), name -> new ArrayList<>())
                    .addAll(List.of(slot.group(2).split("\\s*\\|\\s*")));
        } else if (section.matches()) {
            sections.add(new Section(
                    Route.ofLabel(section.group(1)), Integer.parseInt(section.group(2)), new ArrayList<>()));
        } else if (sections.isEmpty()) {
            throw new BadInput("%s: line %d stands in no section".formatted(file, number));
        } else {
            sections.getLast().patterns().add(line);
        }
    }

    private void check(String pattern) {
        SLOT.matcher(pattern).results().map(found -> found.group(1)).forEach(name -> {
            if (!slots.containsKey(name))
                throw new BadInput("%s: there is no slot '%s' for '%s'".formatted(file, name, pattern));
        });
    }

    /// Examples of every section, each text once.
    ///
    /// @param source the source that they are given
    public List<RoutedQuestion> draw(String source, RandomGenerator random) {
        var examples = new ArrayList<RoutedQuestion>();
        var seen = new LinkedHashSet<String>();
        for (var section : sections) {
            int drawn = 0;
            for (int tries = 0; drawn < section.count() && tries < TRIES * section.count(); tries++) {
                var text = fill(any(section.patterns(), random), random);
                if (seen.add(text)) {
                    examples.add(new RoutedQuestion(section.route(), text, source));
                    drawn++;
                }
            }
        }
        return examples;
    }

    private String fill(String pattern, RandomGenerator random) {
        return SLOT.matcher(pattern)
                .replaceAll(found -> Matcher.quoteReplacement(fill(any(slots.get(found.group(1)), random), random)));
    }

    private static String any(List<String> alternatives, RandomGenerator random) {
        return alternatives.get(random.nextInt(alternatives.size()));
    }

    private static List<String> lines(Path file) {
        if (!Files.isRegularFile(file)) throw new BadInput(file + ": there is no such file");
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
