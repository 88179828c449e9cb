package org.bellwether.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bellwether.model.NoiseProcess.Spectrum;
import org.bellwether.random.StreamKey;
import org.bellwether.testkit.Tabulated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Noise with a spectral density from a table, judged by the Ornstein-Uhlenbeck process of the same density. */
class SpectrumLanesTest {
    private static final double GAMMA = 0.7;

    private static double[] path(ProcessLanes lanes, int path, int steps) {
        lanes.start(0, path, StreamKey.ofSeed(11).split(path));
        double[] theta = new double[steps];
        for (int k = 0; k < steps; k++) {
            theta[k] = lanes.next(0);
        }
        return theta;
    }

    private static double sum(double[] x, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += x[k];
        }
        return sum;
    }

    /** Var int_0^t eta = gamma (t - tau (1 - e^{-t/tau})). */
    private static double variance(double tau, double time) {
        return GAMMA * (time + tau * Math.expm1(-time / tau));
    }

    /**
     * Variance of theta over a time and its covariance with that of the next, and E cos(2 theta) over both: memories of 1/200 to 25
     * times the run. Relative standard errors of second moments are sqrt(2/N) = 0.018; five of them, 18 comparisons: a false alarm
     * in 100 000 seeds. A one-sided density (factor 2), cycles for radians (2 pi in time and density) and a path that is no
     * Gaussian, as of few lines, are off by more than 15 errors.
     */
    @ParameterizedTest
    @CsvSource({"0.05, 64, 5", "1, 64, 3", "1, 16, 7", "5, 32, 10", "250, 16, 5", "250, 16, 1"})
    void pathsHaveTheLawOfTheDensity(double tau, int steps, int window) {
        double dt = 10.0 / steps;
        int paths = 6000;
        Spectrum process = new Spectrum(Tabulated.lorentzian(GAMMA, tau, 1e-3 / tau, 40 / tau + 30), 10);
        ProcessLanes lanes = ProcessLanes.of(process, 1);
        lanes.over(dt);
        double squares = 0;
        double products = 0;
        double cosines = 0;
        for (int p = 0; p < paths; p++) {
            double[] theta = path(lanes, p, steps);
            double first = sum(theta, 1, 1 + window);
            double second = sum(theta, 1 + window, 1 + 2 * window);
            squares += first * first / paths;
            products += first * second / paths;
            cosines += Math.cos(2 * (first + second)) / paths;
        }
        double time = window * dt;
        double var = variance(tau, time);
        double both = variance(tau, 2 * time);
        double error = 5 * var * Math.sqrt(2.0 / paths);
        assertThat(squares).isCloseTo(var, within(error));
        assertThat(products).isCloseTo(both / 2 - var, within(error));
        double mean = Math.exp(-2 * both);
        double spread = Math.sqrt((1 + Math.exp(-8 * both)) / 2 - mean * mean);
        assertThat(cosines).isCloseTo(mean, within(5 * spread / Math.sqrt(paths)));
    }

    /** A path is a function of the time. */
    @ParameterizedTest
    @CsvSource({"100, 3", "60, 0.05", "60, 500"})
    void theHalvesOfAStepAddUpToIt(int steps, double tau) {
        Spectrum process = new Spectrum(Tabulated.lorentzian(GAMMA, tau, 1e-2 / tau, 200 / tau), 10);
        ProcessLanes whole = ProcessLanes.of(process, 1);
        ProcessLanes half = ProcessLanes.of(process, 1);
        whole.over(10.0 / steps);
        half.over(5.0 / steps);
        double[] coarse = path(whole, 4, steps);
        double[] fine = path(half, 4, 2 * steps);
        double size = Math.sqrt(process.variance()) * 10 / steps;
        for (int k = 0; k < steps; k++) {
            assertThat(fine[2 * k] + fine[2 * k + 1]).isCloseTo(coarse[k], within(1e-11 * size));
        }
    }

    /** What a path is made of does not depend on the lane, on what it was before, or on others. */
    @Test
    void lanesAreIndependentOfOneAnother() {
        Spectrum process = new Spectrum(Tabulated.lorentzian(GAMMA, 1, 1e-2, 100), 10);
        ProcessLanes one = ProcessLanes.of(process, 1);
        ProcessLanes two = ProcessLanes.of(process, 2);
        one.over(0.5);
        two.over(0.5);
        two.start(0, 3, StreamKey.ofSeed(11).split(3));
        two.idle(1);
        assertThat(two.next(1)).isZero();
        two.next(0);
        two.start(1, 7, StreamKey.ofSeed(11).split(7));
        double[] path = path(one, 7, 20);
        for (double theta : path) {
            assertThat(two.next(1)).isEqualTo(theta);
            assertThat(Math.abs(theta)).isLessThanOrEqualTo(one.largest());
        }
        assertThatThrownBy(() -> two.next(1)).hasMessageContaining("20 steps");
    }

    /** The transform against its definition. */
    @Test
    void theTransformIsTheSumOfItsDefinition() {
        for (int size : new int[] {1, 2, 8, 64}) {
            double[] re = new double[size];
            double[] im = new double[size];
            for (int k = 0; k < size; k++) {
                re[k] = Math.cos(1 + k * k);
                im[k] = Math.sin(2 + 3 * k * k);
            }
            double[] x = re.clone();
            double[] y = im.clone();
            new FourierTransform(size).apply(x, y);
            for (int n = 0; n < size; n++) {
                double sumRe = 0;
                double sumIm = 0;
                for (int k = 0; k < size; k++) {
                    double angle = 2 * Math.PI * k * n / size;
                    sumRe += re[k] * Math.cos(angle) - im[k] * Math.sin(angle);
                    sumIm += re[k] * Math.sin(angle) + im[k] * Math.cos(angle);
                }
                assertThat(x[n]).isCloseTo(sumRe, within(1e-12));
                assertThat(y[n]).isCloseTo(sumIm, within(1e-12));
            }
        }
    }
}
