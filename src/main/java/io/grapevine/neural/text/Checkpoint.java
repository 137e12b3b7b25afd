package io.grapevine.neural.text;

import io.grapevine.neural.io.WeightsException;
import io.grapevine.neural.io.WeightsFile;
import io.grapevine.neural.layer.Param;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Where training stands, on disk after every epoch, so that it goes on after it was killed.
///
/// @param file        is replaced at once, so that it is whole whenever the process dies
/// @param fingerprint of options and examples: a checkpoint of any other training is not taken
record Checkpoint(Path file, String fingerprint) {

    private static final String KIND = "text-classifier-checkpoint";
    private static final String FINGERPRINT = "fingerprint";

    static String fingerprint(TrainingOptions options, List<Example> train, List<Example> valid) {
        var crc = new CRC32();
        for (var examples : List.of(train, valid)) {
            for (var example : examples) crc.update((example.label() + '\t' + example.text() + '\n').getBytes(UTF_8));
        }
        return options + " " + Long.toHexString(crc.getValue());
    }

    void write(Map<String, String> state, Collection<Param> params) throws IOException {
        var metadata = new TreeMap<>(state);
        metadata.put(FINGERPRINT, fingerprint);
        WeightsFile.of(KIND, metadata, params).write(file);
    }

    /// The file's content, or null where there is none of this training.
    WeightsFile read() throws IOException {
        if (!Files.exists(file)) return null;
        try {
            var found = WeightsFile.read(file, KIND);
            return fingerprint.equals(found.metadata().get(FINGERPRINT)) ? found : null;
        } catch (WeightsException e) {
            throw new WeightsException(e.getMessage() + "; delete it to begin anew");
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
