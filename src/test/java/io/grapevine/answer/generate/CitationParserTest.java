package io.grapevine.answer.generate;

import io.grapevine.answer.generate.CitationParser.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CitationParserTest {

    private static final int PASSAGES = 4;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "one                        | Yes [1].                       | Yes <1>.",
                "two brackets               | Yes [1][2].                    | Yes <1><2>.",
                "a list                     | Yes [1, 2].                    | Yes <1><2>.",
                "a list with semicolons     | Yes [1;4].                     | Yes <1><4>.",
                "a range                    | Yes [1-3].                     | Yes <1><2><3>.",
                "spaces inside              | Yes [ 2 ].                     | Yes <2>.",
                "at the start               | [3] says so.                   | <3> says so.",
                "at the end                 | It is so [3]                   | It is so <3>",
                "twice the same             | A [1]. B [1].                  | A <1>. B <1>.",
                "double brackets            | Yes [[1]].                     | Yes [<1>].",
                "an unknown number          | Yes [9].                       | Yes.",
                "zero                       | Yes [0].                       | Yes.",
                "known and unknown          | Yes [1, 9][7] and on.          | Yes <1> and on.",
                "an endless range           | Yes [1-999].                   | Yes <1><2><3><4>.",
                "words in brackets          | Yes [sic] and [1a] and [].     | Yes [sic] and [1a] and [].",
                "a year                     | In [2024] it was so.           | In [2024] it was so.",
                "a link                     | See [1](https://example.org).  | See [1](https://example.org).",
                "a link with words          | See [the page](x) [1].         | See [the page](x) <1>.",
                "a link definition          | [1]: https://example.org       | [1]: https://example.org",
                "a colon behind a citation  | So says [1]: all is well.      | So says <1>: all is well.",
                "inline code                | Write `a[1]` [1].              | Write `a[1]` <1>.",
                "inline code, two backticks | Write ``a`[9]`` [1].           | Write ``a`[9]`` <1>.",
                "escaped                    | Write \\[1] like this [1].     | Write \\[1] like this <1>.",
                "an open bracket at the end | Yes [1                         | Yes [1",
                "an index behind a word     | array[2] is third              | array<2> is third",
            })
    void citations_are_told_from_text(String what, String text, String expected) {
        assertThat(whole(text)).isEqualTo(expected);
    }

    @Test
    void code_blocks_are_left_alone() {
        assertThat(whole("Run [1]:\n```java\nint x = a[1]; // `[2]`\n```\nThen [2].\n~~~"))
                .isEqualTo("Run <1>:\n```java\nint x = a[1]; // `[2]`\n```\nThen <2>.\n~~~");
    }

    @Test
    void a_lone_backtick_does_not_hide_the_citations_of_later_lines() {
        assertThat(whole("A lone ` here [9]\nand this [9] is dropped [1]"))
                .isEqualTo("A lone ` here [9]\nand this is dropped <1>");
    }

    @Test
    void nothing_is_held_back_that_cannot_become_a_citation() {
        var parser = new CitationParser(PASSAGES);
        assertThat(parser.accept("Hello")).containsExactly(new Piece.Text("Hello"));
        assertThat(parser.accept(" world")).containsExactly(new Piece.Text(" world"));
        assertThat(parser.accept(" [")).isEmpty();
        assertThat(parser.accept("1")).isEmpty();
        assertThat(parser.accept("]")).isEmpty();
        assertThat(parser.accept(".")).containsExactly(new Piece.Text(" "), new Piece.Cited(1), new Piece.Text("."));
    }

    @Property
    void however_the_text_is_cut_into_pieces_the_result_is_the_same(
            @ForAll
                    @Chars({'[', ']', '(', ')', ',', ' ', '`', '\n', '\\', '-', ':', 'a'})
                    @CharRange(from = '0', to = '9')
                    String text,
            @ForAll long seed) {
        assertThat(inPieces(text, new Random(seed))).isEqualTo(whole(text));
    }

    @Property
    void text_without_a_known_or_unknown_number_passes_unchanged(
            @ForAll @Chars({'[', ']', '(', ',', ' ', '`', '\n', '\\', 'a'}) String text) {
        assertThat(whole(text)).isEqualTo(text);
    }

    private static String whole(String text) {
        var parser = new CitationParser(PASSAGES);
        var pieces = new ArrayList<>(parser.accept(text));
        pieces.addAll(parser.end());
        return shown(pieces);
    }

    private static String inPieces(String text, Random random) {
        var parser = new CitationParser(PASSAGES);
        var pieces = new ArrayList<Piece>();
        for (int from = 0; from < text.length(); ) {
            var to = Math.min(text.length(), from + 1 + random.nextInt(4));
            pieces.addAll(parser.accept(text.substring(from, to)));
            from = to;
        }
        pieces.addAll(parser.end());
        return shown(pieces);
    }

    private static String shown(List<Piece> pieces) {
        var shown = new StringBuilder();
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Text(var text) -> shown.append(text);
                case Piece.Cited(var number) -> shown.append('<').append(number).append('>');
            }
        }
        return shown.toString();
    }
}
