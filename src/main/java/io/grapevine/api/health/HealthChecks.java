package io.grapevine.api.health;

import io.grapevine.answer.retrieve.walk.WalkIndexes;
import io.grapevine.config.Installation;
import io.grapevine.domain.GrapevineException;
import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.GraphSchema;
import io.grapevine.llm.EmbeddingModels;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/// The checks of `/q/health`. Database, schema and disk must be well for the service to be ready; without
/// embedding or index it answers by a lesser way, which the checks tell and do not refuse.
final class HealthChecks {

    /// Threads that wait get their turn at once; a service whose carriers are all taken answers nobody.
    private static final Duration TURN = Duration.ofSeconds(5);

    @Produces
    @Singleton
    @Liveness
    HealthCheck threads() {
        return () -> {
            var turn = new CountDownLatch(1);
            Thread.ofVirtual().name("liveness").start(turn::countDown);
            return HealthCheckResponse.named("threads").status(isDone(turn)).build();
        };
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck database(Graph graph) {
        return check(
                "neo4j",
                response -> response.up().withData("uri", graph.ping().uri().toString()));
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck schema(GraphSchema schema) {
        return check("schema", response -> {
            var applied = schema.applied();
            return response.status(applied == GraphSchema.KNOWN)
                    .withData("version", applied)
                    .withData("wanted", GraphSchema.KNOWN);
        });
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck embedding(EmbeddingModels models) {
        return check(
                "embedding",
                response -> response.up()
                        .withData(
                                "state",
                                models.isAway()
                                        ? "does not answer: questions are looked up by full text"
                                        : "as configured"));
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck index(WalkIndexes indexes) {
        return check("index", response -> {
            var state = indexes.state();
            state.version().ifPresent(version -> response.withData("version", version));
            return response.up()
                    .withData("state", state.loading() ? "loading" : "idle")
                    .withData("collections", state.collections())
                    .withData("megabytes", state.bytes() >> 20);
        });
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck disk(Installation installation, HealthConfig config) {
        var data = installation.dataFolder().toAbsolutePath();
        return check("disk", response -> {
            var free = free(data);
            return response.status(free >= config.freeDisk().asLongValue())
                    .withData("freeMegabytes", free >> 20)
                    .withData("wantedMegabytes", config.freeDisk().asLongValue() >> 20);
        });
    }

    private interface Look {
        HealthCheckResponseBuilder at(HealthCheckResponseBuilder response);
    }

    private static HealthCheck check(String name, Look look) {
        return () -> {
            var response = HealthCheckResponse.named(name);
            return orReason(() -> look.at(response).build(), response);
        };
    }

    private static HealthCheckResponse orReason(
            Supplier<HealthCheckResponse> check, HealthCheckResponseBuilder response) {
        try {
            return check.get();
        } catch (GrapevineException | UncheckedIOException e) {
            return response.down().withData("reason", e.getMessage()).build();
        }
    }

    /// Of the folder, or of the one in which it will be made.
    private static long free(Path folder) {
        try {
            var there = folder;
            while (!Files.exists(there)) {
                there = there.getParent();
            }
            return Files.getFileStore(there).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("The disk of " + folder + " cannot be looked at: " + e.getMessage(), e);
        }
    }

    private static boolean isDone(CountDownLatch turn) {
        try {
            return turn.await(TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
