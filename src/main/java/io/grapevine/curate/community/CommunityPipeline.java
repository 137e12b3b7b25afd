package io.grapevine.curate.community;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.domain.Community;
import io.grapevine.graph.community.CommunityStore;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Keeps a collection's communities: detect, summarise, embed, store.
///
/// A community whose members are the same as before is left as it is, so a small change of the documents costs
/// little, and a chat model is asked only about what is new.
@Singleton
public final class CommunityPipeline {

    private static final long SEED = 1;
    private static final int NAMED_ENTITIES = 10;
    private static final int KEPT_ENTITIES = 50;
    private static final int KEPT_PASSAGES = 20;
    private static final int READ_PASSAGES = 6;

    private final GraphReader reader;
    private final PassageSearch passages;
    private final CommunityStore store;
    private final EmbeddingModel embedding;
    private final CommunityDetector detector = new CommunityDetector(SEED);
    private final CommunitySummarizer summarizer;

    /// A cluster under its identity.
    private record Identified(Cluster cluster, String id, String parent) {}

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
        this.summarizer = new CommunitySummarizer(chat);
    }

    /// What a refresh came to.
    public record Report(int communities, int added) {}

    /// Is told how many of the new communities are described, of how many: 0 of 0 while they are looked for.
    @FunctionalInterface
    public interface Progress {
        void described(int done, int of);
    }

    public Report refresh(String collection) {
        return refresh(collection, (done, of) -> {});
    }

    /// Brings the communities up to date with the documents; does nothing, and tells nothing, where they are. A
    /// change that comes in between is seen by the next refresh.
    public Report refresh(String collection, Progress progress) {
        var state = store.state(collection);
        if (state.version() == reader.version()) {
            return new Report(state.ids().size(), 0);
        }
        progress.described(0, 0);
        var graph = reader.snapshot(Set.of(collection));
        var found = identify(collection, graph, detector.detect(graph));
        var kept =
                found.stream().map(Identified::id).filter(state.ids()::contains).collect(Collectors.toSet());
        var fresh = found.stream().filter(c -> !kept.contains(c.id())).toList();
        var added = new ArrayList<NewCommunity>();
        for (var community : fresh) {
            added.add(describe(collection, graph, community));
            progress.described(added.size(), fresh.size());
        }
        store.replace(collection, graph.version(), kept, embedded(added));
        return new Report(found.size(), added.size());
    }

    private static List<Identified> identify(String collection, GraphSnapshot graph, List<Cluster> clusters) {
        var identified = new ArrayList<Identified>();
        var ids = new HashSet<String>();
        for (var cluster : clusters) { // parents come before their children
            var parent =
                    cluster.parent() < 0 ? "" : identified.get(cluster.parent()).id();
            var identity = collection
                    + '\n'
                    + cluster.level()
                    + '\n'
                    + parent
                    + '\n'
                    + Arrays.stream(cluster.entities())
                            .mapToObj(e -> graph.entities().get(e).key())
                            .sorted()
                            .collect(Collectors.joining("\n"))
                    + Arrays.stream(cluster.passages())
                            .mapToObj(p -> graph.passages().get(p).id())
                            .sorted()
                            .collect(Collectors.joining("\n"));
            var id = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                    .toString();
            if (!ids.add(id)) {
                throw new IllegalStateException("two communities of one level share all their members");
            }
            identified.add(new Identified(cluster, id, parent));
        }
        return identified;
    }

    private NewCommunity describe(String collection, GraphSnapshot graph, Identified found) {
        var cluster = found.cluster();
        var keys = names(cluster.entities(), e -> graph.entities().get(e).key(), Integer.MAX_VALUE);
        var names = names(cluster.entities(), e -> graph.entities().get(e).name(), NAMED_ENTITIES);
        var central = names(cluster.passages(), p -> graph.passages().get(p).id(), KEPT_PASSAGES);
        var read = central.subList(0, Math.min(READ_PASSAGES, central.size()));
        var summary = summarizer.summarize(names, passages.byIds(read), reader.neighbourhood(read, NAMED_ENTITIES));
        var title = String.join(", ", names.subList(0, Math.min(3, names.size())));
        return new NewCommunity(
                new Community(
                        found.id(),
                        collection,
                        cluster.level(),
                        found.parent(),
                        title,
                        summary,
                        keys.subList(0, Math.min(KEPT_ENTITIES, keys.size())),
                        central),
                keys,
                new float[0]);
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
                    vectors.get(i).vector()));
        }
        return result;
    }

    private static List<String> names(int[] numbers, java.util.function.IntFunction<String> name, int most) {
        return Arrays.stream(numbers).limit(most).mapToObj(name).toList();
    }
}
