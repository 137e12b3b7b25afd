package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Generation;
import io.grapevine.domain.Route;
import io.grapevine.llm.ChatUnavailable;
import io.grapevine.llm.Prompts;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Answers from the evidence alone. A chat model sees whatever was found before anything is refused; without
/// one, or where it fails (in the middle of its answer too), the answer is extractive, and refused where
/// nothing found bears on the question.
public final class GroundedGenerator implements Generator {

    private static final Logger LOG = Logger.getLogger(GroundedGenerator.class);

    private final Relevance relevance;
    private final Optional<? extends Generator> chat;
    private final ExtractiveGenerator extractive;
    private final MeterRegistry meters;
    private final Generator computed = new ComputedGenerator();

    /// @param chat writes with the chat model, and throws [ChatUnavailable] where that fails
    public GroundedGenerator(
            Relevance relevance,
            Optional<? extends Generator> chat,
            ExtractiveGenerator extractive,
            MeterRegistry meters) {
        this.relevance = relevance;
        this.chat = chat;
        this.extractive = extractive;
        this.meters = meters;
    }

    @Override
    public Generation generate(Exchange exchange) {
        if (exchange.evidence().statement().isPresent()) {
            return computed.generate(exchange);
        }
        if (exchange.evidence().isEmpty()) {
            return Refusal.write(exchange);
        }
        if (chat.isEmpty()) {
            return extract(exchange);
        }
        try {
            return chat.get().generate(exchange);
        } catch (ChatUnavailable e) {
            return withoutChat(e, exchange);
        }
    }

    private Generation withoutChat(ChatUnavailable failure, Exchange exchange) {
        LOG.warnf("answering without the chat model: %s", failure.getMessage());
        meters.counter("grapevine.answer.degraded", "what", "chat model").increment();
        exchange.degraded("chat model", failure.getMessage());
        var transcript = exchange.transcript();
        if (transcript.text().isEmpty()) {
            return extract(exchange);
        }
        transcript.say("\n\n" + Prompts.text("broken-off") + "\n\n");
        return extractive.generate(exchange);
    }

    /// The reader decides itself whether the passages answer; it does not of an overview.
    private Generation extract(Exchange exchange) {
        return needsRelevance(exchange.routing().route())
                        && !relevance.bearsOn(
                                exchange.question(), exchange.routing().route(), exchange.evidence(), exchange.vector())
                ? Refusal.write(exchange)
                : extractive.generate(exchange);
    }

    /// The reader decides whether passages hold a fact. It knows nothing of a summary, and what the router
    /// takes for impossible needs more than a sentence that looks like an answer.
    private static boolean needsRelevance(Route route) {
        return switch (route) {
            case OVERVIEW, OUT_OF_SCOPE -> true;
            case CHITCHAT, LOOKUP, MULTIHOP, AGGREGATE -> false;
        };
    }
}
