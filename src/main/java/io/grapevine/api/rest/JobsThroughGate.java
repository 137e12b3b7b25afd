package io.grapevine.api.rest;

import io.grapevine.conversation.AdmissionGate;
import io.grapevine.ingest.job.JobAdmission;
import jakarta.inject.Singleton;

/// Lets jobs and uploads through the gate that all work of this process goes through.
@Singleton
final class JobsThroughGate implements JobAdmission {

    /// It reads, embeds and stores: as much as several questions.
    private static final int WEIGHT = 8;

    private final AdmissionGate gate;

    JobsThroughGate(AdmissionGate gate) {
        this.gate = gate;
    }

    @Override
    public Admitted enter() {
        var admission = gate.enter(WEIGHT, position -> {});
        return admission::close;
    }
}
