package org.bellwether.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Quasistatic;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.random.StreamKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of theta over steps, which must not depend on the steps. */
class ProcessLanesTest {
    private static final int PATHS = 100_000;

    /** Sums of theta over the first and over the second half of a time, for many paths. */
    private static double[][] halves(NoiseProcess process, double dt, int stepsPerHalf) {
        ProcessLanes lanes = ProcessLanes.of(process, 1);
        lanes.over(dt);
        double[][] halves = new double[2][PATHS];
        for (int path = 0; path < PATHS; path++) {
            lanes.start(0, 0, StreamKey.ofSeed(7).split(path));
            for (int half = 0; half < 2; half++) {
                for (int k = 0; k < stepsPerHalf; k++) {
                    halves[half][path] += lanes.next(0);
                }
            }
        }
        return halves;
    }

    private static double mean(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum / x.length;
    }

    /** Var int_0^T x dt = gamma (T - tau (1 - e^{-T/tau})). */
    private static double variance(double gamma, double tau, double time) {
        return gamma * (time + tau * Math.expm1(-time / tau));
    }

    static Stream<Arguments> steps() {
        return Stream.of(0.03, 1.0, 30.0)
                .flatMap(tau -> Stream.of(1, 2, 8)
                        .flatMap(steps -> Stream.of(
                                Arguments.of(new OrnsteinUhlenbeck(0.7, tau), tau, steps),
                                Arguments.of(new Telegraph(0.7, tau), tau, steps))));
    }

    /**
     * Variance of theta over a half and covariance of the halves, with step/tau from 0.004 to 33. Relative standard errors are
     * sqrt(2/N) = 0.0045 at most (Gaussian; a telegraph has smaller ones), five of them with 36 comparisons: a false alarm in
     * 50 000 seeds. Caught: eta(0) = 0, Euler's step, one-sided spectra, variance for deviation (factors of 2 and more), theta and
     * eta' uncorrelated, flips rounded to steps.
     */
    @ParameterizedTest
    @MethodSource("steps")
    void theLawOfThetaDoesNotDependOnTheSteps(NoiseProcess process, double tau, int steps) {
        double half = 1;
        double[][] theta = halves(process, half / steps, steps);
        double var = variance(0.7, tau, half);
        double covariance = variance(0.7, tau, 2 * half) / 2 - var;
        double error = 5 * var * Math.sqrt(2.0 / PATHS);
        assertThat(mean(theta[0], theta[0])).isCloseTo(var, within(error));
        assertThat(mean(theta[1], theta[1])).isCloseTo(var, within(error));
        assertThat(mean(theta[0], theta[1])).isCloseTo(covariance, within(error));
    }

    /** E cos(w theta), which tells a telegraph from a Gaussian: the closed form of pure dephasing. */
    @ParameterizedTest
    @CsvSource({"1, 0.3", "4, 0.3", "16, 0.3", "4, 3"})
    void aTelegraphDephasesAsItsClosedForm(int steps, double tau) {
        double frequency = 2;
        double time = 2;
        double[][] theta = halves(new Telegraph(0.7, tau), time / 2 / steps, steps);
        double flips = 1 / (2 * tau);
        double v = Math.sqrt(0.7 / (2 * tau));
        double square = flips * flips - frequency * frequency * v * v;
        double mu = Math.sqrt(Math.abs(square));
        double expected = Math.exp(-flips * time)
                * (square > 0
                        ? Math.cosh(mu * time) + flips / mu * Math.sinh(mu * time)
                        : Math.cos(mu * time) + flips / mu * Math.sin(mu * time));
        double sum = 0;
        for (int i = 0; i < PATHS; i++) {
            sum += Math.cos(frequency * (theta[0][i] + theta[1][i]));
        }
        // A mean of numbers in [-1, 1]: five standard errors of at most N^{-1/2}.
        assertThat(sum / PATHS).isCloseTo(expected, within(5 / Math.sqrt(PATHS)));
    }

    @Test
    void quasistaticNoiseKeepsItsValue() {
        double[][] theta = halves(new Quasistatic(0.4), 0.5, 2);
        assertThat(theta[0]).containsExactly(theta[1]);
        assertThat(mean(theta[0], theta[0])).isCloseTo(0.16, within(5 * 0.16 * Math.sqrt(2.0 / PATHS)));
    }

