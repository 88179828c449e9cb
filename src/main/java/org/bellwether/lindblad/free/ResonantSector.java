package org.bellwether.lindblad.free;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.bellwether.lindblad.free.KrylovExponential.LinearMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * An approximate inverse of s - L, s > 0: exact among the elements rho_ab of resonant levels, E_a = E_b or closer than the rates, which
 * populations are among; of the others, which turn fast, by the diagonal of L alone. It is as good as the secular approximation.
 */
final class ResonantSector {
    /** The most elements for a dense matrix: one of 3000 is solved in 10 s. */
    private static final int LARGEST = 3000;
    /** Multiplications to make that matrix, about a minute. */
    private static final double MOST_WORK = 2e10;
    /** Levels are resonant that are so many times the largest rate apart. */
    private static final double NEAR = 3;

    private final int n;
    private final int[] pairs;
    private final LinearSolverDense<DMatrixRMaj> solver;
    private final double[] inverseRe;
    private final double[] inverseIm;

    private ResonantSector(int n, int[] pairs, LinearSolverDense<DMatrixRMaj> solver, double[] re, double[] im) {
        this.n = n;
        this.pairs = pairs;
        this.solver = solver;
        inverseRe = re;
        inverseIm = im;
    }

    /**
     * That of an equation.
     *
     * @param liouvillian L
     * @param s &gt; 0
     * @return empty where too many levels are resonant
     */
    static Optional<ResonantSector> of(SparseLiouvillian equation, LinearMap liouvillian, double s) {
        int n = equation.dimension();
        double[] levels = equation.levels();
        double scale = Math.max(Math.abs(levels[0]), Math.abs(levels[n - 1]));
        double rate = 0;
        for (int a = 0; a < n; a++) {
            rate = Math.max(rate, equation.decayOf(a));
        }
        int[] pairs = pairs(levels, Math.max(1e-9 * scale, NEAR * rate));
        double most = Math.min(LARGEST, MOST_WORK / (equation.workOfJumps() + equation.workOfKicks()));
        if (pairs.length > most) {
            pairs = pairs(levels, 1e-9 * scale);
        }
        if (pairs.length > most) {
            return Optional.empty();
        }
        double[] diagonal = equation.kickDiagonal();
        double[] re = new double[n * n];
        double[] im = new double[n * n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                double x = s + (equation.decayOf(a) + equation.decayOf(b)) / 2 - diagonal[a * n + b];
                double y = levels[a] - levels[b];
                double size = x * x + y * y;
                re[a * n + b] = x / size;
                im[a * n + b] = -y / size;
            }
        }
        return Optional.of(new ResonantSector(n, pairs, factorised(liouvillian, pairs, n, s), re, im));
    }

    /** All a n + b with resonant a and b, a = b first. */
    private static int[] pairs(double[] levels, double near) {
        int n = levels.length;
        int[] pairs = new int[n * n];
        int count = 0;
        for (int k = 0; k < n * n; k++) {
            if (Math.abs(levels[k / n] - levels[k % n]) <= near) {
                pairs[count++] = k;
            }
        }
        return Arrays.copyOf(pairs, count);
    }

    private static LinearSolverDense<DMatrixRMaj> factorised(LinearMap liouvillian, int[] pairs, int n, double s) {
        int q = pairs.length;
        DMatrixRMaj matrix = new DMatrixRMaj(q, q);
        double[] x = new double[2 * n * n];
        double[] y = new double[2 * n * n];
        double[] unit = new double[q];
        for (int k = 0; k < q; k++) {
            unit[k] = 1;
            Arrays.fill(x, 0);
            write(pairs, n, l -> unit[l], x);
            unit[k] = 0;
            liouvillian.apply(x, y);
            double[] column = read(pairs, n, y);
            for (int l = 0; l < q; l++) {
                matrix.set(l, k, (l == k ? s : 0) - column[l]);
            }
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(q);
        if (!solver.setA(matrix)) {
            throw new ArithmeticException("the equation of resonant levels is singular");
        }
        return solver;
    }

    /** Real coordinates of a Hermitian matrix: Re rho_ab for a <= b, Im rho_ab of the transposed place for a > b. */
    private static double[] read(int[] pairs, int n, double[] rho) {
        double[] coordinates = new double[pairs.length];
        for (int l = 0; l < coordinates.length; l++) {
            int a = pairs[l] / n;
            int b = pairs[l] % n;
            coordinates[l] = a <= b ? rho[pairs[l]] : rho[n * n + b * n + a];
        }
        return coordinates;
    }

    private static void write(int[] pairs, int n, IntToDoubleFunction coordinates, double[] rho) {
        for (int l = 0; l < pairs.length; l++) {
            int a = pairs[l] / n;
            int b = pairs[l] % n;
            double value = coordinates.applyAsDouble(l);
            if (a <= b) {
                rho[a * n + b] = value;
                rho[b * n + a] = value;
            } else {
                rho[n * n + b * n + a] = value;
                rho[n * n + a * n + b] = -value;
            }
        }
    }

    /** y = (s - L)^-1 x, nearly. */
    void apply(double[] x, double[] y) {
        for (int k = 0; k < n * n; k++) {
            y[k] = inverseRe[k] * x[k] - inverseIm[k] * x[n * n + k];
            y[n * n + k] = inverseRe[k] * x[n * n + k] + inverseIm[k] * x[k];
        }
        double[] some = read(pairs, n, x);
        DMatrixRMaj right = DMatrixRMaj.wrap(some.length, 1, some);
        DMatrixRMaj solution = new DMatrixRMaj(some.length, 1);
        solver.solve(right, solution);
        write(pairs, n, solution::get, y);
    }
}
