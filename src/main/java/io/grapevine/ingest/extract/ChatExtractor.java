package io.grapevine.ingest.extract;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import io.grapevine.domain.Entity;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.Extraction;
import io.grapevine.domain.Mention;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Triple;
import io.grapevine.language.EntityKey;
import io.grapevine.language.PhraseExtractor;
import io.grapevine.llm.ChatClient;
import io.grapevine.llm.ChatUnavailable;
import io.grapevine.llm.JsonReply.Unparsable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Reads passages with a chat model: one structured call a passage, a few at once, within a budget of tokens.
///
/// A reply that does not parse is asked for again, then the passage is quarantined: it is left out, counted,
/// and asked again by the next run, because only replies that parse are cached. A run that ends early loses
/// nothing for the same reason.
public final class ChatExtractor {

    private static final Logger LOG = Logger.getLogger(ChatExtractor.class);
    /// A passage of prose has about this many characters a token.
    private static final int CHARACTERS_A_TOKEN = 4;
    /// After this many calls in a row without an answer the model is taken for gone, and the run asks no more.
    private static final int FAILURES_IN_A_ROW = 5;
    private static final JsonSchema SCHEMA = schema();

    /// What a run came to.
    ///
    /// @param tokens spent, in and out
    /// @param missed passages that got no usable reply: quarantined, over budget, or the model was gone
    public record Tally(int cached, int asked, int missed, long tokens) {}

    /// What a run would come to at most.
    ///
    /// @param cost at the configured prices, 0 where there are none
    public record Estimate(int cached, int calls, long inputTokens, long outputTokens, double cost) {

        public static final Estimate NONE = new Estimate(0, 0, 0, 0, 0);

        public Estimate plus(Estimate other) {
            return new Estimate(
                    cached + other.cached,
                    calls + other.calls,
                    inputTokens + other.inputTokens,
                    outputTokens + other.outputTokens,
                    cost + other.cost);
        }
    }

    private final ChatClient model;
    private final Function<Passage, String> prompt;
    private final ChatExtractionConfig config;
    private final ExtractionCache cache;
    private final TokenBudget budget;
    private final Semaphore calls;
    private final AtomicInteger cached = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger missed = new AtomicInteger();
    private final AtomicInteger failedInARow = new AtomicInteger();

    /// @param prompt renders the whole request for a passage
    ChatExtractor(
            ChatClient model, Function<Passage, String> prompt, ChatExtractionConfig config, ExtractionCache cache) {
        this.model = model;
        this.prompt = prompt;
        this.config = config;
        this.cache = cache;
        this.budget = new TokenBudget(config.budget());
        this.calls = new Semaphore(model.concurrency());
    }

    /// Changes with the model, not with its prompt's wording: who wants the new wording's reading ingests again.
    String version() {
        return "chat:" + model.name();
    }

    public Tally tally() {
        return new Tally(cached.get(), asked.get(), missed.get(), budget.spent());
    }

    /// What reading these passages would cost, without a call.
    public Estimate estimate(List<Passage> passages) {
        var requests = passages.stream().map(prompt).toList();
        var open = requests.stream()
                .filter(request -> cache.find(key(request)).isEmpty())
                .toList();
        var in = open.stream().mapToLong(ChatExtractor::tokens).sum();
        var out = (long) open.size() * config.maxReplyTokens();
        return new Estimate(requests.size() - open.size(), open.size(), in, out, model.cost(in, out));
    }

