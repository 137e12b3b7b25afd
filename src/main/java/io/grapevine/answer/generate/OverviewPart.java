package io.grapevine.answer.generate;

import io.grapevine.domain.Community;
import io.grapevine.domain.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// As much of the evidence as a chat model reads at once.
record OverviewPart(List<Section> sections) {

    /// Passages of a community under its summary; without one, passages that belong to none of those found.
    ///
    /// @param passages numbers in the evidence
    record Section(Optional<Community> community, List<Integer> passages) {}

    /// About 4,000 tokens: with its reply, a part fits a context window of 8,192.
    static final int CHARACTERS = 16_000;

    /// Each passage of the evidence in one part, beside those of its community.
    static List<OverviewPart> of(Evidence evidence) {
        var parts = new ArrayList<OverviewPart>();
        var open = new ArrayList<Section>();
        var used = 0;
        for (var section : sections(evidence).stream()
                .flatMap(section -> pieces(section, evidence).stream())
                .toList()) {
            var length = length(section, evidence);
            if (!open.isEmpty() && used + length > CHARACTERS) {
                parts.add(new OverviewPart(List.copyOf(open)));
                open.clear();
                used = 0;
            }
            open.add(section);
            used += length;
        }
        if (!open.isEmpty()) {
            parts.add(new OverviewPart(List.copyOf(open)));
        }
        return parts;
    }

    /// How many of the first passages one prompt has room for.
    static int fitting(Evidence evidence) {
        var count = 0;
        for (var used = 0;
                count < evidence.passages().size() && used + length(count + 1, evidence) <= CHARACTERS;
                count++) {
            used += length(count + 1, evidence);
        }
        return Math.max(1, count);
    }

    Set<Integer> passages() {
        return sections.stream().flatMap(section -> section.passages().stream()).collect(Collectors.toSet());
    }

    /// A passage that several communities share stands with the first.
    private static List<Section> sections(Evidence evidence) {
        var left = IntStream.rangeClosed(1, evidence.passages().size())
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        var sections = new ArrayList<Section>();
        for (var community : evidence.communities()) {
            var members = new HashSet<>(community.passages());
            var own = left.stream()
                    .filter(number -> members.contains(
                            evidence.passages().get(number - 1).passage().id()))
                    .toList();
            if (!own.isEmpty()) {
                left.removeAll(own);
                sections.add(new Section(Optional.of(community), own));
            }
        }
        if (!left.isEmpty()) {
            sections.add(new Section(Optional.empty(), List.copyOf(left)));
        }
        return sections;
    }

    /// The section where it fits a part, else cut into sections that do, each under the same summary.
    private static List<Section> pieces(Section section, Evidence evidence) {
        var pieces = new ArrayList<Section>();
        var piece = new Section(section.community(), List.of());
        for (var number : section.passages()) {
            var longer = new Section(
                    section.community(),
                    Stream.concat(piece.passages().stream(), Stream.of(number)).toList());
            if (!piece.passages().isEmpty() && length(longer, evidence) > CHARACTERS) {
                pieces.add(piece);
                longer = new Section(section.community(), List.of(number));
            }
            piece = longer;
        }
        pieces.add(piece);
        return pieces;
    }

    private static int length(Section section, Evidence evidence) {
        return section.community()
                        .map(community -> community.summary().length())
                        .orElse(0)
                + section.passages().stream()
                        .mapToInt(number -> length(number, evidence))
                        .sum();
    }

    private static int length(int number, Evidence evidence) {
        return evidence.passages().get(number - 1).passage().embeddedText().length();
    }
}
