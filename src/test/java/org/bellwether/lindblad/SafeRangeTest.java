package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsemblePlan;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.Bath;
import org.bellwether.model.BathStatistics;
import org.bellwether.model.BellState;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.model.ThermalMachine.LambShift;
import org.bellwether.statistics.MeanVector;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.GeneralKernel;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bounds of the range, and what happens to second moments at its end and beyond: no mean tells. */
class SafeRangeTest {
    private static final double[][] AROUND_Z = {{0, -1, 0}, {1, 0, 0}, {0, 0, 0}};
    private static final double[][] AROUND_X = {{0, 0, 0}, {0, 0, -1}, {0, 1, 0}};

    @Test
    void boundsOfTheMachine() {
        ThermalMachine fig3 = TestSystems.fig3();
        SafeRange local = range(fig3);
        assertThat(local.frequency()).isCloseTo(2, within(1e-12));
        // Local noises of 1e-4 each, of matrix elements 1 between levels that are 2 apart.
        assertThat(local.mixing()).isCloseTo(2 * 2e-4, within(1e-14));
        assertThat(local.jumpRate()).isCloseTo(fig3.gammaDown(), within(1e-14));
        assertThat(local.largestStep()).isCloseTo(3 * Math.PI / 8, within(1e-12));
        // Collective noise turns the degenerate plane of phi+ and phi- alone: only the jumps bound the step.
        SafeRange collective = range(RandomMachines.withNoise(fig3, 0.01, 0, 0));
        assertThat(collective.frequency()).isZero();
        assertThat(collective.mixing()).isZero();
        assertThat(collective.largestStep()).isCloseTo(1 / fig3.gammaDown(), within(1e-9));
        // A Lamb shift S of the two levels phi+ and psi- lifts the degeneracy by S, and 2g becomes 2g + S.
        LambShift shift = new LambShift(0.3, 0);
        assertThat(range(shifted(RandomMachines.withNoise(fig3, 0.01, 0, 0), shift))
                        .frequency())
                .isCloseTo(0.3, within(1e-12));
        assertThat(range(shifted(fig3, shift)).frequency()).isCloseTo(2.3, within(1e-12));
    }

    @Test
    void aFieldCountsByItsOwnFrequencyToo() {
        ThermalMachine noiseless = RandomMachines.withNoise(TestSystems.fig3(), 0, 0, 0);
        assertThat(range(RandomMachines.withField(noiseless, 0.02, -0.01)).frequency())
                .isCloseTo(2, within(1e-12));
        // h1 sz1 + h2 sz2 has eigenvalues between -5 and 5.
        assertThat(range(RandomMachines.withField(noiseless, 3, 2)).frequency()).isCloseTo(10, within(1e-12));
        // Equal fields leave psi+ and psi- alone: without jumps they commute with all else.
        ThermalMachine closed =
                RandomMachines.machine(1, RandomMachines.spin(0.6, 0), RandomMachines.spin(0.3, 0), 0, 0, 0);
        assertThat(range(RandomMachines.withField(closed, 3, 3)).everyStepIsExact())
                .isTrue();
    }

    @Test
    void withoutNoiseAndFieldNothingBoundsTheStep() {
        ThermalMachine noiseless = RandomMachines.withNoise(TestSystems.fig3(), 0, 0, 0);
        assertThat(range(noiseless)).isEqualTo(SafeRange.UNLIMITED);
        assertThat(range(noiseless).everyStepIsExact()).isTrue();
        assertThat(range(noiseless).contains(1e300)).isTrue();
        assertThat(range(TestSystems.fig3()).contains(1.1781)).isFalse();
        assertThat(range(TestSystems.fig3()).contains(1.178)).isTrue();
    }

