package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.ModelFactory;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.Horodecki;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.spec.SpecReader;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class TimeStepTest {
    /** t = 10, 20, ..., 2000 as multiples of 10: the grid of the built-in machine. */
    private static final long[] GRID = LongStream.rangeClosed(1, 200).toArray();

    /** What the certificate covers, in the order of {@link #excesses}. */
    private enum Quantity {
        MEANS,
        BELL,
        ONE_CHANNEL,
        ALL_JUMPS
    }

    static Stream<Arguments> runs() {
        ThermalMachine field = RandomMachines.withField(TestSystems.fig3(), 0.02, -0.01);
        ThermalMachine collective = RandomMachines.withNoise(TestSystems.fig3(), 0.05, 0, 0);
        ThermalMachine any = RandomMachines.noisy(new SplittableRandom(1));
        ThermalMachine hot = TestSystems.machine(0.05, 0.15, 0.6, 0.3, 0.2, 0.01, 0.01);
        ThermalMachine cold = TestSystems.machine(0.05, 0.15, 0.3, 0.3, 0.2, 0.01, 0.01);
        long[] late = {200};
        return Stream.of(
                Arguments.of(Quantity.MEANS, TestSystems.fig3(), GRID, 10.0, 5_000_000L),
                Arguments.of(Quantity.BELL, any, new long[] {1}, 1.0, 15_000L),
                Arguments.of(Quantity.ONE_CHANNEL, hot, late, 10.0, 1000L),
                Arguments.of(Quantity.ALL_JUMPS, cold, late, 10.0, 1100L),
                Arguments.of(Quantity.MEANS, collective, GRID, 10.0, 20_000L),
                // A ladder so fine that it tells a bound of 0.101 from one of 0.1.
                Arguments.of(Quantity.MEANS, TestSystems.fig3(), GRID, 10.0, 12_300_000_000L),
                // Beyond 100 parts, where rungs have two digits.
                Arguments.of(Quantity.MEANS, TestSystems.fig3(), GRID, 10.0, 1_000_000_000_000L),
                Arguments.of(Quantity.MEANS, field, GRID, 10.0, 20_000_000L),
                Arguments.of(Quantity.MEANS, TestSystems.fig3(), new long[] {3, 10, 11, 200}, 5.0, 20_000_000L));
    }

    /**
     * The definition, by other products of S(dt) and e^{Lt}: the step keeps all bounds, the next larger one of the ladder breaks
     * one. Both by more than a millionth: references that agree to 1e-12 choose the same step on every platform.
     */
    @ParameterizedTest
    @MethodSource("runs")
    void stepIsTheLargestOfTheLadderThatKeepsTheBounds(
            Quantity decides, ThermalMachine machine, long[] outputs, double spacing, long trajectories) {
        TimeStep found = find(machine, outputs, spacing, trajectories);
        long k = Math.round(spacing / found.size());
        assertThat(k).isGreaterThan(1);
        assertThat(found.size()).isEqualTo(spacing / k).isLessThan(found.range().largestStep());
        assertThat(found.certified()).isTrue();
        assertThat(Arrays.stream(excesses(machine, outputs, spacing, k, trajectories))
                        .max()
                        .orElseThrow())
                .isLessThan(1 - 1e-6);
        assertThat(certifies(machine, outputs, spacing, k, trajectories)).isTrue();
        long larger = k <= 100 ? k - 1 : k - 10;
        double[] excesses = excesses(machine, outputs, spacing, larger, trajectories);
        for (int i = 0; i < excesses.length; i++) {
            Quantity quantity = Quantity.values()[i];
            double excess = excesses[i];
            assertThat(excess > 1).as("%s %f", quantity, excess).isEqualTo(quantity == decides);
            assertThat(excess).isNotCloseTo(1, within(1e-6));
        }
        assertThat(certifies(machine, outputs, spacing, larger, trajectories)).isFalse();
    }

    /** Whether a given step spacing/k is certified. */
    private static boolean certifies(
            ThermalMachine machine, long[] outputs, double spacing, long k, long trajectories) {
        long[] steps = Arrays.stream(outputs).map(n -> n * k).toArray();
        return TimeStep.given(machine.openSystem(), steps, spacing / k, trajectories)
                .certified();
    }

    /** The largest bias over its bound at all outputs, by quantity. */
    private static double[] excesses(
            ThermalMachine machine, long[] outputs, double spacing, long k, long trajectories) {
        CountingGenerator l = CountingGenerator.of(machine.openSystem());
        double[][] step = l.strangMap(spacing / k);
        double[] worst = new double[4];
        double[] strang = l.initial();
        int next = 0;
        for (long n = 1; n <= outputs[outputs.length - 1] * k; n++) {
            strang = RealMatrices.times(step, strang);
            if (n == outputs[next] * k) {
                double[] exact = RealMatrices.times(l.propagator(outputs[next] * spacing), l.initial());
                double[] now = excesses(exact, strang, trajectories);
                Arrays.setAll(worst, i -> Math.max(worst[i], now[i]));
                next++;
            }
        }
        return worst;
    }

    private static double[] excesses(double[] exact, double[] strang, long trajectories) {
        double[] worst = new double[4];
        for (int i = 1; i < 16; i++) {
            double error = Math.sqrt(Math.max(1 - exact[i] * exact[i], 0.01) / trajectories);
            worst[0] = Math.max(worst[0], Math.abs(strang[i] - exact[i]) / (0.1 * error));
        }
        double bell = bell(exact);
        worst[1] = Math.abs(bell(strang) - bell) / (0.1 * Math.sqrt(Math.max(8 - bell * bell, 0.08) / trajectories));
        double all = 0;
        double allStrang = 0;
        for (int i = 16; i < 20; i++) {
            if (exact[i] > 0) {
                double error = Math.sqrt(exact[i] / trajectories);
                worst[2] = Math.max(worst[2], Math.abs(strang[i] - exact[i]) / (0.1 * error));
            }
            all += exact[i];
            allStrang += strang[i];
        }
        worst[3] = Math.abs(allStrang - all) / (0.1 * Math.sqrt(all / trajectories));
        return worst;
    }

    private static double bell(double[] coordinates) {
        return Horodecki.bell(SpinCorrelations.names().stream()
                .mapToDouble(name -> coordinates[1 + Pauli.pairs().indexOf(name)])
                .toArray());
    }

    /** With 20 000 trajectories the safe range decides, 3 pi/8 = 1.178; with a million the bias. */
    @Test
    void builtInMachineTakesCoarseSteps() {
        assertThat(find(TestSystems.fig3(), GRID, 10, 2000).size()).isEqualTo(10.0 / 9);
        assertThat(find(TestSystems.fig3(), GRID, 10, 20_000).size()).isEqualTo(10.0 / 9);
        assertThat(find(TestSystems.fig3(), GRID, 10, 1_000_000).size()).isEqualTo(10.0 / 11);
    }

    @Test
    void moreTrajectoriesNeverTakeALargerStep() {
        double before = Double.POSITIVE_INFINITY;
        for (long n = 100; n <= 100_000_000; n *= 10) {
            TimeStep found = find(TestSystems.fig3(), GRID, 10, n);
            assertThat(found.size()).isLessThanOrEqualTo(before);
            StepBias bias = found.bias().orElseThrow();
            assertThat(bias.means()).isLessThanOrEqualTo(0.1 / Math.sqrt((double) n));
            assertThat(bias.bell().orElseThrow()).isLessThanOrEqualTo(0.1 * Math.sqrt(8.0 / n));
            // 37 jumps by t = 2000.
            assertThat(bias.jumps()).isLessThanOrEqualTo(0.1 * Math.sqrt(37.0 / n));
            before = found.size();
        }
    }

    /** The bias is of order dt^2 and its bound of order N^(-1/2), so the step falls as N^(-1/4). */
    @Test
    void stepFallsAsTheFourthRootOfTheNumberOfTrajectories() {
        double coarse = find(TestSystems.fig3(), GRID, 10, 10_000_000_000L).size();
        double fine = find(TestSystems.fig3(), GRID, 10, 1_000_000_000_000L).size();
        assertThat(coarse / fine).isCloseTo(Math.sqrt(10), within(0.15));
    }

    @Test
    void biasIsTheLargestDifference() {
        StepBias bias = find(TestSystems.fig3(), GRID, 10, 20_000).bias().orElseThrow();
        CountingGenerator l = CountingGenerator.of(TestSystems.fig3().openSystem());
        double means = 0;
        double bell = 0;
        double jumps = 0;
        for (long n : GRID) {
            double[] strang = RealMatrices.times(RealMatrices.power(l.strangMap(10.0 / 9), 9 * n), l.initial());
            double[] exact = RealMatrices.times(l.propagator(10.0 * n), l.initial());
            bell = Math.max(bell, Math.abs(bell(strang) - bell(exact)));
            double all = 0;
            for (int i = 0; i < 20; i++) {
                double difference = strang[i] - exact[i];
                means = i < 16 ? Math.max(means, Math.abs(difference)) : means;
                jumps = i < 16 ? jumps : Math.max(jumps, Math.abs(difference));
                all += i < 16 ? 0 : difference;
            }
            jumps = Math.max(jumps, Math.abs(all));
        }
        assertThat(bias.means()).isCloseTo(means, within(1e-10));
        assertThat(bias.bell().orElseThrow()).isCloseTo(bell, within(1e-10));
        assertThat(bias.jumps()).isCloseTo(jumps, within(1e-9));
    }

    /** With a Lamb shift too: it is part of the drift. */
    @Test
    void withoutNoiseAndFieldTheStepIsTheSpacing() {
        for (ThermalMachine machine :
                List.of(TestSystems.fig3(), Golden.load("j-lamb").machine())) {
            ThermalMachine noiseless = RandomMachines.withNoise(machine, 0, 0, 0);
            TimeStep found = find(noiseless, GRID, 10, 1_000_000);
            assertThat(found.size()).isEqualTo(10);
            assertThat(found.certified()).isTrue();
            assertThat(found.bias()).hasValue(new StepBias(0, OptionalDouble.of(0), 0));
            // And it is true: S(dt) = e^{L dt}.
            CountingGenerator l = CountingGenerator.of(noiseless.openSystem());
            double[][] strang = MeanEvolution.strang(l, l.initial(), GRID, 10);
            double[][] exact = MeanEvolution.exact(l, l.initial(), GRID, 10);
            for (int t = 0; t < GRID.length; t++) {
                assertThat(strang[t]).containsExactly(exact[t], within(1e-10));
            }
        }
    }

    @Test
    void onlyOutputTimesCount() {
        // After 20 relaxation times the bias is that of the steady state, where the transient is long over.
        double late = find(TestSystems.fig3(), new long[] {200}, 10, 10_000_000).size();
        assertThat(late)
                .isGreaterThan(find(TestSystems.fig3(), GRID, 10, 10_000_000).size());
    }

    /** The ladder of steps ends: a search for a bias that no step has must not go on below its last rung. */
    @Test
    void aHopelessSearchEnds() {
        assertThatThrownBy(() -> find(TestSystems.fig3(), new long[] {1, 2}, 1000, 1_000_000_000_000_000_000L))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("no step down to 0.01 has a bias below");
        // And one that ends far down the ladder, as 10 000 output times.
        long[] many = LongStream.rangeClosed(1, 10_000).toArray();
        assertThat(find(TestSystems.fig3(), many, 10, 1_000_000_000_000_000L).size())
                .isLessThan(0.01);
    }

    @Test
    void noStepBeyondTheSafeRangeIsCertified() {
        OpenSystem system = TestSystems.fig3().openSystem();
        // At t = 2000 two trajectories forgive any bias.
        assertThat(TimeStep.find(system, new long[] {200}, 10, 2).size()).isEqualTo(10.0 / 9);
        TimeStep coarse = TimeStep.given(system, new long[] {1600}, 1.25, 2);
        assertThat(coarse.certified()).isFalse();
        assertThat(TimeStep.given(system, new long[] {1800}, 10.0 / 9, 2).certified())
                .isTrue();
    }

    /** Of 10 levels no matrices of n^4 elements are made: the bias is the one that such matrices have. */
    @Test
    void largerSystemsAreCertifiedStepByStep() {
        OpenSystem system = tenLevels();
        TimeStep found = TimeStep.find(system, new long[] {1, 2}, 5, 1_000_000);
        assertThat(found.certified()).isTrue();
        long parts = Math.round(5 / found.size());
        CountingGenerator dense = CountingGenerator.of(system);
        long[] steps = {parts, 2 * parts};
        double[][] exact = MeanEvolution.exact(dense, dense.initial(), steps, found.size());
        double[][] strang = MeanEvolution.strang(dense, dense.initial(), steps, found.size());
        double means = 0;
        for (int t = 0; t < 2; t++) {
            for (int i = 0; i < 100; i++) {
                means = Math.max(means, Math.abs(strang[t][i] - exact[t][i]));
            }
        }
        assertThat(found.bias().orElseThrow().means())
                .isCloseTo(means, within(1e-10))
                .isGreaterThan(1e-7);
    }

    /** So many steps cannot be followed one by one in seconds. */
    @Test
    void ofLongRunsOfLargerSystemsThereIsNoCertificate() {
        TimeStep given = TimeStep.given(tenLevels(), new long[] {100_000_000}, 0.01, 1000);
        assertThat(given.bias()).isEmpty();
        assertThat(given.basis()).contains("too long");
        TimeStep found = TimeStep.find(tenLevels(), new long[] {1000}, 1000, 1000);
        assertThat(found.certified()).isFalse();
        assertThat(found.size()).isLessThanOrEqualTo(0.1 * found.range().largestStep());
    }

    /** A mode cut at five levels, a qubit beside it, and noise that moves its levels. */
    private static OpenSystem tenLevels() {
        JsonNode golden = Golden.load("general-jaynes-cummings").json();
        return ModelFactory.of(SpecReader.parse(golden.get("config").asString(), "test", List.of()))
                .openSystem();
    }

    private static TimeStep find(ThermalMachine machine, long[] outputs, double spacing, long trajectories) {
        return TimeStep.find(machine.openSystem(), outputs, spacing, trajectories);
    }
}
