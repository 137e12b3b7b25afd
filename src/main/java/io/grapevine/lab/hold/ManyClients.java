package io.grapevine.lab.hold;

import io.grapevine.lab.bench.chat.StandInChatServer;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/// Far more ask at once, at each door, than the service lets in.
final class ManyClients implements Trial {

    private static final int AT_WORK = 16;
    private static final int WAITING = 16;
    private static final double TOKENS_A_SECOND = 50;
    private static final int TOKENS = 100;
    private static final double HEAP_BACK = 1.25;
    private static final long HEAP_SLACK = 48L << 20;
    private static final String QUESTION = "What does a visitor pay for a tour of the cellars?";

    private final int clients;

    /// @param clients at each door
    ManyClients(int clients) {
        this.clients = clients;
    }

    @Override
    public String name() {
        return clients + " clients at once";
    }

    @Override
    public String wanted() {
        return "at most %d at work, the rest refused as overloaded; none hangs; heap back".formatted(AT_WORK);
    }

    @Override
    public Outcome run(Site site) throws Exception {
        var faults = new TrialFaults();
        try (var model = new StandInChatServer(site.vertx(), 0, TOKENS_A_SECOND, TOKENS)) {
            site.start(settings(model));
            try (var client = site.client()) {
                client.upload(site.samples(), "samples");
                client.ask(QUESTION, Optional.empty());
            }
            var before = site.vitals().heap();
            var answered = 0;
            var refused = 0;
            for (var door : Door.values()) {
                var counted = at(site, door, faults);
                answered += counted.answered();
                refused += counted.refused();
                site.talk("  " + door.name().toLowerCase(Locale.ROOT) + ": " + counted);
            }
            faults.check(model.mostAtOnce() <= AT_WORK, model.mostAtOnce() + " were at work at once");
            var after = site.vitals().heap();
            faults.check(
                    after <= before * HEAP_BACK + HEAP_SLACK,
                    "the heap was %d MB and is %d MB".formatted(before >> 20, after >> 20));
            return new Outcome(
                    "%d doors, %d answered, %d refused, %d faults; at most %d at work; heap %d MB before, %d MB after"
                            .formatted(
                                    Door.values().length,
                                    answered,
                                    refused,
                                    faults.count(),
                                    model.mostAtOnce(),
                                    before >> 20,
                                    after >> 20),
                    faults.found());
        }
    }

    private static Map<String, String> settings(StandInChatServer model) {
        var settings = new HashMap<>(ChatModel.settings(model.baseUrl()));
        settings.put("GRAPEVINE_LIMITS_AT_WORK", String.valueOf(AT_WORK));
        settings.put("GRAPEVINE_LIMITS_WAITING", String.valueOf(WAITING));
        settings.put("GRAPEVINE_LLM_CONCURRENCY", String.valueOf(AT_WORK));
        settings.put("GRAPEVINE_REFRESH_EVERY", "1h");
        return settings;
    }

    private record Counted(int answered, int refused) {

        @Override
        public String toString() {
            return answered + " answered, " + refused + " refused";
        }
    }

    private Counted at(Site site, Door door, TrialFaults faults) throws InterruptedException {
        try (var client = site.client();
                var http = HttpClient.newBuilder()
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build()) {
            var ends = Crowd.at(clients, number -> () -> door.ask(client, http, site, QUESTION));
            var answered = 0;
            var refused = 0;
            for (var end : ends) {
                switch (end) {
                    case Door.Ended.Answered() -> answered++;
                    case Door.Ended.Refused() -> refused++;
                    case Door.Ended.Fault(var reason) ->
                        faults.add(door.name().toLowerCase(Locale.ROOT) + ": " + reason);
                }
            }
            faults.check(
                    answered >= AT_WORK,
                    door.name().toLowerCase(Locale.ROOT) + ": only " + answered + " were answered");
            return new Counted(answered, refused);
        }
    }
}
