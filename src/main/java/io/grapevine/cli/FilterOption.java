package io.grapevine.cli;

import io.grapevine.domain.Filter;
import io.grapevine.domain.Filter.Condition;
import io.grapevine.domain.GrapevineException.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which documents a command is about.
public final class FilterOption {

    private static final String RANGE = "..";

    @Option(
            names = "--document",
            paramLabel = "ID|SOURCE",
            description = "Only this document: an id, a source or a file name; may be repeated.")
    List<String> documents = List.of();

    @Option(
            names = "--filter",
            paramLabel = "FIELD=VALUE",
            description = "Only documents with this metadata: FIELD=VALUE, repeated for one of several values; "
                    + "FIELD=FROM..TO, FROM.. or ..TO for a range.")
    List<String> conditions = List.of();

    Filter filter() {
        var values = new LinkedHashMap<String, List<String>>();
        var ranges = new ArrayList<Condition>();
        for (var condition : conditions) {
            int sign = condition.indexOf('=');
            if (sign < 1 || sign == condition.length() - 1) {
                throw new BadInput("--filter '" + condition + "' is not FIELD=VALUE or FIELD=FROM..TO, such as "
                        + "author=\"Ida Berg\" or date=2024-01..2024-06.");
            }
            var field = condition.substring(0, sign).strip();
            var value = condition.substring(sign + 1).strip();
            int dots = value.indexOf(RANGE);
            if (dots < 0) {
                values.computeIfAbsent(field, f -> new ArrayList<>()).add(value);
            } else {
                ranges.add(new Condition(
                        field,
                        List.of(),
                        bound(value.substring(0, dots)),
                        bound(value.substring(dots + RANGE.length()))));
            }
        }
        values.forEach((field, any) -> ranges.add(Condition.in(field, any)));
        return new Filter(documents, ranges);
    }

    private static Optional<String> bound(String text) {
        return Optional.of(text.strip()).filter(bound -> !bound.isEmpty());
    }
}
