package io.grapevine.lab.intents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddingCacheTest {

    private final AtomicInteger embedded = new AtomicInteger();
    private final Function<String, float[]> model = text -> {
        embedded.incrementAndGet();
        return new float[] {text.length(), 1};
    };

    @Test
    void a_text_is_embedded_once_also_after_a_record_was_cut_off(@TempDir Path folder) throws IOException {
        var file = folder.resolve("cache.bin");
        try (var cache = new EmbeddingCache(file, 2, model)) {
            cache.apply("one");
            cache.apply("one");
            cache.apply("three");
        }
        assertThat(embedded).hasValue(2);

        var bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 3));
        try (var cache = new EmbeddingCache(file, 2, model)) {
            assertThat(cache.apply("one")).containsExactly(3, 1);
            assertThat(cache.apply("three")).containsExactly(5, 1);
        }
        assertThat(embedded).hasValue(3);
        assertThat(Files.size(file)).isEqualTo(bytes.length);
    }
}
