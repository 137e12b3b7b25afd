package io.grapevine.ingest.original;

import io.grapevine.ingest.load.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OriginalsTest {

    private static final String HASH = Hash.of("one");
    private static final String OTHER = Hash.of("two");

    @TempDir
    Path home;

    @Test
    void a_file_is_kept_once_and_found_by_its_hash() throws IOException {
        var originals = new Originals(home.resolve("originals"), true, 1_000);

        assertThat(originals.keep(file("a", 600), HASH)).isTrue();
        assertThat(originals.keep(file("b", 600), HASH)).isTrue(); // the same content: it takes no more room

        assertThat(Files.size(originals.find(HASH).orElseThrow())).isEqualTo(600);
        assertThat(originals.find(OTHER)).isEmpty();
    }

    @Test
    void beyond_the_limit_nothing_is_kept_whoever_filled_it() throws IOException {
        new Originals(home.resolve("originals"), true, 1_000).keep(file("a", 600), HASH);
        var later = new Originals(home.resolve("originals"), true, 1_000);

        assertThat(later.keep(file("b", 600), OTHER)).isFalse();
        assertThat(later.find(OTHER)).isEmpty();
        assertThat(later.keep(file("c", 400), OTHER)).isTrue();
    }

    @Test
    void what_no_document_has_any_more_goes_but_not_at_once() throws IOException {
        var originals = new Originals(home.resolve("originals"), true, 1_000);
        originals.keep(file("a", 600), HASH);
        assertThat(originals.removeUnused(old -> Set.of())).isZero();

        Files.setLastModifiedTime(
                originals.find(HASH).orElseThrow(), FileTime.from(Instant.now().minusSeconds(100_000)));
        assertThat(originals.removeUnused(old -> old)).isZero();
        assertThat(originals.removeUnused(old -> Set.of())).isEqualTo(1);

        assertThat(originals.find(HASH)).isEmpty();
        assertThat(originals.keep(file("b", 900), OTHER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc/passwd", "", "abc", "ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789"
            })
    void what_is_no_hash_leads_nowhere(String hash) {
        assertThat(new Originals(home, true, 1_000).find(hash)).isEmpty();
    }

    private Path file(String name, int size) throws IOException {
        return Files.write(home.resolve(name), new byte[size]);
    }
}
