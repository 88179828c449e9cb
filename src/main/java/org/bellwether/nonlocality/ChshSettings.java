package org.bellwether.nonlocality;

import org.bellwether.linalg.RealMatrices;

/**
 * The measurement directions of a CHSH experiment: a and a' of qubit 1, b and b' of qubit 2.
 *
 * @param a the first direction of qubit 1
 * @param aPrime the second direction of qubit 1
 * @param b the first direction of qubit 2
 * @param bPrime the second direction of qubit 2
 */
public record ChshSettings(Direction a, Direction aPrime, Direction b, Direction bPrime) {

    /**
     * The directions that reach the Bell parameter B of the given correlations. Not unique: turning all directions over, or
     * turning them within degenerate singular vectors of T, gives the same value.
     *
     * @throws IllegalArgumentException if a correlation is NaN or infinite
     */
    public static ChshSettings optimal(SpinCorrelations correlations) {
        for (double value : correlations.values()) {
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("no measurement directions belong to " + correlations);
            }
        }
        // With b ± b' along the two leading right singular vectors v1, v2 of T and a, a' along the left ones u1, u2,
        // CHSH = 2 (s1 cos theta + s2 sin theta), largest at tan theta = s2/s1, where it is 2 sqrt(s1^2 + s2^2) = B.
        RealMatrices.Svd svd = RealMatrices.svd(correlations.matrix());
        double s1 = svd.s()[0];
        double s2 = svd.s()[1];
        double length = Math.sqrt(s1 * s1 + s2 * s2);
        // Without any correlation (length 0, also by underflow) every direction is as good as any other.
        double cos = length == 0 ? 1 : s1 / length;
        double sin = length == 0 ? 0 : s2 / length;
        return new ChshSettings(
                combine(svd.u(), 1, 0),
                combine(svd.u(), 0, 1),
                combine(svd.v(), cos, sin),
                combine(svd.v(), cos, -sin));
    }

    /** The CHSH value E(a, b) + E(a, b') + E(a', b) - E(a', b') of a state in these directions. */
    public double chsh(SpinCorrelations correlations) {
        return correlations.correlation(a, b)
                + correlations.correlation(a, bPrime)
                + correlations.correlation(aPrime, b)
                - correlations.correlation(aPrime, bPrime);
    }

    /** x times column 0 plus y times column 1, scaled back to length 1 exactly where rounding left it. */
    private static Direction combine(double[][] columns, double x, double y) {
        double[] d = new double[3];
        double norm2 = 0;
        for (int i = 0; i < 3; i++) {
            d[i] = x * columns[i][0] + y * columns[i][1];
            norm2 += d[i] * d[i];
        }
        double scale = 1 / Math.sqrt(norm2);
        return new Direction(scale * d[0], scale * d[1], scale * d[2]);
    }
}
