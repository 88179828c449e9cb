package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.lindblad.WorkGenerator;
import org.bellwether.model.BellState;
import org.bellwether.model.InitialState;
import org.bellwether.model.MachineFactory;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What kernels add up along trajectories, and the jumps that they tell of. */
class PathFunctionalsTest {
    private static final long SEED = 11;
    private static final int NOISES = 3;
    private static final int FIELD = PathFunctionals.fieldWork(NOISES);
    private static final int JUMPS = PathFunctionals.jumpBackAction(NOISES);
    private static final int DRIFT = PathFunctionals.driftBackAction(NOISES);
    private static final int INTEGRAL = PathFunctionals.firstIntegral(NOISES);
    private static final List<String> INTEGRANDS = List.of("XX", "ZZ", "YY");

    /** A machine and how the test names it. */
    record Case(String name, ThermalMachine machine) {
        @Override
        public String toString() {
            return name;
        }

        OpenSystem system() {
            return machine.openSystem();
        }

        PathFunctionals functionals() {
            double g = machine.coupling();
            List<ComplexMatrix> integrands = new ArrayList<>();
            INTEGRANDS.forEach(name -> integrands.add(Pauli.string(name)));
            integrands.add(BellState.PSI_PLUS.projector());
            return new PathFunctionals(machine.hamiltonian(), List.of(g, g, -g, -g), integrands);
        }

        TrajectoryKernel kernel(Choice choice, TimeGrid grid) {
            return Kernels.create(
                    choice,
                    KernelRequest.of(system(), TestSystems.PAULIS, grid, SEED).adding(functionals()));
        }

        BlockRecorder run(Choice choice, TimeGrid grid, int lanes) {
            BlockRecorder record = new BlockRecorder();
            kernel(choice, grid).run(0, lanes, record);
            return record;
        }
    }

