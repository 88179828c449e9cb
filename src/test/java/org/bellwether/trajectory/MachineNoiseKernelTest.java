package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast kernel of noise-conditioned density matrices against the general one, path by path, and what outputs may change. */
class MachineNoiseKernelTest {
    private static final long SEED = 7;

    /** A machine and how the test names it. */
    record Case(String name, ThermalMachine machine, InitialState start) {
        OpenSystem system() {
            return machine.openSystem().startingIn(start);
        }

        /** Work and heat of H_S, and all Pauli strings as integrands. */
        PathFunctionals functionals() {
            PathFunctionals energy = NoiseRuns.energyOf(machine);
            return new PathFunctionals(energy.energy(), energy.quanta(), TestSystems.PAULIS);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> machines() {
        ThermalMachine strong = TestSystems.strong();
        List<Case> cases = new ArrayList<>(List.of(
                new Case("fig3", TestSystems.fig3(), TestSystems.basisState(2)),
                new Case("strong, both planes", strong, strong.initialState()),
                new Case("strong, one plane", strong, TestSystems.basisState(0)),
                new Case("strong, mixed", strong, InitialState.maximallyMixed(4)),
                new Case(
                        "collective noise alone",
                        TestSystems.machine(0.1, 0.2, 0.8, 0.4, 0.05, 0, 0),
                        TestSystems.basisState(1)),
                new Case("no baths", TestSystems.machine(0, 0, 1, 1, 0.05, 0.02, 0.01), TestSystems.plusPlus()),
                new Case(
                        "field without noise",
                        RandomMachines.withField(TestSystems.machine(0.1, 0.2, 0.8, 0.4, 0, 0, 0), 0.2, 0.1),
                        TestSystems.basisState(3)),
                new Case("neither", TestSystems.machine(0.1, 0.2, 0.8, 0.4, 0, 0, 0), TestSystems.plusPlus())));
        Random random = new Random(20);
        for (int k = 0; k < 4; k++) {
            ThermalMachine machine = RandomMachines.noisy(random);
            ThermalMachine shaken =
                    RandomMachines.withField(machine, 0.3 * random.nextGaussian(), 0.3 * random.nextGaussian());
            cases.add(new Case("random " + k, shaken, shaken.initialState()));
            cases.add(new Case("random " + k + ", one plane", shaken, TestSystems.basisState(k)));
        }
        return cases.stream();
    }

    /**
     * All coordinates of the state, all functionals and expected jumps. Integrals and numbers of jumps grow with time, and so does
     * their rounding: it is measured against the number of steps.
     */
    @ParameterizedTest
    @MethodSource("machines")
    void followsTheGeneralKernelPathByPathOverTenThousandSteps(Case c) {
        TimeGrid grid = TimeGrid.of(0.3, 1, 2, 500, 10_000);
        RowsRecorder general = RowsRecorder.of(kernel(Choice.GENERAL, c, grid), 0, 3);
        RowsRecorder fast = RowsRecorder.of(kernel(Choice.AUTO, c, grid), 0, 3);
        for (int k = 0; k < grid.outputs(); k++) {
            double steps = Math.max(1, grid.outputSteps()[k]);
            assertThat(largestDifference(fast.expectations(k), general.expectations(k)))
                    .isLessThan(1e-10);
            assertThat(largestDifference(fast.functionals(k), general.functionals(k)) / steps)
                    .isLessThan(1e-12);
            assertThat(largestDifference(fast.expectedJumps(k), general.expectedJumps(k)) / steps)
                    .isLessThan(1e-12);
        }
    }

    private static double largestDifference(double[][] a, double[][] b) {
        assertThat(a).hasDimensions(b.length, 3);
        double largest = 0;
        for (int row = 0; row < a.length; row++) {
            for (int lane = 0; lane < a[row].length; lane++) {
                largest = Math.max(largest, Math.abs(a[row][lane] - b[row][lane]));
            }
        }
        return largest;
    }

    /** Small angles and large ones; functionals change neither the states nor the expected jumps. */
    @ParameterizedTest
    @ValueSource(doubles = {0.002, 0.7, 6})
    void outputsObservablesAndFunctionalsChangeNoBitOfAPath(double dt) {
        machines().forEach(c -> {
            long[] every = LongStream.rangeClosed(1, 40).toArray();
            RowsRecorder often = RowsRecorder.of(kernel(Choice.AUTO, c, TimeGrid.of(dt, every)), 0, 128);
            RowsRecorder rarely = RowsRecorder.of(kernel(Choice.AUTO, c, TimeGrid.of(dt, 13, 40)), 0, 128);
            RowsRecorder plain = RowsRecorder.of(
                    NoiseKernels.create(
                            Choice.AUTO,
                            KernelRequest.of(c.system(), TestSystems.PAULIS, TimeGrid.of(dt, 13, 40), SEED)),
                    0,
                    128);
            assertThat(plain.functionals(1)).isEmpty();
            for (int lane = 0; lane < 128; lane++) {
                assertThat(rarely.bits(1, lane)).isEqualTo(often.bits(13, lane));
                assertThat(rarely.bits(2, lane)).isEqualTo(often.bits(40, lane));
            }
            for (int k = 0; k < 3; k++) {
                assertThat(plain.expectations(k)).isDeepEqualTo(rarely.expectations(k));
                assertThat(plain.expectedJumps(k)).isDeepEqualTo(rarely.expectedJumps(k));
            }
        });
    }

    /** Nor on what its kernel ran before; with collective noise alone a pair of Gaussians serves two steps. */
    @ParameterizedTest
    @MethodSource("machines")
    void aTrajectoryDoesNotDependOnItsCompany(Case c) {
        TimeGrid grid = TimeGrid.of(1, 7, 40);
        TrajectoryKernel kernel = kernel(Choice.AUTO, c, grid);
        RowsRecorder full = RowsRecorder.of(kernel, 128, 128);
        RowsRecorder few = RowsRecorder.of(kernel, 128, 5);
        RowsRecorder fresh = RowsRecorder.of(kernel(Choice.AUTO, c, grid), 131, 2);
        for (int k = 0; k < grid.outputs(); k++) {
            for (int lane = 0; lane < 5; lane++) {
                assertThat(few.bits(k, lane)).isEqualTo(full.bits(k, lane));
            }
            assertThat(fresh.bits(k, 0)).isEqualTo(full.bits(k, 3));
            assertThat(fresh.bits(k, 1)).isEqualTo(full.bits(k, 4));
        }
        boolean noisy = c.system().noises().stream().anyMatch(noise -> noise.intensity() > 0);
        assertThat(Arrays.equals(full.bits(2, 0), full.bits(2, 1))).isEqualTo(!noisy);
    }

    /** An output allocates nothing but what its observer does. */
    @Test
    void allocatesNothingPerStep() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        machines().limit(5).forEach(c -> {
            TimeGrid grid = TimeGrid.of(0.5, 1000, 2000, 5000);
            TrajectoryKernel kernel = kernel(Choice.AUTO, c, grid);
            kernel.run(0, 128, (output, block) -> {});
            long[] bytes = new long[grid.outputs()];
            threads.getThreadAllocatedBytes(id);
            kernel.run(128, 128, (output, block) -> bytes[output] = threads.getThreadAllocatedBytes(id));
            long reading = -threads.getThreadAllocatedBytes(id) + threads.getThreadAllocatedBytes(id);
            assertThat(bytes[2] - bytes[1] - reading).as("%s", c).isZero();
            assertThat(bytes[3] - bytes[2] - reading).as("%s", c).isZero();
        });
    }

