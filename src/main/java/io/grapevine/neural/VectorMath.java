package io.grapevine.neural;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Functions of vectors that give the same bits each time they are called. The Vector API's own do not: `EXP`, `TANH` and the order
/// of `reduceLanes(ADD)` are others in the interpreter than in compiled code, so that training with the same seed would depend on
/// when the compiler came.
///
/// The approximations are those of Cephes' expf and tanhf (Moshier), within 2e-7.
final class VectorMath {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int L = SPECIES.length();
    private static final VectorShuffle<Float>[] HALVES = halves();

    private static final float LOG2_E = 1.44269504f;
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    private static final float ROUND = 12582912f; // 1.5 * 2^23: adding it leaves the nearest integer in the lowest bits
    private static final float MOST = 88f;
    private static final float TANH_SMALL = 0.625f;

    private VectorMath() {}

    /// Lane i of shuffle s is lane i + L / 2^(s+1).
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static VectorShuffle<Float>[] halves() {
        var halves = new VectorShuffle[Integer.numberOfTrailingZeros(L)];
        for (int s = 0, distance = L / 2; distance > 0; s++, distance /= 2) {
            int by = distance;
            halves[s] = SPECIES.shuffleFromOp(i -> (i + by) % L);
        }
        return halves;
    }

    /// The sum of the lanes: the upper half upon the lower until one is left.
    static float sum(FloatVector x) {
        for (var half : HALVES) x = x.add(x.rearrange(half));
        return x.lane(0);
    }

    /// e^x = 2^n e^r with n the integer next to x / ln 2, and e^r a polynomial
    static FloatVector exp(FloatVector x) {
        x = x.max(-MOST + 1).min(MOST);
        var shifted = x.mul(LOG2_E).add(ROUND);
        var n = shifted.sub(ROUND);
        var r = x.sub(n.mul(LN2_HIGH)).sub(n.mul(LN2_LOW));
        var p = r.mul(1.9875691500e-4f).add(1.3981999507e-3f);
        p = p.mul(r).add(8.3334519073e-3f);
        p = p.mul(r).add(4.1665795894e-2f);
        p = p.mul(r).add(1.6666665459e-1f);
        p = p.mul(r).add(5.0000001201e-1f);
        p = p.mul(r).mul(r).add(r).add(1);
        var power = shifted.reinterpretAsInts().add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
        return p.mul(power);
    }

    static FloatVector sigmoid(FloatVector x) {
        var one = FloatVector.broadcast(SPECIES, 1);
        return one.div(exp(x.neg()).add(one));
    }

    /// 1 - 2 / (e^2x + 1), and where x is small, and this would lose digits, a polynomial
    static FloatVector tanh(FloatVector x) {
        var one = FloatVector.broadcast(SPECIES, 1);
        var large = one.sub(FloatVector.broadcast(SPECIES, 2).div(exp(x.add(x)).add(one)));
        var z = x.mul(x);
        var p = z.mul(-5.70498872745e-3f).add(2.06390887954e-2f);
        p = p.mul(z).add(-5.37397155531e-2f);
        p = p.mul(z).add(1.33314422036e-1f);
        p = p.mul(z).add(-3.33332819422e-1f);
        var small = p.mul(z).mul(x).add(x);
        return large.blend(small, x.abs().lt(TANH_SMALL));
    }
}
