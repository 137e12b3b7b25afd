package io.grapevine.neural.text;

import java.util.Arrays;
import java.util.List;

/// All that fixes the shapes of a [TextNetwork].
///
/// @param rows      V, rows of the embedding
/// @param embedding D, size of a word's vector
/// @param regions   how many words a filter reads, one entry a size
/// @param filters   F, filters of each size
/// @param hidden    H, size of a recurrent state, of each direction
/// @param layers    recurrent layers one upon another
/// @param sentence  S, size of the sentence embedding that is mixed in; 0 for none
/// @param labels    C, how many labels there are
public record NetworkShape(
        Architecture architecture,
        int rows,
        int embedding,
        List<Integer> regions,
        int filters,
        int hidden,
        int layers,
        int sentence,
        int labels) {

    public NetworkShape {
        regions = List.copyOf(regions);
        if (rows < 1) throw new IllegalArgumentException("rows must be at least 1, was " + rows);
        if (embedding < 1) throw new IllegalArgumentException("embedding must be at least 1, was " + embedding);
        if (sentence < 0) throw new IllegalArgumentException("sentence must be at least 0, was " + sentence);
        if (labels < 2) throw new IllegalArgumentException("labels must be at least 2, was " + labels);
        if (architecture.convolves() && (regions.isEmpty() || regions.stream().anyMatch(h -> h < 1) || filters < 1)) {
            throw new IllegalArgumentException(
                    "a CNN needs regions and filters of at least 1, was " + regions + " and " + filters);
        }
        if (architecture.recurs() && hidden < 1)
            throw new IllegalArgumentException("hidden must be at least 1, was " + hidden);
        if (layers < 1 || layers > 1 && !architecture.recurs()) {
            throw new IllegalArgumentException(
                    "layers must be 1, or more of a recurrent network, was " + layers + " of " + architecture.label());
        }
    }

    int[] regionSizes() {
        return regions.stream().mapToInt(Integer::intValue).toArray();
    }

    /// One line of text, for the header of a weights file; [#parse] reads it. More layers than one stand at the
    /// end.
    public String encode() {
        return "%s %d %d %s %d %d %d %d"
                        .formatted(
                                architecture.label(),
                                rows,
                                embedding,
                                regions.isEmpty()
                                        ? "-"
                                        : String.join(
                                                "+",
                                                regions.stream()
                                                        .map(String::valueOf)
                                                        .toList()),
                                filters,
                                hidden,
                                sentence,
                                labels)
                + (layers == 1 ? "" : " " + layers);
    }

    /// @throws IllegalArgumentException for anything that [#encode] did not write
    public static NetworkShape parse(String line) {
        var parts = line.split(" ");
        if (parts.length != 8 && parts.length != 9)
            throw new IllegalArgumentException("not the shape of a network: '" + line + "'");
        var numbers = Arrays.stream(new int[] {1, 2, 4, 5, 6, 7})
                .map(i -> Integer.parseInt(parts[i]))
                .toArray();
        var regions = parts[3].equals("-")
                ? List.<Integer>of()
                : Arrays.stream(parts[3].split("\\+")).map(Integer::valueOf).toList();
        return new NetworkShape(
                Architecture.ofLabel(parts[0]),
                numbers[0],
                numbers[1],
                regions,
                numbers[2],
                numbers[3],
                parts.length == 9 ? Integer.parseInt(parts[8]) : 1,
                numbers[4],
                numbers[5]);
    }
}
