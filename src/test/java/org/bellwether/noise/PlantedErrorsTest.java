package org.bellwether.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.random.StreamKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The mistakes that samplers of noise with memory are known for, each planted, against the closed form of pure dephasing: E cos(w Phi),
 * Phi the angle at t = 10, of w = 4 as phi+ and phi- have it under collective noise, with gamma = 0.02, tau = 2, steps of 1.
 *
 * <p>A standard error is at most 0.005. A right sampler is off by more than 4 of them once in 16 000 seeds; every mistake moves the
 * coherence by 0.03 at least.
 */
class PlantedErrorsTest {
    private static final int PATHS = 20_000;
    private static final int STEPS = 10;
    private static final double GAMMA = 0.02;
    private static final double TAU = 2;
    private static final double W = 4;
    private static final double SIGMA = Math.sqrt(GAMMA / (2 * TAU));
    private static final double DECAY = Math.exp(-1 / TAU);
    /** Of the angle given both ends, over sigma: tau sqrt(2 [x - 2 tanh(x/2)]), x = 1/tau. */
    private static final double BRIDGE = TAU * Math.sqrt(2 * (1 / TAU - 2 * Math.tanh(0.5 / TAU)));

    private static final double LEAST_EFFECT = 0.03;

    /** E cos(w Phi) of a Gaussian angle of variance gamma (t - tau (1 - e^{-t/tau})). */
    private static final double GAUSSIAN = Math.exp(-W * W / 2 * GAMMA * (STEPS - TAU * (1 - Math.exp(-STEPS / TAU))));

    /** The same of a telegraph, e^{-kt} [cos mu t + (k/mu) sin mu t], mu^2 = w^2 v^2 - k^2 > 0, k = 1/(2 tau). */
    private static double telegraph(double v) {
        double k = 1 / (2 * TAU);
        double mu = Math.sqrt(W * W * v * v - k * k);
        return Math.exp(-k * STEPS) * (Math.cos(mu * STEPS) + k / mu * Math.sin(mu * STEPS));
    }

    private static double coherence(NoiseProcess process) {
        ProcessLanes lanes = ProcessLanes.of(process, 1);
        lanes.over(1);
        double sum = 0;
        for (int path = 0; path < PATHS; path++) {
            lanes.start(0, 0, StreamKey.ofSeed(path));
            double angle = 0;
            for (int step = 0; step < STEPS; step++) {
                angle += lanes.next(0);
            }
            sum += Math.cos(W * angle);
        }
        return sum / PATHS;
    }

    private static double error(double coherence) {
        // Var cos x = (1 + E cos 2x)/2 - (E cos x)^2.
        return Math.sqrt((1 + Math.pow(coherence, 4)) / 2 / PATHS);
    }

    @Test
    void theSamplersAreRight() {
        assertThat(Math.abs(coherence(new OrnsteinUhlenbeck(GAMMA, TAU)) - GAUSSIAN))
                .isLessThan(4 * error(GAUSSIAN));
        assertThat(Math.abs(coherence(new Telegraph(GAMMA, TAU)) - telegraph(SIGMA)))
                .isLessThan(4 * error(telegraph(SIGMA)));
    }

    /** What goes wrong. */
    enum Mistake {
        STARTS_AT_ZERO,
        VARIANCE_FOR_DEVIATION,
        ONE_SIDED_SPECTRUM,
        CYCLES_FOR_RADIANS,
        CORRELATION_TIME_DOUBLED;

        double size() {
            return switch (this) {
                case VARIANCE_FOR_DEVIATION -> SIGMA * SIGMA;
                case ONE_SIDED_SPECTRUM -> SIGMA * Math.sqrt(2);
                case CORRELATION_TIME_DOUBLED -> SIGMA / Math.sqrt(2);
                default -> SIGMA;
            };
        }

        double decay() {
            return switch (this) {
                case CORRELATION_TIME_DOUBLED -> Math.sqrt(DECAY);
                default -> DECAY;
            };
        }

        double kick() {
            return Math.sqrt(1 - decay() * decay());
        }

        /** The deviation of the angle given both ends. */
        double bridge() {
            return BRIDGE * size() * unit();
        }

        /** The angle of a step from the values at its ends. */
        double angle(double before, double after) {
            return TAU * Math.tanh(0.5 / TAU) * (before + after) * unit();
        }

        private double unit() {
            return this == CYCLES_FOR_RADIANS ? 1 / (2 * Math.PI) : 1;
        }
    }

