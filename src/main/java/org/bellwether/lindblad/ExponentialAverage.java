package org.bellwether.lindblad;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bellwether.model.Bath;
import org.bellwether.model.ThermalMachine;

/**
 * The exponential average G(1) = E[exp(-sum_k s_k n_k)] of the entropy that jumps bring into baths, at all output times, and
 * how well trajectories can estimate it. With G(l) = E[exp(-l sum_k s_k n_k)] the variance over trajectories is G(2) - G(1)^2.
 *
 * <p>The integral fluctuation theorem says G(1) = 1 at every time from the maximally mixed state, with noise, static field and
 * Lamb shifts, for the master equation and for trajectories of any step: white noise adds no entropy term.
 *
 * @param logMeans ln G(1)
 * @param logSecondMoments ln G(2); like ln G(1) finite up to values far above the largest double, see
 *     {@link FullCounting#logMean}
 */
public record ExponentialAverage(double[] logMeans, double[] logSecondMoments) {
    /**
     * The entropy that a jump of the machine brings into its bath: +g/T_b for a jump down, -g/T_b for a jump up. At T_b = 0 it is
     * infinite: one jump down makes the average 0, and there are none up, so G(1) is the average over trajectories without a
     * jump of this bath, below 1. The same holds for a bath so cold that the rate of up-jumps underflows, T_b below g/745.
     *
     * @return s_k of bath1_down, bath2_down, bath1_up, bath2_up
     */
    public static double[] entropies(ThermalMachine machine) {
        double[] s = new double[4];
        List<Bath> baths = List.of(machine.bath1(), machine.bath2());
        for (int b = 0; b < 2; b++) {
            s[b] = baths.get(b).entropyPerQuantum(machine.coupling()).orElse(Double.POSITIVE_INFINITY);
            s[2 + b] = -s[b];
        }
        return s;
    }

    /**
     * The average over a mixture of laws, sum_k w_k G_k.
     *
     * @param weights w_k, which add up to 1
     * @param laws one for each weight, at the same outputs
     */
    public static ExponentialAverage mixture(double[] weights, List<ExponentialAverage> laws) {
        return new ExponentialAverage(
                mixed(weights, laws, ExponentialAverage::logMeans),
                mixed(weights, laws, ExponentialAverage::logSecondMoments));
    }

    /** ln sum_k w_k e^{x_k}, of the largest x_k apart. */
    private static double[] mixed(
            double[] weights, List<ExponentialAverage> laws, Function<ExponentialAverage, double[]> logs) {
        double[] mixed = new double[logs.apply(laws.get(0)).length];
        Arrays.setAll(mixed, i -> {
            double largest =
                    laws.stream().mapToDouble(law -> logs.apply(law)[i]).max().orElseThrow();
            if (Double.isInfinite(largest)) {
                return largest;
            }
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                sum += weights[k] * Math.exp(logs.apply(laws.get(k))[i] - largest);
            }
            return largest + Math.log(sum);
        });
        return mixed;
    }

    /** G(1) at output k; infinite where it is beyond the largest double. */
    public double mean(int k) {
        return Math.exp(logMeans[k]);
    }

    /**
     * The standard error that the average over a number of trajectories has at output k, as a part of G(1):
     * sqrt((G(2)/G(1)^2 - 1)/trajectories). Above about 0.3 a sample hardly ever contains the trajectories that matter. Infinite
     * where it is beyond the largest double, or G(1) is.
     */
    public double relativeError(int k, long trajectories) {
        if (Double.isInfinite(logMeans[k])) {
            return Double.POSITIVE_INFINITY;
        }
        double excess = Math.expm1(logSecondMoments[k] - 2 * logMeans[k]);
        return Math.sqrt(Math.max(0, excess) / trajectories);
    }
}
