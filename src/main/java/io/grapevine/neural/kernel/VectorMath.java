package io.grapevine.neural.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Functions of vectors that give the same bits each time they are called. The Vector API's own `EXP` and
/// `TANH` do not: they are others in the interpreter than in compiled code, so that training with the same seed
/// would depend on when the compiler came.
///
/// The polynomial for e^x is that of Cephes' expf (Moshier), within 2e-7.
final class VectorMath {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final float LOG2_E = 1.44269504f;
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    // 1.5 * 2^23: adding it leaves the nearest integer in the lowest bits
    private static final float ROUND = 12582912f;
    private static final float MOST = 88f;
    private static final float TANH_MOST = 7.9f; // from here it is 1 in floats

    private VectorMath() {}

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
        var power = shifted.reinterpretAsInts()
                .add(127)
                .lanewise(VectorOperators.LSHL, 23)
                .reinterpretAsFloats();
        return p.mul(power);
    }

    static FloatVector sigmoid(FloatVector x) {
        var one = FloatVector.broadcast(SPECIES, 1);
        return one.div(exp(x.neg()).add(one));
    }

    /// x P(x²) / Q(x²), the rational approximation of Eigen's tanh (degrees 13 and 6)
    static FloatVector tanh(FloatVector x) {
        x = x.max(-TANH_MOST).min(TANH_MOST);
        var z = x.mul(x);
        var p = z.mul(-2.76076847742355e-16f).add(2.00018790482477e-13f);
        p = p.mul(z).add(-8.60467152213735e-11f);
        p = p.mul(z).add(5.12229709037114e-08f);
        p = p.mul(z).add(1.48572235717979e-05f);
        p = p.mul(z).add(6.37261928875436e-04f);
        p = p.mul(z).add(4.89352455891786e-03f);
        var q = z.mul(1.19825839466702e-06f).add(1.18534705686654e-04f);
        q = q.mul(z).add(2.26843463243900e-03f);
        q = q.mul(z).add(4.89352518554385e-03f);
        return p.mul(x).div(q);
    }
}
