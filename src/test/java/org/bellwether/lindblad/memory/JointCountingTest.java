package org.bellwether.lindblad.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.CountCumulants;
import org.bellwether.lindblad.CountDistribution;
import org.bellwether.lindblad.Counts;
import org.bellwether.lindblad.ExponentialAverage;
import org.bellwether.lindblad.FullCounting;
import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.lindblad.WaitingLaw;
import org.bellwether.lindblad.WaitingTimes;
import org.bellwether.lindblad.WorkGenerator;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.Colour;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Counts, heat, work and waiting times under noise with memory, by the joint equation of state and noise. */
class JointCountingTest {
    private static final NoiseProcess NONE = new White(0);
    private static final double GAMMA = 0.3;
    private static final double TAU = 4;
    /** A machine with many jumps under a telegraph on its first qubit. */
    private static final OpenSystem TELEGRAPH = Colour.withNoise(
            TestSystems.machine(0.2, 0.6, 0.6, 0.3, 0, 0, 0).openSystem(),
            List.of(NONE, new Telegraph(GAMMA, TAU), NONE));

    private static final int DOWN = 1;
    private static final double STEP = 0.25;
    private static final long STEPS = 40;

    /** The telegraph's equation written down for its two values: 2 x 16 coordinates, each value with its part of the state. */
    private static final class TwoLevels {
        private final double[][] drift = new double[32][32];
        private final double[][] kick = new double[32][32];
        private final double[][] jump = new double[32][32];
        private final double[][] jumps = new double[32][32];
        private final double[] initial = new double[32];

        TwoLevels() {
            Liouvillian bare = Liouvillian.of(TELEGRAPH.withWhiteNoiseOnly());
            var v = TELEGRAPH.noises().get(1).operator().times(Math.sqrt(GAMMA / (2 * TAU)));
            double[][] turn = Liouvillian.matrix(bare.basis(), rho -> Liouvillian.unitary(v, rho));
            double flip = 1 / (2 * TAU);
            for (int s = 0; s < 2; s++) {
                put(drift, s, bare.drift(), 1);
                put(kick, s, turn, s == 0 ? 1 : -1);
                for (int k = 0; k < 4; k++) {
                    JumpChannel channel = TELEGRAPH.jumps().get(k);
                    var a = channel.operator();
                    double[][] map =
                            Liouvillian.matrix(bare.basis(), rho -> a.times(rho).times(a.adjoint()));
                    put(jumps, s, map, channel.rate());
                    put(jump, s, map, k == DOWN ? channel.rate() : 0);
                }
                for (int i = 0; i < 16; i++) {
                    kick[16 * s + i][16 * s + i] -= flip;
                    kick[16 * s + i][16 * (1 - s) + i] += flip;
                    initial[16 * s + i] =
                            bare.basis().coordinates(TELEGRAPH.initialState().densityMatrix())[i] / 2;
                }
            }
        }

        private static void put(double[][] target, int s, double[][] map, double factor) {
            for (int i = 0; i < 16; i++) {
                for (int j = 0; j < 16; j++) {
                    target[16 * s + i][16 * s + j] += factor * map[i][j];
                }
            }
        }

        static double trace(double[] state, int first) {
            return state[first] + state[first + 16];
        }

        /** E[n] and E[n (n - 1)]/2 of the down-jumps: the terms with one and with two jumps of a Dyson series, behind the state. */
        double[] factorialMoments(long steps, double dt, boolean split) {
            double[][] drifts = chain(drift, jump);
            double[][] kicks = chain(kick, new double[32][32]);
            double[][] map;
            if (split) {
                double[][] half = RealMatrices.exponential(RealMatrices.times(drifts, dt / 2));
                double[][] middle = RealMatrices.exponential(RealMatrices.times(kicks, dt));
                map = RealMatrices.times(half, RealMatrices.times(middle, half));
            } else {
                map = RealMatrices.exponential(RealMatrices.times(RealMatrices.plus(drifts, kicks), dt));
            }
            double[] state = RealMatrices.times(RealMatrices.power(map, steps), Arrays.copyOf(initial, 96));
            return new double[] {trace(state, 32), trace(state, 64)};
        }

