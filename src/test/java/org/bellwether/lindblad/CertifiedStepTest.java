package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsemblePlan;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.statistics.MeanVector;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.GeneralKernel;
import org.bellwether.trajectory.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CertifiedStepTest {
    /** t = 10, 20, ..., 2000 as multiples of 10: the grid of the built-in machine. */
    private static final long[] GRID = LongStream.rangeClosed(1, 200).toArray();

    static Stream<Arguments> runs() {
        ThermalMachine field = RandomMachines.withField(TestSystems.fig3(), 0.02, -0.01);
        return Stream.of(
                Arguments.of("Fig. 3", TestSystems.fig3(), GRID, 10.0, 20_000L),
                Arguments.of("Fig. 3, more trajectories", TestSystems.fig3(), GRID, 10.0, 1_000_000L),
                // A ladder so fine that it tells a bound of 0.101 from one of 0.1.
                Arguments.of("Fig. 3, very many", TestSystems.fig3(), GRID, 10.0, 1_000_000_000_000L),
                Arguments.of("fields", field, GRID, 10.0, 1000L),
                Arguments.of("times one by one", TestSystems.fig3(), new long[] {3, 10, 11, 200}, 5.0, 20_000L),
                Arguments.of("strong", TestSystems.strong(), new long[] {1, 2, 5}, 2.0, 5000L));
    }

    /**
     * The definition, by other products of S(dt) and e^{Lt}: the step keeps the bound, the next larger one of the ladder breaks it.
     * Both by more than a millionth: references that agree to 1e-12 choose the same step on every platform.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void stepIsTheLargestOfTheLadderThatKeepsTheBound(
            String name, ThermalMachine machine, long[] outputs, double spacing, long trajectories) {
        CertifiedStep found = find(machine, outputs, spacing, trajectories);
        long k = Math.round(spacing / found.step());
        assertThat(found.step()).isEqualTo(spacing / k);
        assertThat(k).isGreaterThan(1);
        assertThat(excess(machine, outputs, spacing, k, trajectories)).isLessThan(1 - 1e-6);
        assertThat(excess(machine, outputs, spacing, k - 1, trajectories)).isGreaterThan(1 + 1e-6);
    }

    /** The largest |m_S - m| / (0.1 sqrt(max(1 - m^2, 0.01)/N)) over all outputs and Pauli strings. */
    private static double excess(ThermalMachine machine, long[] outputs, double spacing, long k, long trajectories) {
        Liouvillian l = Liouvillian.of(machine.openSystem());
        double[] initial = initial(l, machine);
        double[][] step = l.strangMap(spacing / k);
        double worst = 0;
        double[] strang = initial;
        int next = 0;
        for (long n = 1; n <= outputs[outputs.length - 1] * k; n++) {
            strang = RealMatrices.times(step, strang);
            if (n == outputs[next] * k) {
                double[] exact = RealMatrices.times(l.propagator(outputs[next] * spacing), initial);
                for (int i = 1; i < 16; i++) {
                    double error = Math.sqrt(Math.max(1 - exact[i] * exact[i], 0.01) / trajectories);
                    worst = Math.max(worst, Math.abs(strang[i] - exact[i]) / (0.1 * error));
                }
                next++;
            }
        }
        return worst;
    }

    @Test
    void builtInMachineTakesCoarseSteps() {
        assertThat(find(TestSystems.fig3(), GRID, 10, 20_000).step()).isEqualTo(2.5);
        assertThat(find(TestSystems.fig3(), GRID, 10, 1_000_000).step()).isBetween(0.9, 1.3);
    }

    @Test
    void moreTrajectoriesNeverTakeALargerStep() {
        double before = Double.POSITIVE_INFINITY;
        for (long n = 100; n <= 100_000_000; n *= 10) {
            CertifiedStep found = find(TestSystems.fig3(), GRID, 10, n);
            assertThat(found.step()).isLessThanOrEqualTo(before);
            assertThat(found.biasBound()).isLessThanOrEqualTo(0.1 / Math.sqrt((double) n));
            before = found.step();
        }
    }

    /** The bias is of order dt^2 and its bound of order N^(-1/2), so the step falls as N^(-1/4). */
    @Test
    void stepFallsAsTheFourthRootOfTheNumberOfTrajectories() {
        double coarse = find(TestSystems.fig3(), GRID, 10, 1_000_000_000L).step();
        double fine = find(TestSystems.fig3(), GRID, 10, 100_000_000_000L).step();
        assertThat(coarse / fine).isCloseTo(Math.sqrt(10), within(0.1));
    }

    @Test
    void biasIsTheLargestDifference() {
        CertifiedStep found = find(TestSystems.fig3(), GRID, 10, 20_000);
        Liouvillian l = Liouvillian.of(TestSystems.fig3().openSystem());
        double[] r = initial(l, TestSystems.fig3());
        double worst = 0;
        for (long n : GRID) {
            double[] strang = RealMatrices.times(RealMatrices.power(l.strangMap(2.5), 4 * n), r);
            double[] exact = RealMatrices.times(l.propagator(10.0 * n), r);
            for (int i = 0; i < 16; i++) {
                worst = Math.max(worst, Math.abs(strang[i] - exact[i]));
            }
        }
        assertThat(found.biasBound()).isCloseTo(worst, within(1e-10));
    }

    @Test
    void withoutNoiseAndFieldTheStepIsTheSpacing() {
        ThermalMachine noiseless = RandomMachines.withNoise(TestSystems.fig3(), 0, 0, 0);
        CertifiedStep found = find(noiseless, GRID, 10, 1_000_000_000_000L);
        assertThat(found.step()).isEqualTo(10);
        assertThat(found.biasBound()).isLessThan(1e-11);
    }

    @Test
    void onlyOutputTimesCount() {
        // After 20 relaxation times the bias is that of the steady state, where the transient is long over.
        double late = find(TestSystems.fig3(), new long[] {200}, 10, 20_000).step();
        assertThat(late)
                .isGreaterThan(find(TestSystems.fig3(), GRID, 10, 20_000).step());
    }

    /**
     * Strong machine, dt = 2, t = 4: how many times the predicted bias the measured means are off, by least squares. Were
     * the prediction right, the number is 1 to 4.5 standard errors (probability 7e-6), which are below 0.1.
     */
    @Test
    void measuredBiasIsThePredictedOne() {
        OpenSystem system = TestSystems.strong().openSystem();
        TimeGrid grid = TimeGrid.of(2, 2);
        Liouvillian l = Liouvillian.of(system);
        double[] r = initial(l, TestSystems.strong());
        double[] exact = MeanEvolution.exact(l, r, grid.outputSteps(), 2)[1];
        double[] strang = MeanEvolution.strang(l, r, grid.outputSteps(), 2)[1];
        List<String> channels = system.jumps().stream().map(JumpChannel::name).toList();
        MeanVector mean = Ensemble.run(
                        new EnsemblePlan(100_000, grid, Pauli.pairs(), channels),
                        () -> new GeneralKernel(system, TestSystems.PAULIS, grid, 3),
                        2,
                        ProgressListener.NONE)
                .last();
        double measured = 0;
        double predicted = 0;
        double variance = 0;
        for (int i = 0; i < 15; i++) {
            double p = strang[i + 1] - exact[i + 1];
            measured += p * (mean.mean()[i] - exact[i + 1]);
            predicted += p * p;
            for (int j = 0; j < 15; j++) {
                variance += p * mean.covariance()[i][j] * (strang[j + 1] - exact[j + 1]) / mean.count();
            }
        }
        double error = Math.sqrt(variance) / predicted;
        assertThat(error).isLessThan(0.1);
        assertThat(measured / predicted).isCloseTo(1, within(4.5 * error));
    }

    private static CertifiedStep find(ThermalMachine machine, long[] outputs, double spacing, long trajectories) {
        Liouvillian l = Liouvillian.of(machine.openSystem());
        return CertifiedStep.find(l, initial(l, machine), outputs, spacing, trajectories);
    }

    private static double[] initial(Liouvillian l, ThermalMachine machine) {
        return l.basis().coordinates(machine.initialState().densityMatrix());
    }
}
