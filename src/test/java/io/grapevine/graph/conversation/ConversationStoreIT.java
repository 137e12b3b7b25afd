package io.grapevine.graph.conversation;

import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Turn;
import io.grapevine.graph.Samples;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.driver.Graph;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(TestGraph.class)
class ConversationStoreIT {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final Graph graph;
    private final ConversationStore conversations;
    private final FeedbackStore feedback;

    ConversationStoreIT(Graph graph) {
        this.graph = graph;
        this.conversations = new ConversationStore(graph);
        this.feedback = new FeedbackStore(graph);
    }

    @Test
    void a_conversation_begins_with_its_first_exchange_and_keeps_its_title_and_order() {
        conversations.append("c1", "First", exchange("a1", "one", NOON));
        conversations.append("c1", "Other", exchange("a2", "two", NOON.plusSeconds(60)));

        assertThat(conversations.find("c1"))
                .contains(new ConversationInfo("c1", "First", NOON, NOON.plusSeconds(60), 2));
        assertThat(conversations.exchanges("c1"))
                .containsExactly(exchange("a1", "one", NOON), exchange("a2", "two", NOON.plusSeconds(60)));
    }

    @Test
    void what_the_answers_took_adds_up() {
        conversations.append("c1", "First", exchange("a1", "one", NOON));
        conversations.append("c1", "First", exchange("a2", "two", NOON));
        conversations.append("c1", "First", exchange("a2", "two", NOON));

        assertThat(conversations.usage("c1")).isEqualTo(new Usage(200, 40, 1));
        assertThat(conversations.usage("none")).isEqualTo(Usage.NONE);
    }

    @Test
    void the_same_exchange_twice_is_one() {
        conversations.append("c1", "First", exchange("a1", "one", NOON));
        conversations.append("c1", "First", exchange("a1", "one", NOON));

        assertThat(conversations.exchanges("c1")).hasSize(1);
        assertThat(conversations.find("c1").orElseThrow().exchanges()).isEqualTo(1);
    }

    @Test
    void the_newest_turns_come_oldest_first() {
        for (var i = 0; i < 5; i++) {
            conversations.append("c1", "t", exchange("a" + i, "q" + i, NOON));
        }

        assertThat(conversations.turns("c1", 2))
                .containsExactly(new Turn("q3 alone", "answer to q3"), new Turn("q4 alone", "answer to q4"));
        assertThat(conversations.turns("none", 2)).isEmpty();
    }

    @Test
    void the_conversation_answered_last_is_listed_first() {
        conversations.append("old", "Old", exchange("a1", "q", NOON));
        conversations.append("new", "New", exchange("a2", "q", NOON.plusSeconds(1)));

        assertThat(conversations.list(Principal.OWNER, 10))
                .extracting(ConversationInfo::id)
                .containsExactly("new", "old");
        assertThat(conversations.list(Principal.OWNER, 1)).hasSize(1);
    }

    @Test
    void renaming_and_removing_tell_whether_there_was_one() {
        conversations.append("c1", "First", exchange("a1", "one", NOON));

        assertThat(conversations.rename("c1", "Better")).isTrue();
        assertThat(conversations.find("c1").orElseThrow().title()).isEqualTo("Better");
        assertThat(conversations.remove("c1")).isTrue();
        assertThat(conversations.find("c1")).isEmpty();
        assertThat(conversations.exchanges("c1")).isEmpty();
        assertThat(conversations.rename("c1", "Gone")).isFalse();
        assertThat(conversations.remove("c1")).isFalse();
    }

    @Test
    void the_last_thumb_counts_and_shows_in_the_conversation() {
        conversations.append("c1", "First", exchange("a1", "one", NOON));

        assertThat(feedback.give("c1", "a1", false, "wrong year", true, NOON)).isTrue();
        assertThat(feedback.give("c1", "a1", true, "", true, NOON)).isTrue();

        assertThat(conversations.exchanges("c1").getFirst().feedback()).contains(new StoredExchange.Thumb(true, ""));
        assertThat(feedback.list())
                .containsExactly(
                        new Feedback("a1", "c1", "one alone", "lookup", "graph", "answer to one", true, "", NOON));
    }

    @Test
    void a_thumb_for_an_answer_that_is_not_there_is_refused() {
        assertThat(feedback.give("c1", "a1", true, "", true, NOON)).isFalse();
    }

    @Test
    void thumbs_are_counted_by_mode_within_a_route_and_outlive_the_conversation() {
        conversations.append("c1", "First", exchange("a1", "one", NOON));
        conversations.append("c1", "First", exchange("a2", "two", NOON));
        feedback.give("c1", "a1", true, "", true, NOON);
        feedback.give("c1", "a2", false, "", true, NOON);

        conversations.remove("c1");

        assertThat(feedback.thumbs("lookup")).containsExactly(new FeedbackStore.ModeThumbs("graph", 1, 1));
        assertThat(feedback.thumbs("overview")).isEmpty();
    }

    @Test
    void documents_come_and_go_without_touching_conversations() {
        conversations.append("c1", "First", exchange("a1", "one", NOON));
        var document = Samples.document("default", "a.txt", "Ada met Charles in London.");
        var store = new DocumentStore(graph);

        store.replaceAll(java.util.List.of(document));
        store.remove(document.document().id());

        assertThat(conversations.exchanges("c1")).hasSize(1);
    }

    private static StoredExchange exchange(String id, String question, Instant at) {
        return new StoredExchange(
                id,
                question,
                question + " alone",
                "answer to " + question,
                "lookup",
                "graph",
                "extractive",
                new Usage(100, 20, 0.5),
                "{\"answer\":\"…\"}",
                at,
                Optional.empty());
    }
}