    /// One extraction a passage, empty where it was missed.
    List<Optional<Extraction>> read(List<Passage> passages) {
        var running = new ArrayList<Future<Optional<Extraction>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            passages.forEach(passage -> running.add(threads.submit(() -> read(passage))));
        } // waits for all of them
        return running.stream().map(Future::resultNow).toList();
    }

    private Optional<Extraction> read(Passage passage) throws InterruptedException {
        var request = prompt.apply(passage);
        var known = cache.find(key(request));
        calls.acquire();
        try {
            if (known.isPresent()) {
                cached.incrementAndGet();
                return Optional.of(extraction(ExtractionReply.parse(known.get())));
            }
            for (var attempt = 0; attempt <= config.repairs() && failedInARow.get() < FAILURES_IN_A_ROW; attempt++) {
                var extraction = ask(passage, request);
                if (extraction.isPresent()) {
                    return extraction;
                }
            }
        } catch (Unparsable damaged) {
            LOG.warnf(
                    "the cached extraction of %s is damaged (%s); remove the cache to read it again",
                    passage.source(), damaged.getMessage());
        } finally {
            calls.release();
        }
        missed.incrementAndGet();
        return Optional.empty();
    }

    private Optional<Extraction> ask(Passage passage, String request) {
        var reservation = tokens(request) + config.maxReplyTokens();
        if (!budget.reserve(reservation)) {
            LOG.debugf("no tokens left of the budget of %d for %s", config.budget(), passage.source());
            return Optional.empty();
        }
        var used = new AtomicLong();
        try {
            asked.incrementAndGet();
            var reply = model.json(
                    List.of(UserMessage.from(request)),
                    SCHEMA,
                    spent -> used.addAndGet(spent.inputTokens() + spent.outputTokens()));
            failedInARow.set(0);
            var extraction = extraction(ExtractionReply.parse(reply.text()));
            cache.keep(key(request), reply.text());
            return Optional.of(extraction);
        } catch (Unparsable e) {
            LOG.warnf(
                    "the chat model's extraction of %s (passage %d) does not parse: %s",
                    passage.source(), passage.index(), e.getMessage());
        } catch (ChatUnavailable e) {
            failedInARow.incrementAndGet();
            LOG.warnf(
                    "the chat model did not answer for %s (passage %d): %s",
                    passage.source(), passage.index(), e.getMessage());
        } finally {
            budget.settle(reservation, used.get());
        }
        return Optional.empty();
    }

    private static JsonSchema schema() {
        var text = new JsonStringSchema();
        var entity = JsonObjectSchema.builder()
                .addStringProperty("name")
                .addStringProperty("type")
                .required("name", "type")
                .additionalProperties(false)
                .build();
        var triple = JsonArraySchema.builder().items(text).build();
        return JsonSchema.builder()
                .name("extraction")
                .rootElement(JsonObjectSchema.builder()
                        .addProperty(
                                "entities",
                                JsonArraySchema.builder().items(entity).build())
                        .addProperty(
                                "triples",
                                JsonArraySchema.builder().items(triple).build())
                        .required("entities", "triples")
                        .additionalProperties(false)
                        .build())
                .build();
    }

    private static Extraction extraction(ExtractionReply reply) {
        var mentions = new LinkedHashMap<String, Mention>();
        reply.entities().forEach(entity -> mention(mentions, entity.name(), type(entity.type())));
        var triples = new ArrayList<Triple>();
        for (var statement : reply.triples()) {
            var subject = mention(mentions, statement.subject(), EntityType.OTHER);
            var object = mention(mentions, statement.object(), EntityType.OTHER);
            if (subject.isPresent() && object.isPresent() && !subject.equals(object)) {
                triples.add(new Triple(subject.get(), statement.relation(), object.get(), 1));
            }
        }
        return new Extraction(List.copyOf(mentions.values()), triples);
    }

    /// The key of a name that is now mentioned; empty for a name without a letter or digit.
    private static Optional<String> mention(SequencedMap<String, Mention> mentions, String name, EntityType type) {
        var key = EntityKey.of(name);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        mentions.putIfAbsent(key, new Mention(new Entity(key, name, type), PhraseExtractor.weightOf(name)));
        return Optional.of(key);
    }

    private static EntityType type(String name) {
        try {
            return EntityType.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException aTypeOfTheUsersOwn) {
            return EntityType.OTHER;
        }
    }

    private String key(String request) {
        return model.name() + "\n" + request;
    }

    private static long tokens(String text) {
        return text.length() / CHARACTERS_A_TOKEN + 1L;
    }
}
