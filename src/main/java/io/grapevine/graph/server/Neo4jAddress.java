package io.grapevine.graph.server;

import java.net.URI;

/// Where a Neo4j answers and who asks. Its text leaves the password out.
public record Neo4jAddress(URI uri, String username, String password) {

    @Override
    public String toString() {
        return uri + " as " + username;
    }
}
