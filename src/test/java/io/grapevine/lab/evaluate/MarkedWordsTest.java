package io.grapevine.lab.evaluate;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MarkedWordsTest {

    @ParameterizedTest
    @CsvSource({
        "the Forest Office, Forest Office, true, 1.0",
        "'Office, Forest', Forest Office, false, 1.0",
        "in 1988, 1988, false, 0.6667",
        "a loan, 1988, false, 0.0",
    })
    void words_are_compared_without_case_marks_and_articles(String marked, String answer, boolean exact, double f1) {
        assertThat(MarkedWords.exact(marked, List.of("other", answer))).isEqualTo(exact);
        assertThat(MarkedWords.f1(marked, List.of("other", answer))).isCloseTo(f1, within(1e-4));
    }
}
