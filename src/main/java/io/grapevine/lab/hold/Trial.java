package io.grapevine.lab.hold;

/// One way to put a service under stress.
public interface Trial {

    /// What is done to it, in a few words.
    String name();

    /// What must be so for the service to have held.
    String wanted();

    /// Does it, on a site that no other trial uses meanwhile. Documents of trials before may be there.
    ///
    /// @throws Exception where the trial itself could not be carried out; the service has not held then
    Outcome run(Site site) throws Exception;
}
