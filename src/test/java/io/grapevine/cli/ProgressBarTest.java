package io.grapevine.cli;

import io.grapevine.ingest.IngestEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressBarTest {

    private final StringWriter err = new StringWriter();

    @Test
    void the_search_for_communities_is_told_at_once_and_then_only_now_and_then() {
        var bar = new ProgressBar(new PrintWriter(err), false);
        bar.described(0, 0);
        bar.described(1, 300);
        bar.described(300, 300);
        bar.end();
        assertThat(err.toString()).isEqualToNormalizingNewlines("looking for communities\n");
    }

    @Test
    void on_a_terminal_it_is_a_bar_that_goes_away() throws InterruptedException {
        var bar = new ProgressBar(new PrintWriter(err), true);
        bar.described(0, 0);
        Thread.sleep(120); // drawn ten times a second at most
        bar.described(1200, 2400);
        assertThat(err.toString())
                .endsWith("[" + "=".repeat(15) + " ".repeat(15) + "] 1,200 of 2,400 communities described");
        bar.end();
        assertThat(err.toString()).endsWith("\r\033[K");
    }

    @Test
    void what_failed_is_told_with_its_reason() {
        new ProgressBar(new PrintWriter(err), false).accept(new IngestEvent.Failed("one.pdf", "is empty"));
        assertThat(err.toString()).isEqualToNormalizingNewlines("failed: one.pdf is empty\n");
    }
}
