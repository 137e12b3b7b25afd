package io.grapevine.answer.retrieve.walk;

import io.grapevine.domain.Subgraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The part of a walk that led to the passages it found: from each of them back along the edges that brought it
/// most mass, to an entity that the question names or to a passage that resembles the question; and every
/// mention of the entities on the way by the passages, because what two of them share is what ties them,
/// however little it carried.
///
/// A node weighs its mass; an edge weighs the mass that it carried in a step.
final class Trails {

    private static final int GIVERS = 3;
    private static final int MAX_STEPS = 4;
    /// What so much hangs on explains nothing, and going over it costs more than the walk.
    private static final int MOST_NEIGHBOURS = 5_000;

    private final Walk walk;
    private final Set<Long> nodes = new HashSet<>();
    private final Map<Set<Long>, Subgraph.Edge> edges = new LinkedHashMap<>();

    private final Map<Long, Double> strengths = new HashMap<>();

    private Trails(Walk walk) {
        this.walk = walk;
    }

    /// @param found nodes of the passages, best first
    static Subgraph to(List<Long> found, Walk walk) {
        var trails = new Trails(walk);
        trails.nodes.addAll(found);
        for (long passage : found) {
            for (var giver : trails.givers(passage)) {
                trails.step(giver, passage);
                trails.follow(giver.node());
            }
        }
        found.forEach(trails::tie);
        return trails.subgraph(found);
    }

    /// Back from an entity by its largest giver, until the question itself is met.
    private void follow(long entity) {
        long at = entity;
        for (int i = 0; i < MAX_STEPS && !isNamed(at); i++) {
            var giver = givers(at).stream()
                    .filter(g -> !nodes.contains(g.node()) || isNamed(g.node()))
                    .findFirst();
            if (giver.isEmpty()) {
                return;
            }
            step(giver.get(), at);
            if (WalkIndex.isPassage(giver.get().node())) {
                return;
            }
            at = giver.get().node();
        }
    }

    private void tie(long passage) {
        walk.index().edges(passage, (entity, weight) -> {
            if (nodes.contains(entity)) {
                step(new Giver(entity, given(entity, weight)), passage);
            }
        });
    }

    private boolean isNamed(long node) {
        return walk.seeds().entities().containsKey(node);
    }

    /// A neighbour, and the mass that it gives in a step.
    private record Giver(long node, double mass) {}

    /// The neighbours that bring a node most, at most [#GIVERS], the largest first; none of a node with very many.
    private List<Giver> givers(long node) {
        var best = new ArrayList<Giver>();
        if (walk.index().degree(node) <= MOST_NEIGHBOURS) {
            walk.index().edges(node, (neighbour, weight) -> {
                if (walk.mass().of(neighbour) > 0) {
                    insert(best, new Giver(neighbour, given(neighbour, weight)));
                }
            });
        }
        return best;
    }

    private static void insert(List<Giver> best, Giver giver) {
        int place = best.size();
        while (place > 0 && giver.mass() > best.get(place - 1).mass()) {
            place--;
        }
        if (place < GIVERS) {
            best.add(place, giver);
        }
        if (best.size() > GIVERS) {
            best.removeLast();
        }
    }

    /// What a neighbour gives in a step along an edge of this weight.
    private double given(long neighbour, double weight) {
        double strength = strengths.computeIfAbsent(neighbour, walk.index()::strength);
        return walk.index().weights().damping() * walk.mass().of(neighbour) * weight / strength;
    }

    private void step(Giver giver, long to) {
        long from = giver.node();
        nodes.add(from);
        nodes.add(to);
        boolean mention = WalkIndex.isPassage(from) || WalkIndex.isPassage(to);
        edges.putIfAbsent(
                Set.of(from, to),
                new Subgraph.Edge(
                        id(from), id(to), mention ? Subgraph.Edge.MENTIONS : Subgraph.Edge.RELATES, giver.mass()));
    }

    private Subgraph subgraph(List<Long> found) {
        var ordered = new ArrayList<>(found);
        nodes.stream().filter(node -> !found.contains(node)).sorted().forEach(ordered::add);
        return new Subgraph(ordered.stream().map(this::node).toList(), List.copyOf(edges.values()));
    }

    private Subgraph.Node node(long node) {
        var index = walk.index();
        if (WalkIndex.isPassage(node)) {
            return new Subgraph.Node(
                    id(node), "passage", index.title(node), "", walk.mass().of(node));
        }
        return new Subgraph.Node(
                index.key(node),
                "entity",
                index.name(node),
                index.type(node).name().toLowerCase(Locale.ROOT),
                walk.mass().of(node));
    }

    private String id(long node) {
        return WalkIndex.isPassage(node)
                ? walk.index().passageId(node)
                : walk.index().key(node);
    }
}
