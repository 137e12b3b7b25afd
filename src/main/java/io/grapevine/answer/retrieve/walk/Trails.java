package io.grapevine.answer.retrieve.walk;

import io.grapevine.domain.Subgraph;
import java.util.ArrayList;
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

    private final Walk walk;
    private final Set<Integer> nodes = new HashSet<>();
    private final Map<Long, Subgraph.Edge> edges = new LinkedHashMap<>();

    private Trails(Walk walk) {
        this.walk = walk;
    }

    /// @param found nodes of the passages, best first
    static Subgraph to(List<Integer> found, Walk walk) {
        var trails = new Trails(walk);
        trails.nodes.addAll(found);
        for (int passage : found) {
            for (var giver : trails.givers(passage)) {
                trails.step(giver, passage);
                trails.follow(giver.node());
            }
        }
        found.forEach(trails::tie);
        return trails.subgraph(found);
    }

    /// Back from an entity by its largest giver, until the question itself is met.
    private void follow(int entity) {
        int at = entity;
        for (int i = 0; i < MAX_STEPS && !isNamed(at); i++) {
            var giver = givers(at).stream()
                    .filter(g -> !nodes.contains(g.node()) || isNamed(g.node()))
                    .findFirst();
            if (giver.isEmpty()) {
                return;
            }
            step(giver.get(), at);
            if (walk.index().isPassage(giver.get().node())) {
                return;
            }
            at = giver.get().node();
        }
    }

    private void tie(int passage) {
        var graph = walk.index().graph();
        for (int e = graph.from(passage); e < graph.to(passage); e++) {
            int entity = graph.target(e);
            if (nodes.contains(entity) && !walk.index().isPassage(entity)) {
                step(new Giver(entity, mass(e, entity)), passage);
            }
        }
    }

    private boolean isNamed(int node) {
        return walk.seeds().entities().containsKey(node);
    }

    /// A neighbour, and the mass that it gives in a step.
    private record Giver(int node, double mass) {}

    /// The neighbours that bring a node most, at most [#GIVERS], the largest first.
    private List<Giver> givers(int node) {
        var graph = walk.index().graph();
        var best = new ArrayList<Giver>();
        for (int e = graph.from(node); e < graph.to(node); e++) {
            int neighbour = graph.target(e);
            double mass = mass(e, neighbour);
            if (mass <= 0) {
                continue;
            }
            int place = best.size();
            while (place > 0 && mass > best.get(place - 1).mass()) {
                place--;
            }
            best.add(place, new Giver(neighbour, mass));
            if (best.size() > GIVERS) {
                best.removeLast();
            }
        }
        return best;
    }

    /// What the neighbour at the other end of an edge gives along it in a step.
    private double mass(int edge, int neighbour) {
        var graph = walk.index().graph();
        return walk.index().weights().damping()
                * walk.mass()[neighbour]
                * graph.weight(edge)
                / graph.strength(neighbour);
    }

    private void step(Giver giver, int to) {
        int from = giver.node();
        nodes.add(from);
        nodes.add(to);
        boolean mention = walk.index().isPassage(from) || walk.index().isPassage(to);
        long pair = (long) Math.min(from, to) << 32 | Math.max(from, to);
        edges.putIfAbsent(
                pair,
                new Subgraph.Edge(
                        id(from), id(to), mention ? Subgraph.Edge.MENTIONS : Subgraph.Edge.RELATES, giver.mass()));
    }

    private Subgraph subgraph(List<Integer> found) {
        var ordered = new ArrayList<>(found);
        nodes.stream().filter(node -> !found.contains(node)).sorted().forEach(ordered::add);
        return new Subgraph(ordered.stream().map(this::node).toList(), List.copyOf(edges.values()));
    }

    private Subgraph.Node node(int node) {
        var index = walk.index();
        if (index.isPassage(node)) {
            return new Subgraph.Node(id(node), "passage", index.title(node), "", walk.mass()[node]);
        }
        var entity = index.entity(node);
        return new Subgraph.Node(
                entity.key(), "entity", entity.name(), entity.type().toLowerCase(Locale.ROOT), walk.mass()[node]);
    }

    private String id(int node) {
        return walk.index().isPassage(node)
                ? walk.index().passageId(node)
                : walk.index().entity(node).key();
    }
}
