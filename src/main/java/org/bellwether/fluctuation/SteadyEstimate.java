package org.bellwether.fluctuation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.BellEstimator;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.statistics.Interval;
import org.bellwether.statistics.MeanVector;

/**
 * Time averages of a few long trajectories, averaged over them.
 *
 * <p>The intervals rest on averages of single trajectories being about normal, so on trajectories that are long. Measured over 384
 * groups of eight on Fig. 3's machine, after 190 relaxation times, they cover in 93 to 95 %, but that of psi-, which a trajectory
 * visits a few times only, in 92 %, and after 50 relaxation times in 80 %. Where B is 0, its interval covers in 91 to 94 %.
 *
 * @param names of the observables
 * @param means their means over the K trajectories, with Student's 95 % intervals for K - 1 degrees of freedom
 * @param bell B of the time-averaged mean state, by {@link BellEstimator} from the covariance over the K trajectories; empty
 *     where XX, YY and ZZ are not all among the observables. Correlations that are not are taken as 0, as they are in the steady states of a machine without field
 * @param count K
 */
public record SteadyEstimate(List<String> names, List<Interval> means, Optional<BellEstimate> bell, int count) {
    /** Makes the lists immutable. */
    public SteadyEstimate {
        names = List.copyOf(names);
        means = List.copyOf(means);
    }

    /** The mean of an observable. */
    public Interval mean(String name) {
        return means.get(names.indexOf(name));
    }

    /**
     * From the averages of single trajectories.
     *
     * @param averages [trajectory][observable]
     */
    static SteadyEstimate of(List<String> names, double[][] averages) {
        List<Interval> means = IntStream.range(0, names.size())
                .mapToObj(k -> Interval.mean(column(averages, k)))
                .toList();
        Optional<BellEstimate> bell =
                names.containsAll(List.of("XX", "YY", "ZZ")) ? Optional.of(bell(names, averages)) : Optional.empty();
        return new SteadyEstimate(names, means, bell, averages.length);
    }

    private static BellEstimate bell(List<String> names, double[][] averages) {
        List<String> all = SpinCorrelations.names();
        int n = all.size();
        double[][] columns = new double[n][];
        double[] mean = new double[n];
        for (int i = 0; i < n; i++) {
            int place = names.indexOf(all.get(i));
            columns[i] = place < 0 ? new double[averages.length] : column(averages, place);
            mean[i] = Arrays.stream(columns[i]).sum() / averages.length;
        }
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < averages.length; k++) {
                    covariance[i][j] += (columns[i][k] - mean[i]) * (columns[j][k] - mean[j]) / (averages.length - 1);
                }
            }
        }
        return BellEstimator.estimate(new MeanVector(averages.length, mean, covariance, mean, mean), all);
    }

    private static double[] column(double[][] rows, int k) {
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = rows[i][k];
        }
        return column;
    }
}
