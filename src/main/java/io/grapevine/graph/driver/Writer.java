package io.grapevine.graph.driver;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;

/// Runs files of `graph` in one transaction.
public final class Writer {

    private final QueryRunner transaction;
    private final CypherFiles cypher;
    private final BooleanSupplier abandoned;

    /// @param abandoned whether nobody waits for the transaction any more
    Writer(QueryRunner transaction, CypherFiles cypher, BooleanSupplier abandoned) {
        this.transaction = transaction;
        this.cypher = cypher;
        this.abandoned = abandoned;
    }

    /// Runs `graph/NAME.cypher`: one round trip.
    public <T> List<T> write(String name, Map<String, ?> params, Function<Record, T> row) {
        return result(name, params).list(row);
    }

    /// Runs `graph/NAME.cypher`, which sees what the transaction has written.
    public <T> List<T> read(String name, Map<String, ?> params, Function<Record, T> row) {
        return result(name, params).list(row);
    }

    /// Runs `graph/NAME.cypher` for its effect.
    public void run(String name, Map<String, ?> params) {
        result(name, params).consume();
    }

    private Result result(String name, Map<String, ?> params) {
        if (abandoned.getAsBoolean()) {
            throw new CancellationException("nobody waits for this transaction any more");
        }
        return transaction.run(cypher.get(name), Parameters.of(params));
    }
}