    /** The stationary variance of eta does not depend on dt/tau, and theta tends to white noise for tau -> 0. */
    @ParameterizedTest
    @CsvSource({"0.01", "1", "100"})
    void theStationaryVarianceDoesNotDependOnTheStep(double ratio) {
        double tau = 1.7;
        OrnsteinUhlenbeck process = new OrnsteinUhlenbeck(0.7, tau);
        OrnsteinUhlenbeckStep step = OrnsteinUhlenbeckStep.of(process, ratio * tau);
        double next = step.decay() * step.decay() * process.variance() + step.kick() * step.kick();
        assertThat(next).isCloseTo(process.variance(), within(1e-15));
        double ofTheta = step.mean() * step.mean() * process.variance()
                + step.first() * step.first()
                + step.second() * step.second();
        assertThat(ofTheta).isCloseTo(variance(0.7, tau, ratio * tau), within(1e-12 * ofTheta));
    }

    @ParameterizedTest
    @CsvSource({"1e-9", "0.01", "0.2499", "0.2501"})
    void theVarianceGivenBothEndsIsAccurateForShortSteps(double x) {
        OrnsteinUhlenbeckStep step = OrnsteinUhlenbeckStep.of(new OrnsteinUhlenbeck(2, 1), x);
        // s = tau = 1, so the square is 2x - 4 tanh(x/2); the first term left out is 691 x^8/6652800 of the first.
        double series = x * x * x / 6 * (1 - x * x / 10 + 17 * Math.pow(x, 4) / 1680 - 31 * Math.pow(x, 6) / 30240);
        assertThat(step.second() * step.second()).isCloseTo(series, within(2e-9 * series));
    }

    @Test
    void noThetaIsLargerThanTheLargest() {
        for (NoiseProcess process :
                new NoiseProcess[] {new OrnsteinUhlenbeck(0.7, 0.5), new Telegraph(0.7, 0.5), new Quasistatic(0.4)}) {
            ProcessLanes lanes = ProcessLanes.of(process, 1);
            lanes.over(0.3);
            double largest = 0;
            for (int path = 0; path < 100; path++) {
                lanes.start(0, 0, StreamKey.ofSeed(3).split(path));
                for (int k = 0; k < 100; k++) {
                    largest = Math.max(largest, Math.abs(lanes.next(0)));
                }
            }
            assertThat(largest).isLessThanOrEqualTo(lanes.largest()).isGreaterThan(lanes.largest() / 10);
        }
    }

    /**
     * A lane depends on its key alone, not on what other lanes drew before, and the bits are those of every version: what a seed gave
     * it gives again.
     */
    @Test
    void aLaneHasThePathOfItsKey() {
        NoiseProcess[] processes = {new OrnsteinUhlenbeck(0.7, 0.5), new Telegraph(0.7, 0.5), new Quasistatic(0.4)};
        double[][] frozen = {
            {0.019208750353115697, 0.007373977640831702, -0.15085581500480377, 0.029078182380748392},
            {0.25099800796022265, 0.25099800796022265, -0.10317521625121025, -0.25099800796022265},
            {0.040434570001219076, 0.040434570001219076, 0.040434570001219076, 0.040434570001219076}
        };
        for (int p = 0; p < processes.length; p++) {
            ProcessLanes alone = ProcessLanes.of(processes[p], 1);
            ProcessLanes two = ProcessLanes.of(processes[p], 2);
            alone.over(0.3);
            two.over(0.3);
            StreamKey first = StreamKey.ofSeed(3).split(1);
            StreamKey second = StreamKey.ofSeed(3).split(2);
            two.start(1, 0, second);
            two.start(0, 0, first);
            alone.start(0, 0, second);
            double[] path = new double[4];
            for (int k = 0; k < path.length; k++) {
                path[k] = alone.next(0);
                double[] both = new double[2];
                if (k % 2 == 0) {
                    two.next(both);
                } else {
                    both[0] = two.next(0);
                    both[1] = two.next(1);
                }
                assertThat(both[1]).isEqualTo(path[k]);
            }
            assertThat(path).containsExactly(frozen[p]);
        }
    }

    /**
     * The largest value is what the largest Gaussian in every draw, 8.4906, leads to: reached to rounding, also by a value that
     * was reached in smaller steps before.
     */
    @Test
    void theLargestThetaIsThatOfTheLargestGaussians() {
        OrnsteinUhlenbeck process = new OrnsteinUhlenbeck(0.7, 0.5);
        ProcessLanes lanes = ProcessLanes.of(process, 1);
        double eta = 8.4906 * Math.sqrt(process.variance());
        for (double dt : new double[] {0.3, 0.01, 1}) {
            lanes.over(dt);
            OrnsteinUhlenbeckStep step = OrnsteinUhlenbeckStep.of(process, dt);
            double largest = 0;
            for (int k = 0; k < 5000; k++) {
                largest = Math.max(largest, step.mean() * eta + 8.4906 * (step.first() + step.second()));
                eta = step.decay() * eta + 8.4906 * step.kick();
            }
            assertThat(lanes.largest()).isCloseTo(largest, within(1e-12 * largest));
        }
    }
}