        private static double[][] chain(double[][] diagonal, double[][] below) {
            double[][] chain = new double[96][96];
            for (int block = 0; block < 3; block++) {
                for (int i = 0; i < 32; i++) {
                    System.arraycopy(diagonal[i], 0, chain[32 * block + i], 32 * block, 32);
                    if (block > 0) {
                        System.arraycopy(below[i], 0, chain[32 * block + i], 32 * (block - 1), 32);
                    }
                }
            }
            return chain;
        }

        /** The density of the first jump's time. */
        double firstJump(double time) {
            double[][] between = RealMatrices.plus(RealMatrices.plus(drift, kick), RealMatrices.times(jumps, -1));
            double[] left = RealMatrices.times(RealMatrices.exponential(RealMatrices.times(between, time)), initial);
            return trace(RealMatrices.times(jumps, left), 0);
        }

        /** The density of the time between two jumps in the steady state, reached from the initial state in a long time. */
        double waiting(double time) {
            double[][] all = RealMatrices.plus(drift, kick);
            double[] steady = RealMatrices.times(RealMatrices.exponential(RealMatrices.times(all, 1e4)), initial);
            double[] jumped = RealMatrices.times(jumps, steady);
            double rate = trace(jumped, 0);
            double[][] between = RealMatrices.plus(all, RealMatrices.times(jumps, -1));
            double[] left = RealMatrices.times(RealMatrices.exponential(RealMatrices.times(between, time)), jumped);
            return trace(RealMatrices.times(jumps, left), 0) / rate;
        }
    }

    private static CountCumulants downJumps(FullCounting counting) {
        double[] coefficients = new double[4];
        coefficients[DOWN] = 1;
        return counting.cumulants(Counts.one("down", coefficients)).get(0);
    }

    /** White noise of the same intensity would change the variance by 2 %, twice the correlation time by 1 %. */
    @Test
    void countsUnderATelegraphAreThoseOfItsTwoLevels() {
        TwoLevels byHand = new TwoLevels();
        Generator joint = ExactEquation.at(TELEGRAPH, 1);
        long[] steps = {STEPS};
        double[] exact = byHand.factorialMoments(STEPS, STEP, false);
        CountCumulants ofEquation = downJumps(FullCounting.exact(joint, steps, STEP));
        assertThat(ofEquation.means()[0]).isCloseTo(exact[0], within(1e-11));
        assertThat(ofEquation.variance(0)).isCloseTo(2 * exact[1] + exact[0] - exact[0] * exact[0], within(1e-10));
        double[] split = byHand.factorialMoments(STEPS, STEP, true);
        CountCumulants ofSteps = downJumps(FullCounting.strang(joint, steps, STEP));
        assertThat(ofSteps.means()[0]).isCloseTo(split[0], within(1e-11));
        double variance = 2 * split[1] + split[0] - split[0] * split[0];
        assertThat(ofSteps.variance(0)).isCloseTo(variance, within(1e-10));
        OpenSystem white = TELEGRAPH.withWhiteNoiseOfSameIntensity();
        double ofWhite =
                downJumps(FullCounting.strang(Generator.of(white), steps, STEP)).variance(0);
        assertThat(Math.abs(ofWhite / variance - 1)).isGreaterThan(0.005);
        OpenSystem slower = Colour.withNoise(TELEGRAPH, List.of(NONE, new Telegraph(GAMMA, 2 * TAU), NONE));
        double ofSlower = downJumps(FullCounting.strang(ExactEquation.at(slower, 1), steps, STEP))
                .variance(0);
        assertThat(Math.abs(ofSlower / variance - 1)).isGreaterThan(0.003);
    }

