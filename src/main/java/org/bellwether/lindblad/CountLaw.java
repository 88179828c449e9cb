package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.bellwether.model.OpenSystem;

/**
 * The exact law of the number n of jumps of one channel in a trajectory of Strang step dt, by its cumulant generating function K(x) =
 * ln E[e^{x n}] from the {@link TiltedGenerator}, and of the sum over N independent trajectories.
 */
public final class CountLaw {
    // Below it K is lost in the rounding of 1; P(any) is at most N times the mean.
    private static final double LEAST_MEAN = 1e-9;
    private static final double LEAST_EXPECTED = 1e-6;
    private static final double WIDTH = 0.02;
    private static final double PRECISION = 1e-8;
    private static final double NEAR = 0.03;
    private static final int STEPS = 100;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final FullCounting counting;
    private final int channel;
    private final int channels;
    private final double mean;
    private final double width;

    private CountLaw(FullCounting counting, int channel, int channels, double mean, double variance) {
        this.counting = counting;
        this.channel = channel;
        this.channels = channels;
        this.mean = mean;
        width = WIDTH / Math.max(1, Math.sqrt(variance));
    }

    /**
     * The laws of all channels of a system, in their order.
     *
     * @param end of one output time, to which the laws belong
     */
    public static List<CountLaw> of(Generator generator, TimeSteps end) {
        OpenSystem system = generator.system();
        int channels = system.jumps().size();
        FullCounting counting = FullCounting.strang(generator, end);
        List<CountLaw> laws = new ArrayList<>();
        for (int k = 0; k < channels; k++) {
            double[] coefficients = new double[channels];
            coefficients[k] = 1;
            CountCumulants cumulants = counting.cumulants(
                            Counts.one(system.jumps().get(k).name(), coefficients))
                    .get(0);
            laws.add(new CountLaw(counting, k, channels, Math.max(0, cumulants.means()[0]), cumulants.variance(0)));
        }
        return laws;
    }

    /** E[n]. */
    public double mean() {
        return mean;
    }

    /**
     * The probability that the sum over independent trajectories is as far from its mean as the one that was seen or farther, on
     * either side: twice the lesser tail. The tails are the saddlepoint approximation for lattices, 1/(12 n) too large for n Poissonian
     * events, 8 % for one; that of no events is exact. Sources: R. Lugannani, S. Rice, Adv. Appl. Probab. 12, 475 (1980); H. E.
     * Daniels, Int. Stat. Rev. 55, 37 (1987).
     *
     * @param events the sum
     * @param trajectories N
     * @return NaN where less than {@value #LEAST_EXPECTED} jumps were to be expected and none was seen
     */
    public double pValue(long events, long trajectories) {
        double expected = mean * trajectories;
        if (events == 0 && expected < LEAST_EXPECTED) {
            return Double.NaN;
        }
        if (mean < LEAST_MEAN) {
            return events == 0 ? 1 : Math.min(1, expected);
        }
        if (events == 0) {
            return Math.min(1, 2 * Math.exp(trajectories * cumulants(Double.NEGATIVE_INFINITY)));
        }
        double x = saddle((double) events / trajectories);
        double exponent = Math.max(0, x * events - trajectories * cumulants(x));
        double w = Math.sqrt(2 * exponent);
        if (w < NEAR) {
            return 1;
        }
        double spread = Math.sqrt(trajectories * slopes(x).second());
        double u = -Math.expm1(-Math.abs(x)) * spread;
        double tail = NORMAL.survivalProbability(w) + NORMAL.density(w) * (1 / u - 1 / w);
        // No tail is above Chernoff's bound, which also holds where no number of jumps is so large and there is no
        // saddlepoint.
        double bound = Math.exp(-exponent);
        return Math.min(1, 2 * (tail >= 0 && tail < bound ? tail : bound));
    }

    /** x with K'(x) = target > 0: by Newton's method for ln K', which is a straight line for a Poissonian number. */
    private double saddle(double target) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double x = 0;
        for (int k = 0; k < STEPS; k++) {
            Slopes at = slopes(x);
            if (at.first() < target) {
                low = x;
            } else {
                high = x;
            }
            double move = Math.log(target / at.first()) * at.first() / at.second();
            double next = Double.isFinite(move) ? x + Math.max(-1, Math.min(1, move)) : Double.NaN;
            if (!(next > low && next < high)) {
                next = Double.isInfinite(low) ? high - 1 : Double.isInfinite(high) ? low + 1 : (low + high) / 2;
            }
            if (Math.abs(next - x) < PRECISION * width) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** K' and K''. */
    private record Slopes(double first, double second) {}

    /** By differences of the fourth order. */
    private Slopes slopes(double x) {
        double here = cumulants(x);
        double right = cumulants(x + width);
        double left = cumulants(x - width);
        double farRight = cumulants(x + 2 * width);
        double farLeft = cumulants(x - 2 * width);
        return new Slopes(
                (8 * (right - left) - (farRight - farLeft)) / (12 * width),
                (16 * (right + left) - (farRight + farLeft) - 30 * here) / (12 * width * width));
    }

    private double cumulants(double x) {
        double[] exponents = new double[channels];
        exponents[channel] = x;
        return counting.logMean(exponents)[0];
    }
}
