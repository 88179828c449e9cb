package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsemblePlan;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.model.BellState;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Quasistatic;
import org.bellwether.model.NoiseProcess.Sum;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.statistics.MeanVector;
import org.bellwether.testkit.Colour;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Trajectories under noise with memory against closed forms without baths, and at a step and half of it. A right kernel fails a comparison
 * of z with 4.5 with probability 6.8e-6, the whole class, of some 60, with 4e-4 (once, as the seeds are fixed).
 */
class MemoryClosedFormsTest {
    private static final int TRAJECTORIES = 10_000;
    private static final double LIMIT = 4.5;
    private static final NoiseProcess NONE = new White(0);
    private static final int XX = Pauli.pairs().indexOf("XX");
    private static final int YY = Pauli.pairs().indexOf("YY");

    private static MeanVector[] means(OpenSystem system, TimeGrid grid, long seed) {
        KernelRequest request = KernelRequest.of(system, TestSystems.PAULIS, grid, seed);
        List<String> channels = system.jumps().stream().map(JumpChannel::name).toList();
        return Ensemble.run(
                        new EnsemblePlan(TRAJECTORIES, grid, Pauli.pairs(), channels),
                        () -> Kernels.create(Choice.AUTO, request),
                        1,
                        ProgressListener.NONE)
                .means()
                .toArray(MeanVector[]::new);
    }

    private static OpenSystem withoutBaths(BellState start, NoiseProcess collective, NoiseProcess local) {
        OpenSystem machine =
                TestSystems.machine(0, 0, 0.6, 0.3, 0, 0, 0).openSystem().startingIn(InitialState.pure(start.state()));
        return Colour.withNoise(machine, List.of(collective, local, NONE));
    }

    private static NoiseProcess telegraph(double amplitude, double flips) {
        return new Telegraph(amplitude * amplitude / flips, 1 / (2 * flips));
    }

    private static NoiseProcess fluctuators() {
        return new Sum(Stream.of(1e-3, 1e-2, 0.1, 1.0, 10.0)
                .map(flips -> telegraph(0.01, flips))
                .toList());
    }

    /**
     * &lt;XX&gt; of phi+ under collective noise, E cos 4 Phi: a Gaussian angle, a telegraph in both regimes, and the product of five
     * telegraphs, whose values are in {@code MemoryMeanTest}. Kicks are exact and commute with H, so a few long steps are enough.
     */
    static Stream<Arguments> dephasing() {
        NoiseProcess slow = new OrnsteinUhlenbeck(0.02, 10);
        return Stream.of(
                Arguments.of(slow, 10, 2 * 0.7775499709715227 - 1),
                Arguments.of(slow, 50, 2 * 0.500821870353822 - 1),
                Arguments.of(telegraph(0.02, 0.05), 10, 2 * 0.8879926836237599 - 1),
                Arguments.of(telegraph(0.02, 0.05), 50, 2 * 0.4595923668991726 - 1),
                Arguments.of(telegraph(0.1, 0.05), 10, 2 * 0.266552624738146 - 1),
                Arguments.of(telegraph(0.1, 0.05), 50, 2 * 0.5267297646271288 - 1),
                Arguments.of(new Quasistatic(0.05), 4, Math.exp(-8 * 0.04)),
                Arguments.of(fluctuators(), 10, 0.8083031839),
                Arguments.of(fluctuators(), 50, 0.0174054967),
                Arguments.of(fluctuators(), 100, 0.0854187431));
    }

    @ParameterizedTest
    @MethodSource("dephasing")
    void pureDephasingIsThatOfTheClosedForm(NoiseProcess noise, double time, double expected) {
        MeanVector end = means(withoutBaths(BellState.PHI_PLUS, noise, NONE), TimeGrid.of(time / 4, 4), 18)[1];
        assertThat(Math.abs(end.mean()[XX] - expected)).isLessThan(LIMIT * end.standardError(XX));
    }

    /** Gaussian noise of the same spectrum gives 2.5e-6 at t = 100, off by more than 8 standard errors. */
    @Test
    void manyTelegraphsAreNoGaussianNoise() {
        MeanVector end = means(withoutBaths(BellState.PHI_PLUS, fluctuators(), NONE), TimeGrid.of(25, 4), 18)[1];
        assertThat(end.mean()[XX] - 2.5e-6).isGreaterThan(8 * end.standardError(XX));
    }

