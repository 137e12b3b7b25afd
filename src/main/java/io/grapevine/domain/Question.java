package io.grapevine.domain;

import java.util.Optional;
import java.util.Set;

/// A question as it was asked.
///
/// @param collections    where to look; empty means everywhere
/// @param conversationId the conversation that it continues
/// @param route          the user's own choice of route
/// @param mode           the user's own choice of retrieval mode
/// @param topic          what the conversation before it was about; joins the retrieval with less weight
/// @param filter         which documents of the collections count
/// @param narrowed       what became of collections and filter; empty before that was looked up
/// @param readable       the collections that whoever asks may read; empty for all
public record Question(
        String text,
        Set<String> collections,
        Optional<String> conversationId,
        Optional<Route> route,
        Optional<RetrievalMode> mode,
        Topic topic,
        Filter filter,
        Optional<Scope> narrowed,
        Optional<Set<String>> readable) {

    /// The longest question that is taken, in characters.
    public static final int MAX_LENGTH = 8_000;

    public Question {
        if (text == null || text.isBlank()) {
            throw new GrapevineException.BadInput("The question is empty. Ask something.");
        }
        if (text.length() > MAX_LENGTH) {
            throw new GrapevineException.BadInput("The question has " + text.length() + " characters; at most "
                    + MAX_LENGTH + " are taken. Shorten it, or ingest the text as a document.");
        }
        text = Characters.printed(text).strip();
        if (text.codePoints().noneMatch(Question::isSaid)) {
            throw new GrapevineException.BadInput("The question holds no letter, digit or sign. Ask something.");
        }
        collections = Set.copyOf(collections);
        readable = readable.map(Set::copyOf);
    }

    private static boolean isSaid(int c) {
        int type = Character.getType(c);
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && type != Character.NON_SPACING_MARK
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && type != Character.FORMAT;
    }

    /// A question without a conversation before it.
    public Question(
            String text,
            Set<String> collections,
            Optional<String> conversationId,
            Optional<Route> route,
            Optional<RetrievalMode> mode) {
        this(
                text,
                collections,
                conversationId,
                route,
                mode,
                Topic.NONE,
                Filter.NONE,
                Optional.empty(),
                Optional.empty());
    }

    public static Question of(String text) {
        return new Question(text, Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The same question as part of a conversation.
    public Question withConversation(String id) {
        return new Question(text, collections, Optional.of(id), route, mode, topic, filter, narrowed, readable);
    }

    /// The same question in other words: what a rewrite makes of it.
    public Question withText(String other) {
        return new Question(other, collections, conversationId, route, mode, topic, filter, narrowed, readable);
    }

    /// The same question in a conversation about something.
    public Question withTopic(Topic other) {
        return new Question(text, collections, conversationId, route, mode, other, filter, narrowed, readable);
    }

    /// The same question of those documents that a filter lets through.
    public Question with(Filter other) {
        return new Question(text, collections, conversationId, route, mode, topic, other, narrowed, readable);
    }

    /// The same question of a scope that was looked up.
    public Question within(Scope scope) {
        return new Question(
                text, collections, conversationId, route, mode, topic, filter, Optional.of(scope), readable);
    }

    /// The same question, asked by someone who may read so much.
    public Question askedBy(Principal principal) {
        return new Question(
                text,
                collections,
                conversationId,
                route,
                mode,
                topic,
                filter,
                narrowed,
                principal.grants().readable());
    }

    /// Where to look: all of the collections that may be read before the filter was looked up.
    public Scope scope() {
        return narrowed.orElseGet(() -> Scope.of(collections, readable));
    }
}
