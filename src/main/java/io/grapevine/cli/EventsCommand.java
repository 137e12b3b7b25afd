package io.grapevine.cli;

import io.grapevine.graph.account.EventStore;
import io.grapevine.graph.account.EventStore.Event;
import io.grapevine.graph.account.EventStore.Wanted;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists what happened to accounts, rights and documents.
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description =
                "Lists sign-ins, and changes of people, rights, keys and documents: time, who, what and about whom or "
                        + "what, parted by tabs, the newest first.",
        footer = {
            "",
            "Examples:",
            "  grapevine events --what granted --days 7",
            "  grapevine events --limit 1000000 --json > events.json"
        })
public class EventsCommand extends Listing<Event> {

    @Option(names = "--who", paramLabel = "NAME", description = "Only what this person did.")
    Optional<String> who;

    @Option(names = "--what", paramLabel = "KIND", description = "Only events of this kind, such as signed_in.")
    Optional<String> what;

    @Option(names = "--days", paramLabel = "N", description = "Only of the last N days.")
    Optional<Integer> days;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many; ${DEFAULT-VALUE} if left out.")
    int limit;

    @Inject
    EventStore events;

    @Override
    List<Event> rows() {
        var from = days.map(Duration::ofDays).map(Instant.now()::minus);
        return events.list(new Wanted(who, what, from, Optional.empty()), limit);
    }

    @Override
    String line(Event row) {
        return String.join("\t", row.at().toString(), row.who(), row.what(), row.subject());
    }
}
