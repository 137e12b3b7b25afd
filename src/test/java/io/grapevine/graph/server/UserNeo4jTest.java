package io.grapevine.graph.server;

import io.grapevine.domain.GrapevineException.Misconfigured;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.graph.driver.Graph;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UserNeo4jTest {

    @Test
    void a_server_that_does_not_answer_is_unavailable_with_the_next_step() throws IOException {
        var port = freePort();
        try (var graph =
                new Graph(new UserNeo4j(new Neo4jAddress(URI.create("bolt://127.0.0.1:" + port), "neo4j", "secret")))) {
            assertThatThrownBy(graph::ping)
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContainingAll("bolt://127.0.0.1:" + port, "does not answer", "NEO4J_URI");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:7474", "localhost", "localhost:7687", "bolt//x", "bolt://", "bolt://local host"
            })
    void an_address_that_no_neo4j_can_have_names_the_variable(String uri) {
        assertThatThrownBy(() -> UserNeo4j.of(config(uri, "secret")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("NEO4J_URI");
    }

    @Test
    void a_missing_password_names_the_variable() {
        assertThatThrownBy(() -> UserNeo4j.of(config("bolt://localhost:7687", null)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("NEO4J_PASSWORD");
    }

    @Test
    void the_address_as_text_holds_no_password() {
        assertThat(UserNeo4j.of(config("bolt://localhost:7687", "secret")).address())
                .asString()
                .isEqualTo("bolt://localhost:7687 as neo4j");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Neo4jConfig config(String uri, String password) {
        return new Neo4jConfig() {
            @Override
            public Optional<String> uri() {
                return Optional.of(uri);
            }

            @Override
            public String username() {
                return "neo4j";
            }

            @Override
            public Optional<String> password() {
                return Optional.ofNullable(password);
            }
        };
    }
}
