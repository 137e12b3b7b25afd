package io.grapevine.domain;

import io.grapevine.domain.GrapevineException.BadInput;
import java.util.List;
import java.util.Optional;

/// Which documents a question is asked of: those that are named, and of these the ones that meet all conditions.
///
/// @param documents  ids, sources, or file names; none means all
/// @param conditions on their metadata
public record Filter(List<String> documents, List<Condition> conditions) {

    public static final Filter NONE = new Filter(List.of(), List.of());

    private static final int MOST_DOCUMENTS = 1_000;
    private static final int MOST_CONDITIONS = 20;

    /// What a field must be: one of some values, or from one to another, or both.
    ///
    /// @param field  such as `author`, or `source`, `title`, `type`, `ingested`
    /// @param values any of these, in any case of letters; none where it is a range. A year or month is met by
    ///               its days
    /// @param from   the least; of days the first of a year or month
    /// @param to     the greatest; of days the last of a year or month
    public record Condition(String field, List<String> values, Optional<String> from, Optional<String> to) {

        private static final int MOST_VALUES = 1_000;

        public Condition {
            values = List.copyOf(values);
            if (field.isBlank()) {
                throw new BadInput("A field of the filter has no name.");
            }
            if (values.isEmpty() && from.isEmpty() && to.isEmpty()) {
                throw new BadInput("The filter's field '" + field + "' has no value.");
            }
            if (values.size() > MOST_VALUES) {
                throw new BadInput("The filter's field '" + field + "' has " + values.size() + " values; at most "
                        + MOST_VALUES + " are taken.");
            }
        }

        public static Condition in(String field, List<String> values) {
            return new Condition(field, values, Optional.empty(), Optional.empty());
        }
    }

    public Filter {
        documents = List.copyOf(documents);
        conditions = List.copyOf(conditions);
        if (documents.size() > MOST_DOCUMENTS) {
            throw new BadInput("'documents' names " + documents.size() + "; at most " + MOST_DOCUMENTS
                    + " are taken. Use a filter.");
        }
        if (documents.stream().anyMatch(String::isBlank)) {
            throw new BadInput("'documents' has a name that is empty.");
        }
        if (conditions.size() > MOST_CONDITIONS) {
            throw new BadInput(
                    "The filter has " + conditions.size() + " fields; at most " + MOST_CONDITIONS + " are taken.");
        }
    }

    public boolean isEmpty() {
        return documents.isEmpty() && conditions.isEmpty();
    }
}
