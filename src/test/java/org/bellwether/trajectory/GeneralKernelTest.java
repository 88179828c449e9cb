package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.model.BellState;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single trajectories, limits with known paths, and the exact laws of the jumps. */
class GeneralKernelTest {
    private static final long SEED = 20_240_501;
    private static final int LANES = BlockView.LANES;
    private static final int XX = Pauli.pairs().indexOf("XX");
    private static final int ZZ = Pauli.pairs().indexOf("ZZ");
    private static final ThermalMachine NOISELESS = TestSystems.machine(0.02, 0.05, 0.9, 0.4, 0, 0, 0);

    @Test
    void withoutBathsAndNoiseTheStateRabiFlopsUnitarily() {
        OpenSystem system = TestSystems.machine(0, 0, 0.6, 0.3, 0, 0, 0).openSystem();
        TimeGrid grid = new TimeGrid(0.25, LongStream.rangeClosed(0, 400).toArray());
        BlockRecorder record = run(new GeneralKernel(KernelRequest.of(system, TestSystems.PAULIS, grid, SEED)), 0, 2);
        for (int k = 0; k < grid.outputs(); k++) {
            // |10> oscillates to |01> and back at the difference 2g of the energies of psi- and psi+.
            double cosine = Math.cos(2 * grid.time(k));
            assertThat(pauli(record, k, "ZI", 1)).isCloseTo(-cosine, within(1e-12));
            assertThat(pauli(record, k, "IZ", 1)).isCloseTo(cosine, within(1e-12));
            assertThat(pauli(record, k, "ZZ", 1)).isCloseTo(-1, within(1e-12));
            assertThat(record.jumps(k, 1)).isZero();
        }
    }

    /**
     * phi+ falls to psi+ at the rate Gamma_1 = chi_1 + chi_2 (g = 1) and stays there. Of 128 x 80 trajectories the fraction left
     * at 40 times is held to the exponential by Kolmogorov's bound P(D sqrt N > 2.3) < 2 exp(-2 2.3^2) = 5e-5; D = 0.023 is what
     * a rate wrong by 6 % gives. Bath 1 takes the fraction chi_1/(chi_1 + chi_2): z below 4.5, false alarm 7e-6.
     */
    @Test
    void atZeroTemperatureAStateDecaysOnceAndExponentially() {
        ThermalMachine cold = TestSystems.machine(0.02, 0.05, 0, 0, 0, 0, 0);
        OpenSystem system = cold.openSystem().startingIn(InitialState.pure(BellState.PHI_PLUS.state()));
        TimeGrid grid = new TimeGrid(2, LongStream.rangeClosed(0, 40).toArray());
        GeneralKernel kernel = new GeneralKernel(KernelRequest.of(system, TestSystems.PAULIS, grid, SEED));
        int blocks = 80;
        long[] left = new long[grid.outputs()];
        long[] byBath = new long[2];
        for (int block = 0; block < blocks; block++) {
            BlockRecorder record = run(kernel, (long) block * LANES, LANES);
            for (int lane = 0; lane < LANES; lane++) {
                for (int k = 0; k < left.length; k++) {
                    int jumps = record.jumps(k, lane);
                    assertThat(jumps).isLessThanOrEqualTo(1);
                    assertThat(record.expectation(k, ZZ, lane)).isCloseTo(jumps == 0 ? 1 : -1, within(1e-12));
                    assertThat(record.expectation(k, XX, lane)).isCloseTo(1, within(1e-12));
                    left[k] += 1 - jumps;
                }
                byBath[0] += record.jumps(left.length - 1, 0, lane);
                byBath[1] += record.jumps(left.length - 1, 1, lane);
            }
        }
        double n = blocks * LANES;
        assertSurvival(left, n, t -> Math.exp(-0.07 * t), grid);
        double fallen = byBath[0] + byBath[1];
        double p = 0.02 / 0.07;
        assertThat(byBath[0] / fallen).isCloseTo(p, within(4.5 * Math.sqrt(p * (1 - p) / fallen)));
    }

