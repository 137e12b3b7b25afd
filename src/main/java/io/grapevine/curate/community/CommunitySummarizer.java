package io.grapevine.curate.community;

import dev.langchain4j.data.message.UserMessage;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Subgraph;
import io.grapevine.graph.community.CommunityStore.Author;
import io.grapevine.language.Sentences;
import io.grapevine.llm.ChatClient;
import io.grapevine.llm.ChatUnavailable;
import io.grapevine.llm.Prompts;
import io.grapevine.llm.Untrusted;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Says what a community is about: in a chat model's words where there is one, otherwise by its most central
/// entities, their relations as they were read, and the sentences that speak of them.
final class CommunitySummarizer {

    private static final Logger LOG = Logger.getLogger(CommunitySummarizer.class);
    private static final int SENTENCES = 5;
    private static final int RELATIONS = 8;
    private static final int CHARACTERS_A_PASSAGE = 1_200;

    /// After this many calls in a row without an answer the chat model is not asked again by this summarizer.
    private static final int FAILURES_IN_A_ROW = 3;

    private final Optional<ChatClient> chat;
    private int failedInARow;

    /// @param author who wrote it
    record Summary(String text, Author author) {}

    /// Summarises the communities of one refresh. Used by one thread.
    CommunitySummarizer(Optional<ChatClient> chat) {
        this.chat = chat;
    }

    /// @param names    of its entities, the most central first
    /// @param passages the most central first
    /// @param around   entities and relations of these passages
    Summary summarize(List<String> names, List<Passage> passages, Subgraph around) {
        var relations = relations(around);
        if (chat.isPresent() && failedInARow < FAILURES_IN_A_ROW) {
            try {
                var text = inTheChatModelsWords(chat.get(), names, passages, relations);
                failedInARow = 0;
                if (!text.isEmpty()) {
                    return new Summary(text, Author.CHAT_MODEL);
                }
            } catch (ChatUnavailable e) {
                failedInARow++;
                LOG.warnf("a community is summarised without the chat model: %s", e.getMessage());
            }
        }
        return new Summary(extracted(names, passages, relations), Author.EXTRACTION);
    }

    private static String extracted(List<String> names, List<Passage> passages, String relations) {
        return String.join(", ", names) + ".\n"
                + (relations.isEmpty() ? "" : relations + ".\n")
                + passages.stream()
                        .limit(SENTENCES)
                        .map(passage -> sentence(passage, names))
                        .collect(Collectors.joining(" "));
    }

    private static String inTheChatModelsWords(
            ChatClient chat, List<String> names, List<Passage> passages, String relations) {
        var texts = passages.stream().map(p -> p.title() + ": " + cut(p.text())).collect(Collectors.joining("\n\n"));
        var prompt = Prompts.render(
                "community",
                Map.of(
                        "entities", Untrusted.fenced(String.join(", ", names)),
                        "relations", Untrusted.fenced(relations),
                        "passages", Untrusted.fenced(texts)));
        return chat.stream(List.of(UserMessage.from(prompt)), piece -> {}, spent -> {})
                .text()
                .strip();
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(CHARACTERS_A_PASSAGE, text.length()));
    }

    private static String relations(Subgraph around) {
        var names =
                around.nodes().stream().collect(Collectors.toMap(Subgraph.Node::id, Subgraph.Node::label, (a, b) -> a));
        return around.edges().stream()
                .filter(edge -> !edge.label().equals("mentions"))
                .limit(RELATIONS)
                .map(edge -> names.get(edge.from()) + " " + edge.label() + " " + names.get(edge.to()))
                .collect(Collectors.joining("; "));
    }

    /// The first sentence of the passage that names one of the entities, the most central before the others;
    /// else its first.
    private static String sentence(Passage passage, List<String> names) {
        var sentences = Sentences.of(passage.text()).stream()
                .map(span -> passage.text().substring(span.start(), span.end()).strip())
                .toList();
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .flatMap(name -> sentences.stream()
                        .filter(s -> s.toLowerCase(Locale.ROOT).contains(name)))
                .findFirst()
                .orElseGet(() -> sentences.isEmpty() ? passage.text() : sentences.getFirst());
    }
}
