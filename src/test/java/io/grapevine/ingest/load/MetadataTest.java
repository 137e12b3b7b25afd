package io.grapevine.ingest.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

class MetadataTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-01|2024-03-01",
                "2024-03-01T10:15:00Z|2024-03-01",
                "2024-03|2024-03",
                "2024|2024",
                "1.3.2024|2024-03-01",
                "1 March 2024|2024-03-01",
                "March 1, 2024|2024-03-01",
                "1. März 2024|2024-03-01",
                "Fri, 1 Mar 2024 10:15:00 +0100|2024-03-01",
                "01/02/2024|01/02/2024",
                "next spring|next spring"
            })
    void days_are_written_so_that_they_compare(String given, String kept) {
        assertThat(MetadataFields.of(Map.of("date", List.of(given)))).containsExactly(entry("date", List.of(kept)));
    }

    @Test
    void names_that_mean_the_same_are_one() {
        assertThat(MetadataFields.of(Map.of("Creator", List.of("Ida"), "Keywords", List.of("travel; hotel, train"))))
                .containsOnly(entry("author", List.of("Ida")), entry("tags", List.of("travel", "hotel", "train")));
        assertThat(MetadataFields.of(Map.of("Effective date", List.of("2024-01-01"))))
                .containsExactly(entry("valid-from", List.of("2024-01-01")));
        assertThat(MetadataFields.of(Map.of("From", List.of("Ida <ida@example.org>"))))
                .containsKeys("from", "author");
    }

    @Test
    void a_sidecar_goes_before_what_the_document_says_and_is_no_document() throws Exception {
        Files.writeString(folder.resolve("policy.md"), "---\nauthor: Nils\nversion: 1\n---\n# Policy\n\nText.\n");
        Files.writeString(
                folder.resolve("policy.md.meta.json"),
                "{\"author\": \"Ida\", \"review\": {\"by\": [\"Ann\", \"Bo\"]}}");

        var found = load();

        assertThat(sources(found)).hasSize(1);
        var content = sources(found).getFirst().read();
        assertThat(content.metadata())
                .contains(
                        entry("author", List.of("Ida")),
                        entry("version", List.of("1")),
                        entry("review.by", List.of("Ann", "Bo")))
                .containsKey(MetadataFields.FILE_MODIFIED);
        assertThat(found)
                .contains(new LoadResult.PassedOver("d/policy.md.meta.json", "is the metadata of another file"));
    }

    @Test
    void another_sidecar_is_another_version_of_the_document() throws Exception {
        Files.writeString(folder.resolve("policy.md"), "# Policy\n\nText.\n");
        var without = sources(load()).getFirst().hash();
        Files.writeString(folder.resolve("policy.md.meta.json"), "{\"author\": \"Ida\", \"version\": 2}");
        var with = sources(load()).getFirst().hash();

        assertThat(with).isNotEqualTo(without);
        assertThat(sources(load()).getFirst().hash()).isEqualTo(with);
    }

    @Test
    void a_sidecar_that_cannot_be_read_is_told_and_costs_no_document() throws Exception {
        Files.writeString(folder.resolve("policy.md"), "# Policy\n\nText.\n");
        Files.writeString(folder.resolve("policy.md.meta.json"), "[1]");

        var found = load();

        assertThat(sources(found)).hasSize(1);
        assertThat(found)
                .filteredOn(LoadResult.Failed.class::isInstance)
                .singleElement()
                .asString()
                .contains("policy.md.meta.json", "must hold a JSON object");
    }

    @Test
    void fields_that_are_no_object_are_refused_in_words() {
        assertThatThrownBy(() -> Sidecar.fields("\"x\""))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("object");
        assertThatThrownBy(() -> Sidecar.fields("{"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("not JSON");
    }

    private List<LoadResult> load() {
        var found = new ArrayList<LoadResult>();
        new Loader(LoadLimits.DEFAULT).load("d", folder, found::add);
        return found;
    }

    private static List<Source> sources(List<LoadResult> found) {
        return found.stream()
                .filter(LoadResult.Opened.class::isInstance)
                .map(result -> ((LoadResult.Opened) result).source())
                .toList();
    }
}