    /**
     * Local noise on psi-, v = 0.3, k = 0.1, in steps of 0.05: the Laplace transform of the transverse telegraph, inverted. In psi+ and
     * psi- &lt;XX&gt; is their difference. The bias of the step is below the standard error.
     */
    @ParameterizedTest
    @CsvSource({"1, 0.8819941573576877", "5, 0.8258511981418101", "20, 0.6610959225418463"})
    void transverseTelegraphNoiseIsThatOfTheClosedForm(double time, double expected) {
        OpenSystem system = withoutBaths(BellState.PSI_MINUS, NONE, telegraph(0.3, 0.1));
        TimeGrid grid = TimeGrid.of(0.05, Math.round(time / 0.05));
        MeanVector end = means(system, grid, 18)[1];
        double error = end.standardError(XX);
        assertThat(Math.abs(bias(system, grid)[XX])).isLessThan(error);
        assertThat(Math.abs(-end.mean()[XX] - expected)).isLessThan((LIMIT + 1) * error);
    }

    private static OpenSystem machine(NoiseProcess local) {
        OpenSystem machine = TestSystems.machine(0.05, 0.15, 0.6, 0.3, 0, 0, 0).openSystem();
        return Colour.withNoise(machine, List.of(NONE, local, NONE));
    }

    static Stream<NoiseProcess> processes() {
        return Stream.of(new OrnsteinUhlenbeck(0.4, 3), new Telegraph(0.4, 3), new Quasistatic(0.2));
    }

    /**
     * Halving the step at a fixed correlation time changes no mean beyond what both steps are biased by, S(dt)^n against the exact
     * equation. Noise whose memory is one of steps has half the correlation time at half the step.
     */
    @ParameterizedTest
    @MethodSource("processes")
    void halvingTheStepChangesNothingBeyondTheBias(NoiseProcess process) {
        OpenSystem system = machine(process);
        TimeGrid coarse = TimeGrid.of(0.5, 40);
        TimeGrid fine = TimeGrid.of(0.25, 80);
        double[] bias = new double[15];
        for (TimeGrid grid : List.of(coarse, fine)) {
            double[] off = bias(system, grid);
            for (int o = 0; o < off.length; o++) {
                bias[o] += Math.abs(off[o]);
            }
        }
        MeanVector before = means(system, coarse, 1)[1];
        MeanVector after = means(system, fine, 2)[1];
        for (int o : new int[] {XX, YY}) {
            double error = Math.hypot(before.standardError(o), after.standardError(o));
            assertThat(bias[o]).isLessThan(2 * error);
            assertThat(Math.abs(after.mean()[o] - before.mean()[o])).isLessThan(bias[o] + LIMIT * error);
            if (o == XX && process instanceof OrnsteinUhlenbeck noise) {
                NoiseProcess shorter = new OrnsteinUhlenbeck(noise.intensity(), noise.correlationTime() / 2);
                double moved = exact(machine(shorter), fine)[o] - exact(system, fine)[o];
                assertThat(Math.abs(moved)).isGreaterThan(bias[o] + 2 * LIMIT * error);
            }
        }
    }

    private static TimeSteps steps(TimeGrid grid) {
        return new TimeSteps(grid.stepSizes(), grid.stepCounts());
    }

    private static double[] exact(OpenSystem system, TimeGrid grid) {
        double[][] rows = new MemoryMean(system).exact(steps(grid)).values();
        return Arrays.copyOfRange(rows[rows.length - 1], 1, 16);
    }

    private static double[] bias(OpenSystem system, TimeGrid grid) {
        MemoryMean.Settled settled = new MemoryMean(system).exact(steps(grid));
        double[] bias = new double[15];
        settled.flow().steps(steps(grid), (k, row) -> {
            for (int o = 0; o < 15; o++) {
                bias[o] = row[o + 1] - settled.values()[k][o + 1];
            }
            return true;
        });
        return bias;
    }
}
