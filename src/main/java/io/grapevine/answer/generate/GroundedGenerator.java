package io.grapevine.answer.generate;

import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Route;
import io.grapevine.llm.ChatUnavailable;
import io.grapevine.llm.Prompts;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Answers from the evidence alone: says so where nothing in it bears on the question, else lets the chat model
/// write, and goes on extractively where there is none or it fails, also in the middle of its answer.
public final class GroundedGenerator implements Generator {

    private static final Logger LOG = Logger.getLogger(GroundedGenerator.class);
    private static final String NOTHING = "none";

    private final Relevance relevance;
    private final Optional<? extends Generator> chat;
    private final ExtractiveGenerator extractive;
    private final MeterRegistry meters;

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
    public Generation generate(Found found, Consumer<AnswerEvent> events, Consumer<Usage> spent) {
        var transcript = new Transcript(events);
        if (found.evidence().statement().isPresent()) {
            return new ComputedGenerator().generate(found, transcript, spent);
        }
        if (needsRelevance(found) && !relevance.bearsOn(found)) {
            transcript.say(Prompts.text("not-found"));
            return transcript.generation(false, NOTHING);
        }
        if (chat.isEmpty()) {
            return extractive.generate(found, transcript, spent);
        }
        try {
            return chat.get().generate(found, transcript, spent);
        } catch (ChatUnavailable e) {
            return degraded(e, found, transcript, spent);
        }
    }

    /// Without a chat model the reader decides itself whether the passages answer; it does not of an overview.
    private boolean needsRelevance(Found found) {
        return chat.isPresent()
                || found.evidence().isEmpty()
                || found.routing().route() == Route.OVERVIEW;
    }

    private Generation degraded(ChatUnavailable failure, Found found, Transcript transcript, Consumer<Usage> spent) {
        LOG.warnf("answering without the chat model: %s", failure.getMessage());
        meters.counter("grapevine.answer.degraded", "what", "chat model").increment();
        transcript.accept(new AnswerEvent.Degraded("chat model", failure.getMessage()));
        if (!transcript.text().isEmpty()) {
            transcript.say("\n\n" + Prompts.text("broken-off") + "\n\n");
        }
        return extractive.generate(found, transcript, spent);
    }
}
