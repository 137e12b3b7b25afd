package io.grapevine.neural.loss;

import io.grapevine.neural.layer.Param;
import io.grapevine.neural.layer.Sequences;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/// A linear-chain conditional random field over the scores of each step (Lafferty, McCallum and Pereira 2001), of
/// which the tags need not be known everywhere (Tsuboi et al. 2008):
///
/// ```
/// s(y) = Σ_t x_t[y_t] + A[y_(t-1)][y_t]          y_(-1) = start
/// L = log Σ_y e^s(y) - log Σ_z e^s(z)            averaged over the sequences
/// ```
///
/// y goes over all paths of allowed transitions, z over those that the targets permit, both in O(T C²) by the
/// forward-backward recursion; the best path is Viterbi's. Used by one thread at a time; [#replica()] is one over
/// the same weights.
///
/// T steps, B sequences, C tags.
public final class LinearChain {

    /// As a target: any tag.
    public static final long ANY = -1;

    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private final Param transitions; // (C+1,C), from the row's tag to the column's; the last row: from the start
    private final boolean[][] allowed; // (C+1,C)
    private Sequences x; // (T*B,C), the caller's
    private long[][] targets; // B, each as long as its sequence
    private final Sequences dx = new Sequences(); // (T*B,C)

    /// @param allowed (C+1,C): whether the column's tag may follow the row's; the last row is the start
    public LinearChain(String name, boolean[][] allowed) {
        this(Param.zeros(name, allowed.length, allowed.length - 1), allowed);
    }

    private LinearChain(Param transitions, boolean[][] allowed) {
        this.transitions = transitions;
        this.allowed = allowed;
    }

    public LinearChain replica() {
        return new LinearChain(transitions, allowed);
    }

    public List<Param> params() {
        return List.of(transitions);
    }

    /// The target of a step that has this tag.
    public static long only(int tag) {
        return 1L << tag;
    }

    /// x (T*B,C), targets of each sequence -> mean loss in nats
    ///
    /// @param targets bit c of a step's says that tag c is permitted
    /// @throws IllegalArgumentException where the targets permit no path of allowed transitions
    public double forward(Sequences x, long[][] targets) {
        this.x = x;
        this.targets = targets;
        double loss = 0;
        for (int b = 0; b < x.batch(); b++) {
            if (x.lengths()[b] == 0) continue;
            double permitted = logSum(last(ahead(b, targets[b])));
            if (permitted == NEVER) throw new IllegalArgumentException("the targets permit no path");
            loss += logSum(last(ahead(b, any(b)))) - permitted;
        }
        return loss / Math.max(1, x.batch());
    }

    /// (T*B,C): dL/dx_t[c] = (p(y_t = c) - p(z_t = c)) / B; adds the gradient of the transitions.
    public Sequences backward() {
        dx.like(x, tags());
        dx.values().zero();
        for (int b = 0; b < x.batch(); b++) {
            if (x.lengths()[b] == 0) continue;
            expect(b, any(b), 1f / x.batch());
            expect(b, targets[b], -1f / x.batch());
        }
        return dx;
    }

    /// Adds how often a path has each tag and takes each transition, as the mean over the permitted paths.
    private void expect(int b, long[] permitted, float scale) {
        var ahead = ahead(b, permitted);
        var back = back(b, permitted);
        double all = logSum(last(ahead));
        for (int t = 0; t < ahead.length; t++) {
            for (int c = 0; c < tags(); c++) {
                if (ahead[t][c] == NEVER) continue;
                dx.values().data[dx.offset(t, b) + c] += scale * (float) Math.exp(ahead[t][c] + back[t][c] - all);
                for (int from = 0; from < allowed.length; from++) {
                    if (!leads(from, t, c)) continue;
                    double before = t == 0 ? 0 : ahead[t - 1][from];
                    double p = Math.exp(before + transition(from, c) + score(t, b, c) + back[t][c] - all);
                    transitions.grad().data[from * tags() + c] += scale * (float) p;
                }
            }
        }
    }

    /// The likeliest tags of sequence `b`.
    public int[] best(Sequences x, int b) {
        this.x = x;
        int steps = x.lengths()[b];
        var came = new int[steps][tags()];
        var best = new double[tags()];
        for (int t = 0; t < steps; t++) {
            var next = new double[tags()];
            for (int c = 0; c < tags(); c++) {
                next[c] = NEVER;
                for (int from = 0; from < allowed.length; from++) {
                    if (!leads(from, t, c)) continue;
                    double score = (t == 0 ? 0 : best[from]) + transition(from, c) + score(t, b, c);
                    if (score > next[c]) {
                        next[c] = score;
                        came[t][c] = from;
                    }
                }
            }
            best = next;
        }
        var path = new int[steps];
        for (int t = steps - 1, c = highest(best); t >= 0; t--) {
            path[t] = c;
            c = came[t][c];
        }
        return path;
    }

    /// log Σ e^s over the permitted paths that end at step t with tag c.
    private double[][] ahead(int b, long[] permitted) {
        var sums = new double[permitted.length][tags()];
        var paths = new double[tags()];
        for (int t = 0; t < sums.length; t++) {
            for (int c = 0; c < tags(); c++) {
                sums[t][c] = NEVER;
                if ((permitted[t] >> c & 1) == 0) continue;
                for (int from = 0; from < tags(); from++) {
                    paths[from] = t > 0 && allowed[from][c] ? sums[t - 1][from] + transition(from, c) : NEVER;
                }
                double before = t > 0 ? logSum(paths) : allowed[start()][c] ? transition(start(), c) : NEVER;
                sums[t][c] = before + score(t, b, c);
            }
        }
        return sums;
    }

    /// log Σ e^s over the permitted paths behind step t and tag c.
    private double[][] back(int b, long[] permitted) {
        var sums = new double[permitted.length][tags()];
        var paths = new double[tags()];
        for (int t = sums.length - 2; t >= 0; t--) {
            for (int c = 0; c < tags(); c++) {
                for (int to = 0; to < tags(); to++) {
                    boolean goes = allowed[c][to] && (permitted[t + 1] >> to & 1) == 1;
                    paths[to] = goes ? transition(c, to) + score(t + 1, b, to) + sums[t + 1][to] : NEVER;
                }
                sums[t][c] = logSum(paths);
            }
        }
        return sums;
    }

    private long[] any(int b) {
        var any = new long[x.lengths()[b]];
        Arrays.fill(any, ANY);
        return any;
    }

    /// Whether a path may come from that tag to tag c at step t; to the first step it comes from the start.
    private boolean leads(int from, int t, int c) {
        return allowed[from][c] && (t == 0) == (from == start());
    }

    private double score(int t, int b, int c) {
        return x.values().data[x.offset(t, b) + c];
    }

    private double transition(int from, int to) {
        FMatrixRMaj a = transitions.value();
        return a.data[from * a.numCols + to];
    }

    private int tags() {
        return allowed.length - 1;
    }

    /// The row of the transitions from the start, behind those of the tags.
    private int start() {
        return tags();
    }

    private static double[] last(double[][] rows) {
        return rows[rows.length - 1];
    }

    private static double logSum(double[] values) {
        double max = Arrays.stream(values).max().orElse(NEVER);
        if (max == NEVER) return NEVER;
        double sum = 0;
        for (double value : values) sum += Math.exp(value - max);
        return max + Math.log(sum);
    }

    private static int highest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
        return best;
    }
}
