package org.bellwether.validation;

import java.util.Arrays;
import java.util.List;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.BellEstimator;
import org.bellwether.nonlocality.Horodecki;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.MeanVector;

/**
 * An ensemble beside the master equation: the statistical error ({@code bell}) and the distance from the steady state. The third
 * error, of the time step, is known without any trajectory.
 *
 * @param bell B of the mean state over trajectories, one estimate a time
 * @param bellExact B of the solution of (28), one number a time
 * @param bellSteady B of the steady state that the initial state goes to
 * @param distance the largest difference of a Pauli mean of (28) at the last time from the steady state
 * @param steadyReached whether this distance is below a tenth of the standard errors of the means at the last time
 */
public record Comparison(
        List<BellEstimate> bell, double[] bellExact, double bellSteady, double distance, boolean steadyReached) {
    private static final double FRACTION = 0.1;

    /** Makes the list immutable. */
    public Comparison {
        bell = List.copyOf(bell);
    }

    /**
     * Compares a run with the equation it should follow.
     *
     * @throws IllegalArgumentException if they have not the same observables, or the nine correlations of two qubits are not among
     *     these
     */
    public static Comparison of(EnsembleResult result, Reference reference) {
        List<String> names = result.observables();
        if (!reference.names().equals(names)) {
            throw new IllegalArgumentException(
                    "the reference has the observables " + reference.names() + ", but the result has " + names);
        }
        List<BellEstimate> bell = result.means().stream()
                .map(means -> BellEstimator.estimate(means, names))
                .toList();
        double[] exact = bells(reference.exact(), names);
        double[] end = reference.exact()[exact.length - 1];
        return new Comparison(
                bell,
                exact,
                bells(new double[][] {reference.steady()}, names)[0],
                largestDifference(end, reference.steady()),
                reached(result.last(), end, reference.steady()));
    }

    /** The estimate at the last time. */
    public BellEstimate bellAtEnd() {
        return bell.get(bell.size() - 1);
    }

    /** B of (28) at the last time. */
    public double bellExactAtEnd() {
        return bellExact[bellExact.length - 1];
    }

    /**
     * B of mean states.
     *
     * @param means one row a state, of the named observables
     */
    public static double[] bells(double[][] means, List<String> names) {
        int[] index = SpinCorrelations.names().stream().mapToInt(names::indexOf).toArray();
        return Arrays.stream(means)
                .mapToDouble(row -> Horodecki.bell(
                        Arrays.stream(index).mapToDouble(i -> row[i]).toArray()))
                .toArray();
    }

    private static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    private static boolean reached(MeanVector mean, double[] end, double[] steady) {
        for (int i = 0; i < end.length; i++) {
            double error = Math.max(mean.standardError(i), 1 / Math.sqrt((double) mean.count()) / 10);
            if (!(Math.abs(end[i] - steady[i]) <= FRACTION * error)) {
                return false;
            }
        }
        return true;
    }
}