    /** The parity of every single trajectory, not of the mean. */
    @Test
    void withoutNoiseTheParityFreezesAtTheFirstJump() {
        double r = Math.sqrt(0.5);
        assertParityFreezes(TestSystems.basisState(2), 1, true);
        assertParityFreezes(TestSystems.basisState(0), 1, true);
        assertParityFreezes(InitialState.pure(ComplexMatrix.column(new double[] {r, 0, r, 0}, new double[4])), 0, true);
        ComplexMatrix superposition = BellState.PHI_PLUS
                .state()
                .times(0.8)
                .plus(BellState.PSI_MINUS.state().times(0, 0.6));
        assertParityFreezes(InitialState.pure(superposition), 0.64 - 0.36, false);
    }

    private static void assertParityFreezes(InitialState start, double value, boolean eitherSign) {
        TimeGrid grid = new TimeGrid(4, LongStream.rangeClosed(0, 100).toArray());
        OpenSystem system = NOISELESS.openSystem().startingIn(start);
        BlockRecorder record =
                run(new GeneralKernel(KernelRequest.of(system, TestSystems.PAULIS, grid, SEED)), 0, LANES);
        int jumped = 0;
        int positive = 0;
        for (int lane = 0; lane < LANES; lane++) {
            double frozen = Double.NaN;
            for (int k = 0; k < grid.outputs(); k++) {
                if (record.jumps(k, lane) > 0) {
                    double parity = record.expectation(k, XX, lane);
                    assertThat(eitherSign ? Math.abs(parity) : parity).isCloseTo(value, within(1e-10));
                    frozen = Double.isNaN(frozen) ? parity : frozen;
                    assertThat(parity).isCloseTo(frozen, within(1e-10));
                }
            }
            jumped += Double.isNaN(frozen) ? 0 : 1;
            positive += frozen > 0.5 ? 1 : 0;
        }
        assertThat(jumped).isGreaterThan(LANES / 2);
        if (eitherSign && value == 1) {
            // Both sectors are recorded: of more than 64 trajectories all are in one with probability below 1e-19.
            assertThat(positive).isStrictlyBetween(0, jumped);
        }
    }

    /** sum_k <P_k>^2 = 4 tr rho^2 - 1 = 3 for a pure two-qubit state, through jumps and kicks at any strength. */
    @Test
    void everyTrajectoryIsAPureState() {
        TimeGrid grid = new TimeGrid(3, LongStream.rangeClosed(0, 30).toArray());
        GeneralKernel kernel =
                new GeneralKernel(KernelRequest.of(TestSystems.strong().openSystem(), TestSystems.PAULIS, grid, SEED));
        BlockRecorder record = run(kernel, 0, LANES);
        for (int k = 0; k < grid.outputs(); k++) {
            for (int lane = 0; lane < LANES; lane++) {
                double squares = 0;
                for (int o = 0; o < TestSystems.PAULIS.size(); o++) {
                    double mean = record.expectation(k, o, lane);
                    assertThat(Math.abs(mean)).isLessThanOrEqualTo(1 + 1e-12);
                    squares += mean * mean;
                }
                assertThat(squares).isCloseTo(3, within(1e-10));
            }
        }
    }

    /** With collective noise alone a step takes one Gaussian, and the other half of the pair waits for the next step. */
    @Test
    void aTrajectoryDoesNotDependOnItsCompany() {
        for (OpenSystem system : List.of(
                TestSystems.strong().openSystem(),
                TestSystems.machine(0.1, 0.2, 0.8, 0.4, 0.05, 0, 0).openSystem())) {
            TimeGrid grid = new TimeGrid(1, new long[] {0, 3, 7, 20});
            GeneralKernel kernel = new GeneralKernel(KernelRequest.of(system, TestSystems.PAULIS, grid, SEED));
            BlockRecorder full = run(kernel, LANES, LANES);
            BlockRecorder other = run(kernel, 5L * LANES, LANES);
            assertThat(trajectory(other, 0)).isNotEqualTo(trajectory(full, 0));
            for (int count : new int[] {1, 5, LANES}) {
                BlockRecorder again = run(kernel, LANES, count);
                for (int lane = 0; lane < count; lane++) {
                    assertThat(trajectory(again, lane)).isEqualTo(trajectory(full, lane));
                }
            }
            GeneralKernel fresh = new GeneralKernel(KernelRequest.of(system, TestSystems.PAULIS, grid, SEED));
            assertThat(trajectory(run(fresh, LANES, 5), 4)).isEqualTo(trajectory(full, 4));
            GeneralKernel reseeded = new GeneralKernel(KernelRequest.of(system, TestSystems.PAULIS, grid, SEED + 1));
            assertThat(trajectory(run(reseeded, LANES, 1), 0)).isNotEqualTo(trajectory(full, 0));
        }
    }