    @Test
    void waitingTimesUnderATelegraphAreThoseOfItsTwoLevels() {
        TwoLevels byHand = new TwoLevels();
        double[] times = {0, 0.7, 2, 5, 12};
        WaitingTimes waiting = WaitingTimes.of(ExactEquation.at(TELEGRAPH, 1));
        WaitingLaw steady = waiting.stationary(times).orElseThrow().afterAny();
        double[] first = waiting.first(times).density();
        for (int k = 0; k < times.length; k++) {
            assertThat(steady.density()[k]).isCloseTo(byHand.waiting(times[k]), within(1e-11));
            assertThat(first[k]).isCloseTo(byHand.firstJump(times[k]), within(1e-11));
        }
    }

    /** E[completed intervals] = E[jumps] - P(any jump), by two ways. */
    @Test
    void completedIntervalsAreJumpsButTheFirst() {
        Generator joint = ExactEquation.at(TELEGRAPH, 1);
        double window = STEPS * STEP;
        FullCounting counting = FullCounting.exact(joint, new long[] {STEPS}, STEP);
        double jumps = counting.cumulants(Counts.of(TELEGRAPH)).get(0).means()[0];
        double[] none = new double[4];
        Arrays.fill(none, Double.NEGATIVE_INFINITY);
        double any = -Math.expm1(counting.logMean(none)[0]);
        assertThat(WaitingTimes.of(joint).window(window, new double[] {0, 1, 5}).total())
                .isCloseTo(jumps - any, within(1e-10));
    }

    /** The integral fluctuation theorem holds at every time and step, whatever the memory and wherever the hierarchy is cut. */
    @ParameterizedTest
    @EnumSource
    void theFluctuationTheoremHoldsWithMemory(Colour colour) {
        ThermalMachine machine = colour.machine();
        Generator joint = ExactEquation.at(colour.system(), 3).startingIn(InitialState.maximallyMixed(4));
        TimeSteps steps = TimeSteps.uniform(new long[] {0, 7, 40}, 0.5);
        double[] entropies = ExponentialAverage.entropies(machine);
        FullCounting counting = FullCounting.strang(joint, steps);
        ExponentialAverage average = counting.exponentialAverage(entropies);
        double[] wrong = entropies.clone();
        wrong[1] *= 1.01;
        for (int k = 0; k < 3; k++) {
            assertThat(average.mean(k)).isCloseTo(1, within(1e-12));
            double one = counting.logGenerating(0.25, entropies)[k];
            assertThat(one).isCloseTo(counting.logGenerating(0.75, entropies)[k], within(1e-12));
        }
        assertThat(Math.abs(counting.exponentialAverage(wrong).mean(2) - 1)).isGreaterThan(1e-5);
    }

    /** The mean state of the steps of the joint equation is that of an independent program. */
    @ParameterizedTest
    @EnumSource(names = {"TELEGRAPH", "LOCAL"})
    void meansOfStepsAreThoseOfAnIndependentProgram(Colour colour) {
        JsonNode golden = colour.golden();
        Generator joint = ExactEquation.at(colour.system(), 8);
        double dt = golden.get("strang").get("step").asDouble();
        long[] steps = Arrays.stream(Golden.numbers(golden.get("times")))
                .mapToLong(t -> Math.round(t / dt))
                .toArray();
        double[][] rows = MeanEvolution.strang(joint, joint.initial(), TimeSteps.uniform(steps, dt));
        for (int k = 0; k < rows.length; k++) {
            double[] expected =
                    Colour.coordinates(golden.get("strang").get("at").get(k));
            double[] found = joint.mean(rows[k]);
            for (int i = 0; i < 16; i++) {
                assertThat(found[i]).isCloseTo(expected[i], within(1e-8));
            }
        }
    }

