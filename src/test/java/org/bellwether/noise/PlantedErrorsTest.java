package org.bellwether.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        return coherence(process, W);
    }

    private static double coherence(NoiseProcess process, double w) {
        ProcessLanes lanes = ProcessLanes.of(process, 1);
        lanes.over(1);
        double sum = 0;
        for (int path = 0; path < PATHS; path++) {
            lanes.start(0, 0, StreamKey.ofSeed(path));
            double angle = 0;
            for (int step = 0; step < STEPS; step++) {
                angle += lanes.next(0);
            }
            sum += Math.cos(w * angle);
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

    /** Of the samplers as they are: their own law with a parameter that was mistaken, or an angle that was. */
    @Test
    void aMistakenParameterMovesTheCoherence() {
        NoiseProcess varianceForDeviation = new OrnsteinUhlenbeck(2 * TAU * Math.pow(SIGMA, 4), TAU);
        NoiseProcess oneSidedSpectrum = new OrnsteinUhlenbeck(2 * GAMMA, TAU);
        NoiseProcess correlationTimeDoubled = new OrnsteinUhlenbeck(GAMMA, 2 * TAU);
        for (NoiseProcess mistaken : List.of(varianceForDeviation, oneSidedSpectrum, correlationTimeDoubled)) {
            assertThat(Math.abs(coherence(mistaken) - GAUSSIAN))
                    .as("%s", mistaken)
                    .isGreaterThan(LEAST_EFFECT);
        }
        double cyclesForRadians = coherence(new OrnsteinUhlenbeck(GAMMA, TAU), W / (2 * Math.PI));
        assertThat(Math.abs(cyclesForRadians - GAUSSIAN)).isGreaterThan(LEAST_EFFECT);
    }

    /** What the step of the sampler is turned into; with none of it the coherence is right. */
    enum Mistake {
        NONE,
        /** eta(0) = 0. */
        STARTS_AT_ZERO,
        /** Each of the right variance, but the angle of a step knows nothing of where it ends. */
        THETA_AND_ETA_UNCORRELATED;

        OrnsteinUhlenbeckStep in(OrnsteinUhlenbeckStep right) {
            return this == THETA_AND_ETA_UNCORRELATED
                    ? new OrnsteinUhlenbeckStep(
                            right.decay(), right.kick(), right.mean(), 0, Math.hypot(right.first(), right.second()))
                    : right;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMistakeInTheStepMovesTheCoherence(Mistake mistake) {
        OrnsteinUhlenbeckStep step = mistake.in(OrnsteinUhlenbeckStep.of(new OrnsteinUhlenbeck(GAMMA, TAU), 1));
        SplittableRandom random = new SplittableRandom(18);
        double sum = 0;
        for (int path = 0; path < PATHS; path++) {
            double eta = mistake == Mistake.STARTS_AT_ZERO ? 0 : SIGMA * random.nextGaussian();
            double angle = 0;
            for (int k = 0; k < STEPS; k++) {
                double first = random.nextGaussian();
                angle += step.mean() * eta + step.first() * first + step.second() * random.nextGaussian();
                eta = step.decay() * eta + step.kick() * first;
            }
            sum += Math.cos(W * angle);
        }
        double off = Math.abs(sum / PATHS - GAUSSIAN);
        if (mistake == Mistake.NONE) {
            assertThat(off).isLessThan(4 * error(GAUSSIAN));
        } else {
            assertThat(off).isGreaterThan(LEAST_EFFECT);
        }
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
