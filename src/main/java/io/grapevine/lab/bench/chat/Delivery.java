package io.grapevine.lab.bench.chat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Whether answers came as they were sent.
///
/// @param lost       numbers that were skipped
/// @param outOfOrder events whose number was not above the one before
/// @param faults     why answers were no whole ones of the stand-in's, and how many
public record Delivery(int answers, long events, long lost, long outOfOrder, Map<String, Integer> faults) {

    static final Delivery NONE = new Delivery(0, 0, 0, 0, Map.of());

    public Delivery {
        faults = Map.copyOf(faults);
    }

    Delivery plus(Received received) {
        var all = new TreeMap<>(faults);
        received.fault().ifPresent(fault -> all.merge(fault, 1, Integer::sum));
        return new Delivery(
                answers + 1,
                events + received.events(),
                lost + received.lost(),
                outOfOrder + received.outOfOrder(),
                all);
    }

    /// Answers with a fault.
    public int broken() {
        return faults.values().stream().mapToInt(Integer::intValue).sum();
    }

    public boolean isWhole() {
        return lost == 0 && outOfOrder == 0 && faults.isEmpty();
    }

    /// The commonest fault.
    Optional<String> commonest() {
        return faults.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }
}
