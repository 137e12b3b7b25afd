package io.grapevine.cli;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class IngestCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1    | false | 1 document came from there and is there no longer, but still answered from. Remove with: --sync",
                "1200 | false | 1,200 documents came from there and are there no longer, but still answered from. Remove with: --sync",
                "3    | true  | 3 documents would be removed, more than half of what came from there. Nothing was removed. "
                        + "If that is right: --sync --yes"
            })
    void what_vanished_is_told_with_the_next_step(int vanished, boolean sync, String text) {
        assertThat(IngestCommand.vanishedHint(vanished, sync)).isEqualTo(text);
    }
}
