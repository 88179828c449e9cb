package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.RealMatrices;

/**
 * The steady states of a generator over populations and coherences, one for each closed class of levels: a set of levels that reach
 * each other and no other. Which classes there are is read from the zeros of the generator alone.
 *
 * <p>Coherences z are eliminated exactly, as dz/dt = Y p + Z z = 0 gives the rates W - X Z^{-1} Y between populations. The chain of the
 * populations is then solved by the elimination of Grassmann, Taksar and Heyman, Oper. Res. 33, 1107 (1985),
 * doi:10.1287/opre.33.5.1107, which has no subtraction: rates may differ by any order of magnitude.
 */
final class ClosedClasses {
    private final double[][] generator;
    private final int populations;
    private final boolean[][] reach;
    private final List<int[]> classes = new ArrayList<>();

    /** The classes of a generator whose first coordinates are the populations. */
    ClosedClasses(double[][] generator, int populations) {
        this.generator = generator;
        this.populations = populations;
        reach = reachable(generator);
        for (int a = 0; a < populations; a++) {
            int[] all = from(a, populations);
            boolean closed = true;
            for (int b : all) {
                closed &= reach[b][a];
            }
            if (closed && all[0] == a) {
                classes.add(all);
            }
        }
    }

    /** How many there are: at least one. */
    int size() {
        return classes.size();
    }

    /**
     * The steady state of a class: coordinates, the populations adding up to 1.
     *
     * @throws ArithmeticException if the coherences or the chain have no unique solution
     */
    double[] steadyState(int number) {
        int[] levels = classes.get(number);
        int[] coherences = Arrays.stream(from(levels[0], generator.length))
                .filter(k -> k >= populations)
                .toArray();
        double[][] rates = Subsystem.part(generator, levels, levels);
        double[][] response = new double[0][];
        if (coherences.length > 0) {
            double[][] z = Subsystem.part(generator, coherences, coherences);
            response = Elimination.solve(z, Subsystem.part(generator, coherences, levels));
            double[][] through = RealMatrices.times(Subsystem.part(generator, levels, coherences), response);
            rates = RealMatrices.plus(rates, RealMatrices.times(through, -1));
        }
        double[] p = chain(rates);
        double[] state = new double[generator.length];
        for (int i = 0; i < p.length; i++) {
            state[levels[i]] = p[i];
        }
        for (int i = 0; i < coherences.length; i++) {
            for (int j = 0; j < p.length; j++) {
                state[coherences[i]] -= response[i][j] * p[j];
            }
        }
        return state;
    }

    /**
     * The conserved functional of a class: its value in the initial state is the weight of the class at long times. It is 1 on the
     * class's own populations and 0 on those of the other classes.
     *
     * @throws ArithmeticException if there are others, conserved too
     */
    double[] weight(int number) {
        boolean[] known = new boolean[generator.length];
        classes.forEach(levels -> Arrays.stream(levels).forEach(a -> known[a] = true));
        int[] unknown =
                IntStream.range(0, generator.length).filter(k -> !known[k]).toArray();
        double[] weight = new double[generator.length];
        double[][] source = new double[unknown.length][1];
        for (int a : classes.get(number)) {
            weight[a] = 1;
            for (int i = 0; i < unknown.length; i++) {
                source[i][0] -= generator[a][unknown[i]];
            }
        }
        if (unknown.length == 0) {
            return weight;
        }
        double[][] rest = RealMatrices.transpose(Subsystem.part(generator, unknown, unknown));
        double[][] found = Elimination.solve(rest, source);
        for (int i = 0; i < unknown.length; i++) {
            weight[unknown[i]] = found[i][0];
        }
        return weight;
    }

    /** p with W p = 0 and sum p = 1, from the rates W_ij of j -> i alone: the diagonal is what makes columns add up to 0. */
    private static double[] chain(double[][] rates) {
        double[][] w = RealMatrices.times(rates, 1);
        int n = w.length;
        double[] out = new double[n];
        for (int k = n - 1; k > 0; k--) {
            for (int i = 0; i < k; i++) {
                out[k] += w[i][k];
            }
            if (!(out[k] > 0)) {
                throw new ArithmeticException("the chain of the populations has no unique steady state");
            }
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    w[i][j] += w[i][k] / out[k] * w[k][j];
                }
            }
        }
        double[] p = new double[n];
        p[0] = 1;
        double sum = 1;
        for (int k = 1; k < n; k++) {
            for (int j = 0; j < k; j++) {
                p[k] += w[k][j] / out[k] * p[j];
            }
            sum += p[k];
        }
        for (int k = 0; k < n; k++) {
            p[k] /= sum;
        }
        return p;
    }

    private int[] from(int coordinate, int end) {
        return IntStream.range(0, end).filter(k -> reach[coordinate][k]).toArray();
    }

    /** Row j: the coordinates that j acts on, directly or through others, and j itself. */
    private static boolean[][] reachable(double[][] generator) {
        int n = generator.length;
        boolean[][] reach = new boolean[n][n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                reach[j][i] = i == j || generator[i][j] != 0;
            }
        }
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                for (int i = 0; reach[j][k] && i < n; i++) {
                    reach[j][i] |= reach[k][i];
                }
            }
        }
        return reach;
    }
}
