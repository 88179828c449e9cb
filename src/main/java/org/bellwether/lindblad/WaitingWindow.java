package org.bellwether.lindblad;

/**
 * The expected numbers of completed intervals between consecutive events that a trajectory shows in the window [0, T], by length.
 * Both ends of an interval must lie in the window, which favours short ones: from kind l to kind k,
 *
 * <pre>
 *   n_lk[a, b) = int_a^min(b,T) tr[J_k e^{N tau} J_l R(T - tau)] dtau,     R(t) = int_0^t rho(s) ds
 * </pre>
 *
 * <p>each integrated to about 1e-12, not a density times a width. It is white noise's; trajectories are kicked at step centres only,
 * which changes the numbers in order dt^2. On the machine of Fig. 3, T = 2000, a bin is off by at most 1e-4 of itself at dt = 1.
 * Without noise and field they are the same ({@code StrangWaitsTest}).
 *
 * @param window T, in the inverse of the coupling's unit
 * @param edges the edges of the bins, ascending; what lies beyond T is empty
 * @param expected n_lk, indexed [bin][from l][to k]
 * @param completed the same for intervals of any length
 */
public record WaitingWindow(double window, double[] edges, double[][][] expected, double[][] completed) {
    /** The expected number of completed intervals between events of any kind, one number a bin. */
    public double[] totals() {
        double[] totals = new double[expected.length];
        for (int bin = 0; bin < totals.length; bin++) {
            totals[bin] = sum(expected[bin]);
        }
        return totals;
    }

    /** The expected number of all completed intervals: E[number of events] - P(at least one). */
    public double total() {
        return sum(completed);
    }

    /** The mean density in each bin of the lengths of completed intervals of any kind; it integrates to 1 over [0, T]. */
    public double[] density() {
        return density(totals(), total());
    }

    /** The same for intervals from kind l to kind k. */
    public double[] density(int from, int to) {
        double[] numbers = new double[expected.length];
        for (int bin = 0; bin < numbers.length; bin++) {
            numbers[bin] = expected[bin][from][to];
        }
        return density(numbers, completed[from][to]);
    }

    private double[] density(double[] numbers, double all) {
        double[] density = new double[numbers.length];
        for (int bin = 0; bin < density.length && all > 0; bin++) {
            density[bin] = numbers[bin] / (all * (edges[bin + 1] - edges[bin]));
        }
        return density;
    }

    private static double sum(double[][] matrix) {
        double sum = 0;
        for (double[] row : matrix) {
            for (double x : row) {
                sum += x;
            }
        }
        return sum;
    }
}