    @Test
    void theReasonIsTheBoundThatBinds() {
        assertThat(range(TestSystems.fig3()).reason())
                .isEqualTo("at most 1.17809, 3/8 of a period of the frequency 2 that noise or a static field meets");
        assertThat(range(RandomMachines.withNoise(TestSystems.fig3(), 0.01, 0, 0))
                        .reason())
                .isEqualTo("at most 53.5074, one jump on average at the largest rate 0.0186889");
        assertThat(range(RandomMachines.withNoise(TestSystems.fig3(), 0, 1, 1)).reason())
                .endsWith("sum of frequency times rate 4");
    }

    /**
     * The figures of the Javadoc: the error of E[<sz>^2] of a qubit, levels 2 apart, under transverse noise at its largest safe
     * step, and at the step where all kicks act along one axis; the mean from an energy eigenstate is exact at any step.
     */
    @Test
    void secondMomentsOfANoisyQubitAreRightToTheEndOfTheRange() {
        for (double ratio : new double[] {1e-3, 1.0 / 400, 0.01, 0.03, 0.06, 0.1, 0.2, 0.4, 1, 3, 10}) {
            double intensity = 2 * ratio;
            double step = SafeRange.of(qubit(intensity)).largestStep();
            double error = secondMomentError(intensity, step);
            assertThat(error).as("w/omega = %s", ratio).isLessThan(0.014);
            if (ratio <= 1.0 / 400) {
                assertThat(error).isLessThan(3e-4);
            }
        }
        // At omega dt = pi the walk is on a circle: 1/2 - 1/3. At 0.9 pi the weakest noises are right still, others
        // not.
        assertThat(secondMomentError(0.005, Math.PI / 2)).isCloseTo(1.0 / 6, within(1e-3));
        assertThat(secondMomentError(0.02, 0.45 * Math.PI)).isGreaterThan(5e-3);
        assertThat(meanError(0.005, Math.PI / 2)).isLessThan(1e-12);
    }

    /**
     * The same in trajectories: 10 000 of a qubit, E[<sz>^2] at omega dt = pi and at the largest safe step. Its standard error is
     * below 0.0036 (sz^2 is bounded by 1, and uniform on the sphere has the deviation 0.3), so 1/2 is 45 and 1/3 exact to 4.5 of
     * them, probability 7e-6.
     */
    @Test
    void aliasedTrajectoriesHaveTheRightMeanAndTheWrongSpread() {
        double intensity = 0.05;
        double safe = SafeRange.of(qubit(intensity)).largestStep();
        MeanVector aliased = simulate(intensity, Math.PI / 2);
        MeanVector fine = simulate(intensity, safe);
        assertThat(aliased.mean()[0]).isCloseTo(0, within(4.5 * aliased.standardError(0)));
        assertThat(fine.mean()[0]).isCloseTo(0, within(4.5 * fine.standardError(0)));
        assertThat(aliased.covariance()[0][0]).isCloseTo(0.5, within(4.5 * 0.0036));
        assertThat(fine.covariance()[0][0]).isCloseTo(1.0 / 3, within(4.5 * 0.0036));
    }

    static Stream<Arguments> machines() {
        return Stream.of(
                Arguments.of("Fig. 3", TestSystems.fig3()),
                Arguments.of("collective", RandomMachines.withNoise(TestSystems.fig3(), 0.05, 0, 0)),
                Arguments.of("collective, weak", RandomMachines.withNoise(TestSystems.fig3(), 0.01, 0, 0)),
                Arguments.of("collective, strong", RandomMachines.withNoise(TestSystems.fig3(), 5, 0, 0)),
                Arguments.of("local", RandomMachines.withNoise(TestSystems.fig3(), 0, 0.1, 0.05)),
                Arguments.of("strong baths", TestSystems.machine(0.2, 0.6, 0.6, 0.3, 0.2, 0, 0)),
                Arguments.of("strong baths, local", TestSystems.machine(0.2, 0.6, 0.6, 0.3, 0.2, 0.01, 0.01)),
                Arguments.of(
                        "hot bosons",
                        RandomMachines.machine(
                                1,
                                new Bath(BathStatistics.BOSON, 5, 0.5),
                                new Bath(BathStatistics.SPIN, 1, 0.3),
                                0.1,
                                0,
                                0)),
                Arguments.of("strong", TestSystems.strong()));
    }