    @Test
    void otherOutputTimesAndMoreObservablesChangeNoBitOfAPath() {
        for (OpenSystem system : List.of(
                TestSystems.strong().openSystem(),
                TestSystems.machine(0.1, 0.2, 0.8, 0.4, 0.05, 0, 0).openSystem())) {
            BlockRecorder sparse = run(
                    new GeneralKernel(KernelRequest.of(
                            system, TestSystems.PAULIS.subList(0, 4), new TimeGrid(1.5, new long[] {0, 11, 24}), SEED)),
                    0,
                    LANES);
            BlockRecorder dense = run(
                    new GeneralKernel(KernelRequest.of(
                            system,
                            TestSystems.PAULIS,
                            new TimeGrid(1.5, LongStream.rangeClosed(0, 40).toArray()),
                            SEED)),
                    0,
                    LANES);
            for (int lane = 0; lane < LANES; lane++) {
                assertThat(sparse.bits(1, 4, lane)).isEqualTo(dense.bits(11, 4, lane));
                assertThat(sparse.bits(2, 4, lane)).isEqualTo(dense.bits(24, 4, lane));
            }
        }
    }

    /**
     * The first jump's time, from |10>, at steps up to one in which several jumps happen: P(no jump until t) =
     * |exp(-i H_eff t) psi|^2, at any step. Kolmogorov as above, 128 x 150 trajectories: false alarm below 5e-5, a survival wrong
     * by 0.017 anywhere is seen. A threshold drawn anew for each step, but compared with a norm that is not, fails at all three.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 4, 20})
    void theFirstJumpFollowsItsExactLaw(double step) {
        OpenSystem system = NOISELESS.openSystem();
        TimeGrid grid =
                new TimeGrid(step, LongStream.rangeClosed(0, (long) (80 / step)).toArray());
        ComplexMatrix effective = system.effectiveHamiltonian();
        ComplexMatrix start = system.initialState().states().get(0);
        assertSurvival(
                countLeft(system, grid, 150),
                150 * LANES,
                t -> {
                    ComplexMatrix psi =
                            RealMatrices.exponential(effective.times(0, -t)).times(start);
                    return psi.adjoint().times(psi).traceRe();
                },
                grid);
    }

    /** The same under strong noise, where kicks turn the state between decay rates: the no-jump part of the Strang map. */
    @Test
    void theFirstJumpUnderNoiseFollowsTheNoJumpPartOfTheStrangMap() {
        OpenSystem system = TestSystems.strong().openSystem();
        TimeGrid grid = new TimeGrid(0.8, LongStream.rangeClosed(0, 15).toArray());
        Liouvillian l = Liouvillian.of(system);
        ComplexMatrix effective = system.effectiveHamiltonian().times(0, -1);
        double[][] noJump = matrix(l.basis(), rho -> effective.times(rho).plus(rho.times(effective.adjoint())));
        double[][] half = RealMatrices.exponential(RealMatrices.times(noJump, grid.largestStep() / 2));
        double[][] kick = RealMatrices.exponential(RealMatrices.times(l.kick(), grid.largestStep()));
        double[][] map = RealMatrices.times(half, RealMatrices.times(kick, half));
        double[] start = l.basis().coordinates(system.initialState().densityMatrix());
        assertSurvival(
                countLeft(system, grid, 150),
                150 * LANES,
                t -> RealMatrices.times(RealMatrices.power(map, Math.round(t / grid.largestStep())), start)[0],
                grid);
    }

