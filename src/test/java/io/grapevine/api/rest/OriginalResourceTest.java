package io.grapevine.api.rest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OriginalResourceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "docs/report.pdf       | report.pdf       | report.pdf",
                "docs/Grüner Baum.html | Gr_ner Baum.html | Gr%C3%BCner%20Baum.html",
                "a\"; x=\"b.txt        | a__ x__b.txt     | a%22%3B%20x%3D%22b.txt"
            })
    void the_name_of_a_file_cannot_leave_its_header(String source, String plain, String encoded) {
        assertThat(OriginalResource.named(source))
                .isEqualTo("; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded);
    }
}
