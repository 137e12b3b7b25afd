package io.grapevine.answer.table;

import io.grapevine.answer.read.AnswerType;
import java.util.List;
import java.util.regex.Pattern;

/// Leaves out programs whose values are not of the kind that a question asks for: who is no number and no code,
/// when has a day, a year or a month, how many is a number.
final class Kinds {

    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3}");
    private static final Pattern HOW_MANY =
            Pattern.compile("^(?:(?:and|so|in total|altogether) ){0,2}how (?:many|much)\\b");

    private Kinds() {}

    /// The programs that may answer; all where none is of the kind.
    static List<Program> keep(AskedWords asked, List<Program> programs) {
        var question = String.join(" ", asked.words());
        var type = AnswerType.of(question);
        var kept = programs.stream()
                .filter(program -> switch (type) {
                    case PERSON -> program.result().values().stream().allMatch(Kinds::hasWord);
                    case TIME -> program.result().values().stream().allMatch(Kinds::isTime);
                    case NUMBER ->
                        !HOW_MANY.matcher(question).find()
                                || program.result().values().stream().allMatch(Kinds::hasDigit);
                    case REASON, PLACE, METHOD, CONFIRMATION, THING -> true;
                })
                .toList();
        return kept.isEmpty() ? programs : kept;
    }

    private static boolean hasDigit(String value) {
        return DIGIT.matcher(value).find();
    }

    private static boolean hasWord(String value) {
        return WORD.matcher(value).find();
    }

    private static boolean isTime(String value) {
        return hasDigit(value) || AnswerType.TIME.isIn(value, "");
    }
}
