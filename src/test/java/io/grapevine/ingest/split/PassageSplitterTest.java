package io.grapevine.ingest.split;

import io.grapevine.ingest.load.Content;
import io.grapevine.ingest.load.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class PassageSplitterTest {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+|[^\\p{L}\\p{N}\\s]");
    private static final ToIntFunction<String> WORDS =
            text -> (int) TOKEN.matcher(text).results().count();

    private final PassageSplitter splitter = new PassageSplitter(WORDS, 20, 60);

    @Property(tries = 300)
    void passages_hold_all_text_but_headings_in_order_and_none_is_too_long(
            @ForAll("contents") Content content, @ForAll @IntRange(min = 5, max = 40) int size) {
        var cuts = new PassageSplitter(WORDS, size, size).split(content);

        int end = 0;
        for (var cut : cuts) {
            assertThat(cut.start()).isGreaterThanOrEqualTo(end);
            assertThat(cut.end()).isGreaterThan(cut.start());
            assertOnlyHeadingsOrSpace(content, end, cut.start());
            assertThat(WORDS.applyAsInt(textOf(content, cut))).isLessThanOrEqualTo(size);
            assertThat(textOf(content, cut)).isEqualTo(textOf(content, cut).strip());
            end = cut.end();
        }
        assertOnlyHeadingsOrSpace(content, end, content.text().length());
    }

    @Property(tries = 50)
    void the_same_text_is_always_cut_the_same(@ForAll("contents") Content content) {
        assertThat(splitter.split(content)).isEqualTo(splitter.split(content));
    }

    @Property(tries = 200)
    void a_long_word_or_line_without_end_is_cut_too(@ForAll("letters") String run) {
        var cuts = splitter.split(plain(run));
        assertThat(cuts).allSatisfy(cut -> assertThat(cut.end() - cut.start()).isLessThanOrEqualTo(20 * 16));
        var joined = new StringBuilder();
        cuts.forEach(cut -> joined.append(run, cut.start(), cut.end()));
        assertThat(joined.toString().replaceAll("\\s", "")).isEqualTo(run.replaceAll("\\s", ""));
        assertThat(cuts)
                .noneSatisfy(cut -> assertThat(Character.isLowSurrogate(run.charAt(cut.start())))
                        .isTrue());
    }

    @Example
    void a_passage_ends_where_a_paragraph_ends() {
        var first = "One two three four five six seven eight nine ten.";
        var second = "Eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen.";
        assertThat(texts(plain(first + "\n\n" + second))).containsExactly(first, second);
    }

    @Example
    void short_paragraphs_share_a_passage() {
        assertThat(texts(plain("One two.\n\nThree four.\n\nFive six.")))
                .containsExactly("One two.\n\nThree four.\n\nFive six.");
    }

    @Example
    void a_long_paragraph_is_cut_between_its_sentences() {
        var first = "The grapes are picked by hand in the last week of September.";
        var second = "They are pressed on the same day in the old cellar.";
        assertThat(texts(plain(first + " " + second))).containsExactly(first, second);
    }

    @Example
    void a_passage_knows_the_headings_above_it_but_not_the_title() {
        var text = "Manual\n\nUse it well.\n\nCleaning\n\nMonthly.\n\nFilters\n\nReplace them.\n\nStorage\n\nDry.";
        var content = new Content(
                "Manual",
                "text/markdown",
                text,
                List.of(
                        heading(text, "Manual", 1),
                        heading(text, "Cleaning", 2),
                        heading(text, "Filters", 3),
                        heading(text, "Storage", 2)),
                List.of(),
                false);
        assertThat(splitter.split(content))
                .extracting(cut -> cut.heading() + ": " + textOf(content, cut))
                .containsExactly(
                        ": Use it well.", "Cleaning: Monthly.", "Cleaning > Filters: Replace them.", "Storage: Dry.");
    }

    @Example
    void headings_without_text_below_them_share_a_passage() {
        var text = "Open points\n\nNone";
        var content = new Content(
                "Minutes",
                "text/markdown",
                text,
                List.of(heading(text, "Open points", 1), heading(text, "None", 1)),
                List.of(),
                false);
        assertThat(texts(content)).containsExactly("Open points\n\nNone");
    }

    @Example
    void no_passage_lies_on_two_pages() {
        var text = "First page.\n\nSecond page.";
        var content = new Content("Report", "application/pdf", text, List.of(), List.of(0, 13), false);
        assertThat(splitter.split(content))
                .extracting(cut -> cut.page() + " " + textOf(content, cut))
                .containsExactly("1 First page.", "2 Second page.");
    }

    @Example
    void a_record_that_the_model_reads_at_once_stays_one_passage() {
        var text = "word ".repeat(50).strip();
        assertThat(splitter.split(new Content("Title", "application/jsonl", text, List.of(), List.of(), true)))
                .hasSize(1);
        assertThat(splitter.split(
                        new Content("Title", "application/jsonl", text + " " + text, List.of(), List.of(), true)))
                .hasSizeGreaterThan(1);
    }

    @Example
    void white_space_alone_gives_no_passage() {
        assertThat(splitter.split(plain(" \n\n \t\u00A0"))).isEmpty();
    }

    @Provide
    Arbitrary<Content> contents() {
        var word = Arbitraries.of(
                "grape", "vine", "Müller", "1998", "don't", "a", "e.g.", "🍇", "cellar,", "(old)", "winter.", "Spring?",
                "x");
        var sentence = word.list().ofMinSize(1).ofMaxSize(30).map(words -> String.join(" ", words) + ".");
        var gap = Arbitraries.of("\n\n", "\n", " ", "\n \n\n", "\t");
        var block = Combinators.combine(sentence, gap, Arbitraries.integers().between(0, 6))
                .as(Block::new);
        return block.list().ofMaxSize(12).map(PassageSplitterTest::contentOf);
    }

    @Provide
    Arbitrary<String> letters() {
        return Arbitraries.of("x", "🍇", "é", "ab ", "- ")
                .list()
                .ofMinSize(300)
                .ofMaxSize(900)
                .map(parts -> String.join("", parts));
    }

    private record Block(String sentence, String gap, int level) {}

    private static Content contentOf(List<Block> blocks) {
        var text = new StringBuilder();
        var headings = new ArrayList<Heading>();
        for (var block : blocks) {
            if (block.level > 0 && block.level < 4) {
                text.append("\n\n");
                headings.add(new Heading(
                        text.length(), text.length() + block.sentence.length(), block.level, block.sentence));
                text.append(block.sentence).append("\n\n");
            } else {
                text.append(block.sentence).append(block.gap);
            }
        }
        var pages = text.length() > 40 ? List.of(0, text.length() / 2) : List.<Integer>of();
        boolean insideHeading =
                pages.size() > 1 && headings.stream().anyMatch(h -> h.start() < pages.get(1) && pages.get(1) < h.end());
        return new Content("Title", "text/plain", text.toString(), headings, insideHeading ? List.of() : pages, false);
    }

    private static void assertOnlyHeadingsOrSpace(Content content, int from, int to) {
        for (int i = from; i < to; i++) {
            int at = i;
            assertThat(Character.isWhitespace(content.text().charAt(i))
                            || content.headings().stream().anyMatch(h -> h.start() <= at && at < h.end()))
                    .as("character %d of %s", i, content.text())
                    .isTrue();
        }
    }

    private static Heading heading(String text, String title, int level) {
        int start = text.indexOf(title);
        return new Heading(start, start + title.length(), level, title);
    }

    private static Content plain(String text) {
        return new Content("Title", "text/plain", text, List.of(), List.of(), false);
    }

    private List<String> texts(Content content) {
        return splitter.split(content).stream().map(cut -> textOf(content, cut)).toList();
    }

    private static String textOf(Content content, Cut cut) {
        return content.text().substring(cut.start(), cut.end());
    }
}
