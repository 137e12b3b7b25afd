package io.grapevine.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class ListingTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_listing_of_nothing_says_what_to_do_and_leaves_stdout_to_the_rows() {
        assertThat(run(List.of())).isEqualTo(ExitCodes.DONE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualToNormalizingNewlines("Nothing yet.\n");
    }

    @Test
    void rows_are_lines_without_a_word_besides() {
        assertThat(run(List.of("a", "b"))).isEqualTo(ExitCodes.DONE);
        assertThat(out.toString()).isEqualToNormalizingNewlines("a\nb\n");
        assertThat(err.toString()).isEmpty();
    }

    private int run(List<String> rows) {
        return new CommandLine(new Rows(rows))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute();
    }

    private static final class Rows extends Listing<String> {

        private final List<String> rows;

        Rows(List<String> rows) {
            this.rows = rows;
        }

        @Override
        List<String> rows() {
            return rows;
        }

        @Override
        String line(String row) {
            return row;
        }

        @Override
        Optional<String> none() {
            return Optional.of("Nothing yet.");
        }
    }
}
