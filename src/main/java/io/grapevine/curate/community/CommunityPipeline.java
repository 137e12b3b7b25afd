package io.grapevine.curate.community;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.curate.community.CommunitySummarizer.Summary;
import io.grapevine.domain.Community;
import io.grapevine.domain.Scope;
import io.grapevine.graph.community.CommunityStore;
import io.grapevine.graph.community.CommunityStore.Author;
import io.grapevine.graph.community.CommunityStore.NewCommunity;
import io.grapevine.graph.index.GraphReader;
import io.grapevine.graph.index.GraphSnapshot;
import io.grapevine.graph.search.PassageSearch;
import io.grapevine.llm.ChatClient;
import io.grapevine.llm.ChatModels;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Keeps a collection's communities: detect, summarise, embed, store.
///
/// A community is identified by its members alone. One whose members are the same as before is left as it is,
/// so a small change of the documents costs little, and a chat model is asked only about what is new: once,
/// since each summary is stored soon after it was made, and again where the chat model failed at it. The cost
/// of a refresh grows with the collection's graph (reading and clustering it) and with the number of new
/// communities.
@Singleton
public final class CommunityPipeline {

    private static final long SEED = 1;
    private static final int NAMED_ENTITIES = 10;
    private static final int KEPT_ENTITIES = 50;
    private static final int KEPT_PASSAGES = 20;
    /// Passages that a summary is made from; the Cypher looks whether those are still there.
    private static final int READ_PASSAGES = 6;
    /// Communities that are stored together: what a kill loses at most.
    private static final int STORED_TOGETHER = 10;

    private final GraphReader reader;
    private final PassageSearch passages;
    private final CommunityStore store;
    private final EmbeddingModel embedding;
    private final CommunityDetector detector = new CommunityDetector(SEED);
    private final Optional<ChatClient> chat;

    /// A cluster under its identity.
    ///
    /// @param members stands for its members, whatever its level
    private record Identified(Cluster cluster, String id, String parent, String members) {}

    @Inject
    public CommunityPipeline(
            GraphReader reader,
            PassageSearch passages,
            CommunityStore store,
            EmbeddingModel embedding,
            ChatModels chat) {
        this(reader, passages, store, embedding, chat.client().map(ChatClient::inBackground));
    }

    CommunityPipeline(
            GraphReader reader,
            PassageSearch passages,
            CommunityStore store,
            EmbeddingModel embedding,
            Optional<ChatClient> chat) {
        this.reader = reader;
        this.passages = passages;
        this.store = store;
        this.embedding = embedding;
        this.chat = chat;
    }

    /// What a refresh came to.
    ///
    /// @param unfinished whether the chat model failed at some, which the next refresh asks it for again
    public record Report(int communities, int added, boolean unfinished) {}

    /// Is told how many of the new communities are described, of how many: 0 of 0 while they are looked for.
    @FunctionalInterface
    public interface Progress {
        void described(int done, int of);
    }

    public Report refresh(String collection) {
        return refresh(collection, (done, of) -> {});
    }

    /// Brings the communities up to date with the documents; does nothing, and tells nothing, where no document of
    /// the collection changed. A
    /// change that comes in between is seen by the next refresh.
    public Report refresh(String collection, Progress progress) {
        var state = store.state(collection);
        if (state.version() > 0 && !reader.isChangedSince(collection, state.version())) {
            return new Report(state.authors().size(), 0, false);
        }
        progress.described(0, 0);
        var graph = reader.snapshot(Set.of(collection));
        var found = identify(collection, graph, detector.detect(graph));
        var fresh = found.stream().filter(c -> !isDone(state, c.id())).toList();
        var complete = describeAll(collection, graph, fresh, progress);
        var parents = new LinkedHashMap<String, String>();
        found.forEach(c -> parents.put(c.id(), c.parent()));
        // At the version of before where something is left to do, so that the next refresh does it.
        store.finish(collection, complete ? graph.version() : state.version(), parents);
        return new Report(found.size(), fresh.size(), !complete);
    }

