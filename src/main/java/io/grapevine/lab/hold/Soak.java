package io.grapevine.lab.hold;

import io.grapevine.domain.Route;
import io.grapevine.lab.bench.chat.ChatBench;
import io.grapevine.lab.bench.chat.ChatReport;
import io.grapevine.lab.bench.chat.ServiceProcess.Vitals;
import io.grapevine.lab.bench.chat.StandInChatServer;
import io.grapevine.lab.evaluate.ExpectedAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Conversations, uploads, deletions and background work for many minutes.
final class Soak implements Trial {

    private static final int CONVERSATIONS = 50;
    private static final double TOKENS_A_SECOND = 20;
    private static final int TOKENS = 200;
    private static final double MOST_MORE = 1.1;

    private final int minutes;

    /// @param minutes at least 3
    Soak(int minutes) {
        this.minutes = minutes;
    }

    @Override
    public String name() {
        return "soak of " + minutes + " minutes";
    }

    @Override
    public String wanted() {
        return "0 lost events; heap, threads and open files do not grow";
    }

    @Override
    public Outcome run(Site site) throws Exception {
        var faults = new TrialFaults();
        try (var model = new StandInChatServer(site.vertx(), 0, TOKENS_A_SECOND, TOKENS)) {
            var settings = new HashMap<>(ChatModel.settings(model.baseUrl()));
            settings.put("GRAPEVINE_LLM_CONCURRENCY", String.valueOf(2 * CONVERSATIONS));
            settings.put("GRAPEVINE_REFRESH_EVERY", "5s");
            site.start(settings);
            try (var client = site.client()) {
                client.upload(site.samples(), "samples");
            }
            var over = new AtomicBoolean();
            var changing = Thread.ofVirtual().start(() -> change(site, over, faults));
            var vitals = new ArrayList<Vitals>();
            var report = stream(site, model, vitals);
            over.set(true);
            changing.join();
            return outcome(report, vitals, faults);
        }
    }

    private Outcome outcome(ChatReport report, List<Vitals> vitals, TrialFaults faults) {
        var half = vitals.get(vitals.size() / 2);
        var last = vitals.getLast();
        var heap = report.heap().orElseThrow();
        faults.check(report.delivery().isWhole(), "events were lost or answers broken: " + report.delivery());
        faults.check(heap.isStable(), "the heap grows: " + heap);
        faults.check(last.threads() <= half.threads() * MOST_MORE, "threads grew: " + vitals);
        faults.check(last.files() <= half.files() * MOST_MORE, "open files grew: " + vitals);
        return new Outcome(
                "%d answers, %d events, %d lost; heap %+.1f%%, threads %d to %d, files %d to %d"
                        .formatted(
                                report.delivery().answers(),
                                report.delivery().events(),
                                report.delivery().lost(),
                                100 * heap.growth(),
                                half.threads(),
                                last.threads(),
                                half.files(),
                                last.files()),
                faults.found());
    }

    private ChatReport stream(Site site, StandInChatServer model, List<Vitals> vitals) {
        var questions = ExpectedAnswer.read(site.install().resolve("samples/questions.jsonl")).stream()
                .filter(expected -> expected.route() == Route.LOOKUP)
                .map(ExpectedAnswer::question)
                .toList();
        var plan = new ChatBench.Plan(TOKENS_A_SECOND, TOKENS, 1, CONVERSATIONS, 1, minutes, "samples");
        try (var bench =
                new ChatBench(site.vertx(), site.service().home(), model, plan, conversation -> {}, site::talk)) {
            return bench.run(questions, () -> {
                vitals.add(site.vitals());
                return vitals.getLast().heap();
            });
        }
    }

    private static void change(Site site, AtomicBoolean over, TrialFaults faults) {
        try (var client = site.client()) {
            for (var i = 0; !over.get(); i++) {
                var note = NamedFile.of("note.md", "# Note\n\nOdo Marsh of Pellow Point wrote note " + i + ".\n");
                var reply = client.upload(List.of(note), "notes");
                faults.check(reply.isOk(), "an upload: " + reply);
                if (i % 5 == 4) {
                    var removed = client.delete("api/collections/notes");
                    faults.check(removed.isOk(), "a deletion: " + removed);
                }
                Thread.sleep(3_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
