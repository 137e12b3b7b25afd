package io.grapevine.answer.read;

import io.grapevine.llm.Prompts;
import java.util.Optional;
import java.util.regex.Pattern;

/// Says yes or no to a question where the sentence that answers leaves no doubt.
public enum Verdict {
    YES("verdict-yes"),
    NO("verdict-no");

    /// Words under which a sentence holds only in part.
    private static final Pattern CONDITION = Pattern.compile(
            "(?i)\\b(?:only|unless|except|if|but|however|until|without|may|might|sometimes|usually|partly|more than|less than|at least|at most)\\b");
    private static final Pattern DENIAL = Pattern.compile(
            "(?i)\\b(?:not|no|never|cannot|none|neither|nobody|excluded|forbidden|prohibited|impossible)\\b|n't\\b");
    private static final double MOST_WORDS = 0.8;
    private static final double HALF = 0.5;

    private final String prompt;

    Verdict(String prompt) {
        this.prompt = prompt;
    }

    /// As a reader sees it.
    public String text() {
        return Prompts.text(prompt);
    }

    /// Empty where the sentence does not speak of most of what the question does, or sets a condition.
    public static Optional<Verdict> of(String question, Candidate candidate) {
        var asked = Terms.of(question);
        if (AnswerType.of(question) != AnswerType.CONFIRMATION || asked.isEmpty() || AskedFor.isNegated(question)) {
            return Optional.empty();
        }
        var said = asked.stream().filter(candidate::has).count() / (double) asked.size();
        if (DENIAL.matcher(candidate.text()).find()) {
            return said >= HALF ? Optional.of(NO) : Optional.empty();
        }
        return said >= MOST_WORDS && !CONDITION.matcher(candidate.text()).find() ? Optional.of(YES) : Optional.empty();
    }
}
