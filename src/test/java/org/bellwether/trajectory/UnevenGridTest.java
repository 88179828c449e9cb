package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.CountCumulants;
import org.bellwether.lindblad.Counts;
import org.bellwether.lindblad.FullCounting;
import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.lindblad.NoiseMoments;
import org.bellwether.lindblad.Signal;
import org.bellwether.lindblad.TimeAverage;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.BellState;
import org.bellwether.model.MachineFactory;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.bellwether.testkit.Allocation;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps of another size in each interval between output times. */
class UnevenGridTest {
    private static final long SEED = 5;
    private static final double[] SIZES = {0.3, 1.7, 0.05, 2.2, 2.2, 0.9, 1.3};
    private static final long[] COUNTS = {3, 1, 40, 3, 2, 5, 1};
    private static final TimeGrid GRID = grid(SIZES, COUNTS);
    private static final int NOISES = 3;
    private static final int INTEGRAL = PathFunctionals.firstIntegral(NOISES);
    private static final int ZZ = Pauli.pairs().indexOf("ZZ");
    private static final int XX = Pauli.pairs().indexOf("XX");
    /**
     * A normal variable exceeds 4.5 standard errors with probability 6.8e-6; each test has at most 200 such comparisons, so a right
     * program fails one with probability 1.4e-3, once, as the seeds are fixed.
     */
    private static final double LIMIT = 4.5;

    /** A machine and how the test names it. */
    record Case(String name, ThermalMachine machine) {
        @Override
        public String toString() {
            return name;
        }

        PathFunctionals functionals() {
            double g = machine.coupling();
            return new PathFunctionals(
                    machine.hamiltonian(),
                    List.of(g, g, -g, -g),
                    List.of(Pauli.string("ZZ"), Pauli.string("XX"), BellState.PSI_PLUS.projector()));
        }

        BlockRecorder run(Choice choice, TimeGrid grid, int lanes) {
            BlockRecorder record = new BlockRecorder();
            Kernels.create(
                            choice,
                            KernelRequest.of(machine.openSystem(), TestSystems.PAULIS, grid, SEED)
                                    .adding(functionals()))
                    .run(0, lanes, record);
            return record;
        }
    }

    static Stream<Case> machines() {
        return Stream.of(
                example("fig3-spin"),
                example("fig3-spin", "machine.initial_state=+-"),
                example("fig3-boson", "machine.initial_state=mixed", "noise.local=[1e-3,0]"),
                example("collective-noise"),
                example("noiseless", "machine.static_field=[0.05,-0.03]"),
                example("noiseless"),
                new Case("strong", TestSystems.strong()));
    }

    static Stream<Case> kickedMachines() {
        return machines()
                .filter(machine ->
                        machine.machine().hasNoise() || machine.machine().hasField());
    }

    private static Case example(String name, String... overrides) {
        return new Case(
                name + " " + String.join(" ", overrides),
                MachineFactory.of(SpecReader.parse(Examples.text(name), name, List.of(overrides))));
    }

    private static TimeGrid grid(double[] sizes, long[] counts) {
        double[] times = new double[sizes.length];
        double t = 0;
        for (int k = 0; k < times.length; k++) {
            t += sizes[k] * counts[k];
            times[k] = t;
        }
        return TimeGrid.of(times, sizes, counts);
    }

    /** The same steps with an output after each. */
    private static TimeGrid everyStep() {
        double[] sizes = IntStream.range(0, SIZES.length)
                .boxed()
                .flatMapToDouble(k -> IntStream.range(0, (int) COUNTS[k]).mapToDouble(i -> SIZES[k]))
                .toArray();
        long[] ones = new long[sizes.length];
        Arrays.fill(ones, 1);
        return grid(sizes, ones);
    }

