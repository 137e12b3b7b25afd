package io.grapevine.lab.hold;

import io.grapevine.domain.Route;
import io.grapevine.lab.bench.chat.ChatBench;
import io.grapevine.lab.bench.chat.ChatReport;
import io.grapevine.lab.bench.chat.StandInChatServer;
import io.grapevine.lab.evaluate.ExpectedAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Two people upload large PDFs, one after the other, while conversations stream.
final class UploadsBesideStreams implements Trial {

    private static final String COLLECTION = "samples";
    private static final int CONVERSATIONS = 20;
    private static final int UPLOADERS = 2;
    private static final int PAGES = 100;
    private static final double TOKENS_A_SECOND = 50;
    private static final int TOKENS = 200;
    private static final double MOST_FIRST_EVENT_MS = 500;

    private final int megabytes;
    private final int rounds;

    /// @param megabytes of each PDF
    /// @param rounds    questions of each conversation
    UploadsBesideStreams(int megabytes, int rounds) {
        this.megabytes = megabytes;
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "two uploads of " + megabytes + " MB beside " + CONVERSATIONS + " conversations";
    }

    @Override
    public String wanted() {
        return "p99 gap between tokens at most %.0f times the stand-in's own; first event p95 below %.0f ms"
                .formatted(ChatReport.MOST_OF_STAND_INS_GAP, MOST_FIRST_EVENT_MS);
    }

    @Override
    public Outcome run(Site site) throws Exception {
        var faults = new TrialFaults();
        try (var model = new StandInChatServer(site.vertx(), 0, TOKENS_A_SECOND, TOKENS)) {
            var settings = new HashMap<>(ChatModel.settings(model.baseUrl()));
            settings.put("GRAPEVINE_LLM_CONCURRENCY", String.valueOf(CONVERSATIONS));
            settings.put("GRAPEVINE_REFRESH_EVERY", "1h");
            site.start(settings);
            try (var client = site.client()) {
                client.upload(site.samples(), COLLECTION);
            }
            var over = new AtomicBoolean();
            var uploads = new AtomicInteger();
            var uploading = Thread.ofVirtual().start(() -> upload(site, over, uploads, faults));
            var report = stream(site, model);
            over.set(true);
            uploading.join();
            return outcome(report, uploads.get(), faults);
        }
    }

    private Outcome outcome(ChatReport report, int uploads, TrialFaults faults) {
        var firstEvent = report.crowd().firstEvent().p95();
        faults.check(
                report.gapInStandIns() <= ChatReport.MOST_OF_STAND_INS_GAP,
                "the gap is %.1f times the stand-in's".formatted(report.gapInStandIns()));
        faults.check(firstEvent < MOST_FIRST_EVENT_MS, "the first event took %.0f ms".formatted(firstEvent));
        faults.check(report.delivery().isWhole(), "events were lost or answers broken: " + report.delivery());
        return new Outcome(
                "p99 gap %.0f ms, %.1f times the stand-in's %.0f ms; first event p95 %.0f ms; %d uploads, %d answers"
                        .formatted(
                                report.crowd().gap().p99(),
                                report.gapInStandIns(),
                                report.crowd().directGap().p99(),
                                firstEvent,
                                uploads,
                                report.delivery().answers()),
                faults.found());
    }

    private ChatReport stream(Site site, StandInChatServer model) {
        var questions = ExpectedAnswer.read(site.install().resolve("samples/questions.jsonl")).stream()
                .filter(expected -> expected.route() == Route.LOOKUP)
                .map(ExpectedAnswer::question)
                .toList();
        var plan = new ChatBench.Plan(TOKENS_A_SECOND, TOKENS, 1, CONVERSATIONS, rounds, 0, COLLECTION);
        try (var bench =
                new ChatBench(site.vertx(), site.service().home(), model, plan, conversation -> {}, site::talk)) {
            return bench.run(questions, () -> 0);
        }
    }

    private void upload(Site site, AtomicBoolean over, AtomicInteger uploads, TrialFaults faults) {
        try (var client = site.client()) {
            Crowd.at(UPLOADERS, number -> () -> {
                for (var i = 0; i == 0 || !over.get(); i++) {
                    var pdf = Pdf.pages(PAGES, megabytes << 20, new Random(number + 1_000L * i));
                    var reply = client.upload(List.of(new NamedFile("log-" + number + ".pdf", pdf)), "logs");
                    faults.check(reply.isOk(), "an upload: " + reply);
                    uploads.incrementAndGet();
                }
                return number;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
