package io.grapevine.graph.driver;

import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import ac.simons.neo4j.migrations.core.MigrationsException;
import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.domain.GrapevineException.Unavailable;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.neo4j.driver.Driver;

/// The versions of the graph's schema, applied in order and once each; the library records them in the graph.
final class Schema {

    /// The files of `graph/migrations` in their order. Named, because a jar's folders cannot be listed portably.
    static final List<String> VERSIONS = List.of(
            "V001__keys_and_indexes.cypher",
            "V002__shared_vector_index.cypher",
            "V003__answers.cypher",
            "V004__entity_spellings.cypher",
            "V005__communities.cypher",
            "V006__spending.cypher",
            "V007__entity_resolution.cypher",
            "V008__document_versions.cypher",
            "V009__tables.cypher",
            "V010__editions.cypher",
            "V011__people.cypher",
            "V012__conversation_owners.cypher",
            "V013__changes.cypher",
            "V014__communities_once_more.cypher",
            "V015__jobs.cypher",
            "V016__provider_accounts.cypher",
            "V017__what_is_mine.cypher");

    /// How long a process waits for another that changes the schema: a large graph may take that long.
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Driver driver;
    private final CypherFiles cypher;

    Schema(Driver driver, CypherFiles cypher) {
        this.driver = driver;
        this.cypher = cypher;
    }

    /// Whether nothing is missing.
    ///
    /// @throws Misconfigured where the graph was made by a newer Grapevine
    boolean isCurrent() {
        var known = known();
        var applied = driver.executableQuery(cypher.get("schema/schema-version")).execute().records().stream()
                .mapToInt(row -> number(row.get("version").asString()))
                .max()
                .orElse(0);
        if (applied > known) {
            throw new Misconfigured("The graph was made by a newer Grapevine: its schema has version " + applied
                    + ", this Grapevine knows " + known + ". Use the newer Grapevine, or another GRAPEVINE_HOME "
                    + "(or NEO4J_URI) for this one.");
        }
        return applied == known;
    }

    /// The newest version that there is.
    static int known() {
        return number(VERSIONS.getLast().substring(1, VERSIONS.getLast().indexOf("__")));
    }

    /// Of a migration; 0 for the library's own marks, which are no numbers.
    static int number(String version) {
        return NUMBER.matcher(version).matches() ? Integer.parseInt(version) : 0;
    }

    /// Applies what is missing. Two processes may call it at once: one of them works, the other waits, for as
    /// long as the first one lives.
    void bringUpToDate() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isCurrent()) {
            var lease = SchemaLease.take(driver, cypher);
            if (lease.isPresent()) {
                try (var _ = lease.get()) {
                    apply();
                }
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new Unavailable(
                        "Another process has been changing the graph's schema for " + PATIENCE.toMinutes()
                                + " minutes. Wait for it, or end it and try again.",
                        null);
            }
            pause();
        }
    }

    /// With the lease held, so that a lock of the library's can only be one of a process that died.
    private void apply() {
        driver.executableQuery(cypher.get("schema/remove-schema-lock")).execute();
        try {
            migrations().apply();
            driver.executableQuery(cypher.get("search/await-indexes")).execute();
        } catch (MigrationsException e) {
            throw new Unavailable(
                    "The graph's schema cannot be brought up to date: " + e.getMessage()
                            + ". Was a file of graph/migrations changed after it was applied?",
                    e);
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

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Interrupted while waiting for another process to change the schema.", e);
        }
    }
}