    private static TimeSteps steps() {
        return new TimeSteps(GRID.stepSizes(), GRID.stepCounts());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void theProductionKernelFollowsTheGeneralOne(Case machine) {
        BlockRecorder general = machine.run(Choice.GENERAL, GRID, 60);
        BlockRecorder fast = machine.run(Choice.SCALAR, GRID, 60);
        for (int k = 0; k < GRID.outputs(); k++) {
            for (int lane = 0; lane < 60; lane++) {
                for (int channel = 0; channel < 4; channel++) {
                    assertThat(fast.jumps(k, channel, lane)).isEqualTo(general.jumps(k, channel, lane));
                }
                for (int o = 0; o < 15; o++) {
                    assertThat(fast.expectation(k, o, lane)).isCloseTo(general.expectation(k, o, lane), within(1e-11));
                }
                for (int row = 0; row < machine.functionals().rows(NOISES); row++) {
                    assertThat(fast.functional(k, row, lane))
                            .as("row %d, output %d, lane %d", row, k, lane)
                            .isCloseTo(general.functional(k, row, lane), within(1e-10));
                }
            }
        }
        for (int lane = 0; lane < 60; lane++) {
            assertSameJumps(toldOf(fast, lane), toldOf(general, lane));
        }
    }

    private static List<BlockRecorder.Jump> toldOf(BlockRecorder record, int lane) {
        return record.told().stream().filter(jump -> jump.lane() == lane).toList();
    }

    private static void assertSameJumps(List<BlockRecorder.Jump> jumps, List<BlockRecorder.Jump> expected) {
        assertThat(jumps).hasSameSizeAs(expected);
        for (int i = 0; i < jumps.size(); i++) {
            assertThat(jumps.get(i).channel()).isEqualTo(expected.get(i).channel());
            assertThat(jumps.get(i).time()).isCloseTo(expected.get(i).time(), within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void scalarAndVectorPathsHaveTheSameBits(Case machine) {
        BlockRecorder scalar = machine.run(Choice.SCALAR, GRID, 128);
        BlockRecorder vector = machine.run(Choice.SIMD, GRID, 128);
        for (int k = 0; k < GRID.outputs(); k++) {
            for (int lane = 0; lane < 128; lane++) {
                assertThat(vector.bits(k, 15, lane)).isEqualTo(scalar.bits(k, 15, lane));
                for (int row = 0; row < machine.functionals().rows(NOISES); row++) {
                    assertThat(Double.doubleToRawLongBits(vector.functional(k, row, lane)))
                            .isEqualTo(Double.doubleToRawLongBits(scalar.functional(k, row, lane)));
                }
            }
        }
        assertThat(vector.told()).isEqualTo(scalar.told());
    }

    /** Without noise every step is exact, so the thresholds decide the same jumps whatever the steps are. */
    @Test
    void thresholdsAreCarriedAcrossChangesOfTheStep() {
        Case machine = example("noiseless", "machine.bath.0.coupling=1.5", "machine.bath.1.coupling=1");
        TimeGrid one = TimeGrid.of(GRID.time(GRID.outputs() - 1), 1);
        for (Choice choice : List.of(Choice.SCALAR, Choice.GENERAL)) {
            BlockRecorder uneven = machine.run(choice, GRID, 40);
            BlockRecorder whole = machine.run(choice, one, 40);
            for (int lane = 0; lane < 40; lane++) {
                assertSameJumps(toldOf(uneven, lane), toldOf(whole, lane));
            }
            assertThat(whole.told()).hasSizeGreaterThan(200);
        }
    }

    /** Where there is neither noise nor field, integrals are those over time: see {@link DriftIntegralsTest}. */
    @ParameterizedTest
    @MethodSource("kickedMachines")
    void balanceClosesAndIntegralsAreTrapezoidal(Case machine) {
        TimeGrid every = everyStep();
        for (Choice choice : List.of(Choice.AUTO, Choice.GENERAL)) {
            int lanes = choice == Choice.AUTO ? 128 : 8;
            BlockRecorder often = machine.run(choice, every, lanes);
            BlockRecorder rarely = machine.run(choice, GRID, lanes);
            for (int lane = 0; lane < lanes; lane++) {
                assertBalance(machine, rarely, lane);
                double integral = 0;
                for (int k = 1; k < every.outputs(); k++) {
                    integral +=
                            every.step(k) / 2 * (often.expectation(k - 1, ZZ, lane) + often.expectation(k, ZZ, lane));
                    assertThat(often.functional(k, INTEGRAL, lane)).isCloseTo(integral, within(1e-12 * k));
                }
                for (int k = 1; k < GRID.outputs(); k++) {
                    int step = (int) GRID.outputSteps()[k];
                    assertThat(rarely.bits(k, 15, lane)).isEqualTo(often.bits(step, 15, lane));
                    assertThat(rarely.functional(k, INTEGRAL, lane))
                            .isCloseTo(often.functional(step, INTEGRAL, lane), within(1e-12 * step));
                }
            }
        }
    }

    private static void assertBalance(Case machine, BlockRecorder record, int lane) {
        double g = machine.machine().coupling();
        int last = GRID.outputs() - 1;
        double sum = 0;
        for (int row = 0; row < INTEGRAL; row++) {
            sum += record.functional(last, row, lane);
        }
        int down = record.jumps(last, 0, lane) + record.jumps(last, 1, lane);
        int up = record.jumps(last, 2, lane) + record.jumps(last, 3, lane);
        double change = energy(record, last, lane, g) - energy(record, 0, lane, g);
        assertThat(sum - g * (down - up)).isCloseTo(change, within(1e-12 * g * GRID.steps()));
    }

    /** H_S = -g (XX + YY)/2. */
    private static double energy(BlockRecorder record, int output, int lane, double g) {
        int yy = Pauli.pairs().indexOf("YY");
        return -g / 2 * (record.expectation(output, XX, lane) + record.expectation(output, yy, lane));
    }

    /** Products of S(dt_k)^n_k, written down here. */
    private static double[][] products(Liouvillian l, double[] start, double[] sizes) {
        double[][] means = new double[sizes.length + 1][];
        means[0] = start;
        for (int k = 0; k < sizes.length; k++) {
            double[][] half = RealMatrices.exponential(RealMatrices.times(l.drift(), sizes[k] / 2));
            double[][] kick = RealMatrices.exponential(RealMatrices.times(l.kick(), sizes[k]));
            double[][] step = RealMatrices.times(half, RealMatrices.times(kick, half));
            means[k + 1] = RealMatrices.times(RealMatrices.power(step, COUNTS[k]), means[k]);
        }
        return means;
    }

    @Test
    void theMeanIsTheProductOfTheStrangMapsOfTheStepsTaken() {
        OpenSystem system = TestSystems.strong().openSystem();
        Liouvillian l = Liouvillian.of(system);
        double[] start = l.basis().coordinates(system.initialState().densityMatrix());
        double[][] right = products(l, start, SIZES);
        double[][] computed = MeanEvolution.strang(l, start, steps());
        double[][] exact = MeanEvolution.exact(l, start, steps());
        for (int k = 0; k < GRID.outputs(); k++) {
            assertThat(computed[k]).containsExactly(right[k], within(1e-12));
            assertThat(exact[k]).containsExactly(RealMatrices.times(l.propagator(GRID.time(k)), start), within(1e-12));
        }
        // The step of the interval before, which is what constants that are changed too late have.
        double[] late = SIZES.clone();
        System.arraycopy(SIZES, 0, late, 1, SIZES.length - 1);
        for (boolean pure : new boolean[] {true, false}) {
            NoiseRuns runs = NoiseRuns.of(
                    pure
                            ? Kernels.create(Choice.SIMD, KernelRequest.of(system, TestSystems.PAULIS, GRID, SEED))
                            : NoiseKernels.create(
                                    Choice.SIMD, KernelRequest.of(system, TestSystems.PAULIS, GRID, SEED)),
                    400);
            assertThat(largestZ(runs, right)).isLessThan(LIMIT);
            assertThat(largestZ(runs, products(l, start, late))).isGreaterThan(4 * LIMIT);
            assertThat(largestZ(runs, exact)).isGreaterThan(2 * LIMIT);
        }
    }

    private static double largestZ(NoiseRuns runs, double[][] means) {
        double worst = 0;
        for (int k = 1; k < means.length; k++) {
            for (int o = 0; o < 15; o++) {
                worst = Math.max(worst, Math.abs(runs.expectation(k, o).z(means[k][o + 1])));
            }
        }
        return worst;
    }

    @Test
    void countsHaveTheCumulantsOfTheStepsTaken() {
        OpenSystem system = TestSystems.strong().openSystem();
        Counts counts = Counts.ofMachine(system);
        List<CountCumulants> strang =
                FullCounting.strang(Generator.of(system), steps()).cumulants(counts);
        List<CountCumulants> exact =
                FullCounting.exact(Generator.of(system), steps()).cumulants(counts);
        Kernels.Choice choice = Choice.SIMD;
        TrajectoryKernel kernel = Kernels.create(choice, KernelRequest.of(system, List.of(), GRID, 17));
        List<BlockRecorder> records = new ArrayList<>();
        for (int b = 0; b < 400; b++) {
            BlockRecorder record = new BlockRecorder();
            kernel.run((long) b * BlockView.LANES, BlockView.LANES, record);
            records.add(record);
        }
        double fromExact = 0;
        for (int t = 1; t < GRID.outputs(); t++) {
            int output = t;
            for (int a = 0; a < 3; a++) {
                double[] c = counts.coefficients()[a];
                Sample sample = Sample.of(
                        records.size() * BlockView.LANES,
                        i -> IntStream.range(0, 4)
                                .mapToDouble(k ->
                                        c[k] * records.get(i / BlockView.LANES).jumps(output, k, i % BlockView.LANES))
                                .sum());
                assertThat(Math.abs(sample.z(strang.get(t).means()[a]))).isLessThan(LIMIT);
                double variance = (sample.variance() - strang.get(t).variance(a)) / sample.standardErrorOfVariance();
                assertThat(Math.abs(variance)).isLessThan(LIMIT);
                fromExact = Math.max(fromExact, Math.abs(sample.z(exact.get(t).means()[a])));
            }
        }
        assertThat(fromExact).isGreaterThan(2 * LIMIT);
    }

    /** Of density matrices: path by path, and mean and variance of time averages and of instantaneous values. */
    @ParameterizedTest
    @MethodSource("machines")
    void densityMatricesFollowTheGeneralKernel(Case machine) {
        OpenSystem system = machine.machine().openSystem();
        RowsRecorder fast = noise(Choice.AUTO, system, machine.functionals(), 20);
        RowsRecorder general = noise(Choice.GENERAL, system, machine.functionals(), 20);
        for (int k = 0; k < GRID.outputs(); k++) {
            for (int lane = 0; lane < 20; lane++) {
                assertRows(fast.expectations(k), general.expectations(k), lane);
                assertRows(fast.functionals(k), general.functionals(k), lane);
                assertRows(fast.expectedJumps(k), general.expectedJumps(k), lane);
            }
        }
    }

    private static RowsRecorder noise(Choice choice, OpenSystem system, PathFunctionals functionals, int lanes) {
        return RowsRecorder.of(
                NoiseKernels.create(
                        choice,
                        KernelRequest.of(system, TestSystems.PAULIS, GRID, SEED).adding(functionals)),
                0,
                lanes);
    }

    private static void assertRows(double[][] rows, double[][] expected, int lane) {
        for (int r = 0; r < rows.length; r++) {
            assertThat(rows[r][lane]).as("row %d", r).isCloseTo(expected[r][lane], within(1e-11));
        }
    }

    @Test
    void timeAveragesAndSecondMomentsAreThoseOfTheStepsTaken() {
        Case machine = new Case("strong", TestSystems.strong());
        OpenSystem system = machine.machine().openSystem();
        NoiseRuns runs = NoiseRuns.of(
                NoiseKernels.create(
                        Choice.SIMD,
                        KernelRequest.of(system, TestSystems.PAULIS, GRID, SEED).adding(machine.functionals())),
                400);
        double[] variances = NoiseMoments.strang(system, steps()).variance(Pauli.string("ZZ"));
        int start = 2;
        List<TimeAverage> averages = TimeAverage.trapezoid(
                Signal.conditionedOnNoise(Generator.of(system), Pauli.string("ZZ")), start, steps());
        for (int k = 1; k < GRID.outputs(); k++) {
            Sample now = runs.expectation(k, ZZ);
            assertThat(Math.abs(now.variance() - variances[k])).isLessThan(LIMIT * now.standardErrorOfVariance());
            if (k > start) {
                double window = GRID.between(start, k);
                Sample first = runs.functional(start, INTEGRAL);
                Sample last = runs.functional(k, INTEGRAL);
                Sample average = Sample.of(last.values().length, i -> (last.values()[i] - first.values()[i]) / window);
                TimeAverage exact = averages.get(k - start - 1);
                assertThat(Math.abs(average.z(exact.mean()))).isLessThan(LIMIT);
                assertThat(Math.abs(average.variance() - exact.variance()))
                        .isLessThan(LIMIT * average.standardErrorOfVariance());
            }
        }
    }

    /** What steps need is made in the first block; in the second, nothing is allocated from t = 0 to the last output. */
    @Test
    void changesOfTheStepAllocateNothing() {
        OpenSystem system = TestSystems.strong().openSystem();
        for (Choice choice : List.of(Choice.SCALAR, Choice.GENERAL)) {
            TrajectoryKernel kernel = Kernels.create(choice, KernelRequest.of(system, TestSystems.PAULIS, GRID, SEED));
            kernel.run(0, 128, (output, block) -> {});
            assertThat(Allocation.betweenOutputs(kernel, GRID.outputs())).isZero();
        }
    }

    @Test
    void longGridsKeepNoMoreThanTheyMay() {
        int intervals = 9000;
        double[] sizes = new double[intervals];
        Arrays.setAll(sizes, k -> 0.01 * (1 + k / 1e4));
        long[] ones = new long[intervals];
        Arrays.fill(ones, 1);
        TimeGrid grid = grid(sizes, ones);
        int[] made = {0};
        PerInterval<double[]> some = new PerInterval<>(grid, 1 << 13, k -> {
            made[0]++;
            return new double[] {grid.step(k)};
        });
        for (int run = 0; run < 2; run++) {
            for (int k = 1; k < grid.outputs(); k++) {
                assertThat(some.before(k)[0]).isEqualTo(grid.step(k));
            }
        }
        // 1024 are kept, output 0 among them.
        assertThat(made[0]).isEqualTo(2 * intervals - 1023);
        OpenSystem system = TestSystems.strong().openSystem();
        BlockRecorder general = new BlockRecorder();
        BlockRecorder fast = new BlockRecorder();
        List<ComplexMatrix> zz = List.of(Pauli.string("ZZ"));
        Kernels.create(Choice.GENERAL, KernelRequest.of(system, zz, grid, SEED)).run(0, 2, general);
        Kernels.create(Choice.SIMD, KernelRequest.of(system, zz, grid, SEED)).run(0, 2, fast);
        assertThat(fast.expectation(intervals, 0, 1)).isCloseTo(general.expectation(intervals, 0, 1), within(1e-9));
    }
}
