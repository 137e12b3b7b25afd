package io.grapevine.graph.account;

import io.grapevine.graph.driver.Graph;
import io.grapevine.graph.driver.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What happened to accounts, rights and documents, in the order of time; added to and never changed.
@Singleton
public final class EventStore {

    private static final int REMOVED_AT_ONCE = 1_000;

    /// @param who     name of the account, `owner`, or `command line`
    /// @param subject whom or what it was about
    public record Event(Instant at, String who, String what, String subject) {}

    /// Which events are looked for; empty for all.
    public record Wanted(
            Optional<String> who, Optional<String> what, Optional<Instant> from, Optional<Instant> until) {}

    private final Graph graph;

    @Inject
    public EventStore(Graph graph) {
        this.graph = graph;
    }

    public void add(Event event) {
        graph.execute(
                "account/note-event",
                Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "at",
                        Rows.utc(event.at()),
                        "who",
                        event.who(),
                        "what",
                        event.what(),
                        "subject",
                        event.subject()));
    }

    /// The newest first.
    public List<Event> list(Wanted wanted, int limit) {
        var params = new HashMap<String, Object>();
        params.put("who", wanted.who().orElse(null));
        params.put("what", wanted.what().orElse(null));
        params.put("from", wanted.from().map(Rows::utc).orElse(null));
        params.put("until", wanted.until().map(Rows::utc).orElse(null));
        params.put("limit", limit);
        return graph.read("account/list-events", params, row -> {
            var event = row.get("event");
            return new Event(
                    Rows.instant(event.get("at")).orElseThrow(),
                    event.get("who").asString(),
                    event.get("what").asString(),
                    event.get("subject").asString());
        });
    }

    /// Removes the events from before a time, a thousand a transaction.
    public void removeBefore(Instant time) {
        var params = Map.of("until", Rows.utc(time), "limit", REMOVED_AT_ONCE);
        int removed;
        do {
            removed = graph.write(
                            "account/remove-events",
                            params,
                            row -> row.get("removed").asInt())
                    .getFirst();
        } while (removed == REMOVED_AT_ONCE);
    }
}
