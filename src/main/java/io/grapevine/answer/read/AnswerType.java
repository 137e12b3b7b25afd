package io.grapevine.answer.read;

import java.util.Locale;
import java.util.regex.Pattern;

/// The kind of thing that a question asks for, as far as its words tell, in English, German, French and Chinese.
public enum AnswerType {
    REASON(
            "(?i)\\bwhy\\b|\\breasons?\\b|\\bhow come\\b|\\bwarum\\b|\\bweshalb\\b|\\bpourquoi\\b|为什么|為什麼|为何",
            "(?i)\\b(?:because|since|due to|so that|reasons?|therefore|owing to|thus|order to|as a result|weil|wegen|"
                    + "damit|car|parce que)\\b|因为|由于|因此"),
    TIME(
            "(?i)\\bwhen\\b|\\b(?:what|which|in what|in which) (?:\\w+ )?(?:year|date|day|month|time|century|decade)\\b|\\bwann\\b|"
                    + "\\bquand\\b|\\bwelche[mns]? (?:jahr|tag|datum)\\b|何时|什么时候|什么时间|哪一年|哪年|几月",
            "\\b1\\d{3}\\b|\\b20\\d\\d\\b|\\b\\d{1,2}:\\d\\d\\b|(?i)\\b\\d{1,2}(?:st|nd|rd|th)? century\\b|\\b(?:january|february|march|"
                    + "april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|"
                    + "friday|saturday|sunday|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|"
                    + "juin|juillet|août|septembre|octobre|novembre|décembre)s?\\b|\\d+\\s*[年月日]"),
    NUMBER(
            "(?i)\\bhow (?:many|much|long|old|tall|far|often|big|high|deep|large|fast|wide|heavy|hot|cold)\\b|"
                    + "\\b(?:cost|price|temperature|percentage|percent|number of|average|total|population|limit|amount)\\b|"
                    + "\\bwie ?(?:viele?|lange?|hoch|oft|groß|alt|tief|schwer)\\b|\\bcombien\\b|多少|几|幾|多大|多长",
            "\\d|(?i)\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|"
                    + "billion|half|twice|once|zwei|drei|vier|fünf|deux|trois|quatre|cinq)\\b|[一二三四五六七八九十百千万]"),
    PERSON(
            "(?i)\\b(?:who|whose|whom)\\b|\\bwhat (?:is|was|are|were) the (?:\\p{L}+ )?names?\\b|\\b(?:what|which) (?:person|man|woman|people|author|king|queen|president|name)\\b|"
                    + "\\bwer\\b|\\bwem\\b|\\bwen\\b|\\bqui\\b|谁|哪位|什么人|誰",
            "(?<=[\\p{L}\\p{N},;:] )" + Marks.NO_DAY + "\\p{Lu}\\p{L}+|^\\p{Lu}\\p{L}+ \\p{Lu}\\p{L}+|[·•]"),
    PLACE(
            "(?i)\\bwhere\\b|\\b(?:what|which) (?:town|city|country|state|place|street|room|region|area|location|continent|river|building|"
                    + "island|county|village)\\b|\\bwo\\b|\\bwohin\\b|\\bwoher\\b|\\boù\\b|哪里|哪儿|何处|哪个国家|哪个城市|什么地方",
            "(?i:\\b(?:in|at|near|from|to|room|of|on|east|west|north|south|à|en))\\s+(?:the )?\\p{Lu}|\\broom \\d+|[省市县州国]"),
    METHOD(
            "(?i)\\bhow (?:do|does|can|could|should|to|is|are|was|were|did)\\b|\\bwie\\b|\\bcomment\\b|如何|怎么|怎样",
            "(?i)\\b(?:by|using|with|use|press|click|run|set|open|select|through|via|hold|enter|turn|must)\\b"),
    CONFIRMATION(
            "(?i)^(?:(?:and|so|but|also) )?(?:is|are|was|were|do|does|did|can|could|may|must|should|has|have|had|will|"
                    + "would|am|kann|darf|ist|sind|gibt|hat|muss|est-ce|y a-t-il)\\b",
            "(?i)\\b(?:not|no|never|yes|only|may|must|allowed|possible|except|excluded|always|kein|keine|nicht|exclus)\\b|n't\\b"),
    THING("", "");

    /// What the kinds have in common; an enumeration's own constants come too late for its values.
    private static final class Marks {
        /// A month or a day of the week is written like a name.
        static final String NO_DAY =
                "(?!(?:January|February|March|April|May|June|July|August|September|October|November|"
                        + "December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b)";
    }

    private final Pattern asked;
    private final Pattern held;

    AnswerType(String asked, String held) {
        this.asked = Pattern.compile(asked, Pattern.UNICODE_CHARACTER_CLASS);
        this.held = Pattern.compile(held);
    }

    /// The first kind whose words the question has; a question that begins with its verb asks for yes or no.
    public static AnswerType of(String question) {
        if (CONFIRMATION.asked.matcher(question.strip()).find()) {
            return CONFIRMATION;
        }
        for (var type : values()) {
            if (type.asked.matcher(question).find()) {
                return type;
            }
        }
        return THING;
    }

    /// Whether a text holds one that the question has not named itself.
    public boolean isIn(String text, String question) {
        var asked = question.toLowerCase(Locale.ROOT);
        return this != THING
                && held.matcher(text)
                        .results()
                        .map(found -> found.group().toLowerCase(Locale.ROOT))
                        .anyMatch(found -> this != PERSON && this != TIME || !asked.contains(found));
    }
}
