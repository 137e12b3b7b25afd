package io.grapevine.graph.driver;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Record;

/// Runs files of `graph` in one transaction.
public final class Writer {

    private final QueryRunner transaction;
    private final CypherFiles cypher;

    Writer(QueryRunner transaction, CypherFiles cypher) {
        this.transaction = transaction;
        this.cypher = cypher;
    }

    /// Runs `graph/NAME.cypher`: one round trip.
    public <T> List<T> write(String name, Map<String, ?> params, Function<Record, T> row) {
        return transaction.run(cypher.get(name), Parameters.of(params)).list(row);
    }

    /// Runs `graph/NAME.cypher`, which sees what the transaction has written.
    public <T> List<T> read(String name, Map<String, ?> params, Function<Record, T> row) {
        return transaction.run(cypher.get(name), Parameters.of(params)).list(row);
    }

    /// Runs `graph/NAME.cypher` for its effect.
    public void run(String name, Map<String, ?> params) {
        transaction.run(cypher.get(name), Parameters.of(params)).consume();
    }
}
