package io.grapevine.graph.job;

import io.grapevine.domain.GrapevineException.BadInput;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The ingestion of one file, which outlives the request that asked for it.
///
/// @param id         greater than those of jobs made before
/// @param upload     what the files that came together have in common
/// @param name       of the file, the source of its document
/// @param document   id of that document
/// @param given      metadata that was given with the file
/// @param file       SHA-256 of its content, by which the originals have it
/// @param bytes      of the file
/// @param by         name of whoever uploaded it
/// @param cancelling whether it is to end and has not ended yet
/// @param attempts   how often it was begun
/// @param passages   embedded in the attempt under way, or stored by the last
/// @param fraction   of the attempt that is done, 0 to 1
/// @param reason     why it failed, or what of it could not be read; empty where nothing went wrong
/// @param documents  what became of the documents in the file; empty before it ended
/// @param created    by Neo4j's clock, as all times
/// @param started    when the last attempt began
public record Job(
        String id,
        String upload,
        String collection,
        String name,
        String document,
        Map<String, List<String>> given,
        String file,
        long bytes,
        String by,
        State state,
        boolean cancelling,
        int attempts,
        int passages,
        double fraction,
        String reason,
        Optional<Documents> documents,
        Instant created,
        Optional<Instant> started,
        Optional<Instant> ended) {

    /// Where a job stands.
    public enum State {
        QUEUED,
        RUNNING,
        /// The file was read, not always all of what is in it: see `reason`.
        DONE,
        /// For good: a dead letter. Somebody may have it tried again.
        FAILED,
        CANCELLED;

        /// As it is written: `queued`.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean isEnd() {
            return this != QUEUED && this != RUNNING;
        }

        /// @throws BadInput for a label of none
        public static State ofLabel(String label) {
            return Arrays.stream(values())
                    .filter(state -> state.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new BadInput("Unknown state '" + label + "', it is one of "
                            + Arrays.stream(values()).map(State::label).collect(Collectors.joining(", ")) + "."));
        }
    }

    /// How many documents of the file were added, took the place of an older version, were there already, and
    /// could not be taken in.
    public record Documents(int added, int replaced, int unchanged, int failed) {}

    public Job {
        given = Map.copyOf(given);
    }
}
