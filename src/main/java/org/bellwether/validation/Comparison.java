package org.bellwether.validation;

import java.util.Arrays;
import java.util.List;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.BellEstimator;
import org.bellwether.nonlocality.CorrelationTensor;
import org.bellwether.nonlocality.Horodecki;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.nonlocality.Wwzb;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.MeanVector;
import org.jspecify.annotations.Nullable;

/**
 * An ensemble beside the master equation: the statistical error ({@code bell}) and the distance from the steady state. The third
 * error, of the time step, is known without any trajectory.
 *
 * @param bell B of the mean state over trajectories, one estimate a time; empty where the observables are not those of two qubits
 * @param bellExact B of the solution of (28), one number a time
 * @param bellSteady B of the steady state that the initial state goes to
 * @param distance the largest difference of a mean of (28) at the last time from the steady state
 * @param steadyReached whether this distance is below a tenth of the standard errors of the means at the last time
 * @param merits the figures of merit of qubits whose trajectories were summed by groups; null for others
 */
public record Comparison(
        List<BellEstimate> bell,
        double[] bellExact,
        double bellSteady,
        double distance,
        boolean steadyReached,
        @Nullable Merits merits) {
    private static final double FRACTION = 0.1;
    private static final int STARTS = 20;

    /** Makes the list immutable. */
    public Comparison {
        bell = List.copyOf(bell);
    }

    /**
     * Compares a run with the equation it should follow.
     *
     * @param reference of the observables of the run, and behind them of what else was summed by groups
     * @throws IllegalArgumentException if they have not the same observables
     */
    public static Comparison of(EnsembleResult result, Reference reference) {
        List<String> names = result.observables();
        if (!reference.names().equals(result.grouped().isEmpty() ? names : result.grouped())) {
            throw new IllegalArgumentException(
                    "the reference has the observables " + reference.names() + ", but the result has " + names);
        }
        boolean twoQubits = names.containsAll(SpinCorrelations.names());
        List<BellEstimate> bell = twoQubits
                ? result.means().stream()
                        .map(means -> BellEstimator.estimate(means, names))
                        .toList()
                : List.of();
        double[][] exact = reference.exact();
        double[] end = Arrays.copyOf(exact[exact.length - 1], names.size());
        double[] steady = Arrays.copyOf(reference.steady(), names.size());
        return new Comparison(
                bell,
                twoQubits ? bells(exact, names) : new double[0],
                twoQubits ? bells(new double[][] {steady}, names)[0] : Double.NaN,
                largestDifference(end, steady),
                reached(result.last(), end, steady),
                result.groups().isEmpty() ? null : Merits.of(result, reference));
    }

    /** Whether B is known. */
    public boolean hasBell() {
        return !bell.isEmpty();
    }

    /** The estimate at the last time. */
    public BellEstimate bellAtEnd() {
        return bell.get(bell.size() - 1);
    }

    /** The directions in which the mean state of two qubits at the last time has its B. */
    public Wwzb settings(EnsembleResult result) {
        double[] t = SpinCorrelations.names().stream()
                .mapToDouble(name -> result.last().mean()[result.observables().indexOf(name)])
                .toArray();
        return Wwzb.of(new CorrelationTensor(2, t), STARTS);
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
