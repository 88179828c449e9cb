package org.bellwether.fluctuation;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Counts whose cumulants are known: in each stretch Poissonian numbers of single jumps in four channels, of jumps down in both baths at
 * once, and of jumps in a fifth channel that is no bath's.
 */
final class PoissonPaths {
    static final BathChannels CHANNELS =
            BathChannels.of(List.of("bath1_down", "bath2_down", "bath1_up", "bath2_up", "collective"));
    /** The mean numbers of a stretch. */
    static final double[] SINGLE = {0.8, 1.1, 0.5, 0.3, 0.9};

    static final double BOTH = 0.4;

    private PoissonPaths() {}

    static SyntheticKernel kernel(long seed, int outputs) {
        return SyntheticKernel.jumping(seed, outputs, SINGLE.length, 0, PoissonPaths::happen);
    }

    private static void happen(SplittableRandom random, int stretch, SyntheticKernel.Path path) {
        if (stretch == 0) {
            return;
        }
        for (int channel = 0; channel < SINGLE.length; channel++) {
            for (int n = SyntheticKernel.poisson(random, SINGLE[channel]); n > 0; n--) {
                path.jump(channel);
            }
        }
        for (int n = SyntheticKernel.poisson(random, BOTH); n > 0; n--) {
            path.jump(0);
            path.jump(1);
        }
    }

    /** The cumulant of an order of a count, by the order of {@link CountStatistics#names}, in a stretch. */
    static double cumulant(int count, int order) {
        double sum = 0;
        for (int k = 0; k < SINGLE.length; k++) {
            sum += SINGLE[k] * Math.pow(coefficient(count, k), order);
        }
        return sum + BOTH * Math.pow(coefficient(count, 0) + coefficient(count, 1), order);
    }

    /** cov(n_1, n_2) in a stretch. */
    static double covariance() {
        return BOTH;
    }

    private static double coefficient(int count, int channel) {
        if (count < SINGLE.length) {
            return count == channel ? 1 : 0;
        }
        if (channel == 4) {
            return 0;
        }
        return count == 7 ? 1 : channel % 2 != count - 5 ? 0 : channel < 2 ? 1 : -1;
    }

    /** ln E[exp(-u n_1 - v n_2)] in a stretch. */
    static double logExponentialAverage(double u, double v) {
        return SINGLE[0] * Math.expm1(-u)
                + SINGLE[1] * Math.expm1(-v)
                + SINGLE[2] * Math.expm1(u)
                + SINGLE[3] * Math.expm1(v)
                + BOTH * Math.expm1(-u - v);
    }
}
