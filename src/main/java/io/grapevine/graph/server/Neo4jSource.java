package io.grapevine.graph.server;

/// Where the graph's Neo4j comes from: the managed one, or a server of the user's.
public interface Neo4jSource extends AutoCloseable {

    /// Where Neo4j answers; starts the managed one when it does not run. Asked again after a connection was
    /// lost.
    ///
    /// @throws io.grapevine.domain.GrapevineException.Unavailable with the next step, when it cannot be started
    Neo4jAddress address();

    /// What a user does when Neo4j does not answer.
    String nextStep();

    /// Whether asking for the address again may bring a lost server back.
    boolean restarts();

    /// Does the work while no other process of this machine does such work, where that can be had.
    void alone(Runnable work);

    @Override
    void close();
}
