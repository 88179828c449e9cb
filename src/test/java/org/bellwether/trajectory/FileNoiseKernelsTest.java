package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsemblePlan;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.lindblad.memory.RecordFlow;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Recorded;
import org.bellwether.model.NoiseProcess.Spectrum;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.RecordedNoise;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.MeanVector;
import org.bellwether.testkit.Colour;
import org.bellwether.testkit.Tabulated;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All kernels under noise of a spectrum and under records: the same paths, and exact means where there are some. */
class FileNoiseKernelsTest {
    private static final double STEP = 0.25;
    private static final TimeGrid GRID = TimeGrid.of(STEP, 8, 20, 36);
    private static final TimeSteps STEPS = TimeSteps.uniform(new long[] {8, 20, 36}, STEP);
    private static final int TRAJECTORIES = 6000;

    private static Recorded record(int rows, boolean repeat, double offset, double spread) {
        double[] times = {0, 0.4, 1, 2.3, 2.5, 4, 6, 10};
        double[][] eta = new double[rows][times.length];
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < times.length; k++) {
                eta[r][k] = 0.4 * Math.sin(1 + r + 7 * k * k);
            }
        }
        return new Recorded(new RecordedNoise(times, eta, false), repeat, offset, spread);
    }

    /** Both kinds beside each other and beside others, in a machine from a state in one plane and from one in both. */
    static Stream<OpenSystem> systems() {
        OpenSystem one = TestSystems.fig3().openSystem();
        OpenSystem both = TestSystems.strong().openSystem();
        NoiseProcess spectrum = new Spectrum(Tabulated.lorentzian(0.3, 2, 1e-2, 30), 9);
        NoiseProcess ou = new OrnsteinUhlenbeck(0.3, 2);
        return Stream.of(
                Colour.withNoise(one, List.of(spectrum, spectrum, spectrum)),
                Colour.withNoise(both, List.of(spectrum, record(7, true, 3, 0), ou)),
                Colour.withNoise(both, List.of(record(1, false, 0, 1), new White(0.2), spectrum)),
                Colour.withNoise(one, List.of(new Telegraph(0.2, 3), record(3, false, 1, 0), record(1, true, 0, 10))));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void scalarsAndVectorsGiveTheSameBitsAndTheGeneralKernelTheSamePaths(OpenSystem system) {
        MemoryKernelsTest.assertSamePaths(system, GRID);
    }

    @ParameterizedTest
    @MethodSource("systems")
    void densityMatricesHaveTheSamePathsInBothKernels(OpenSystem system) {
        MemoryKernelsTest.assertSamePathsOfDensityMatrices(system, GRID);
    }

    /** The largest z over 3 times and 15 means stays below 4.5, a false alarm in 3000 seeds. */
    @Test
    void theMeanUnderOneRecordIsThatOfItsMasterEquation() {
        OpenSystem system = Colour.withNoise(
                TestSystems.strong().openSystem(),
                List.of(record(1, true, 2, 0), new White(0.05), record(1, false, 1, 0)));
        List<double[]> rows = new ArrayList<>();
        new RecordFlow(system).steps(STEPS, (k, row) -> rows.add(row));
        assertThat(largestZ(jump(system, system), rows.toArray(double[][]::new)))
                .isLessThan(4.5);
    }

    /**
     * The spectrum of an Ornstein-Uhlenbeck process, in its place, gives its mean: z below 4.5 as above. Densities or
     * frequencies that are off by 2 or 2 pi, which is what one-sided spectra and cycles make of them, give z of 8 and more.
     */
    @Test
    void aTabulatedLorentzianGivesTheMeanOfAnOrnsteinUhlenbeckProcess() {
        OpenSystem machine = TestSystems.strong().openSystem();
        NoiseProcess ou = new OrnsteinUhlenbeck(0.3, 2);
        OpenSystem exact = Colour.withNoise(machine, List.of(new White(0), ou, new White(0)));
        double[][] mean = new MemoryMean(exact).strang(STEPS).values();
        assertThat(largestZ(jump(spectra(machine, 0.3, 2, 1), exact), mean)).isLessThan(4.5);
        assertThat(largestZ(jump(spectra(machine, 0.6, 2, 1), exact), mean)).isGreaterThan(6);
        assertThat(largestZ(jump(spectra(machine, 0.3, 2, 2 * Math.PI), exact), mean))
                .isGreaterThan(6);
    }

    private static OpenSystem spectra(OpenSystem machine, double gamma, double tau, double unit) {
        Spectrum spectrum = new Spectrum(Tabulated.lorentzian(gamma, tau * unit, 1e-3 / unit, 60 / unit), 9);
        return Colour.withNoise(machine, List.of(new White(0), spectrum, new White(0)));
    }

    private static EnsembleResult jump(OpenSystem system, OpenSystem channels) {
        Supplier<TrajectoryKernel> kernels =
                () -> Kernels.create(Choice.AUTO, KernelRequest.of(system, TestSystems.PAULIS, GRID, 5));
        List<String> names = channels.jumps().stream().map(JumpChannel::name).toList();
        return Ensemble.run(
                new EnsemblePlan(TRAJECTORIES, GRID, Pauli.pairs(), names), kernels, 2, ProgressListener.NONE);
    }

    private static double largestZ(EnsembleResult result, double[][] reference) {
        return IntStream.range(1, result.times().length)
                .boxed()
                .flatMap(k ->
                        IntStream.range(0, 15).mapToObj(o -> z(result.means().get(k), o, reference[k - 1][o + 1])))
                .mapToDouble(Math::abs)
                .max()
                .orElseThrow();
    }

    private static double z(MeanVector mean, int o, double exact) {
        return (mean.mean()[o] - exact) / Math.max(mean.standardError(o), 1e-4);
    }
}
