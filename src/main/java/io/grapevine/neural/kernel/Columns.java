package io.grapevine.neural.kernel;

import org.ejml.data.FMatrixRMaj;

/// Matrices of equal height side by side, and apart again.
public final class Columns {

    private Columns() {}

    /// Writes `from` (B,n) into the columns of `to` (B,m) that begin at `column`.
    public static void put(FMatrixRMaj from, FMatrixRMaj to, int column) {
        for (int i = 0; i < from.numRows; i++) {
            System.arraycopy(from.data, i * from.numCols, to.data, i * to.numCols + column, from.numCols);
        }
    }

    /// Reads the columns of `from` that begin at `column` into `to` (B,n), whose width says how many.
    public static void take(FMatrixRMaj from, int column, FMatrixRMaj to) {
        for (int i = 0; i < to.numRows; i++) {
            System.arraycopy(from.data, i * from.numCols + column, to.data, i * to.numCols, to.numCols);
        }
    }
}
