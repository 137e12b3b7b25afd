package io.grapevine.graph.driver;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.neo4j.driver.Driver;
import org.neo4j.driver.EagerResult;
import org.neo4j.driver.ExecutableQuery;
import org.neo4j.driver.Query;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.Values;
import org.neo4j.driver.internal.InternalRecord;
import org.neo4j.driver.summary.ResultSummary;
import org.neo4j.driver.summary.ServerInfo;

/// A driver without a server: each statement is answered by a function, and what happens to the driver is
/// counted.
final class FakeDriver {

    /// Answers one statement with rows of one column `value`; may wait, and may throw.
    @FunctionalInterface
    interface Statement {
        List<?> answer(String cypher) throws InterruptedException;
    }

    final AtomicInteger checks = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final List<Duration> limits = new ArrayList<>();
    volatile RuntimeException unreachable;
    /// Of the migrations that were applied.
    volatile List<String> versions = Schema.VERSIONS.stream()
            .map(file -> file.substring(1, file.indexOf("__")))
            .toList();

    private final Statement statement;

    FakeDriver(Statement statement) {
        this.statement = statement;
    }

    Driver driver() {
        return proxy(Driver.class, (proxy, method, args) -> switch (method.getName()) {
            case "session" -> session();
            case "executableQuery" -> executableQuery((String) args[0]);
            case "executableQueryBookmarkManager" -> null;
            case "verifyConnectivity" -> {
                checks.incrementAndGet();
                if (unreachable != null) {
                    throw unreachable;
                }
                yield null;
            }
            case "close" -> closed.incrementAndGet();
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Session session() {
        return proxy(Session.class, (proxy, method, args) -> switch (method.getName()) {
            case "run" -> {
                limit((TransactionConfig) args[1]);
                yield result(statement.answer(((Query) args[0]).text()));
            }
            case "beginTransaction" -> {
                limit((TransactionConfig) args[0]);
                yield transaction();
            }
            case "close" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Transaction transaction() {
        return proxy(Transaction.class, (proxy, method, args) -> switch (method.getName()) {
            case "run" -> result(statement.answer((String) args[0]));
            case "commit", "close" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private synchronized void limit(TransactionConfig config) {
        limits.add(config.timeout());
    }

    @SuppressWarnings("unchecked")
    private static Result result(List<?> values) {
        return proxy(Result.class, (proxy, method, args) -> switch (method.getName()) {
            case "list" ->
                values.stream()
                        .map(FakeDriver::row)
                        .map((Function<Record, ?>) args[0])
                        .toList();
            case "consume" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static Record row(Object value) {
        return new InternalRecord(List.of("value"), List.of(Values.value(value)));
    }

    /// Of the schema, which is current, and of the server's name.
    private ExecutableQuery executableQuery(String cypher) {
        return proxy(
                ExecutableQuery.class,
                (proxy, method, args) -> proxy(EagerResult.class, (p, m, a) -> switch (m.getName()) {
                    case "records" ->
                        versions.stream()
                                .map(version ->
                                        (Record) new InternalRecord(List.of("version"), List.of(Values.value(version))))
                                .toList();
                    case "summary" ->
                        proxy(
                                ResultSummary.class,
                                (p2, m2, a2) -> proxy(ServerInfo.class, (p3, m3, a3) -> "Neo4j/2026.08.1"));
                    default -> throw new UnsupportedOperationException(m.getName());
                }));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FakeDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
