package io.grapevine.curate.community;

import io.grapevine.graph.index.GraphSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/// Finds the communities of a graph by the Leiden algorithm (Traag, Waltman and van Eck 2019, in its authors'
/// library), on two levels: fine clusters first, then the network of those clusters again.
///
/// Nodes are entities and passages alike. A mention weighs more the fewer passages share the entity (ln(1 +
/// passages / passages that mention it)), so that words which stand everywhere tie nothing together; a relation
/// ties its two entities by its own weight. The same graph and seed give the same communities.
final class CommunityDetector {

    /// Modularity's resolution: above 1 for smaller clusters, 1 for the network of clusters.
    private static final double FINE = 3;
    private static final double COARSE = 1;
    private static final int ITERATIONS = 10;
    /// Smaller clusters say nothing that their passages do not.
    private static final int FEWEST_ENTITIES = 3;

    private final long seed;

    CommunityDetector(long seed) {
        this.seed = seed;
    }

    /// Clusters of level 0, then those of level 1; empty for a graph without edges.
    List<Cluster> detect(GraphSnapshot graph) {
        var network = network(graph);
        if (network.getNEdges() == 0) {
            return List.of();
        }
        var fine = cluster(network, FINE);
        var coarse = fine.clone();
        coarse.mergeClusters(cluster(network.createReducedNetwork(fine), COARSE));
        var strength = network.getTotalEdgeWeightPerNode();
        var clusters = new ArrayList<Cluster>();
        var placeOfCoarse = new int[coarse.getNClusters()];
        Arrays.fill(placeOfCoarse, -1);
        add(coarse, 0, graph, strength, cluster -> -1, clusters, placeOfCoarse);
        add(
                fine,
                1,
                graph,
                strength,
                nodes -> placeOfCoarse[coarse.getCluster(nodes[0])],
                clusters,
                new int[fine.getNClusters()]);
        return clusters;
    }

    private Clustering cluster(Network network, double resolution) {
        // Modularity is CPM with node weights = strengths and the resolution over twice the total weight.
        var withStrengths = new Network(
                network.getTotalEdgeWeightPerNode(), network.getEdges(), network.getEdgeWeights(), false, false);
        var scaled = resolution / (2 * network.getTotalEdgeWeight() + network.getTotalEdgeWeightSelfLinks());
        var clustering = new Clustering(network.getNNodes());
        new LeidenAlgorithm(scaled, ITERATIONS, LeidenAlgorithm.DEFAULT_RANDOMNESS, new Random(seed))
                .improveClustering(withStrengths, clustering);
        clustering.removeEmptyClusters();
        return clustering;
    }

    /// Entities are nodes 0 to E - 1, passages E to E + P - 1.
    private static Network network(GraphSnapshot graph) {
        var entities = graph.entities().size();
        var mentions = graph.mentions();
        var relations = graph.relations();
        var spread = new int[entities];
        for (var entity : mentions.entity()) {
            spread[entity]++;
        }
        var from = new LargeIntArray(0);
        var to = new LargeIntArray(0);
        var weights = new LargeDoubleArray(0);
        for (var i = 0; i < mentions.entity().length; i++) {
            from.append(mentions.entity()[i]);
            to.append(entities + mentions.passage()[i]);
            weights.append(Math.log1p((double) graph.passages().size() / spread[mentions.entity()[i]]));
        }
        for (var i = 0; i < relations.subject().length; i++) {
            if (relations.subject()[i] != relations.object()[i]) {
                from.append(relations.subject()[i]);
                to.append(relations.object()[i]);
                weights.append(relations.weight()[i]);
            }
        }
        return new Network(
                entities + graph.passages().size(), false, new LargeIntArray[] {from, to}, weights, false, false);
    }

    private interface ParentOf {
        int place(int[] nodes);
    }

    private static void add(
            Clustering clustering,
            int level,
            GraphSnapshot graph,
            double[] strength,
            ParentOf parent,
            List<Cluster> clusters,
            int[] placeOf) {
        var entities = graph.entities().size();
        var nodes = clustering.getNodesPerCluster();
        for (var c = 0; c < nodes.length; c++) {
            var members = central(Arrays.stream(nodes[c]).filter(node -> node < entities), strength);
            var passages = central(Arrays.stream(nodes[c]).filter(node -> node >= entities), strength);
            if (members.length < FEWEST_ENTITIES || passages.length == 0) {
                placeOf[c] = -1;
                continue;
            }
            placeOf[c] = clusters.size();
            clusters.add(new Cluster(
                    level,
                    parent.place(nodes[c]),
                    members,
                    Arrays.stream(passages).map(node -> node - entities).toArray()));
        }
    }

    /// By strength, the greatest first; of equals the smaller number, so that the order is always the same.
    private static int[] central(IntStream nodes, double[] strength) {
        return nodes.boxed()
                .sorted(Comparator.<Integer>comparingDouble(node -> -strength[node])
                        .thenComparing(node -> node))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
