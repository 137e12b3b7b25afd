package io.grapevine.lab.hold;

import java.util.ArrayList;
import java.util.List;

/// Gathers what is not as wanted. Safe for many threads.
final class TrialFaults {

    private final List<String> found = new ArrayList<>();

    synchronized void add(String fault) {
        found.add(fault);
    }

    /// @param fault what is not as wanted where the condition is false
    void check(boolean condition, String fault) {
        if (!condition) {
            add(fault);
        }
    }

    synchronized List<String> found() {
        return List.copyOf(found);
    }

    synchronized int count() {
        return found.size();
    }
}
