package io.grapevine.answer.generate;

import java.util.regex.Pattern;

/// What kind of thing a question asks for, as far as its words tell, and whether a sentence holds one.
enum Expected {
    REASON(
            "(?i)\\bwhy\\b|\\breasons?\\b|\\bhow come\\b",
            "(?i)\\b(?:because|since|due to|so that|reason|therefore|owing to)\\b"),
    NUMBER(
            "(?i)\\bhow (?:many|much|long|old|tall|far|often|big|high)\\b|\\b(?:cost|price|temperature|percentage|number of|average|total)\\b",
            "\\d|(?i)\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|half|twice)\\b"),
    TIME(
            "(?i)\\bwhen\\b|\\b(?:what|which) (?:year|date|day|month|time)\\b",
            "\\b1\\d{3}\\b|\\b20\\d\\d\\b|\\b\\d{1,2}:\\d\\d\\b|\\b(?:January|February|March|April|May|June|July|August|September|October"
                    + "|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?\\b"),
    NAME(
            "(?i)\\b(?:who|whose|whom|where)\\b|\\b(?:what|which) (?:town|city|country|state|person|place|company|forest|street|institute)\\b",
            "(?<=[\\p{L}\\p{N},;] )\\p{Lu}\\p{L}+"),
    ANYTHING("", "");

    private final Pattern asked;
    private final Pattern held;

    Expected(String asked, String held) {
        this.asked = Pattern.compile(asked);
        this.held = Pattern.compile(held);
    }

    /// The first kind whose words the question has.
    static Expected of(String question) {
        for (var kind : values()) {
            if (kind.asked.matcher(question).find()) {
                return kind;
            }
        }
        return ANYTHING;
    }

    /// A name counts only where the question has not named it already.
    boolean isIn(String sentence, String question) {
        return held.matcher(sentence).results().anyMatch(found -> this != NAME || !question.contains(found.group()));
    }
}