    /** The variance of the number of jumps over 20 mean waiting times, at the largest safe step: exact, by its moments. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("machines")
    void varianceOfTheJumpCountIsRightToOnePercent(String name, ThermalMachine machine) {
        assertVariance(machine.openSystem());
        assertVariance(fromPsiMinus(machine));
    }

    private static void assertVariance(OpenSystem system) {
        double step = SafeRange.of(system).largestStep();
        long steps = Math.max(1, Math.round(20 / (SafeRange.of(system).jumpRate() * step)));
        Moments moments = new Moments(system);
        double exact =
                moments.variance(RealMatrices.exponential(RealMatrices.times(moments.generator(), step * steps)));
        double strang = moments.variance(RealMatrices.power(moments.strangMap(step), steps));
        assertThat(strang / exact).isCloseTo(1, within(0.01));
    }

    /** One jump a step is not too timid: at four the variance of a machine is off by more. */
    @Test
    void varianceOfTheJumpCountIsWrongBeyond() {
        OpenSystem system = fromPsiMinus(TestSystems.fig3());
        double step = 4 / SafeRange.of(system).jumpRate();
        Moments moments = new Moments(system);
        double exact = moments.variance(RealMatrices.exponential(RealMatrices.times(moments.generator(), step * 5)));
        double strang = moments.variance(RealMatrices.power(moments.strangMap(step), 5));
        assertThat(Math.abs(strang / exact - 1)).isGreaterThan(0.02);
    }

    private static OpenSystem fromPsiMinus(ThermalMachine machine) {
        return machine.openSystem().startingIn(InitialState.pure(BellState.PSI_MINUS.state()));
    }

    private static SafeRange range(ThermalMachine machine) {
        return SafeRange.of(machine.openSystem());
    }

    private static ThermalMachine shifted(ThermalMachine m, LambShift shift) {
        return new ThermalMachine(
                m.coupling(),
                m.bath1(),
                m.bath2(),
                m.collectiveNoise(),
                m.localNoise1(),
                m.localNoise2(),
                shift,
                LambShift.NONE,
                0,
                0,
                m.initialState());
    }

    /** H = sigma_z with levels 2 apart, from the upper one, and the noise sigma_x. */
    private static OpenSystem qubit(double intensity) {
        return new OpenSystem(
                Pauli.string("Z"),
                ComplexMatrix.zero(2, 2),
                List.of(),
                List.of(new NoiseChannel("x", Pauli.string("X"), intensity)),
                InitialState.pure(ComplexMatrix.column(new double[] {1, 0}, new double[2])));
    }

    /** The largest error of E[<sz>^2] over four times 1/w, from products of two Bloch vectors turned by the same noise. */
    private static double secondMomentError(double intensity, double step) {
        double[][] drift = RealMatrices.times(pair(AROUND_Z), 2);
        double[][] turn = pair(AROUND_X);
        return largestError(drift, RealMatrices.times(RealMatrices.times(turn, turn), 2 * intensity), step, intensity);
    }

    private static double meanError(double intensity, double step) {
        double[][] kick = RealMatrices.times(RealMatrices.times(AROUND_X, AROUND_X), 2 * intensity);
        return largestError(RealMatrices.times(AROUND_Z, 2), kick, step, intensity);
    }