    @Test
    void servesWhereItCanAndLeavesTheRestToTheGeneralKernel() {
        TimeGrid grid = TimeGrid.of(1, 10);
        OpenSystem machine = TestSystems.fig3().openSystem();
        PathFunctionals energy = NoiseRuns.energyOf(TestSystems.fig3());
        PathFunctionals other = new PathFunctionals(Pauli.string("ZI"), energy.quanta(), List.of());
        for (Choice choice : List.of(Choice.AUTO, Choice.SCALAR, Choice.SIMD)) {
            assertThat(create(choice, machine, energy, grid).name()).isEqualTo("noise, machine");
        }
        assertThat(create(Choice.GENERAL, machine, energy, grid).name()).isEqualTo("noise, general");
        // An energy that is not diagonal in the Bell basis.
        assertThat(create(Choice.AUTO, machine, other, grid).name()).isEqualTo("noise, general");
        assertThatThrownBy(() -> create(Choice.SCALAR, machine, other, grid))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot serve");
        // Operators that the Bell basis does not make simple.
        OpenSystem turned = new OpenSystem(
                machine.hamiltonian().plus(Pauli.string("XI")),
                machine.field(),
                machine.jumps(),
                machine.noises(),
                machine.initialState());
        assertThat(create(Choice.AUTO, turned, energy, grid).name()).isEqualTo("noise, general");
        // Angles so large that their reduction loses digits.
        assertThat(create(Choice.AUTO, machine, energy, TimeGrid.of(1e10, 1)).name())
                .isEqualTo("noise, general");
        OpenSystem qutrit = TestSystems.noisyQutrit();
        PathFunctionals ofQutrit = new PathFunctionals(qutrit.hamiltonian(), List.of(1.0, -1.0), List.of());
        assertThat(NoiseKernels.create(
                                Choice.AUTO,
                                KernelRequest.of(qutrit, List.of(), grid, SEED).adding(ofQutrit))
                        .name())
                .isEqualTo("noise, general");
    }

    @Test
    void noJumpsAreDrawn() {
        TrajectoryKernel kernel = create(Choice.AUTO, TestSystems.fig3().openSystem(), null, TimeGrid.of(1, 10));
        kernel.run(0, 3, (output, block) -> {
            assertThat(block.jumps()).isEmpty();
            assertThat(block.functionals()).isEmpty();
            assertThat(block.expectedJumps()).hasDimensions(4, BlockView.LANES);
        });
    }

    @Test
    void aFailureNamesTrajectoryTimeStepAndSeed() {
        TrajectoryKernel kernel = new MachineNoiseKernel(
                KernelRequest.of(TestSystems.fig3().openSystem(), List.of(), TimeGrid.of(0.25, 2, 8), SEED),
                block -> List.of(first -> first[2] = Double.NaN));
        assertThatThrownBy(() -> kernel.run(256, 10, (output, block) -> {}))
                .isInstanceOf(IntegrationException.class)
                .hasMessageContaining("trajectory 258 ")
                .hasMessageContaining("t = 0.5 ")
                .hasMessageContaining("step 0.25")
                .hasMessageContaining("seed " + SEED);
    }

    private static TrajectoryKernel kernel(Choice choice, Case c, TimeGrid grid) {
        return create(choice, c.system(), c.functionals(), grid);
    }

    private static TrajectoryKernel create(
            Choice choice, OpenSystem system, @Nullable PathFunctionals functionals, TimeGrid grid) {
        return NoiseKernels.create(
                choice, KernelRequest.of(system, TestSystems.PAULIS, grid, SEED).adding(functionals));
    }
}
