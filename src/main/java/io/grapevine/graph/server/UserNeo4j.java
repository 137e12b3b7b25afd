package io.grapevine.graph.server;

import io.grapevine.domain.GrapevineException.Misconfigured;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/// A Neo4j that the user runs; it is never started or stopped here.
public final class UserNeo4j implements Neo4jSource {

    private static final Set<String> SCHEMES = Set.of("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc");

    private final Neo4jAddress address;

    public UserNeo4j(Neo4jAddress address) {
        this.address = address;
    }

    /// @throws Misconfigured naming the variable, where the configuration cannot work
    static UserNeo4j of(Neo4jConfig config) {
        return new UserNeo4j(new Neo4jAddress(
                uri(config.uri().orElseThrow().strip()),
                config.username(),
                config.password()
                        .orElseThrow(() ->
                                new Misconfigured("NEO4J_URI is set and NEO4J_PASSWORD is not. Set the password of "
                                        + config.username() + ", or unset NEO4J_URI to use the managed Neo4j."))));
    }

    private static URI uri(String text) {
        try {
            var uri = new URI(text);
            if (uri.getHost() != null && SCHEMES.contains(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below, in the user's words
        }
        throw new Misconfigured(
                "NEO4J_URI is '" + text + "'; it must look like bolt://localhost:7687 or neo4j://host:7687.");
    }

    @Override
    public Neo4jAddress address() {
        return address;
    }

    @Override
    public String nextStep() {
        return "Start that server or correct NEO4J_URI; unset it to use the managed Neo4j.";
    }

    @Override
    public boolean restarts() {
        return false;
    }

    @Override
    public void alone(Runnable work) {
        work.run();
    }

    @Override
    public void close() {
        // nothing of it is ours
    }
}
