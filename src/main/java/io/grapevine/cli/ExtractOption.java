package io.grapevine.cli;

import io.grapevine.ingest.IngestPipeline;
import io.grapevine.ingest.extract.ChatExtractor;
import io.grapevine.ingest.extract.ChatExtractors;
import io.grapevine.ingest.extract.MergedExtractor;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Option;

/// By what a command that ingests reads entities and relations.
final class ExtractOption {

    enum By { PHRASES, LLM }

    @Option(names = "--extract", paramLabel = "phrases|llm", defaultValue = "phrases",
            description = "llm: let the chat model read each passage as well, within GRAPEVINE_EXTRACT_BUDGET tokens (default: ${DEFAULT-VALUE}).")
    By by;

    /// The run's chat extractor, where one is asked for.
    Optional<ChatExtractor> chat(ChatExtractors extractors) {
        return by == By.LLM ? Optional.of(extractors.create()) : Optional.empty();
    }

    static IngestPipeline pipeline(IngestPipeline phrases, Optional<ChatExtractor> chat) {
        return chat.map(c -> phrases.with(new MergedExtractor(phrases.extractor(), c))).orElse(phrases);
    }

    static void report(Optional<ChatExtractor> chat, PrintWriter err) {
        chat.map(ChatExtractor::tally).ifPresent(t -> err.printf("Chat model: %d passages from the cache, %d calls, %d missed, %,d tokens%s%n",
                t.cached(), t.asked(), t.missed(), t.tokens(), t.missed() > 0 ? "; the same command again reads what was missed" : ""));
    }
}
