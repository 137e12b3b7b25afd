package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Generation;
import io.grapevine.domain.Route;
import io.grapevine.llm.ChatClient;
import io.grapevine.llm.ChatUnavailable;
import io.grapevine.llm.JsonReply.Unparsable;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// Answers a question about the whole by map and reduce: the chat model reads the evidence part by part,
/// several at once, and notes what each contributes with a score; from the best points it then writes the
/// answer. Every other question, and an overview that one prompt can hold, is left to another generator.
///
/// After Edge et al., "From Local to Global: A Graph RAG Approach to Query-Focused Summarization" (2024),
/// section 3.1.6; other than there a point names the passages that support it, so that the answer's citations
/// can be checked.
public final class OverviewGenerator implements Generator {

    private static final Logger LOG = Logger.getLogger(OverviewGenerator.class);
    /// Of the points from which the answer is written, about 3,000 tokens.
    private static final int CHARACTERS_OF_POINTS = 12_000;

    /// What came of a part.
    ///
    /// @param failure why it could not be read: `Unparsable` or `ChatUnavailable`
    private record Reading(List<Point> points, Optional<Exception> failure) {}

    private final ChatClient chat;
    private final ChatGenerator single;
    private final MeterRegistry meters;

    /// @param single answers with one prompt
    public OverviewGenerator(ChatClient chat, ChatGenerator single, MeterRegistry meters) {
        this.chat = chat;
        this.single = single;
        this.meters = meters;
    }

    /// @throws ChatUnavailable where the chat model does not answer, or not to the end
    @Override
    public Generation generate(Exchange exchange) {
        var parts = exchange.routing().route() == Route.OVERVIEW
                ? OverviewPart.of(exchange.evidence())
                : List.<OverviewPart>of();
        if (parts.size() <= 1) {
            return single.generate(exchange);
        }
        var readings = map(exchange, parts);
        var failures =
                readings.stream().flatMap(reading -> reading.failure().stream()).toList();
        if (failures.size() == parts.size() && failures.getFirst() instanceof ChatUnavailable gone) {
            throw gone;
        }
        if (!failures.isEmpty()) {
            report(failures, parts.size(), exchange);
        }
        if (failures.size() == parts.size()) {
            return single.generate(exchange, exchange.evidence().first(OverviewPart.fitting(exchange.evidence())));
        }
        return reduce(exchange, best(readings));
    }

    private List<Reading> map(Exchange exchange, List<OverviewPart> parts) {
        var turns = new Semaphore(chat.concurrency()); // waiting here has no limit of time as it has there
        var running = new ArrayList<Future<Reading>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var part : parts) {
                running.add(threads.submit(() -> {
                    turns.acquire();
                    try {
                        return read(part, exchange);
                    } finally {
                        turns.release();
                    }
                }));
            }
        } // waits for all; where this thread is interrupted they are too
        var readings = new ArrayList<Reading>();
        try {
            for (var reading : running) {
                readings.add(reading.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
        return readings;
    }

    private Reading read(OverviewPart part, Exchange exchange) {
        try {
            var reply = chat.json(
                    OverviewPrompt.part(exchange.question(), part, exchange.evidence()),
                    Point.SCHEMA,
                    exchange.usage());
            return new Reading(Point.parse(reply.text(), part.passages()), Optional.empty());
        } catch (Unparsable e) {
            LOG.warnf(
                    "a part of an overview was read without use: %s replied what does not parse (%s)",
                    chat.name(), e.getMessage());
            return new Reading(List.of(), Optional.of(e));
        } catch (ChatUnavailable e) {
            LOG.warnf("a part of an overview was not read: %s", e.getMessage());
            return new Reading(List.of(), Optional.of(e));
        }
    }

    private void report(List<Exception> failures, int parts, Exchange exchange) {
        var reason = failures.getFirst() instanceof ChatUnavailable gone
                ? gone.getMessage()
                : chat.name() + " replied what is not the JSON that it was asked for";
        meters.counter("grapevine.answer.degraded", "what", "overview").increment(failures.size());
        exchange.degraded(
                "overview",
                (failures.size() == parts
                                ? "None of its " + parts
                                        + " parts could be read, so it is written from the nearest passages alone: "
                                : failures.size() + " of its " + parts + " parts are left out: ")
                        + reason);
    }

    /// The highest scores first, as many as the last prompt has room for.
    private static List<Point> best(List<Reading> readings) {
        var points = new ArrayList<Point>();
        var left = CHARACTERS_OF_POINTS;
        for (var point : readings.stream()
                .flatMap(reading -> reading.points().stream())
                .sorted(Comparator.comparingInt(Point::score).reversed())
                .toList()) {
            left -= point.text().length();
            if (left < 0) {
                break;
            }
            points.add(point);
        }
        return points;
    }

    private Generation reduce(Exchange exchange, List<Point> points) {
        if (points.isEmpty()) {
            exchange.transcript().say(Refusal.text(exchange));
            return exchange.transcript().generation(false, chat.name());
        }
        Set<Integer> given = new HashSet<>();
        points.forEach(point -> given.addAll(point.passages()));
        var answer = new StreamedAnswer(exchange, given::contains);
        try {
            var reply = chat.stream(
                    OverviewPrompt.whole(exchange.question(), points, exchange.instructions()),
                    answer::accept,
                    exchange.usage());
            return answer.end(reply, chat.name());
        } catch (ChatUnavailable e) {
            answer.breakOff();
            throw e;
        }
    }
}