    /** Heat, works of three noises and of the field add up to the change of energy, at any step. */
    @ParameterizedTest
    @EnumSource
    void theBalanceOfEnergyCloses(Colour colour) {
        Generator joint = ExactEquation.at(colour.system(), 4);
        var energy = colour.machine().hamiltonian();
        TimeSteps steps = TimeSteps.uniform(new long[] {30}, 0.4);
        WorkGenerator works = WorkGenerator.of(joint, energy);
        double[] row = MeanEvolution.strang(works, works.initial(), steps)[0];
        double work = Arrays.stream(row, joint.size(), row.length).sum();
        CountCumulants counts = FullCounting.strang(joint, steps)
                .cumulants(Counts.ofMachine(colour.system()))
                .get(0);
        double g = colour.machine().coupling();
        double heat = g * (counts.means()[0] + counts.means()[1]);
        double[] start = joint.mean(joint.initial());
        double[] end = joint.mean(row);
        double change = energy.times(joint.basis().operator(end)).traceRe()
                - energy.times(joint.basis().operator(start)).traceRe();
        assertThat(work - heat).isCloseTo(change, within(1e-12));
        assertThat(Math.abs(work)).isGreaterThan(1e-6);
        // Collective noise commutes with the energy.
        assertThat(row[joint.size()]).isCloseTo(0, within(1e-14));
    }

    /** As the correlation time goes to zero, what is left of it in the variance of heat is of first order. */
    @Test
    void shortMemoryIsWhiteToFirstOrder() {
        OpenSystem white = TELEGRAPH.withWhiteNoiseOfSameIntensity();
        double limit = heatVariance(Generator.of(white));
        for (boolean gaussian : new boolean[] {true, false}) {
            double far = heatVariance(shortMemory(gaussian, 0.02)) - limit;
            double near = heatVariance(shortMemory(gaussian, 0.01)) - limit;
            assertThat(far / near).isBetween(1.8, 2.2);
            assertThat(Math.abs(near)).isLessThan(0.02).isGreaterThan(1e-7);
        }
    }

    private static Generator shortMemory(boolean gaussian, double tau) {
        NoiseProcess process = gaussian ? new OrnsteinUhlenbeck(GAMMA, tau) : new Telegraph(GAMMA, tau);
        return ExactEquation.at(Colour.withNoise(TELEGRAPH, List.of(NONE, process, NONE)), 4);
    }

    private static double heatVariance(Generator generator) {
        return FullCounting.exact(generator, new long[] {1}, 10)
                .cumulants(Counts.ofMachine(TELEGRAPH))
                .get(0)
                .variance(1);
    }

    /** The law of a count has the moments of its cumulants, and grows at its long-time rates. */
    @Test
    void lawsHaveTheirCumulantsAndRates() {
        Generator joint = ExactEquation.at(TELEGRAPH, 1);
        FullCounting counting = FullCounting.strang(joint, new long[] {1200, 1600}, STEP);
        int[] heat = {0, 1, 0, -1};
        CountDistribution law = counting.distribution(heat).get(1);
        CountCumulants at = counting.cumulants(Counts.ofMachine(TELEGRAPH)).get(1);
        double sum = 0;
        double mean = 0;
        double square = 0;
        for (int m = 0; m < law.probabilities().length; m++) {
            double n = law.first() + m;
            sum += law.probabilities()[m];
            mean += n * law.probabilities()[m];
            square += n * n * law.probabilities()[m];
        }
        assertThat(sum).isCloseTo(1, within(1e-11));
        assertThat(mean).isCloseTo(at.means()[1], within(1e-9));
        assertThat(square - mean * mean).isCloseTo(at.variance(1), within(1e-7));
        CountCumulants rates = counting.rates(Counts.ofMachine(TELEGRAPH)).orElseThrow();
        CountCumulants before = counting.cumulants(Counts.ofMachine(TELEGRAPH)).get(0);
        double span = 400 * STEP;
        assertThat((at.means()[1] - before.means()[1]) / span).isCloseTo(rates.means()[1], within(1e-9));
        assertThat((at.variance(1) - before.variance(1)) / span).isCloseTo(rates.variance(1), within(1e-9));
        assertThat((at.thirds()[1] - before.thirds()[1]) / span).isCloseTo(rates.thirds()[1], within(1e-8));
    }
}
