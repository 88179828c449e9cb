package org.bellwether.lindblad;

/**
 * The largest time step whose bias stays below a stated fraction of the statistical error, found before any trajectory is
 * run: the mean of trajectories of step dt is exactly S(dt)^n rho(0), so its bias is known from small matrices.
 *
 * <p>Steps come from the coarse ladder (output spacing)/k, k = 1, 2, ..., so no last bit decides. The step is certified if at
 * every output time the bias of every expectation value obeys |m_S - m| <= 0.1 sqrt(max(1 - m^2, 0.01)/N), with m the exact
 * mean and N the number of trajectories: a tenth of the standard error of a ±1 variable of that mean.
 *
 * @param step dt, in units of 1/g
 * @param biasBound the largest |m_S - m| over all expectation values and output times
 */
public record CertifiedStep(double step, double biasBound) {
    private static final double FRACTION = 0.1;
    private static final int SMALLEST = 100_000;

    /**
     * The certified step for an ensemble.
     *
     * @param liouvillian of the system, with basis operators of norm 1 (Pauli strings)
     * @param initial the coordinates of rho(0)
     * @param outputs the output times as multiples of the spacing, ascending
     * @param spacing the largest step of which every output time is a multiple
     * @param trajectories the number of trajectories of the whole run
     * @throws ArithmeticException if not even spacing/100000 is certified
     */
    public static CertifiedStep find(
            Liouvillian liouvillian, double[] initial, long[] outputs, double spacing, long trajectories) {
        double[][] exact = MeanEvolution.exact(liouvillian, initial, outputs, spacing);
        // The smallest first: where even it will not do, thousands of larger ones need not be tried.
        double[][] finest = MeanEvolution.strang(liouvillian, initial, times(outputs, SMALLEST), spacing / SMALLEST);
        for (int k = 1; k <= SMALLEST && certified(finest, exact, trajectories); k++) {
            double[][] strang = MeanEvolution.strang(liouvillian, initial, times(outputs, k), spacing / k);
            if (certified(strang, exact, trajectories)) {
                return new CertifiedStep(spacing / k, largestDifference(strang, exact));
            }
        }
        throw new ArithmeticException("no step down to " + spacing / SMALLEST
                + " has a bias below a tenth of the error of " + trajectories + " trajectories");
    }

    /** The largest difference of two series of expectation values. */
    public static double largestDifference(double[][] a, double[][] b) {
        double largest = 0;
        for (int t = 0; t < a.length; t++) {
            for (int i = 0; i < a[t].length; i++) {
                largest = Math.max(largest, Math.abs(a[t][i] - b[t][i]));
            }
        }
        return largest;
    }

    private static boolean certified(double[][] strang, double[][] exact, long trajectories) {
        for (int t = 0; t < exact.length; t++) {
            for (int i = 1; i < exact[t].length; i++) {
                double m = exact[t][i];
                double bound = FRACTION * Math.sqrt(Math.max(1 - m * m, 0.01) / trajectories);
                if (!(Math.abs(strang[t][i] - m) <= bound)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long[] times(long[] outputs, int factor) {
        long[] steps = new long[outputs.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = outputs[i] * factor;
        }
        return steps;
    }
}