    static Stream<Case> machines() {
        List<Case> cases = new ArrayList<>(List.of(
                example("fig3-spin"),
                example("fig3-spin", "machine.initial_state=+-"),
                example("fig3-spin", "machine.initial_state=mixed", "noise.local=[1e-3,0]"),
                example("fig3-boson", "machine.bath.1.temperature=0"),
                example("collective-noise"),
                example("noiseless"),
                example("noiseless", "machine.static_field=[0.05,-0.03]"),
                new Case("strong", TestSystems.strong())));
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < 4; k++) {
            ThermalMachine machine = RandomMachines.noisy(random);
            cases.add(new Case("random " + k, k < 2 ? machine : RandomMachines.withField(machine, 0.07, -0.2)));
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void theProductionKernelAddsUpWhatTheGeneralOneDoes(Case machine) {
        TimeGrid grid = TimeGrid.of(0.3, 1, 2, 500, 4000);
        int lanes = 16;
        BlockRecorder general = machine.run(Choice.GENERAL, grid, lanes);
        BlockRecorder fast = machine.run(Choice.SCALAR, grid, lanes);
        for (int k = 0; k < grid.outputs(); k++) {
            for (int lane = 0; lane < lanes; lane++) {
                for (int row = 0; row < machine.functionals().rows(NOISES); row++) {
                    assertThat(fast.functional(k, row, lane))
                            .as("row %d, output %d, lane %d", row, k, lane)
                            .isCloseTo(general.functional(k, row, lane), within(1e-9 * Math.max(1, grid.time(k))));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void scalarAndVectorPathsHaveTheSameBits(Case machine) {
        TimeGrid grid = TimeGrid.of(0.9, 1, 2, 101, 1000);
        BlockRecorder scalar = machine.run(Choice.SCALAR, grid, 128);
        BlockRecorder vector = machine.run(Choice.SIMD, grid, 128);
        for (int k = 0; k < grid.outputs(); k++) {
            for (int lane = 0; lane < 128; lane++) {
                for (int row = 0; row < machine.functionals().rows(NOISES); row++) {
                    assertThat(Double.doubleToRawLongBits(vector.functional(k, row, lane)))
                            .isEqualTo(Double.doubleToRawLongBits(scalar.functional(k, row, lane)));
                }
            }
        }
        assertThat(vector.told()).isEqualTo(scalar.told());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void theEnergyBalanceClosesOnEveryPath(Case machine) {
        TimeGrid grid = TimeGrid.of(0.4, 1, 7, 300, 3000);
        double g = machine.machine().coupling();
        for (Choice choice : List.of(Choice.AUTO, Choice.GENERAL)) {
            BlockRecorder record = machine.run(choice, grid, choice == Choice.AUTO ? 128 : 8);
            for (int lane = 0; lane < (choice == Choice.AUTO ? 128 : 8); lane++) {
                for (int k = 0; k < grid.outputs(); k++) {
                    double change = energy(record, k, lane, g) - energy(record, 0, lane, g);
                    double sum = 0;
                    for (int row = 0; row <= DRIFT; row++) {
                        sum += record.functional(k, row, lane);
                    }
                    int down = record.jumps(k, 0, lane) + record.jumps(k, 1, lane);
                    int up = record.jumps(k, 2, lane) + record.jumps(k, 3, lane);
                    // Sums of some thousand numbers of the size of g, each rounded.
                    assertThat(sum - g * (down - up)).isCloseTo(change, within(1e-10 * g));
                }
            }
        }
    }

    /** Without field there is no work of one, and collective noise, which commutes with H_S, does none: exactly, not on average. */
    @ParameterizedTest
    @MethodSource("machines")
    void collectiveNoiseDoesNoWork(Case machine) {
        TimeGrid grid = TimeGrid.of(0.4, 50, 500);
        BlockRecorder fast = machine.run(Choice.AUTO, grid, 128);
        BlockRecorder general = machine.run(Choice.GENERAL, grid, 4);
        for (int lane = 0; lane < 128; lane++) {
            assertThat(fast.functional(2, 0, lane)).isZero();
            if (!machine.machine().hasField()) {
                assertThat(fast.functional(2, FIELD, lane)).isZero();
            }
        }
        for (int lane = 0; lane < 4; lane++) {
            assertThat(general.functional(2, 0, lane)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void integralsAreTrapezoidalSumsOverEndsOfSteps(Case machine) {
        // Those of machines without noise are exact: DriftIntegralsTest.
        assumeFalse(machine.functionals().exactIntegrals(machine.system()));
        int steps = 200;
        double dt = 0.7;
        BlockRecorder often = machine.run(
                Choice.AUTO, TimeGrid.of(dt, LongStream.rangeClosed(1, steps).toArray()), 128);
        BlockRecorder rarely = machine.run(Choice.AUTO, TimeGrid.of(dt, 60, steps), 128);
        for (int i = 0; i < INTEGRANDS.size(); i++) {
            int o = Pauli.pairs().indexOf(INTEGRANDS.get(i));
            for (int lane = 0; lane < 128; lane++) {
                double integral = 0;
                for (int k = 0; k < steps; k++) {
                    assertThat(often.functional(k, INTEGRAL + i, lane)).isCloseTo(integral, within(1e-11 * steps));
                    integral += dt / 2 * (often.expectation(k, o, lane) + often.expectation(k + 1, o, lane));
                }
                assertThat(rarely.functional(2, INTEGRAL + i, lane))
                        .isEqualTo(often.functional(steps, INTEGRAL + i, lane));
            }
        }
    }

    /**
     * Mean works of 4096 trajectories against those of the mean state at the kicks, exactly; and the mean of the back-action, 0.
     * Bounds of 5 standard errors: one of the 5 comparisons fails by chance with probability 3e-6. Half the work of one noise, or
     * the drift's part of the back-action alone, would be 10 and more errors off.
     */
    @ParameterizedTest
    @MethodSource("strongMachines")
    void meanWorksAreThoseOfTheMeanStateAndBackActionIsNoneOnAverage(Case machine) {
        int steps = 40;
        double dt = 0.6;
        int blocks = 32;
        TimeGrid grid = TimeGrid.of(dt, steps);
        double[] sum = new double[5];
        double[] squares = new double[5];
        TrajectoryKernel kernel = machine.kernel(Choice.AUTO, grid);
        for (int block = 0; block < blocks; block++) {
            BlockRecorder record = new BlockRecorder();
            kernel.run(block * 128L, 128, record);
            for (int lane = 0; lane < 128; lane++) {
                double[] x = {
                    record.functional(1, 1, lane),
                    record.functional(1, 2, lane),
                    record.functional(1, FIELD, lane),
                    record.functional(1, JUMPS, lane) + record.functional(1, DRIFT, lane),
                    record.functional(1, INTEGRAL, lane)
                };
                for (int i = 0; i < 5; i++) {
                    sum[i] += x[i];
                    squares[i] += x[i] * x[i];
                }
            }
        }
        double[] exact = meanWorks(machine, dt, steps);
        int n = 128 * blocks;
        for (int i = 0; i < 4; i++) {
            double mean = sum[i] / n;
            double error = Math.sqrt((squares[i] / n - mean * mean) / n);
            assertThat(mean).as("row %d", i).isCloseTo(exact[i], within(5 * error + 1e-12));
        }
    }

    static Stream<Case> strongMachines() {
        return Stream.of(
                new Case("strong", TestSystems.strong()),
                new Case("no field", RandomMachines.withField(TestSystems.strong(), 0, 0)),
                new Case("one noise", RandomMachines.withNoise(TestSystems.strong(), 0, 0.2, 0)));
    }

    /** The exact mean work of local1, local2 and the field in trajectories of this step, and 0. */
    private static double[] meanWorks(Case machine, double dt, int steps) {
        WorkGenerator works = WorkGenerator.of(
                Generator.of(machine.system()), machine.machine().hamiltonian());
        double[] end = MeanEvolution.strang(works, works.initial(), new long[] {steps}, dt)[0];
        return new double[] {end[17], end[18], end[19], 0};
    }

    /** Every jump is counted at the outputs after it and at none before it. */
    @ParameterizedTest
    @MethodSource("machines")
    void jumpsAreToldBetweenTheOutputsThatCountThem(Case machine) {
        TimeGrid grid = TimeGrid.of(0.9, 1, 2, 3, 50, 51, 52, 700);
        for (Choice choice : List.of(Choice.AUTO, Choice.GENERAL)) {
            int lanes = choice == Choice.AUTO ? 128 : 16;
            BlockRecorder record = machine.run(choice, grid, lanes);
            int[][][] counts = new int[grid.outputs()][4][lanes];
            double[] last = new double[lanes];
            for (BlockRecorder.Jump jump : record.told()) {
                assertThat(jump.time()).isBetween(grid.time(jump.outputs() - 1), grid.time(jump.outputs()));
                assertThat(jump.time()).isGreaterThanOrEqualTo(last[jump.lane()]);
                last[jump.lane()] = jump.time();
                for (int k = jump.outputs(); k < grid.outputs(); k++) {
                    counts[k][jump.channel()][jump.lane()]++;
                }
            }
            for (int k = 0; k < grid.outputs(); k++) {
                for (int channel = 0; channel < 4; channel++) {
                    for (int lane = 0; lane < lanes; lane++) {
                        assertThat(record.jumps(k, channel, lane)).isEqualTo(counts[k][channel][lane]);
                    }
                }
            }
        }
    }

    @Test
    void functionalsChangeNoBitOfAPath() {
        Case machine = new Case("strong", TestSystems.strong());
        TimeGrid grid = TimeGrid.of(0.7, 77, 300);
        BlockRecorder with = machine.run(Choice.AUTO, grid, 128);
        BlockRecorder without = new BlockRecorder();
        Kernels.create(Choice.AUTO, KernelRequest.of(machine.system(), TestSystems.PAULIS, grid, SEED))
                .run(0, 128, without);
        for (int lane = 0; lane < 128; lane++) {
            assertThat(with.bits(2, 15, lane)).isEqualTo(without.bits(2, 15, lane));
        }
        assertThat(with.told()).isEqualTo(without.told());
    }

    @Test
    void allocatesNothingPerStep() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        Case machine = new Case("strong", TestSystems.strong());
        for (Choice choice : List.of(Choice.SCALAR, Choice.SIMD)) {
            long[] each = LongStream.rangeClosed(1, 20_000).toArray();
            machine.kernel(choice, TimeGrid.of(0.5, each)).run(0, 128, (output, block) -> {});
            TimeGrid grid = TimeGrid.of(0.5, 20_000, 22_000, 26_000);
            long[] bytes = new long[grid.outputs()];
            TrajectoryKernel kernel = machine.kernel(choice, grid);
            threads.getThreadAllocatedBytes(id);
            kernel.run(128, 128, (output, block) -> bytes[output] = threads.getThreadAllocatedBytes(id));
            long reading = -threads.getThreadAllocatedBytes(id) + threads.getThreadAllocatedBytes(id);
            assertThat(bytes[2] - bytes[1] - reading).as("%s", choice).isZero();
            assertThat(bytes[3] - bytes[2] - reading).as("%s", choice).isZero();
        }
    }

    @Test
    void leavesToTheGeneralKernelWhatTheBellBasisDoesNotMakeSimple() {
        OpenSystem system = TestSystems.fig3().openSystem();
        TimeGrid grid = TimeGrid.of(1, 10);
        List<Double> quanta = List.of(1.0, 1.0, -1.0, -1.0);
        ComplexMatrix h = TestSystems.fig3().hamiltonian();
        assertThat(name(system, new PathFunctionals(h, quanta, List.of(Pauli.string("ZZ"))), grid))
                .startsWith("machine");
        assertThat(name(system, new PathFunctionals(h, quanta, List.of(Pauli.string("ZI"))), grid))
                .isEqualTo("general");
        assertThat(name(system, new PathFunctionals(Pauli.string("XX"), quanta, List.of()), grid))
                .isEqualTo("general");
    }

    /** From phi+ every path under collective noise alone keeps its energy until it jumps. */
    @Test
    void aPathWithoutJumpsHasNoHeatAndNoBackActionWhereAllDecaysAreAlike() {
        ThermalMachine hot = TestSystems.machine(0.01, 0.01, 1e9, 1e9, 0.1, 0.05, 0.02);
        OpenSystem system = hot.openSystem().startingIn(InitialState.pure(BellState.PSI_MINUS.state()));
        Case machine = new Case("hot", hot);
        TrajectoryKernel kernel = Kernels.create(
                Choice.AUTO,
                KernelRequest.of(system, TestSystems.PAULIS, TimeGrid.of(0.5, 20, 100), SEED)
                        .adding(machine.functionals()));
        BlockRecorder record = new BlockRecorder();
        kernel.run(0, 128, record);
        int quiet = 0;
        for (int lane = 0; lane < 128; lane++) {
            if (record.jumps(2, lane) == 0) {
                quiet++;
                assertThat(record.functional(2, JUMPS, lane)).isZero();
                // Gamma_1 = Gamma_2 to 1e-9.
                assertThat(record.functional(2, DRIFT, lane)).isCloseTo(0, within(1e-7));
            }
        }
        assertThat(quiet).isBetween(10, 120);
    }

    private static String name(OpenSystem system, PathFunctionals functionals, TimeGrid grid) {
        return Kernels.create(
                        Choice.AUTO,
                        KernelRequest.of(system, TestSystems.PAULIS, grid, SEED).adding(functionals))
                .name();
    }

    private static double energy(BlockRecorder record, int output, int lane, double g) {
        int xx = Pauli.pairs().indexOf("XX");
        int yy = Pauli.pairs().indexOf("YY");
        return -g * (record.expectation(output, xx, lane) + record.expectation(output, yy, lane)) / 2;
    }

    private static Case example(String name, String... changes) {
        return new Case(
                name + " " + String.join(" ", changes),
                MachineFactory.of(SpecReader.parse(Examples.text(name), name, List.of(changes))));
    }
}