    /**
     * Means of the jump counts in each channel against the exact integral of the jump rate along the Strang mean, at a step in
     * which several jumps happen: |z| < 4.5 for 4 channels x 2 times x 2 steps, false alarm 1.1e-4. A kernel that allows one jump
     * in a half drift and drops the rest of it fails, at the short step too.
     */
    @ParameterizedTest
    @ValueSource(doubles = {5, 0.5})
    void anyNumberOfJumpsFitsInAStep(double step) {
        OpenSystem system = TestSystems.strong().openSystem();
        long first = Math.round(5 / step);
        TimeGrid grid = TimeGrid.of(step, first, 2 * first);
        int blocks = 100;
        double n = blocks * LANES;
        int channels = system.jumps().size();
        double[][] sum = new double[3][channels];
        double[][] squares = new double[3][channels];
        GeneralKernel kernel = new GeneralKernel(KernelRequest.of(system, List.of(), grid, SEED));
        for (int block = 0; block < blocks; block++) {
            BlockRecorder record = run(kernel, (long) block * LANES, LANES);
            for (int k = 1; k <= 2; k++) {
                for (int c = 0; c < channels; c++) {
                    for (int lane = 0; lane < LANES; lane++) {
                        double jumps = record.jumps(k, c, lane);
                        sum[k][c] += jumps;
                        squares[k][c] += jumps * jumps;
                    }
                }
            }
        }
        for (int k = 1; k <= 2; k++) {
            double[] expected = expectedJumps(system, step, grid.outputSteps()[k]);
            for (int c = 0; c < channels; c++) {
                double mean = sum[k][c] / n;
                double error = Math.sqrt((squares[k][c] / n - mean * mean) / n);
                assertThat((mean - expected[c]) / error)
                        .as("channel %d at output %d: %f for %f", c, k, mean, expected[c])
                        .isBetween(-4.5, 4.5);
            }
        }
    }

    @Test
    void aFailureNamesTrajectoryTimeStepAndSeed() {
        GeneralKernel kernel = failing(TestSystems.fig3().openSystem());
        assertThatThrownBy(() -> run(kernel, 256, 10))
                .isInstanceOf(IntegrationException.class)
                .hasMessageContaining("trajectory 258 ")
                .hasMessageContaining("t = 0.75 ")
                .hasMessageContaining("step 0.25")
                .hasMessageContaining("seed " + SEED);
    }

    /** Without channels no jump ends the search for one. */
    @Test
    @Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aClosedSystemFailsInsteadOfSearchingForever() {
        OpenSystem machine = TestSystems.fig3().openSystem();
        OpenSystem closed = new OpenSystem(
                machine.hamiltonian(), machine.field(), List.of(), machine.noises(), machine.initialState());
        GeneralKernel kernel = failing(closed);
        assertThatThrownBy(() -> run(kernel, 256, 10)).isInstanceOf(IntegrationException.class);
    }

    /** A kernel whose lane 2 gets a NaN for a Gaussian in step 3. */
    private static GeneralKernel failing(OpenSystem system) {
        return new GeneralKernel(
                KernelRequest.of(system, List.of(), TimeGrid.of(0.25, 2, 8), SEED), noise -> new KickSource() {
                    @Override
                    public void start(int lane, long trajectory) {}

                    @Override
                    public void next(int lane, long step, double[] out) {
                        Arrays.fill(out, lane == 2 && step == 3 ? Double.NaN : 0.1);
                    }
                });
    }