    /** The angle given both ends of a step has a variance of its own. */
    @ParameterizedTest
    @EnumSource
    void aMistakeMovesTheCoherence(Mistake mistake) {
        SplittableRandom random = new SplittableRandom(18);
        double sum = 0;
        for (int path = 0; path < PATHS; path++) {
            double eta = mistake == Mistake.STARTS_AT_ZERO ? 0 : mistake.size() * random.nextGaussian();
            double angle = 0;
            for (int step = 0; step < STEPS; step++) {
                double next = mistake.decay() * eta + mistake.kick() * mistake.size() * random.nextGaussian();
                angle += mistake.angle(eta, next) + mistake.bridge() * random.nextGaussian();
                eta = next;
            }
            sum += Math.cos(W * angle);
        }
        assertThat(Math.abs(sum / PATHS - GAUSSIAN)).isGreaterThan(LEAST_EFFECT);
    }

    /** theta and eta' uncorrelated: each of the right variance, but the angle of a step knows nothing of where it ends. */
    @Test
    void anAngleThatKnowsNothingOfTheEndMovesTheCoherence() {
        double x = 1 / TAU;
        double own = SIGMA * TAU * Math.sqrt(2 * x - 3 + 4 * DECAY - DECAY * DECAY);
        SplittableRandom random = new SplittableRandom(18);
        double sum = 0;
        for (int path = 0; path < PATHS; path++) {
            double eta = SIGMA * random.nextGaussian();
            double angle = 0;
            for (int step = 0; step < STEPS; step++) {
                angle += TAU * (1 - DECAY) * eta + own * random.nextGaussian();
                eta = DECAY * eta + Math.sqrt(1 - DECAY * DECAY) * SIGMA * random.nextGaussian();
            }
            sum += Math.cos(W * angle);
        }
        assertThat(Math.abs(sum / PATHS - GAUSSIAN)).isGreaterThan(LEAST_EFFECT);
    }

    /** A strong telegraph, which turns by 2 in a step: its coherence comes back on paths that flip where the steps end. */
    @Test
    void flipsRoundedToStepsMoveTheCoherence() {
        double v = 2 / W;
        assertThat(Math.abs(coherence(new Telegraph(2 * TAU * v * v, TAU)) - telegraph(v)))
                .isLessThan(4 * error(telegraph(v)));
        SplittableRandom random = new SplittableRandom(18);
        double sum = 0;
        for (int path = 0; path < PATHS; path++) {
            double eta = random.nextBoolean() ? v : -v;
            double angle = 0;
            for (int step = 0; step < STEPS; step++) {
                angle += eta;
                eta = random.nextDouble() < (1 - DECAY) / 2 ? -eta : eta;
            }
            sum += Math.cos(W * angle);
        }
        assertThat(Math.abs(sum / PATHS - telegraph(v))).isGreaterThan(LEAST_EFFECT);
    }

    /** eta' = (1 - x) eta + sqrt(2x) sigma z has the stationary variance sigma^2/(1 - x/2), a third more at x = 1/2. */
    @Test
    void theStepOfEulerChangesTheStationaryVariance() {
        double x = 1 / TAU;
        SplittableRandom random = new SplittableRandom(18);
        double eta = 0;
        double sum = 0;
        for (int step = 0; step < PATHS; step++) {
            eta = (1 - x) * eta + Math.sqrt(2 * x) * SIGMA * random.nextGaussian();
            sum += eta * eta;
        }
        assertThat(sum / PATHS / (SIGMA * SIGMA)).isGreaterThan(1.25);
    }

    /** psi+ and psi- turn by 2 (Phi_1 - Phi_2), which is nothing where both channels have one stream. */
    @Test
    void twoChannelsOfOneStreamDoNotDephasePsi() {
        double right = Math.exp(-4 * GAMMA * (STEPS - TAU * (1 - Math.exp(-STEPS / TAU))));
        assertThat(Math.abs(difference(1) - right)).isLessThan(4 * error(right));
        assertThat(difference(0) - right).isGreaterThan(LEAST_EFFECT);
    }

    /** E cos 2(Phi_1 - Phi_2) of two channels, the second of which has the seed of the first and so many more. */
    private static double difference(long apart) {
        ProcessLanes lanes = ProcessLanes.of(new OrnsteinUhlenbeck(GAMMA, TAU), 2);
        lanes.over(1);
        double sum = 0;
        for (int path = 0; path < PATHS; path++) {
            lanes.start(0, 0, StreamKey.ofSeed(path));
            lanes.start(1, 0, StreamKey.ofSeed(path + apart * PATHS));
            double angle = 0;
            for (int step = 0; step < STEPS; step++) {
                angle += lanes.next(0) - lanes.next(1);
            }
            sum += Math.cos(2 * angle);
        }
        return sum / PATHS;
    }
}
