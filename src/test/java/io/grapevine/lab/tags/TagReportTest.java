package io.grapevine.lab.tags;

import io.grapevine.language.Name;
import io.grapevine.language.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TagReportTest {

    @Test
    void a_name_counts_where_its_words_and_its_type_are_right() {
        var report = new TagReport();
        report.add(
                List.of(name(0, 3, "person"), name(5, 9, "place"), name(10, 12, "place")),
                List.of(name(0, 3, "person"), name(5, 8, "place"), name(10, 12, "person")));
        assertThat(report.types().get("person")).isEqualTo(new TagReport.Figures(50, 100, 66.7, 1));
        assertThat(report.types().get("place")).isEqualTo(new TagReport.Figures(0, 0, 0, 2));
        assertThat(report.all()).isEqualTo(new TagReport.Figures(33.3, 33.3, 33.3, 3));
    }

    private static Name name(int start, int end, String type) {
        return new Name(new Span(start, end), type);
    }
}
