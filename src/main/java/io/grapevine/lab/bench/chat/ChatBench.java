package io.grapevine.lab.bench.chat;

import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.lab.evaluate.Latencies;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClientOptions;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/// Measures the chat of a running service whose chat model is a stand-in: one conversation at a time, then many
/// at once, then many for minutes while its heap is watched. As many readers of the stand-in itself are the
/// peer, in the same run.
///
/// Readers and stand-in live on this process's event loops, the service in a process of its own. Used by one
/// thread.
public final class ChatBench implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int BIGGEST_EVENT = 16 << 20; // bytes
    private static final double MEGABYTE = 1 << 20;

    private final Vertx vertx;
    private final URI service;
    private final StandInChatServer standIn;
    private final Plan plan;
    private final Consumer<String> forget;
    private final Consumer<String> talk;
    private final List<SocketReader> readers = new ArrayList<>();
    private final DirectReader direct;
    private final List<String> kept = new ArrayList<>(); // conversations
    private Delivery delivery = Delivery.NONE;

    /// @param rate          tokens a second of the stand-in
    /// @param tokens        of its answer
    /// @param questions     asked one at a time
    /// @param conversations at once
    /// @param rounds        in which each of them asks one question; more follow as long as the heap is watched
    /// @param minutes       that the heap is watched, once a minute, at least 3; 0 for not at all
    /// @param collection    that is asked
    public record Plan(
            double rate, int tokens, int questions, int conversations, int rounds, int minutes, String collection) {

        public Plan {
            if (!(rate > 0 && rate <= 1_000)) {
                throw new IllegalArgumentException(
                        "rate must be above 0 and at most 1,000 tokens a second, was " + rate);
            }
            atLeast("tokens", 2, tokens);
            atLeast("questions", 1, questions);
            atLeast("conversations", 1, conversations);
            atLeast("rounds", 1, rounds);
            if (minutes != 0) {
                atLeast("minutes", 3, minutes);
            }
        }

        private static void atLeast(String field, int least, int value) {
            if (value < least) {
                throw new IllegalArgumentException(field + " must be at least " + least + ", was " + value);
            }
        }
    }

    /// @param forget removes a conversation that is no longer needed
    /// @param talk   told what is going on
    public ChatBench(
            Vertx vertx,
            URI service,
            StandInChatServer standIn,
            Plan plan,
            Consumer<String> forget,
            Consumer<String> talk) {
        this.vertx = vertx;
        this.service = service;
        this.standIn = standIn;
        this.plan = plan;
        this.forget = forget;
        this.talk = talk;
        this.direct = new DirectReader(vertx, standIn.baseUrl(), plan.conversations());
    }

    /// @param questions to ask; those that the service answers without its chat model are left out
    /// @param heap      bytes of the service's heap that are in use after a collection
    /// @throws Unavailable where the service answers none of them by its chat model
    public ChatReport run(List<String> questions, LongSupplier heap) {
        var loadBefore = load();
        open();
        var asked = forTheChatModel(questions);
        var alone = alone(asked);
        var crowd = new CrowdTimes();
        talk.accept(plan.conversations() + " conversations at once ...");
        direct(plan.conversations()); // warm up
        round(asked);
        for (var round = 0; round < plan.rounds(); round++) {
            direct(plan.conversations()).forEach(crowd::direct); // in turns: what slows the machine slows both
            round(asked).forEach(crowd::served);
        }
        var trend = watch(asked, crowd, heap);
        var setting = new ChatReport.Setting(
                plan.rate(), plan.tokens(), Runtime.getRuntime().availableProcessors(), loadBefore, load());
        return new ChatReport(setting, alone, crowd.times(plan.conversations()), delivery, trend);
    }

    @Override
    public void close() {
        readers.forEach(SocketReader::close);
        forgetAll();
    }

    private void open() {
        var client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(plan.conversations())
                .setMaxFrameSize(BIGGEST_EVENT)
                .setMaxMessageSize(BIGGEST_EVENT));
        for (var i = 0; i < plan.conversations(); i++) {
            readers.add(Blocking.await(SocketReader.open(vertx, client, service)));
        }
    }

    private List<String> forTheChatModel(List<String> questions) {
        talk.accept("Warming up ...");
        var unfit = Delivery.NONE;
        var fit = new ArrayList<String>();
        for (var from = 0; from < questions.size(); from += readers.size()) {
            var some = questions.subList(from, Math.min(from + readers.size(), questions.size()));
            var answers = IntStream.range(0, some.size())
                    .mapToObj(i -> ask(i, some.get(i)))
                    .toList();
            for (var i = 0; i < some.size(); i++) {
                var received = Blocking.await(answers.get(i));
                if (received.isWhole()) {
                    fit.add(some.get(i));
                } else {
                    unfit = unfit.plus(received);
                }
            }
        }
        if (fit.isEmpty()) {
            throw new Unavailable(
                    "The service answers no question by the stand-in: "
                            + unfit.commonest().orElse("there is none"),
                    null);
        }
        return fit;
    }

    private ChatReport.Alone alone(List<String> questions) {
        talk.accept(plan.questions() + " questions one at a time ...");
        var firstEvent = new Latencies();
        var firstToken = new Latencies();
        var directFirstToken = new Latencies();
        var hop = new Latencies();
        var whole = new Latencies();
        var directWhole = new Latencies();
        for (var i = 0; i < plan.questions(); i++) {
            var received = Blocking.await(ask(0, questions.get(i % questions.size())));
            delivery = delivery.plus(received);
            if (received.isWhole()) {
                firstEvent.add(received.firstAt() - received.askedAt());
                firstToken.add(received.tokensAt()[0] - received.askedAt());
                hop.add(received.tokensAt()[0] - standIn.firstSentAt());
                whole.add(received.endedAt() - received.askedAt());
            }
            var itself = Blocking.await(direct.ask());
            directFirstToken.add(itself.tokensAt()[0] - itself.askedAt());
            directWhole.add(itself.endedAt() - itself.askedAt());
        }
        if (firstEvent.count() == 0) {
            throw new Unavailable(
                    "No answer was a whole one of the stand-in's: "
                            + delivery.commonest().orElse("events were lost"),
                    null);
        }
        return new ChatReport.Alone(
                plan.questions(),
                Timing.of(firstEvent),
                Timing.of(firstToken),
                Timing.of(directFirstToken),
                Timing.of(hop),
                Timing.of(whole),
                Timing.of(directWhole));
    }

    private Optional<HeapTrend> watch(List<String> questions, CrowdTimes crowd, LongSupplier heap) {
        var megabytes = new ArrayList<Double>();
        var start = System.nanoTime();
        for (var minute = 1; minute <= plan.minutes(); minute++) {
            direct(plan.conversations()).forEach(crowd::direct);
            while (System.nanoTime() - start < Duration.ofMinutes(minute).toNanos()) {
                round(questions).forEach(crowd::served);
            }
            megabytes.add(heap.getAsLong() / MEGABYTE);
            talk.accept("minute " + minute + ": " + Math.round(megabytes.getLast()) + " MB live in the service, "
                    + delivery.answers() + " answers");
        }
        return megabytes.isEmpty() ? Optional.empty() : Optional.of(new HeapTrend(megabytes));
    }

    /// Every reader asks at the same time.
    private List<Received> round(List<String> questions) {
        var answers = IntStream.range(0, readers.size())
                .mapToObj(i -> ask(i, questions.get(i % questions.size())))
                .toList();
        var received = answers.stream().map(Blocking::await).toList();
        received.forEach(one -> delivery = delivery.plus(one));
        forgetAll();
        return received;
    }

    private List<Received> direct(int readers) {
        return IntStream.range(0, readers).mapToObj(i -> direct.ask()).toList().stream()
                .map(Blocking::await)
                .toList();
    }

    private Future<Received> ask(int reader, String question) {
        var conversation = "bench-" + UUID.randomUUID();
        kept.add(conversation);
        return readers.get(reader).ask(question, conversation, plan.collection(), PATIENCE);
    }

    private void forgetAll() {
        kept.forEach(forget);
        kept.clear();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
