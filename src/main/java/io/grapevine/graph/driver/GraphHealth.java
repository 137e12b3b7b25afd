package io.grapevine.graph.driver;

import io.grapevine.domain.GrapevineException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when Neo4j answers and its schema is up to date.
@Readiness
@Singleton
public final class GraphHealth implements HealthCheck {

    private final Graph graph;

    @Inject
    public GraphHealth(Graph graph) {
        this.graph = graph;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("neo4j");
        try {
            return response.up().withData("uri", graph.ping().uri().toString()).build();
        } catch (GrapevineException e) {
            return response.down().withData("reason", e.getMessage()).build();
        }
    }
}
