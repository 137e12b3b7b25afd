package io.grapevine.graph.account;

import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Grants;
import io.grapevine.domain.Principal;
import io.grapevine.domain.Role;
import io.grapevine.graph.TestGraph;
import io.grapevine.graph.account.GrantStore.Subject;
import io.grapevine.graph.conversation.ConversationStore;
import io.grapevine.graph.conversation.StoredExchange;
import io.grapevine.graph.driver.Graph;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/// Accounts by issuer and subject, and what tokens say of them.
@ExtendWith(TestGraph.class)
class ProviderAccountStoreIT {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final String IDA = "https://login.example 1";

    private final ProviderAccountStore store;
    private final AccountStore accounts;
    private final GrantStore grants;
    private final CredentialStore credentials;
    private final ConversationStore conversations;

    ProviderAccountStoreIT(Graph graph) {
        store = new ProviderAccountStore(graph);
        accounts = new AccountStore(graph);
        grants = new GrantStore(graph);
        credentials = new CredentialStore(graph);
        conversations = new ConversationStore(graph);
    }

    private String ida() {
        return store.create(IDA, "id-of-ida", "ida", NOW).orElseThrow();
    }

    @Test
    void a_person_is_their_subject_and_a_taken_name_stays_whose_it_is() {
        accounts.create("somebody", "ida", true, NOW);

        assertThat(store.create(IDA, "id-of-ida", "ida", NOW)).isEmpty();
        assertThat(store.create(IDA, "id-of-ida", "ida-2", NOW)).contains("id-of-ida");
        assertThat(store.find(IDA)).map(ProviderAccountStore.Known::name).contains("ida-2");
        assertThat(store.find("https://login.example 2")).isEmpty();
        assertThat(accounts.named("ida")).map(Account::provider).contains(false);
    }

    @Test
    void first_tokens_that_come_at_once_make_one_account() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20).forEach(i -> threads.submit(() -> store.create(IDA, "id-" + i, "ida", NOW)));
        }
        assertThat(accounts.list()).hasSize(1);
    }

    @Test
    void groups_are_those_of_the_newest_token_and_those_that_were_given_here() {
        var id = ida();
        accounts.addToGroup("cellar", id);
        grants.put(Subject.group("legal"), "contracts", Role.READER);

        var first = store.take(id, Set.of("legal", "cellar"), Optional.of(true), NOW, NOW)
                .orElseThrow();
        assertThat(first.joined()).containsExactly("legal");
        assertThat(principal(id).admin()).isTrue();

        var next = store.take(id, Set.of("sales"), Optional.of(false), NOW.plusSeconds(60), NOW)
                .orElseThrow();
        assertThat(next.joined()).containsExactly("sales");
        assertThat(next.left()).containsExactly("legal");
        assertThat(next.adminBefore()).isTrue();
        assertThat(principal(id).groups()).containsExactlyInAnyOrder("cellar", "sales");
        assertThat(principal(id).grants().allowReading("contracts")).isFalse();

        assertThat(store.take(id, Set.of("legal"), Optional.of(true), NOW, NOW)).isEmpty();
        assertThat(principal(id).groups()).containsExactlyInAnyOrder("cellar", "sales");
        store.take(id, Set.of(), Optional.empty(), NOW.plusSeconds(61), NOW);
        assertThat(principal(id).groups()).containsExactly("cellar");
        assertThat(principal(id).admin()).isFalse();
    }

    @Test
    void somebody_who_is_blocked_is_nobody() {
        var id = ida();
        accounts.setRights(id, false, false);

        assertThat(credentials.ofAccount(id)).isEmpty();
        assertThat(store.create(IDA, "another", "ida", NOW)).contains(id);
    }

    @Test
    void the_first_administrator_owns_what_was_there_before() {
        conversations.append("c", "before", exchange());

        assertThat(accounts.createFirst("id-of-ida", "ida", Optional.of(IDA), NOW))
                .isTrue();
        assertThat(accounts.createFirst("other", "otto", Optional.of("p 2"), NOW))
                .isFalse();

        assertThat(store.find(IDA)).isPresent();
        assertThat(principal("id-of-ida").admin()).isTrue();
        var owner = new Principal("id-of-ida", "ida", Set.of(), true, Grants.ALL);
        assertThat(conversations.list(owner, 10))
                .extracting(conversation -> List.of(conversation.id(), conversation.title()))
                .containsExactly(List.of("c", "before"));
    }

    private Principal principal(String id) {
        return credentials.ofAccount(id).orElseThrow();
    }

    private static StoredExchange exchange() {
        return new StoredExchange(
                "x", "q", "q", "a", "lookup", "graph", "extractive", Usage.NONE, "{}", NOW, Optional.empty());
    }
}
