package org.bellwether.trajectory;

import org.bellwether.linalg.ComplexMatrix;

/**
 * The drift of one state without jumps over a short time tau, as a series in s = t/tau:
 *
 * <pre>
 *   psi(s) = sum_m s^m psi_m,   psi_m = (-i H_eff tau)^m psi / m!,   0 &lt;= s &lt;= 1,
 * </pre>
 *
 * up to the term that no longer shows. It finds the time at which the squared norm has fallen to a threshold.
 */
final class LanesTaylor {
    /** Of a squared norm relative to the state's: below this a term does not show. */
    private static final double NEGLIGIBLE = 0x1p-112;

    private static final int MOST_TERMS = 64;
    private static final int MOST_TRIALS = 100;
    private static final double PRECISION = 0x1p-50;

    private final int n;
    private final LanesSparse generator;
    private final double[][] termRe;
    private final double[][] termIm;
    private final double[] slopeRe;
    private final double[] slopeIm;
    /** psi(s), as last evaluated. */
    final double[] re;

    final double[] im;
    private int terms;
    private double tau;
    private long support;
    private double slope;

    LanesTaylor(ComplexMatrix effectiveHamiltonian, LanesBlocks blocks) {
        n = effectiveHamiltonian.rows();
        generator = new LanesSparse(effectiveHamiltonian.times(0, -1), blocks);
        termRe = new double[MOST_TERMS][n];
        termIm = new double[MOST_TERMS][n];
        slopeRe = new double[n];
        slopeIm = new double[n];
        re = new double[n];
        im = new double[n];
    }

    /** Begins at a state, whose support is given. */
    void expand(double[] psiRe, double[] psiIm, long blocks, double time) {
        tau = time;
        support = blocks;
        System.arraycopy(psiRe, 0, termRe[0], 0, n);
        System.arraycopy(psiIm, 0, termIm[0], 0, n);
        double least = NEGLIGIBLE * LanesSparse.squaredNorm(n, psiRe, psiIm);
        double size = Double.POSITIVE_INFINITY;
        for (terms = 1; terms < MOST_TERMS && size > least; terms++) {
            size = generator.apply(
                    tau / terms, termRe[terms - 1], termIm[terms - 1], support, termRe[terms], termIm[terms]);
        }
    }

    /**
     * Evaluates psi(s).
     *
     * @return its squared norm
     */
    double evaluate(double s) {
        System.arraycopy(termRe[terms - 1], 0, re, 0, n);
        System.arraycopy(termIm[terms - 1], 0, im, 0, n);
        for (int m = terms - 2; m >= 0; m--) {
            for (int i = 0; i < n; i++) {
                re[i] = Math.fma(s, re[i], termRe[m][i]);
                im[i] = Math.fma(s, im[i], termIm[m][i]);
            }
        }
        return LanesSparse.squaredNorm(n, re, im);
    }

    /**
     * Finds and evaluates the state whose squared norm is a threshold, by Newton's steps within a bracket.
     *
     * @param atStart the squared norm at s = 0, above the threshold
     * @param atEnd at s = 1, not above it
     * @return s
     */
    double fallTo(double threshold, double atStart, double atEnd) {
        double low = 0;
        double high = 1;
        double s = guess((atStart - threshold) / (atStart - atEnd), atStart - atEnd);
        for (int k = 0; k < MOST_TRIALS; k++) {
            double excess = evaluate(s) - threshold;
            if (excess > 0) {
                low = s;
            } else {
                high = s;
            }
            slope = slope();
            double next = s - excess / slope;
            if (Math.abs(next - s) <= PRECISION || high - low <= PRECISION) {
                break;
            }
            s = next > low && next < high ? next : 0.5 * (low + high);
        }
        return s;
    }

    /**
     * Where a parabola with the squared norms at both ends and the slope at the start has fallen by a part of all that it falls.
     *
     * @param part of the fall
     * @param fall from s = 0 to 1
     */
    private double guess(double part, double fall) {
        double slope = 0;
        for (int i = 0; i < n; i++) {
            slope -= 2 * (termRe[0][i] * termRe[1][i] + termIm[0][i] * termIm[1][i]);
        }
        double bend = 1 - slope / fall;
        double s = part / (slope / fall + bend * part);
        s = part / (slope / fall + bend * s);
        return s > 0 && s < 1 ? s : 0.5;
    }

    /** The rate at which the squared norm falls at the state that was found: sum_k gamma_k |A_k psi|^2, to rounding. */
    double decay() {
        return -slope / tau;
    }

    /** The derivative of the squared norm by s. */
    private double slope() {
        generator.apply(2 * tau, re, im, support, slopeRe, slopeIm);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += re[i] * slopeRe[i] + im[i] * slopeIm[i];
        }
        return sum;
    }
}
