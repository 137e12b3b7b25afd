package io.grapevine.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EditionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "hr/policy-v1.md          | hr/policy_v2.1.pdf       | true",
                "hr/policy-2024.md        | hr/policy-2026.md        | true",
                "hr/policy-2024-01-15.md  | hr/policy-2024-03.md     | true",
                "hr/Travel policy (2023).docx | hr/travel-policy-2024.docx | true",
                "hr/policy-v1.md          | legal/policy-v2.md       | false",
                "hr/policy-v1.md          | hr/handbook-v2.md        | false",
                "hr/minutes-2024-01-15.md | hr/minutes-2024-02-15.md | false",
                "hr/annual-report-2023.md | hr/annual-report-2024.md | false",
                "hr/policy.md             | hr/policy2.md            | false",
                "2024.md                  | 2025.md                  | false"
            })
    void paths_of_one_stem_with_marks_of_versions_are_one_family(String older, String newer, boolean same) {
        var one = Edition.of(document(older, Map.of()));
        var other = Edition.of(document(newer, Map.of()));

        assertThat(one.family().isPresent() && one.family().equals(other.family()))
                .isEqualTo(same);
        if (same) {
            assertThat(other.isNewerThan(one)).isTrue();
            assertThat(one.isNewerThan(other)).isFalse();
        }
    }

    @Test
    void documents_of_one_title_are_versions_only_where_they_say_version_or_date() {
        var said = Edition.of(document("a.md", Map.of("version", "1", "date", "2024-01-15")));

        assertThat(said.titled()).contains("default\ntitle");
        assertThat(said.told()).isEqualTo("version 1, 2024-01-15");
        assertThat(Edition.of(document("a.md", Map.of())).titled()).isEmpty();
        assertThat(Edition.of(document("a.md", Map.of("modified", "2024-01-15")))
                        .titled())
                .isEmpty();
    }

    @Test
    void a_number_goes_before_a_day() {
        var two = Edition.of(document("a.md", Map.of("version", "2", "date", "2024-01-15")));
        var ten = Edition.of(document("b.md", Map.of("version", "v10", "date", "2023-01-15")));

        assertThat(ten.isNewerThan(two)).isTrue();
        assertThat(two.isNewerThan(ten)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"part 47.md", "room 2101.md", "item-20245.md", "level-3.md"})
    void a_number_alone_marks_no_version(String source) {
        assertThat(Edition.of(document(source, Map.of())).family()).isEmpty();
    }

    @Test
    void records_and_mails_are_of_their_own() {
        assertThat(Edition.of(document("set-v1.jsonl#r1", "application/jsonl", Map.of()))
                        .family())
                .isEmpty();
        assertThat(Edition.of(document("offer-v1.eml", "message/rfc822", Map.of("date", "2024-01-15")))
                        .titled())
                .isEqualTo(Optional.empty());
    }

    private static Document document(String source, Map<String, String> metadata) {
        return document(source, "text/markdown", metadata);
    }

    private static Document document(String source, String type, Map<String, String> metadata) {
        var fields = new HashMap<String, List<String>>();
        metadata.forEach((field, value) -> fields.put(field, List.of(value)));
        return new Document(source, "default", source, "Title", type, "h", 1, Instant.EPOCH, fields);
    }
}
