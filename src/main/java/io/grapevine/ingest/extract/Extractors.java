package io.grapevine.ingest.extract;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.function.Function;

/// By what the documents of a collection are read: phrases, and a chat model as well in the collections that
/// `GRAPEVINE_EXTRACT_COLLECTIONS` names.
@Singleton
public final class Extractors implements Function<String, Extractor> {

    private static final String EVERY = "*";

    private final PhraseExtraction phrases;
    private final ChatExtractors chat;
    private final Set<String> withChat;

    @Inject
    public Extractors(PhraseExtraction phrases, ChatExtractors chat, ChatExtractionConfig config) {
        this.phrases = phrases;
        this.chat = chat;
        this.withChat = config.collections().orElse(Set.of());
    }

    /// A new one for each run, because each has its own budget and tally.
    @Override
    public Extractor apply(String collection) {
        return isReadWithChat(collection) ? withChat(chat.create()) : phrases;
    }

    public boolean isReadWithChat(String collection) {
        return withChat.contains(collection) || withChat.contains(EVERY);
    }

    public Extractor phrases() {
        return phrases;
    }

    public Extractor withChat(ChatExtractor extractor) {
        return new MergedExtractor(phrases, extractor);
    }

    /// @throws io.grapevine.domain.GrapevineException.Misconfigured where no chat model is configured
    public ChatExtractor newChat() {
        return chat.create();
    }
}
