package io.grapevine.ingest.job;

/// Lets a job be worked on beside all else that this process does.
@FunctionalInterface
public interface JobAdmission {

    /// Waits for its turn.
    ///
    /// @throws io.grapevine.domain.GrapevineException.Overloaded where it waited too long
    Admitted enter();

    /// Work that was let in, until it is closed.
    interface Admitted extends AutoCloseable {

        @Override
        void close();
    }
}