    private static double largestError(double[][] drift, double[][] kick, double step, double intensity) {
        double[][] half = RealMatrices.exponential(RealMatrices.times(drift, step / 2));
        double[][] middle = RealMatrices.exponential(RealMatrices.times(kick, step));
        double[][] strang = RealMatrices.times(half, RealMatrices.times(middle, half));
        double[][] exact = RealMatrices.exponential(RealMatrices.times(RealMatrices.plus(drift, kick), step));
        double[] a = new double[drift.length];
        a[a.length - 1] = 1;
        double[] b = a.clone();
        double worst = 0;
        for (int k = 0; k < 4 * Math.max(1 / intensity, 1 + 10 * intensity) / step; k++) {
            a = RealMatrices.times(strang, a);
            b = RealMatrices.times(exact, b);
            worst = Math.max(worst, Math.abs(a[a.length - 1] - b[b.length - 1]));
        }
        return worst;
    }

    /** A (x) 1 + 1 (x) A. */
    private static double[][] pair(double[][] a) {
        double[][] both = new double[9][9];
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                both[i][j] = (i % 3 == j % 3 ? a[i / 3][j / 3] : 0) + (i / 3 == j / 3 ? a[i % 3][j % 3] : 0);
            }
        }
        return both;
    }

    private static MeanVector simulate(double intensity, double step) {
        // Long enough that e^{-6 w t} < 1e-9 is left of the start.
        TimeGrid grid = TimeGrid.of(step, (long) Math.ceil(4 / intensity / step));
        return Ensemble.run(
                        new EnsemblePlan(10_000, grid, List.of("Z"), List.of()),
                        () -> new GeneralKernel(
                                KernelRequest.of(qubit(intensity), List.of(Pauli.string("Z")), grid, 5)),
                        2,
                        ProgressListener.NONE)
                .last();
    }

    /** The first moments of the number of jumps: rho with E[n rho] and E[n^2 rho], the generator L, J in the drift. */
    private static final class Moments {
        private final double[] initial;
        private final double[][] drift;
        private final double[][] kick;

        Moments(OpenSystem system) {
            Liouvillian l = Liouvillian.of(system);
            HermitianBasis basis = l.basis();
            double[][] jump = new double[16][16];
            for (int j = 0; j < 16; j++) {
                ComplexMatrix after = ComplexMatrix.zero(4, 4);
                for (JumpChannel channel : system.jumps()) {
                    ComplexMatrix a = channel.operator();
                    after = after.plus(
                            a.times(basis.operators().get(j)).times(a.adjoint()).times(channel.rate() / 4));
                }
                double[] column = basis.coordinates(after);
                for (int i = 0; i < 16; i++) {
                    jump[i][j] = column[i];
                }
            }
            initial = Arrays.copyOf(basis.coordinates(system.initialState().densityMatrix()), 48);
            drift = blocks(l.drift(), jump);
            kick = blocks(l.kick(), new double[16][16]);
        }

        double[][] generator() {
            return RealMatrices.plus(drift, kick);
        }

        double[][] strangMap(double step) {
            double[][] half = RealMatrices.exponential(RealMatrices.times(drift, step / 2));
            return RealMatrices.times(
                    half, RealMatrices.times(RealMatrices.exponential(RealMatrices.times(kick, step)), half));
        }

        /** Var n = E[n^2] - E[n]^2, the traces being coordinate 0 of each block. */
        double variance(double[][] propagator) {
            double[] r = RealMatrices.times(propagator, initial);
            return r[32] - r[16] * r[16];
        }

        /** d E[n rho] = L E[n rho] + J rho, d E[n^2 rho] = L E[n^2 rho] + 2 J E[n rho] + J rho. */
        private static double[][] blocks(double[][] l, double[][] j) {
            double[][] all = new double[48][48];
            for (int a = 0; a < 16; a++) {
                for (int b = 0; b < 16; b++) {
                    for (int block = 0; block < 3; block++) {
                        all[16 * block + a][16 * block + b] = l[a][b];
                    }
                    all[16 + a][b] = j[a][b];
                    all[32 + a][b] = j[a][b];
                    all[32 + a][16 + b] = 2 * j[a][b];
                }
            }
            return all;
        }
    }
}
