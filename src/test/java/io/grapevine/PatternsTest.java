package io.grapevine;

import io.grapevine.domain.Passage;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Every regular expression that a class of the product keeps, on 20 kB of the worst that a document or a
/// question can hold. What is counted is how often a character is looked at, which is the same on every
/// machine: a few times each where the work grows with the text, thousands of times where it grows with its
/// square.
class PatternsTest {

    private static final int LENGTH = 20_000;
    private static final int LOOKS_A_CHARACTER = 400;

    /// Repeated to 20 kB, with something behind it that fits nothing.
    private static final List<String> WORST = List.of(
            " ",
            "\t",
            "\n",
            "\r\n",
            "a",
            "A",
            "Aa ",
            "A a ",
            "A. ",
            "Aa's ",
            "Aa-",
            "Aa & Bb ",
            "a_",
            "é",
            "漢",
            "1",
            "1,",
            "1.",
            "1 ",
            "1-",
            "1/",
            "-1",
            "1,1.",
            "12:",
            "$1 ",
            "1% ",
            "(",
            ")",
            "()",
            "(a",
            "[",
            "]",
            "[1]",
            "[1",
            "[1, ",
            "[a](",
            "![",
            "<",
            ">",
            "<a ",
            "</a>",
            "<passage ",
            "&",
            "&a",
            "\"",
            "'",
            "''",
            "\"a\" ",
            "“",
            "a\"",
            "*",
            "**",
            "* ",
            "**a",
            "_",
            "__a",
            "`",
            "```",
            "~",
            "#",
            "# ",
            "=",
            "==",
            "-",
            "- ",
            "--",
            "+",
            "|",
            "| ",
            "|a",
            "|-",
            "||",
            ":",
            ": ",
            "::",
            ";",
            ",",
            ", ",
            ". ",
            "...",
            "?",
            "! ",
            "/",
            "\\",
            "\\\\",
            "a@",
            "a.a@",
            "http://",
            "http://a",
            "www.",
            "{",
            "{{",
            "{{a",
            "}}",
            "$",
            "$a",
            "%",
            "^",
            "\u00a0",
            "\u200b",
            "\u2028",
            "of the ",
            "and ",
            "What is ",
            "a and b, ",
            "How many ",
            "No. ",
            "Mr. ",
            "e.g. ",
            "x1y2",
            "a\n",
            "a \n",
            "\n\n ",
            " \n",
            "a: b\n",
            "- a\n",
            "> ",
            "    a",
            "a, b or c ",
            "first second ",
            "1st ",
            "Q1 2024 ",
            "2024-01-01 ",
            "\0");
    /// Patterns that are given bounded text only (a cell, a line of a page, a word of a question of 4,000
    /// characters) and take more than proportional time beyond that.
    private static final Set<String> OF_SHORT_TEXT = Set.of(
            "answer.read.AskedFor",
            "answer.read.Codes",
            "answer.table.CellParser",
            "answer.table.Intervals",
            "answer.table.TypedTable",
            "ingest.load.pdf.PdfTitle",
            "ingest.load.pdf.RunningLines");

    private static final List<String> ENDS = List.of("", "\u2028");

    /// A pattern under the name of the constant that holds it.
    private record Constant(String name, Pattern pattern) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Constant> constants() throws IOException, URISyntaxException, ReflectiveOperationException {
        var root = Path.of(Passage.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var found = new ArrayList<Constant>();
        try (var files = Files.walk(root)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                var name = root.relativize(file)
                        .toString()
                        .replaceFirst("\\.class$", "")
                        .replace('/', '.');
                if (name.startsWith("io.grapevine.") && !name.startsWith("io.grapevine.lab.")) {
                    addConstants(Class.forName(name, false, PatternsTest.class.getClassLoader()), found);
                }
            }
        }
        return found.stream().filter(constant -> OF_SHORT_TEXT.stream().noneMatch(constant.name()::startsWith));
    }

    private static void addConstants(Class<?> type, List<Constant> found) throws ReflectiveOperationException {
        for (var field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && mayHoldPatterns(field)) {
                field.setAccessible(true);
                var name = type.getName().substring("io.grapevine.".length()) + "." + field.getName();
                patterns(field.get(null)).forEach(pattern -> found.add(new Constant(name, pattern)));
            }
        }
    }

    private static boolean mayHoldPatterns(Field field) {
        return field.getType() == Pattern.class
                || field.getGenericType().getTypeName().contains("java.util.regex.Pattern");
    }

    private static Stream<Pattern> patterns(Object value) {
        return switch (value) {
            case Pattern pattern -> Stream.of(pattern);
            case Object[] array -> Arrays.stream(array).flatMap(PatternsTest::patterns);
            case Collection<?> collection -> collection.stream().flatMap(PatternsTest::patterns);
            case Map<?, ?> map ->
                Stream.concat(map.keySet().stream(), map.values().stream()).flatMap(PatternsTest::patterns);
            default -> Stream.empty();
        };
    }

    @Test
    void there_are_patterns_to_look_at() throws Exception {
        assertThat(constants()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void takes_time_in_proportion_to_the_text(Constant constant) {
        WORST.parallelStream().forEach(worst -> takesTimeInProportion(constant.pattern(), worst));
    }

    private static void takesTimeInProportion(Pattern pattern, String worst) {
        for (var end : ENDS) {
            var text = worst.repeat(LENGTH / worst.length()) + end;
            assertThat(failure(pattern, text))
                    .as("%s on 20 kB of \"%s\" and \"%s\"", pattern, shown(worst), shown(end))
                    .isEmpty();
        }
    }

    private static String failure(Pattern pattern, String text) {
        try {
            var all = pattern.matcher(new CountedText(text, LOOKS_A_CHARACTER));
            while (all.find()) {
                // to the end of the text
            }
            pattern.matcher(new CountedText(text, LOOKS_A_CHARACTER)).matches();
            pattern.matcher(new CountedText(text, LOOKS_A_CHARACTER)).lookingAt();
            return "";
        } catch (StackOverflowError e) {
            return "overflows the stack";
        } catch (CountedText.TooMuchWork e) {
            return "looks at each character more than " + LOOKS_A_CHARACTER + " times";
        }
    }

    private static String shown(String text) {
        return Matcher.quoteReplacement(text).replace("\n", "\\n").replace("\u2028", "\\u2028");
    }
}