    /// Whether it is stored with a summary as good as can be had now.
    private boolean isDone(CommunityStore.State state, String id) {
        var author = state.authors().get(id);
        return author == Author.CHAT_MODEL || author == Author.EXTRACTION && chat.isEmpty();
    }

    /// @return false where the chat model failed at one
    private boolean describeAll(String collection, GraphSnapshot graph, List<Identified> fresh, Progress progress) {
        var summarizer = new CommunitySummarizer(chat);
        var made = new HashMap<String, Summary>(); // a community and its only part have the same members
        var complete = true;
        var batch = new ArrayList<NewCommunity>();
        for (var done = 1; done <= fresh.size(); done++) {
            var described = describe(collection, graph, fresh.get(done - 1), summarizer, made);
            complete &= chat.isEmpty() || described.author() == Author.CHAT_MODEL;
            batch.add(described);
            progress.described(done, fresh.size());
            if (batch.size() == STORED_TOGETHER || done == fresh.size()) {
                store.add(embedded(batch));
                batch.clear();
            }
        }
        return complete;
    }

    private static List<Identified> identify(String collection, GraphSnapshot graph, List<Cluster> clusters) {
        var identified = new ArrayList<Identified>();
        var ids = new HashSet<String>();
        for (var cluster : clusters) { // parents come before their children
            var parent =
                    cluster.parent() < 0 ? "" : identified.get(cluster.parent()).id();
            var members = identity(graph, cluster);
            var id = uuid(collection + '\n' + cluster.level() + '\n' + members);
            if (!ids.add(id)) {
                throw new IllegalStateException("two communities of one level share all their members");
            }
            identified.add(new Identified(cluster, id, parent, members));
        }
        return identified;
    }

    private static String identity(GraphSnapshot graph, Cluster cluster) {
        var entities = Arrays.stream(cluster.entities())
                .mapToObj(e -> graph.entities().get(e).key())
                .sorted()
                .collect(Collectors.joining("\n"));
        var passages = Arrays.stream(cluster.passages())
                .mapToObj(p -> graph.passages().get(p).id())
                .sorted()
                .collect(Collectors.joining("\n"));
        return uuid(entities + "\n\n" + passages);
    }

    private static String uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private NewCommunity describe(
            String collection,
            GraphSnapshot graph,
            Identified found,
            CommunitySummarizer summarizer,
            Map<String, Summary> made) {
        var cluster = found.cluster();
        var keys = names(cluster.entities(), e -> graph.entities().get(e).key(), Integer.MAX_VALUE);
        var names = names(cluster.entities(), e -> graph.entities().get(e).name(), NAMED_ENTITIES);
        var central = names(cluster.passages(), p -> graph.passages().get(p).id(), KEPT_PASSAGES);
        var read = central.subList(0, Math.min(READ_PASSAGES, central.size()));
        var scope = Scope.of(Set.of(collection));
        var summary = made.computeIfAbsent(
                found.members(),
                members -> summarizer.summarize(
                        names, passages.byIds(read), reader.neighbourhood(read, scope, NAMED_ENTITIES)));
        var title = String.join(", ", names.subList(0, Math.min(3, names.size())));
        return new NewCommunity(
                new Community(
                        found.id(),
                        collection,
                        cluster.level(),
                        found.parent(),
                        title,
                        summary.text(),
                        keys.subList(0, Math.min(KEPT_ENTITIES, keys.size())),
                        central),
                keys,
                new float[0],
                summary.author());
    }

    private List<NewCommunity> embedded(List<NewCommunity> described) {
        if (described.isEmpty()) {
            return described;
        }
        var vectors = embedding
                .embedAll(described.stream()
                        .map(c -> TextSegment.from(
                                c.community().title() + "\n" + c.community().summary()))
                        .toList())
                .content();
        var result = new ArrayList<NewCommunity>();
        for (var i = 0; i < vectors.size(); i++) {
            result.add(new NewCommunity(
                    described.get(i).community(),
                    described.get(i).members(),
                    vectors.get(i).vector(),
                    described.get(i).author()));
        }
        return result;
    }

    private static List<String> names(int[] numbers, java.util.function.IntFunction<String> name, int most) {
        return Arrays.stream(numbers).limit(most).mapToObj(name).toList();
    }
}
