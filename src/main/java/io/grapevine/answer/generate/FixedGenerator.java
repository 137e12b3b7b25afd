package io.grapevine.answer.generate;

import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Route;
import io.grapevine.llm.Prompts;
import java.util.Map;
import java.util.function.Consumer;

/// Answers what needs neither documents nor a chat model, with the texts of `prompts/`.
public final class FixedGenerator implements Generator {

    private static final String NAME = "fixed";
    private static final Map<Route, String> TEXTS =
            Map.of(Route.CHITCHAT, "chitchat", Route.OUT_OF_SCOPE, "out-of-scope");

    @Override
    public Generation generate(Found found, Consumer<AnswerEvent> events, Consumer<Usage> spent) {
        var route = found.routing().route();
        var name = TEXTS.get(route);
        if (name == null) {
            throw new IllegalArgumentException("route " + route.label() + " has no fixed answer");
        }
        var transcript = new Transcript(events);
        transcript.say(Prompts.text(name));
        return transcript.generation(route == Route.CHITCHAT, NAME);
    }
}
