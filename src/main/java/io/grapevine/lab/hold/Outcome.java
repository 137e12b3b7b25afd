package io.grapevine.lab.hold;

import java.util.List;

/// What became of a trial.
///
/// @param figure what was measured, in a line
/// @param faults what was not as wanted, each in a line; none where the service held
public record Outcome(String figure, List<String> faults) {

    public Outcome {
        faults = List.copyOf(faults);
    }

    public boolean held() {
        return faults.isEmpty();
    }
}
