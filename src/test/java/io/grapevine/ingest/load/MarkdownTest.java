package io.grapevine.ingest.load;

import io.grapevine.ingest.load.Block.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownTest {

    @Test
    void notes_with_front_matter_fences_and_a_table_without_bars_keep_their_structure() {
        var content = Texts.read("deploy.md", """
                ---
                title: Deploy notes
                date: 2026-05-01
                tags: [ops, pump]
                owner: {name: Ida Berg, room: 4}
                ---
                Intro line for the deploy notes.

                ````md
                # not a heading
                ```sh
                # comment in inner fence
                make all
                ```
                ````

                ~~~
                # tilde comment
                x = 1
                ~~~

                - Step one:

                  ```sh
                  # indented comment
                  run --fast
                  ```

                - Step two is to wait.

                Setext heading
                --------------

                The pump restarts in 40 seconds.

                Part | Torque
                ---|---
                Bolt M8 | 25 Nm
                Bolt M10 | 49 Nm
                """);
        assertThat(content.title()).isEqualTo("Deploy notes");
        assertThat(content.metadata())
                .containsEntry("date", List.of("2026-05-01"))
                .containsEntry("tags", List.of("ops", "pump"))
                .containsEntry("owner.name", List.of("Ida Berg"));
        assertThat(content.headings()).extracting(Heading::title).containsExactly("Setext heading");
        assertThat(content.text())
                .startsWith(
                        "date | tags | owner.name | owner.room\n2026-05-01 | ops, pump | Ida Berg | 4\n\nIntro line")
                .contains("# not a heading\n```sh\n# comment in inner fence\nmake all\n```\n\n# tilde comment\nx = 1")
                .contains("- Step one:\n\n# indented comment\nrun --fast\n\n- Step two is to wait.")
                .endsWith("Part | Torque\nBolt M8 | 25 Nm\nBolt M10 | 49 Nm");
        assertThat(content.tables().getLast().body().getLast().cells()).containsExactly("Bolt M10", "49 Nm");
        assertThat(content.blocks())
                .filteredOn(block -> block.kind() == Kind.CODE)
                .hasSize(3);
    }

    @Test
    void what_is_struck_out_is_left_out() {
        assertThat(Texts.read(
                                "prices.md",
                                "# Prices\n\nThe day pass costs ~~12 EUR~~ 15 EUR. ~~Dogs are allowed in the "
                                        + "park.~~ Dogs are <del>fed in</del> banned <s>*at* night</s> from the park.")
                        .text())
                .isEqualTo("Prices\n\nThe day pass costs 15 EUR. Dogs are banned from the park.");
    }

    @Test
    void fields_below_each_other_are_lines_and_prose_flows() {
        assertThat(Texts.read(
                                "minutes.md",
                                "Present: Ann,\nBen\nExcused: Cleo\n**Owner:** Dan\n**Due**: May\nand later.")
                        .text())
                .isEqualTo("Present: Ann, Ben\nExcused: Cleo\nOwner: Dan\nDue: May and later.");
    }

    @Test
    void a_footnote_stands_behind_what_refers_to_it() {
        assertThat(Texts.read(
                                "a.md",
                                "The fee is 450 EUR[^fee].\n\nDogs pay half.\n\n[^fee]: From 1 May 2026.\n\n[^x]: Lost.")
                        .text())
                .isEqualTo("The fee is 450 EUR.\n\nFrom 1 May 2026.\n\nDogs pay half.\n\nLost.");
    }

    @Test
    void links_give_their_text_and_images_what_stands_for_them() {
        assertThat(Texts.read(
                                "a.md",
                                "See [the form](http://x.org/f \"t\"), <https://y.org> and ![a red lid](lid.png).")
                        .text())
                .isEqualTo("See the form, https://y.org and a red lid.");
    }

    @Test
    void a_table_may_follow_a_line_and_stand_in_html() {
        var content = Texts.read(
                "a.md",
                "Torques are:\nPart | Torque\n---|---\nM8 | 25 \\| 26\n\n<table><tr><th>A</th><th>B"
                        + "</th></tr>\n<tr><td>1</td><td>2</td></tr></table>\n");
        assertThat(content.tables()).hasSize(2);
        assertThat(content.tables().getFirst().body().getFirst().cells()).containsExactly("M8", "25 | 26");
        assertThat(content.tables().getLast().headerRows()).isEqualTo(1);
    }

    @Test
    void front_matter_that_is_no_yaml_is_read_line_by_line_and_told() {
        var content = Texts.read("a.md", "---\ntitle: \"The: guide\ndate: 2026-05-01\nby: Ida: Berg\n---\nText.");
        assertThat(content.metadata()).containsEntry("date", List.of("2026-05-01"));
        assertThat(content.warnings()).hasSize(1);
        assertThat(content.text()).endsWith("Text.");
    }

    @Test
    void a_rule_at_the_top_is_no_front_matter() {
        assertThat(Texts.read("a.md", "---\n\nText of the page.").text()).isEqualTo("Text of the page.");
    }

    @Test
    void a_long_title_is_cut_and_cleaned() {
        var title = Texts.read("a.md", "---\ntitle: \"" + "word ".repeat(2000) + "\"\n---\nText.")
                .title();
        assertThat(title).hasSizeLessThanOrEqualTo(Title.MAX_LENGTH).endsWith("word…");
    }

    @ParameterizedTest
    @Timeout(10)
    @ValueSource(
            strings = {
                "*",
                "[",
                "_a",
                "`",
                "<a",
                "![",
                "**a",
                "|",
                "> ",
                "- ",
                "~~",
                "*a **b ",
                "[a](",
                "[a]: b\n",
                "[^1]",
                "[^1]: x\n\n",
                "<del>",
                "<!--",
                "x <!-",
                "a <? ",
                "a <![CDATA[ ",
                "a <!A ",
                "<a b=\"",
                "a|",
                "|a|\n|-|\n",
                "> - ",
                "1. ",
                "`` ` ",
                "# a\n",
                "a\n-\n"
            })
    void markdown_that_is_made_to_take_long_does_not(String hostile) throws Exception {
        assertThat(MarkdownReader.read(hostile.repeat(100_000 / hostile.length()), "x", 10_000_000)
                        .text())
                .isNotNull();
    }

    @ParameterizedTest
    @Timeout(10)
    @ValueSource(strings = {"title:%s\u2028x", "-%s\u2028", "a: [%s", "%s: x", "a: &a [*a]%s", "\"%s"})
    void front_matter_that_is_made_to_take_long_does_not(String hostile) {
        var content = Texts.read("a.md", "---\n" + hostile.formatted(" ".repeat(60_000)) + "\n---\nText.");
        assertThat(content.text()).endsWith("Text.");
    }
}
