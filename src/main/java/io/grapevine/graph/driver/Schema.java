package io.grapevine.graph.driver;

import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import ac.simons.neo4j.migrations.core.MigrationsException;
import io.grapevine.domain.GrapevineException.Unavailable;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.neo4j.driver.Driver;

/// The versions of the graph's schema, applied in order and once each; the library records them in the graph.
final class Schema {

    private static final Logger LOG = Logger.getLogger(Schema.class);

    /// The files of `graph/migrations` in their order. Named, because a jar's folders cannot be listed portably.
    static final List<String> VERSIONS = List.of(
            "V001__keys_and_indexes.cypher",
            "V002__shared_vector_index.cypher",
            "V003__answers.cypher",
            "V004__entity_spellings.cypher",
            "V005__communities.cypher",
            "V006__spending.cypher",
            "V007__entity_resolution.cypher",
            "V008__document_versions.cypher");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Driver driver;
    private final CypherFiles cypher;

    Schema(Driver driver, CypherFiles cypher) {
        this.driver = driver;
        this.cypher = cypher;
    }

    /// Whether nothing is missing.
    boolean isCurrent() {
        var newest = VERSIONS.getLast().substring(1, VERSIONS.getLast().indexOf("__"));
        return driver.executableQuery(cypher.get("schema/schema-version")).execute().records().stream()
                .anyMatch(row -> row.get("version").asString().equals(newest));
    }

    /// Applies what is missing. Two processes may call it at once: the library's lock in the graph lets one of them
    /// work, the other waits. Every statement is idempotent, so a lock that nobody takes away is one of a process
    /// that died.
    void bringUpToDate() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isCurrent()) {
            try {
                migrations().apply();
                driver.executableQuery(cypher.get("search/await-indexes")).execute();
                return;
            } catch (MigrationsException e) {
                if (!lockedByAnother(e)) {
                    throw new Unavailable(
                            "The graph's schema cannot be brought up to date: " + e.getMessage()
                                    + ". Was a file of graph/migrations changed after it was applied?",
                            e);
                }
                if (System.nanoTime() > deadline) {
                    LOG.warn("Removing a schema lock that nobody has freed for " + PATIENCE.toSeconds() + " s");
                    driver.executableQuery(cypher.get("schema/remove-schema-lock"))
                            .execute();
                }
                pause();
            }
        }
    }

    private Migrations migrations() {
        return new Migrations(
                MigrationsConfig.builder()
                        .withLocationsToScan("classpath:graph/migrations")
                        .withResourceScanner(locations ->
                                VERSIONS.stream().map(Schema::resource).toList())
                        .withMigrationClassesDiscoverer(context -> List.of())
                        .build(),
                driver);
    }

    private static URL resource(String file) {
        return Objects.requireNonNull(Schema.class.getResource("/graph/migrations/" + file), file);
    }

    private static boolean lockedByAnother(MigrationsException e) {
        return e.getMessage() != null
                && e.getMessage().toLowerCase(java.util.Locale.ROOT).contains("lock");
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Interrupted while waiting for another process to change the schema.", e);
        }
    }
}
