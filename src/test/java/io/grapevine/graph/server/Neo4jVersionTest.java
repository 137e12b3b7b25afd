package io.grapevine.graph.server;

import io.grapevine.domain.GrapevineException.Misconfigured;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Neo4jVersionTest {

    private static final Neo4jAddress ADDRESS = new Neo4jAddress(URI.create("bolt://graph:7687"), "neo4j", "secret");

    @ParameterizedTest
    @ValueSource(strings = {"Neo4j/5.26.0", "Neo4j/4.4.12", "Neo4j/2025.12.1", "Neo4j/2026.01.0"})
    void an_older_one_is_refused_with_the_way_out(String agent) {
        assertThatThrownBy(() -> Neo4jVersion.require(agent, ADDRESS))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(agent.replace('/', ' '))
                .hasMessageContaining(Neo4jVersion.OLDEST)
                .hasMessageContaining("NEO4J_URI");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Neo4j/2026.02.0", "Neo4j/2026.08.1-aura", "Neo4j/2027.01", "Neo4j/dev", "Other/1.0"})
    void any_other_is_taken(String agent) {
        assertThatCode(() -> Neo4jVersion.require(agent, ADDRESS)).doesNotThrowAnyException();
    }
}
