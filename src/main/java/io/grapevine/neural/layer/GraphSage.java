package io.grapevine.neural.layer;

import io.grapevine.neural.kernel.Kernel;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// One layer of GraphSAGE with the mean aggregator: y_v = f(x_v Ws + mean_{u in N(v)} x_u Wn + b)
/// (Hamilton, Ying and Leskovec 2017, algorithm 1; Ws and Wn are the two halves of their W).
///
/// It learns how to look at neighbours and nothing about any node, so it serves nodes that it has never seen.
/// N nodes, I size of a node's input, O of its output.
public final class GraphSage implements Layer {

    private final Param ws; // (I,O)
    private final Param wn; // (I,O)
    private final Param b; // (1,O)
    private final Activation f;
    private Adjacency graph;
    private FMatrixRMaj x; // (N,I), the caller's
    private final FMatrixRMaj mean = new FMatrixRMaj(0, 0); // (N,I)
    private final FMatrixRMaj y = new FMatrixRMaj(0, 0); // (N,O)
    private final FMatrixRMaj da = new FMatrixRMaj(0, 0); // (N,O), a = x Ws + mean Wn + b
    private final FMatrixRMaj dmean = new FMatrixRMaj(0, 0); // (N,I)
    private final FMatrixRMaj dx = new FMatrixRMaj(0, 0); // (N,I)

    public GraphSage(String name, int inputs, int outputs, Activation f, RandomGenerator random) {
        ws = Param.glorot(name + ".ws", inputs, outputs, random);
        wn = Param.glorot(name + ".wn", inputs, outputs, random);
        b = Param.zeros(name + ".b", 1, outputs);
        this.f = f;
    }

    @Override
    public List<Param> params() {
        return List.of(ws, wn, b);
    }

    /// x (N,I) -> (N,O)
    public FMatrixRMaj forward(Adjacency graph, FMatrixRMaj x) {
        this.graph = graph;
        this.x = x;
        zeros(mean, x.numRows, x.numCols);
        for (int v = 0; v < graph.nodes(); v++) {
            for (int e = graph.starts()[v]; e < graph.starts()[v + 1]; e++)
                addRow(x, graph.neighbours()[e], 1f / graph.degree(v), mean, v);
        }
        zeros(y, x.numRows, ws.value().numCols);
        Kernel.multAdd(x, ws.value(), y);
        Kernel.multAdd(mean, wn.value(), y);
        Kernel.addToRows(b.value(), y);
        f.apply(y.data, 0, y.getNumElements());
        return y;
    }

    /// dy (N,O) -> dx (N,I)
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        da.setTo(dy);
        f.backward(y.data, da.data, 0, y.getNumElements()); // forward: y = f(a)
        Kernel.addRows(da, b.grad()); // forward: a += b
        Kernel.multAddTransA(mean, da, wn.grad()); // forward: a += mean Wn
        zeros(dmean, x.numRows, x.numCols);
        Kernel.multAddTransB(da, wn.value(), dmean);
        Kernel.multAddTransA(x, da, ws.grad()); // forward: a += x Ws
        zeros(dx, x.numRows, x.numCols);
        Kernel.multAddTransB(da, ws.value(), dx);
        for (int v = 0; v < graph.nodes(); v++) { // forward: mean_v += x_u / degree(v)
            for (int e = graph.starts()[v]; e < graph.starts()[v + 1]; e++)
                addRow(dmean, v, 1f / graph.degree(v), dx, graph.neighbours()[e]);
        }
        return dx;
    }

    private static void zeros(FMatrixRMaj m, int rows, int columns) {
        m.reshape(rows, columns);
        m.zero();
    }

    /// Y[row] += scale X[from]
    private static void addRow(FMatrixRMaj x, int from, float scale, FMatrixRMaj y, int row) {
        int n = x.numCols;
        for (int j = 0; j < n; j++) y.data[row * n + j] += scale * x.data[from * n + j];
    }
}
