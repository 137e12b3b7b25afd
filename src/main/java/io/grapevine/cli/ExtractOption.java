package io.grapevine.cli;

import io.grapevine.ingest.extract.ChatExtractor;
import io.grapevine.ingest.extract.Extractor;
import io.grapevine.ingest.extract.Extractors;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Option;

/// By what a command that ingests reads entities and relations.
public final class ExtractOption {

    enum By {
        PHRASES,
        LLM
    }

    @Option(
            names = "--extract",
            paramLabel = "phrases|llm",
            description = "llm: let the chat model read each passage as well, within GRAPEVINE_EXTRACT_BUDGET tokens "
                    + "(default: phrases; llm in the collections of GRAPEVINE_EXTRACT_COLLECTIONS).")
    Optional<By> by = Optional.empty();

    /// The run's chat extractor, where one is asked for.
    public Optional<ChatExtractor> chat(Extractors extractors, String collection) {
        var asked = by.map(chosen -> chosen == By.LLM).orElseGet(() -> extractors.isReadWithChat(collection));
        return asked ? Optional.of(extractors.newChat()) : Optional.empty();
    }

    /// By what a request is read: what was asked for, whatever the collection is read by otherwise.
    public static Extractor extractor(Extractors extractors, Optional<ChatExtractor> chat) {
        return chat.map(extractors::withChat).orElseGet(extractors::phrases);
    }

    public static void report(Optional<ChatExtractor> chat, PrintWriter err) {
        chat.map(ChatExtractor::tally)
                .ifPresent(t -> err.printf(
                        "Chat model: %d passages from the cache, %d calls, %d missed, %,d tokens%s%n",
                        t.cached(),
                        t.asked(),
                        t.missed(),
                        t.tokens(),
                        t.missed() > 0 ? "; the same command again reads what was missed" : ""));
    }
}
