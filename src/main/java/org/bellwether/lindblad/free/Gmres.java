package org.bellwether.lindblad.free;

import java.util.Arrays;
import org.bellwether.lindblad.free.KrylovExponential.LinearMap;

/**
 * Solves A x = b by the method of generalised minimal residuals, with an approximate inverse M of A from the right: A M u = b, x = M u,
 * begun anew every {@value #LARGEST} products. Source: Y. Saad, M. H. Schultz, SIAM J. Sci. Stat. Comput. 7, 856 (1986),
 * doi:10.1137/0907058.
 */
final class Gmres {
    private static final int LARGEST = 30;
    private static final int MOST_CYCLES = 12;
    /** A cycle that leaves more of the residual makes no progress. */
    private static final double PROGRESS = 0.5;

    private final LinearMap map;
    private final LinearMap inverse;
    private final double[][] space;
    private final double[] product;

    Gmres(LinearMap map, LinearMap inverse, int size) {
        this.map = map;
        this.inverse = inverse;
        space = new double[LARGEST + 1][size];
        product = new double[size];
    }

    /**
     * Improves x until the residual is small, or no longer falls.
     *
     * @param x a guess, replaced
     * @param small the norm of the residual b - A x that is enough
     * @return that norm
     */
    double solve(double[] b, double[] x, double small) {
        double residual = residual(b, x);
        for (int cycle = 0; cycle < MOST_CYCLES && residual > small; cycle++) {
            double before = residual;
            double[] best = x.clone();
            improve(residual, x, small);
            residual = residual(b, x);
            if (!(residual < before)) {
                System.arraycopy(best, 0, x, 0, x.length);
                return before;
            }
            if (residual > PROGRESS * before) {
                return residual;
            }
        }
        return residual;
    }

    /** Sets the first vector of the space to b - A x, and returns its norm. */
    private double residual(double[] b, double[] x) {
        map.apply(x, product);
        for (int i = 0; i < b.length; i++) {
            space[0][i] = b[i] - product[i];
        }
        return Math.sqrt(KrylovExponential.dot(space[0], space[0]));
    }

    private void improve(double residual, double[] x, double small) {
        KrylovExponential.scale(1 / residual, space[0], space[0]);
        double[][] h = new double[LARGEST + 1][LARGEST];
        double[] cosines = new double[LARGEST];
        double[] sines = new double[LARGEST];
        double[] g = new double[LARGEST + 1];
        g[0] = residual;
        int size = 0;
        while (size < LARGEST && Math.abs(g[size]) > small / 2) {
            int j = size++;
            inverse.apply(space[j], product);
            map.apply(product, space[j + 1]);
            for (int i = 0; i <= j; i++) {
                h[i][j] = KrylovExponential.dot(space[i], space[j + 1]);
                KrylovExponential.addMultiple(-h[i][j], space[i], space[j + 1]);
            }
            double rest = Math.sqrt(KrylovExponential.dot(space[j + 1], space[j + 1]));
            KrylovExponential.scale(rest > 0 ? 1 / rest : 0, space[j + 1], space[j + 1]);
            for (int i = 0; i < j; i++) {
                double upper = cosines[i] * h[i][j] + sines[i] * h[i + 1][j];
                h[i + 1][j] = -sines[i] * h[i][j] + cosines[i] * h[i + 1][j];
                h[i][j] = upper;
            }
            double length = Math.hypot(h[j][j], rest);
            cosines[j] = length > 0 ? h[j][j] / length : 1;
            sines[j] = length > 0 ? rest / length : 0;
            h[j][j] = length;
            g[j + 1] = -sines[j] * g[j];
            g[j] *= cosines[j];
        }
        addSolution(h, g, size, x);
    }

    private void addSolution(double[][] h, double[] g, int size, double[] x) {
        double[] y = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            double sum = g[i];
            for (int j = i + 1; j < size; j++) {
                sum -= h[i][j] * y[j];
            }
            y[i] = h[i][i] == 0 ? 0 : sum / h[i][i];
        }
        double[] u = new double[x.length];
        for (int j = 0; j < size; j++) {
            KrylovExponential.addMultiple(y[j], space[j], u);
        }
        double[] change = Arrays.copyOf(u, u.length);
        inverse.apply(u, change);
        KrylovExponential.addMultiple(1, change, x);
    }
}
