package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Generation;
import io.grapevine.llm.Prompts;

/// Answers plain small talk, which needs neither documents nor a chat model, with a text of `prompts/`.
public final class FixedGenerator implements Generator {

    private static final String NAME = "fixed";

    @Override
    public Generation generate(Exchange exchange) {
        exchange.transcript().say(Prompts.text("chitchat"));
        return exchange.transcript().generation(true, NAME);
    }
}
