package io.grapevine.access;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.access.EventLog.What;
import io.grapevine.domain.Grants;
import io.grapevine.domain.Principal;
import io.grapevine.graph.account.Account;
import io.grapevine.graph.account.CredentialStore;
import io.grapevine.graph.account.EventStore;
import io.grapevine.graph.account.EventStore.Wanted;
import io.grapevine.graph.account.GrantStore;
import io.grapevine.graph.account.GrantStore.Subject;
import io.grapevine.graph.conversation.ConversationInfo;
import io.grapevine.graph.conversation.ConversationStore;
import io.grapevine.graph.conversation.FeedbackStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells all that is kept of a person, as one JSON: account, groups, grants, keys without their secrets,
/// conversations with answers, thumbs, and what the log has of their doing.
///
/// One conversation is in memory at a time; the rest grows with the person's keys, thumbs and events, and with
/// all grants there are.
@Singleton
public class PersonalData {

    private static final int MOST_EVENTS = 10_000;

    private final ConversationStore conversations;
    private final FeedbackStore feedback;
    private final CredentialStore credentials;
    private final GrantStore grants;
    private final EventStore log;
    private final EventLog events;
    private final ObjectMapper json;

    @Inject
    public PersonalData(
            ConversationStore conversations,
            FeedbackStore feedback,
            CredentialStore credentials,
            GrantStore grants,
            EventStore log,
            EventLog events,
            ObjectMapper json) {
        this.conversations = conversations;
        this.feedback = feedback;
        this.credentials = credentials;
        this.grants = grants;
        this.log = log;
        this.events = events;
        this.json = json;
    }

    private record Person(
            String name,
            boolean administrator,
            boolean active,
            boolean atProvider,
            Instant createdAt,
            List<String> groups) {}

    private record Granted(String collection, String role) {}

    private record Key(
            String name,
            Set<String> collections,
            Set<String> doors,
            Instant createdAt,
            Optional<Instant> until,
            Optional<Instant> usedAt) {}

    private record Done(Instant at, String what, String subject) {}

    /// Writes it, and notes that `by` did.
    public void export(String by, Account account, Writer to) throws IOException {
        events.note(by, What.EXPORTED, "data of " + account.name());
        try (var out = json.createGenerator(to)) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            out.useDefaultPrettyPrinter();
            out.writeStartObject();
            out.writePOJOField(
                    "account",
                    new Person(
                            account.name(),
                            account.admin(),
                            account.active(),
                            account.provider(),
                            account.createdAt(),
                            account.groups()));
            writeRights(account, out);
            out.writeArrayFieldStart("conversations");
            var owner = new Principal(account.id(), account.name(), Set.of(), false, Grants.NONE);
            for (var conversation : conversations.list(owner, Integer.MAX_VALUE)) {
                write(conversation, owner.conversationKey(conversation.id()), out);
            }
            out.writeEndArray();
            out.writePOJOField("feedback", feedback.listOf(account.id()));
            var wanted = new Wanted(Optional.of(account.name()), Optional.empty(), Optional.empty(), Optional.empty());
            out.writePOJOField(
                    "events",
                    log.list(wanted, MOST_EVENTS).stream()
                            .map(event -> new Done(event.at(), event.what(), event.subject()))
                            .toList());
            out.writeEndObject();
        }
    }

    private void writeRights(Account account, JsonGenerator out) throws IOException {
        var subject = Subject.account(account.id());
        out.writePOJOField(
                "grants",
                grants.list(Optional.empty()).stream()
                        .filter(grant -> grant.subject().equals(subject))
                        .map(grant ->
                                new Granted(grant.collection(), grant.role().label()))
                        .toList());
        out.writePOJOField(
                "keys",
                credentials.keys(Optional.of(account.id())).stream()
                        .map(key -> new Key(
                                key.name(), key.collections(), key.doors(), key.createdAt(), key.until(), key.usedAt()))
                        .toList());
    }

    private void write(ConversationInfo conversation, String key, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", conversation.id());
        out.writeStringField("title", conversation.title());
        out.writePOJOField("createdAt", conversation.createdAt());
        out.writePOJOField("updatedAt", conversation.updatedAt());
        out.writeArrayFieldStart("exchanges");
        for (var exchange : conversations.exchanges(key, Integer.MAX_VALUE)) {
            out.writeStartObject();
            out.writeStringField("answerId", exchange.id());
            out.writeStringField("question", exchange.question());
            out.writePOJOField("at", exchange.at());
            out.writeFieldName("answer");
            out.writeRawValue(exchange.json());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
