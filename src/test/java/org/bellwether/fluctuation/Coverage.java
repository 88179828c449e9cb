package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What became of one estimate in 200 runs. Its 95 % interval covers 190 of them, and below 176 or at 200 is a false alarm of
 * probability 5e-5; the mean square of z is 1 with the standard error 0.1, and a false alarm of 4.5 errors has the probability 7e-6.
 * A standard error that is wrong by a factor of 1.3 would be seen.
 */
final class Coverage {
    static final int SEEDS = 200;

    private static final double QUANTILE_975 = 1.959963984540054;

    private int runs;
    private int covered;
    private double squares;

    void add(double estimate, double error, double exact) {
        double z = (estimate - exact) / error;
        add(Math.abs(z) < QUANTILE_975);
        squares += z * z;
    }

    /** An interval that has no error to be judged by. */
    void add(boolean covers) {
        runs++;
        covered += covers ? 1 : 0;
    }

    double meanSquare() {
        return squares / SEEDS;
    }

    void require() {
        requireInterval();
        assertThat(meanSquare()).isBetween(0.55, 1.45);
    }

    void requireInterval() {
        requireAtLeast();
        assertThat(covered).isLessThanOrEqualTo(199);
    }

    void requireAtLeast() {
        assertThat(runs).isEqualTo(SEEDS);
        assertThat(covered).isGreaterThanOrEqualTo(176);
    }
}
