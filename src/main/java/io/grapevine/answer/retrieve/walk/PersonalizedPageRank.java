package io.grapevine.answer.retrieve.walk;

/// Personalized PageRank by power iteration: x = (1 - d) s + d (W x + m s), where s are the seeds scaled to sum
/// 1,
/// W gives a node's mass to its neighbours in proportion to the edges' weights, and m is the mass that stands on
/// nodes without edges, which starts again at the seeds. Haveliwala, "Topic-Sensitive PageRank", 2002.
///
/// @param damping    d, the share of the mass that walks on; 0 to 1
/// @param iterations how often
public record PersonalizedPageRank(double damping, int iterations) {

    public static final PersonalizedPageRank DEFAULT = new PersonalizedPageRank(0.85, 10);

    public PersonalizedPageRank {
        if (!(damping >= 0 && damping <= 1)) {
            throw new IllegalArgumentException("damping must be between 0 and 1, was " + damping);
        }
        if (iterations < 0) {
            throw new IllegalArgumentException("iterations must be at least 0, was " + iterations);
        }
    }

    /// The mass of each node after the walk, which sums to 1; all 0 where the seeds are.
    ///
    /// @param seeds (nodes) where the walk starts, none below 0
    public double[] walk(WalkGraph graph, double[] seeds) {
        int N = graph.nodes();
        if (seeds.length != N) {
            throw new IllegalArgumentException("seeds must be " + N + ", one a node, were " + seeds.length);
        }
        var s = normalised(seeds); // (N)
        var x = s.clone(); // (N)
        var share = new double[N]; // (N) what a node gives per unit of weight
        for (int i = 0; i < iterations; i++) {
            double stranded = 0;
            for (int u = 0; u < N; u++) {
                double strength = graph.strength(u);
                share[u] = strength > 0 ? x[u] / strength : 0;
                stranded += strength > 0 ? 0 : x[u];
            }
            double start = 1 - damping + damping * stranded;
            for (int v = 0; v < N; v++) {
                double received = 0;
                for (int e = graph.from(v); e < graph.to(v); e++) {
                    received += graph.weight(e) * share[graph.target(e)];
                }
                x[v] = start * s[v] + damping * received;
            }
        }
        return x;
    }

    private static double[] normalised(double[] seeds) {
        double sum = 0;
        for (double seed : seeds) {
            if (!(seed >= 0)) {
                throw new IllegalArgumentException("a seed must not be below 0, was " + seed);
            }
            sum += seed;
        }
        var s = seeds.clone();
        for (int u = 0; u < s.length && sum > 0; u++) {
            s[u] /= sum;
        }
        return s;
    }
}
