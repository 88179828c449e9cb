package org.bellwether.nonlocality;

/**
 * The concurrence of two-qubit density matrices, C = max(0, s1 - s2 - s3 - s4), between 0 (separable) and 1 (maximally
 * entangled): with rho = S S†, s are the singular values of S^T (sigma_y (x) sigma_y) S, descending (W. K. Wootters,
 * DOI 10.1103/PhysRevLett.80.2245). They are the square roots of the eigenvalues of rho rho~, found without squaring, so that a
 * small concurrence keeps its digits. Where rho is singular the concurrence itself has an infinite slope: an error e of rho that
 * fills its kernel moves it by the order of sqrt(e).
 *
 * <p>Any S will do, as S U has the same singular values for a unitary U: S is a Cholesky factor with pivots. Works on plain
 * arrays, for the states of single trajectories, and uses only + - * / sqrt, so the same numbers give the same bits on every
 * machine. A NaN in the state gives NaN. An instance has memory to work on: one for each thread.
 */
public final class Wootters {
    private static final int N = 4;
    // Pivots below this share of the trace are rounding. Left in, they would enter the concurrence as their square
    // roots, 1e-8.
    private static final double ROUNDING = 16 * Math.ulp(1.0);
    // Squared overlap of two columns, relative to their squared lengths, at which they count as orthogonal.
    private static final double ORTHOGONAL = 1e-31;
    // Jacobi sweeps converge quadratically: none of 400 000 random states took more than 6, the rest is margin.
    private static final int MAX_SWEEPS = 30;

    // What Cholesky leaves of rho, row by row; then S and S^T (sigma_y (x) sigma_y) S, column by column.
    private final double[] restRe = new double[N * N];
    private final double[] restIm = new double[N * N];
    private final double[] rootRe = new double[N * N];
    private final double[] rootIm = new double[N * N];
    private final double[] flipRe = new double[N * N];
    private final double[] flipIm = new double[N * N];

    /**
     * The concurrence of one state.
     *
     * @param re the real parts of rho in the basis |00>, |01>, |10>, |11>, row by row
     * @param im its imaginary parts
     * @throws IllegalArgumentException if there are not 16 numbers of each
     */
    public double concurrence(double[] re, double[] im) {
        if (re.length != N * N || im.length != N * N) {
            throw new IllegalArgumentException("a two-qubit density matrix has 16 elements, got " + re.length
                    + " real and " + im.length + " imaginary parts");
        }
        System.arraycopy(re, 0, restRe, 0, N * N);
        System.arraycopy(im, 0, restIm, 0, N * N);
        int rank = factorise();
        flip(rank);
        for (int sweep = 0; sweep < MAX_SWEEPS && rotateAll(rank); sweep++) {}
        double sum = 0;
        double largest = 0;
        for (int c = 0; c < rank; c++) {
            double s = Math.sqrt(square(c));
            sum += s;
            largest = Math.max(largest, s);
        }
        return Math.max(0, largest - (sum - largest));
    }

    /** rho = S S†; returns the number of columns of S, the rank of rho to rounding. */
    private int factorise() {
        double floor = ROUNDING * (restRe[0] + restRe[5] + restRe[10] + restRe[15]);
        for (int c = 0; c < N; c++) {
            int pivot = 0;
            for (int i = 1; i < N; i++) {
                pivot = restRe[i * N + i] > restRe[pivot * N + pivot] ? i : pivot;
            }
            double diagonal = restRe[pivot * N + pivot];
            if (diagonal <= floor) {
                return c;
            }
            double scale = 1 / Math.sqrt(diagonal);
            for (int i = 0; i < N; i++) {
                rootRe[c * N + i] = restRe[i * N + pivot] * scale;
                rootIm[c * N + i] = restIm[i * N + pivot] * scale;
            }
            takeAway(c, pivot);
        }
        return N;
    }

    /** Takes the part of column c of S out of the rest, whose row and column of the pivot are 0 from then on. */
    private void takeAway(int c, int pivot) {
        for (int i = 0; i < N; i++) {
            double x = rootRe[c * N + i];
            double y = rootIm[c * N + i];
            for (int j = 0; j < N; j++) {
                boolean done = i == pivot || j == pivot;
                restRe[i * N + j] = done ? 0 : restRe[i * N + j] - (x * rootRe[c * N + j] + y * rootIm[c * N + j]);
                restIm[i * N + j] = done ? 0 : restIm[i * N + j] - (y * rootRe[c * N + j] - x * rootIm[c * N + j]);
            }
        }
    }

    /** S^T (sigma_y (x) sigma_y) S, whose element of columns a and b of S is a1 b2 + a2 b1 - a0 b3 - a3 b0. */
    private void flip(int rank) {
        for (int b = 0; b < rank; b++) {
            for (int a = 0; a < rank; a++) {
                double re = 0;
                double im = 0;
                for (int i = 0; i < N; i++) {
                    int j = N - 1 - i;
                    double sign = i == 0 || j == 0 ? -1 : 1;
                    double x = rootRe[a * N + i];
                    double y = rootIm[a * N + i];
                    re += sign * (x * rootRe[b * N + j] - y * rootIm[b * N + j]);
                    im += sign * (x * rootIm[b * N + j] + y * rootRe[b * N + j]);
                }
                flipRe[b * N + a] = re;
                flipIm[b * N + a] = im;
            }
            for (int a = rank; a < N; a++) {
                flipRe[b * N + a] = 0;
                flipIm[b * N + a] = 0;
            }
        }
    }

    /** One-sided Jacobi: turns each pair of columns until they are orthogonal; false if all were. */
    private boolean rotateAll(int rank) {
        boolean rotated = false;
        for (int p = 0; p < rank - 1; p++) {
            for (int q = p + 1; q < rank; q++) {
                rotated |= rotate(p, q);
            }
        }
        return rotated;
    }

    private boolean rotate(int p, int q) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < N; i++) {
            re += flipRe[p * N + i] * flipRe[q * N + i] + flipIm[p * N + i] * flipIm[q * N + i];
            im += flipRe[p * N + i] * flipIm[q * N + i] - flipIm[p * N + i] * flipRe[q * N + i];
        }
        double alpha = square(p);
        double beta = square(q);
        double overlap2 = re * re + im * im;
        if (overlap2 <= ORTHOGONAL * alpha * beta) {
            return false;
        }
        double overlap = Math.sqrt(overlap2);
        double cot2 = (beta - alpha) / (2 * overlap);
        double tan = Math.copySign(1, cot2) / (Math.abs(cot2) + Math.sqrt(cot2 * cot2 + 1));
        double cos = 1 / Math.sqrt(tan * tan + 1);
        double sin = tan * cos;
        // The phase of the overlap is first taken out of column q.
        double phaseRe = re / overlap;
        double phaseIm = im / overlap;
        for (int i = 0; i < N; i++) {
            double x = flipRe[p * N + i];
            double y = flipIm[p * N + i];
            double u = phaseRe * flipRe[q * N + i] + phaseIm * flipIm[q * N + i];
            double v = phaseRe * flipIm[q * N + i] - phaseIm * flipRe[q * N + i];
            flipRe[p * N + i] = cos * x - sin * u;
            flipIm[p * N + i] = cos * y - sin * v;
            flipRe[q * N + i] = sin * x + cos * u;
            flipIm[q * N + i] = sin * y + cos * v;
        }
        return true;
    }

    /** The squared length of a column. */
    private double square(int c) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            sum += flipRe[c * N + i] * flipRe[c * N + i] + flipIm[c * N + i] * flipIm[c * N + i];
        }
        return sum;
    }
}
