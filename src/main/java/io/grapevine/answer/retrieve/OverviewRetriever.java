package io.grapevine.answer.retrieve;

import io.grapevine.domain.Community;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Route;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.domain.Subgraph;
import io.grapevine.graph.community.CommunityStore;
import io.grapevine.graph.community.CommunityStore.ScoredCommunity;
import io.grapevine.graph.search.PassageSearch;
import io.grapevine.language.QuestionScope;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds what gives an overview: the communities nearest to the question, each by the passages that speak most
/// of it, in turns with the passages that the graph walk finds, which keep a narrow question on its subject.
///
/// Where the documents have no communities yet it is the walk alone.
@Singleton
public final class OverviewRetriever implements Retriever {

    /// Passages for each community: half of them its own, half of the walk.
    private static final int PASSAGES_A_COMMUNITY = 5;
    /// Where the whole is asked about, whose communities speak for themselves.
    private static final int PASSAGES_OF_THE_WHOLE = 3;
    private static final int FEWEST_TOPICS = 4;
    /// So many times as many are looked at, because a community and its parent count as one.
    private static final int CANDIDATES = 3;

    private final CommunityStore communities;
    private final PassageSearch passages;
    private final GraphRetriever walk;

    @Inject
    public OverviewRetriever(CommunityStore communities, PassageSearch passages, GraphRetriever walk) {
        this.communities = communities;
        this.passages = passages;
        this.walk = walk;
    }

    @Override
    public RetrievalMode mode() {
        return RetrievalMode.GRAPH;
    }

    @Override
    public Set<Route> routes() {
        return Set.of(Route.OVERVIEW);
    }

    @Override
    public Evidence retrieve(Question question, float[] vector, int k) {
        var walked = walk.retrieve(question, vector, k);
        var whole = QuestionScope.isWhole(question.text());
        if (question.scope().documents().isPresent()) {
            return ofDocuments(question.scope().documents().get(), whole, walked, k);
        }
        var near = whole
                ? largest(question.scope().collections(), Math.max(1, k / PASSAGES_OF_THE_WHOLE))
                : nearest(question.scope().collections(), vector, Math.max(1, k / PASSAGES_A_COMMUNITY));
        if (near.isEmpty()) {
            return walked;
        }
        var central =
                inTurns(near.stream().map(found -> found.community().passages()).toList());
        var reached = whole
                ? List.<String>of() // nothing is named that the walk could start from
                : walked.passages().stream().map(found -> found.passage().id()).toList();
        var ids = inTurns(List.of(reached, central)).stream().limit(k).toList();
        var found = passages.byIds(ids).stream()
                .map(passage -> new ScoredPassage(passage, score(passage.id(), near, walked)))
                .toList();
        return new Evidence(
                found,
                with(near, walked.subgraph()),
                walked.similarity(),
                Optional.empty(),
                near.stream().map(ScoredCommunity::community).toList(),
                walked.degraded());
    }

    /// Of chosen documents: what the walk finds in them, in turns with passages from all over them. Communities
    /// speak of other documents too.
    private Evidence ofDocuments(Set<String> documents, boolean whole, Evidence walked, int k) {
        var spread = passages.spread(documents, k);
        var byId = new LinkedHashMap<String, ScoredPassage>();
        spread.forEach(passage -> byId.put(passage.id(), new ScoredPassage(passage, 0)));
        walked.passages().forEach(found -> byId.put(found.passage().id(), found));
        var reached =
                walked.passages().stream().map(found -> found.passage().id()).toList();
        var all = spread.stream().map(Passage::id).toList();
        var found = (whole ? all : inTurns(List.of(reached, all)))
                .stream().limit(k).map(byId::get).toList();
        return new Evidence(
                found, walked.subgraph(), walked.similarity(), Optional.empty(), List.of(), walked.degraded());
    }

    private List<ScoredCommunity> nearest(Set<String> collections, float[] vector, int most) {
        return apart(communities.search(vector, collections, CANDIDATES * most), most);
    }

    /// Nothing is nearest to a question that names no subject; a small collection is one coarse community, which
    /// says little.
    private List<ScoredCommunity> largest(Set<String> collections, int most) {
        var coarse = communities.ofLevel(collections, 0);
        var level = coarse.size() >= FEWEST_TOPICS ? coarse : communities.ofLevel(collections, 1);
        return (level.isEmpty() ? coarse : level)
                .stream().limit(most).map(c -> new ScoredCommunity(c, 1)).toList();
    }

    /// The nearest of each family: of a community and one that it is part of, the nearer.
    private static List<ScoredCommunity> apart(List<ScoredCommunity> found, int most) {
        var chosen = new ArrayList<ScoredCommunity>();
        for (var candidate : found) {
            var c = candidate.community();
            var related = chosen.stream()
                    .map(ScoredCommunity::community)
                    .anyMatch(o -> o.id().equals(c.parent()) || o.parent().equals(c.id()));
            if (!related && chosen.size() < most) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    /// First of each, second of each, ..., each id once.
    private static List<String> inTurns(List<List<String>> lists) {
        var ids = new LinkedHashSet<String>();
        var longest = lists.stream().mapToInt(List::size).max().orElse(0);
        for (var place = 0; place < longest; place++) {
            for (var list : lists) {
                if (place < list.size()) {
                    ids.add(list.get(place));
                }
            }
        }
        return List.copyOf(ids);
    }

    private static double score(String id, List<ScoredCommunity> near, Evidence walked) {
        var ofWalk = walked.passages().stream()
                .filter(found -> found.passage().id().equals(id))
                .mapToDouble(ScoredPassage::score)
                .findFirst();
        return ofWalk.isPresent()
                ? ofWalk.getAsDouble()
                : near.stream()
                        .filter(found -> found.community().passages().contains(id))
                        .mapToDouble(ScoredCommunity::score)
                        .max()
                        .orElse(0);
    }

    /// The walk's subgraph, and each community as a node tied to its passages and entities that are shown.
    private static Subgraph with(List<ScoredCommunity> near, Subgraph walked) {
        var nodes = new ArrayList<>(walked.nodes());
        var edges = new ArrayList<>(walked.edges());
        var shown = walked.nodes().stream().map(Subgraph.Node::id).collect(Collectors.toSet());
        for (var found : near) {
            Community community = found.community();
            nodes.add(new Subgraph.Node(community.id(), "community", community.title(), "", found.score()));
            Stream.concat(community.entities().stream(), community.passages().stream())
                    .filter(shown::contains)
                    .forEach(member ->
                            edges.add(new Subgraph.Edge(member, community.id(), "belongs to", found.score())));
        }
        return new Subgraph(nodes, edges);
    }
}