    /** Jumps, kicks and drifts of 32 trajectories between two outputs allocate not a byte, be it 1000 or 2000 steps each. */
    @Test
    void aStepAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        TimeGrid grid = TimeGrid.of(0.5, 1000, 2000, 4000);
        GeneralKernel kernel =
                new GeneralKernel(KernelRequest.of(TestSystems.strong().openSystem(), TestSystems.PAULIS, grid, SEED));
        long[] bytes = new long[grid.outputs()];
        threads.getThreadAllocatedBytes(id);
        kernel.run(0, 32, (output, block) -> bytes[output] = threads.getThreadAllocatedBytes(id));
        long reading = -threads.getThreadAllocatedBytes(id) + threads.getThreadAllocatedBytes(id);
        assertThat(bytes[2] - bytes[1] - reading).isZero();
        assertThat(bytes[3] - bytes[2] - reading).isZero();
    }

    private interface Survival {
        double at(double t);
    }

    private static void assertSurvival(long[] left, double n, Survival exact, TimeGrid grid) {
        double worst = 0;
        for (int k = 0; k < left.length; k++) {
            worst = Math.max(worst, Math.abs(left[k] / n - exact.at(grid.time(k))));
        }
        assertThat(worst * Math.sqrt(n)).isLessThan(2.3);
    }

    private static long[] countLeft(OpenSystem system, TimeGrid grid, int blocks) {
        GeneralKernel kernel = new GeneralKernel(KernelRequest.of(system, List.of(), grid, SEED));
        long[] left = new long[grid.outputs()];
        for (int block = 0; block < blocks; block++) {
            BlockRecorder record = run(kernel, (long) block * LANES, LANES);
            for (int k = 0; k < left.length; k++) {
                for (int lane = 0; lane < LANES; lane++) {
                    left[k] += record.jumps(k, lane) == 0 ? 1 : 0;
                }
            }
        }
        return left;
    }

    /** sum over half drifts of gamma_k tr(A_k† A_k int_0^h e^{L_0 s} rho ds), the integral from the exponential of a block matrix. */
    private static double[] expectedJumps(OpenSystem system, double step, long steps) {
        Liouvillian l = Liouvillian.of(system);
        int m = l.drift().length;
        double[][] block = new double[2 * m][2 * m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                block[i][j] = l.drift()[i][j] * step / 2;
            }
            block[i][m + i] = step / 2;
        }
        double[][] exponential = RealMatrices.exponential(block);
        double[][] half = new double[m][m];
        double[][] integral = new double[m][m];
        for (int i = 0; i < m; i++) {
            System.arraycopy(exponential[i], 0, half[i], 0, m);
            System.arraycopy(exponential[i], m, integral[i], 0, m);
        }
        double[][] kick = RealMatrices.exponential(RealMatrices.times(l.kick(), step));
        double[] r = l.basis().coordinates(system.initialState().densityMatrix());
        double[] dwell = new double[m];
        for (long s = 0; s < steps; s++) {
            add(dwell, RealMatrices.times(integral, r));
            r = RealMatrices.times(kick, RealMatrices.times(half, r));
            add(dwell, RealMatrices.times(integral, r));
            r = RealMatrices.times(half, r);
        }
        ComplexMatrix time = l.basis().operator(dwell);
        return system.jumps().stream()
                .mapToDouble(jump -> jump.rate() * mean(jump, time))
                .toArray();
    }

    private static double mean(JumpChannel jump, ComplexMatrix rho) {
        return jump.operator().adjoint().times(jump.operator()).times(rho).traceRe();
    }

    private static void add(double[] target, double[] x) {
        for (int i = 0; i < x.length; i++) {
            target[i] += x[i];
        }
    }

    private static double[][] matrix(HermitianBasis basis, UnaryOperator<ComplexMatrix> map) {
        double[][] columns = basis.operators().stream()
                .map(b -> basis.coordinates(map.apply(b)))
                .toArray(double[][]::new);
        double n = basis.operators().get(0).rows();
        return RealMatrices.times(RealMatrices.transpose(columns), 1 / n);
    }

    private static BlockRecorder run(TrajectoryKernel kernel, long first, int count) {
        BlockRecorder record = new BlockRecorder();
        kernel.run(first, count, record);
        return record;
    }

    private static List<List<Long>> trajectory(BlockRecorder record, int lane) {
        return LongStream.range(0, record.outputs())
                .mapToObj(k -> record.bits((int) k, TestSystems.PAULIS.size(), lane))
                .toList();
    }

    private static double pauli(BlockRecorder record, int output, String name, int lane) {
        return record.expectation(output, Pauli.pairs().indexOf(name), lane);
    }
}
