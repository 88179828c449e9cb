package org.bellwether.nonlocality;

/**
 * The Horodecki criterion: the largest CHSH value of a two-qubit state over all measurement directions is
 * B = 2 sqrt(lambda_1 + lambda_2), lambda being the eigenvalues of T^T T in descending order and T the 3 x 3 matrix of spin
 * correlations (R., P. and M. Horodecki, DOI 10.1016/0375-9601(95)00214-N). A state violates the CHSH inequality for some
 * directions if and only if B > 2; quantum theory allows up to 2 sqrt2.
 *
 * <p>Works on plain arrays, for resampling that asks for B very often, and uses only + - * / sqrt, so the same numbers give
 * the same bits on every machine. A NaN among the correlations gives NaN.
 */
public final class Horodecki {
    // Off-diagonal weight, relative to the trace, at which the eigenvalues cannot change any more.
    private static final double CONVERGED = 1e-18;
    // Jacobi sweeps converge quadratically: 3 x 3 needs 5 at most, the rest is margin.
    private static final int MAX_SWEEPS = 20;

    // Of B, from correlations with the rounding errors of a long run.
    private static final double ROUNDING = 1e-10;

    /** The length of the scratch of {@link #bell(double[], double[])}. */
    public static final int SCRATCH = 6;

    private Horodecki() {}

    /**
     * The Bell parameter B of Eqs. (24), (29), to a few units in the last place.
     *
     * @param t9 T row by row: XX, XY, XZ, YX, YY, YZ, ZX, ZY, ZZ
     * @throws IllegalArgumentException if there are not nine numbers
     */
    public static double bell(double[] t9) {
        return bell(t9, new double[SCRATCH]);
    }

    /**
     * Whether B exceeds the bound of local theories, 2, by more than rounding: the correlations of a product state may add up to
     * 2.0000000000000004.
     */
    public static boolean nonlocal(double bell) {
        return bell > 2 + ROUNDING;
    }

    /**
     * The same, without allocation.
     *
     * @param t9 T row by row: XX, XY, XZ, YX, YY, YZ, ZX, ZY, ZZ
     * @param scratch {@value #SCRATCH} numbers to work on
     * @throws IllegalArgumentException if there are not nine numbers
     */
    public static double bell(double[] t9, double[] scratch) {
        diagonalise(t9, scratch);
        double high = Math.max(scratch[0], scratch[1]);
        double low = Math.min(scratch[0], scratch[1]);
        double first = Math.max(high, scratch[2]);
        double second = Math.max(low, Math.min(high, scratch[2]));
        return 2 * Math.sqrt(Math.max(0, first) + Math.max(0, second));
    }

    /**
     * The eigenvalues of T^T T, descending, each to a rounding error of the largest one.
     *
     * @param t9 T row by row: XX, XY, XZ, YX, YY, YZ, ZX, ZY, ZZ
     * @throws IllegalArgumentException if there are not nine numbers
     */
    public static double[] eigenvalues(double[] t9) {
        double[] m = new double[SCRATCH];
        diagonalise(t9, m);
        return descending(m[0], m[1], m[2]);
    }

    /** Leaves the eigenvalues of T^T T in the first three places of m. */
    private static void diagonalise(double[] t9, double[] m) {
        if (t9.length != 9) {
            throw new IllegalArgumentException("spin correlations are nine numbers, got " + t9.length);
        }
        gram(t9, m);
        // Jacobi rotations, not the closed trigonometric form: that one loses half the digits where two eigenvalues
        // meet, as they do for every machine with collective noise only.
        for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
            double offDiagonal = Math.abs(m[3]) + Math.abs(m[4]) + Math.abs(m[5]);
            if (!(offDiagonal > CONVERGED * (m[0] + m[1] + m[2]))) {
                break;
            }
            rotate(m, 0, 1, 3, 4, 5);
            rotate(m, 0, 2, 4, 3, 5);
            rotate(m, 1, 2, 5, 3, 4);
        }
    }

    /** T^T T as its diagonal 00, 11, 22 and its upper triangle 01, 02, 12. */
    private static void gram(double[] t, double[] m) {
        m[0] = t[0] * t[0] + t[3] * t[3] + t[6] * t[6];
        m[1] = t[1] * t[1] + t[4] * t[4] + t[7] * t[7];
        m[2] = t[2] * t[2] + t[5] * t[5] + t[8] * t[8];
        m[3] = t[0] * t[1] + t[3] * t[4] + t[6] * t[7];
        m[4] = t[0] * t[2] + t[3] * t[5] + t[6] * t[8];
        m[5] = t[1] * t[2] + t[4] * t[5] + t[7] * t[8];
    }

    /** Annihilates m_pq by a rotation of axes p and q, r being the third; pq, pr, qr are places in m as in {@link #gram}. */
    private static void rotate(double[] m, int p, int q, int pq, int pr, int qr) {
        if (m[pq] == 0) {
            return;
        }
        double cot2 = (m[q] - m[p]) / (2 * m[pq]);
        double tan = Math.copySign(1, cot2) / (Math.abs(cot2) + Math.sqrt(cot2 * cot2 + 1));
        double cos = 1 / Math.sqrt(tan * tan + 1);
        double sin = tan * cos;
        double shift = tan * m[pq];
        m[p] -= shift;
        m[q] += shift;
        m[pq] = 0;
        double x = m[pr];
        m[pr] = cos * x - sin * m[qr];
        m[qr] = sin * x + cos * m[qr];
    }

    /** The three numbers in descending order; what rounding left below zero is 0, as T^T T has no negative eigenvalue. */
    private static double[] descending(double x, double y, double z) {
        double high = Math.max(x, y);
        double low = Math.min(x, y);
        double first = Math.max(high, z);
        double second = Math.max(low, Math.min(high, z));
        double third = Math.min(low, z);
        return new double[] {Math.max(0, first), Math.max(0, second), Math.max(0, third)};
    }
}
