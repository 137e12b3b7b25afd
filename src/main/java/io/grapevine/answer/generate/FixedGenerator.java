package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Generation;
import io.grapevine.llm.Prompts;
import java.util.regex.Pattern;

/// Answers plain small talk, which needs neither documents nor a chat model, with a text of `prompts/`.
public final class FixedGenerator implements Generator {

    private static final String NAME = "fixed";
    private static final Pattern THANKS =
            words("thanks?|thx|thank you|cheers|danke|vielen dank|merci|gracias|grazie|obrigad[oa]|спасибо");
    private static final Pattern FAREWELL = words(
            "bye|goodbye|good night|see you|take care|tschüss|auf wiedersehen|bis bald|au revoir|adiós|до свидания");

    @Override
    public Generation generate(Exchange exchange) {
        exchange.transcript().say(text(exchange.asked().text()));
        return exchange.transcript().generation(true, NAME);
    }

    static String text(String said) {
        if (THANKS.matcher(said).find() || said.contains("谢谢")) {
            return Prompts.text("chitchat-thanks");
        }
        return Prompts.text(FAREWELL.matcher(said).find() || said.contains("再见") ? "chitchat-farewell" : "chitchat");
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?i)\\b(?:" + alternatives + ")\\b", Pattern.UNICODE_CHARACTER_CLASS);
    }
}
