package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.model.BellMixture;
import org.bellwether.model.BellState;
import org.bellwether.model.ClosedForms;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.statistics.Estimate;
import org.bellwether.trajectory.PathFunctionals;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Variances and correlation times of time averages against exact ones, in the one case that has them: ZZ. */
class ExactAveragesTest {
    private static final int FIRST = PathFunctionals.firstIntegral(3);
    private static final ThermalMachine MACHINE = AverageStatisticsTest.MACHINE;
    private static final BoundedObservable ZZ = BoundedObservable.pauli("ZZ");
    private static final double NORMAL_975 = 1.959963984540054;

    /** ZZ is ±1 on every path from Bell states, so its trajectories' correlations are those of the regression theorem. */
    private record ExactZz(double mean, double variance, double endVariance) {
        /** Under the Strang map, which steps follow exactly, with the weights of the trapezoidal rule over n steps. */
        static ExactZz of(OpenSystem system, double dt, int n) {
            Liouvillian liouvillian = Liouvillian.of(system);
            double[][] map = liouvillian.strangMap(dt);
            ComplexMatrix zz = Pauli.string("ZZ");
            double[] measured = liouvillian.basis().coordinates(zz);
            double[] state =
                    liouvillian.basis().coordinates(system.initialState().densityMatrix());
            double mean = 0;
            double square = 0;
            double last = 0;
            for (int j = 0; j <= n; j++) {
                double weight = j == 0 || j == n ? 0.5 / n : 1.0 / n;
                last = mean(measured, state);
                mean += weight * last;
                ComplexMatrix product = zz.times(liouvillian.basis().operator(state));
                double[] r = liouvillian.basis().coordinates(product);
                square += weight * weight * mean(measured, r);
                for (int k = j + 1; k <= n; k++) {
                    r = RealMatrices.times(map, r);
                    square += 2 * weight * (k == n ? 0.5 / n : 1.0 / n) * mean(measured, r);
                }
                state = RealMatrices.times(map, state);
            }
            return new ExactZz(mean, square - mean * mean, 1 - last * last);
        }

        private static double mean(double[] operator, double[] state) {
            double sum = 0;
            for (int i = 0; i < state.length; i++) {
                sum += operator[i] * state[i] / 4;
            }
            return sum;
        }
    }

    private static InitialState steady() {
        BellMixture steady = ClosedForms.of(MACHINE).steadyState();
        List<BellState> states = List.of(BellState.values());
        return new InitialState(
                states.stream().map(steady::population).toList(),
                states.stream().map(BellState::state).toList());
    }

    /**
     * Averages of ZZ in the steady state against exact means and variances, at bounds of 5 standard errors: one of the 12 comparisons
     * fails by chance with probability 7e-6. A variance over N, a window that is one step longer, or half the correlation time would be
     * more than 5 errors off.
     */
    @Test
    void theVarianceOfAnAverageFallsAsTheCorrelationsSay() {
        double dt = 0.25;
        int[] steps = {4, 40, 160, 400};
        TimeGrid grid = TimeGrid.of(dt, LongStream.of(4, 40, 160, 400).toArray());
        AverageStatistics statistics = new AverageStatistics(List.of(ZZ), FIRST, grid, 0);
        TrajectoryKernel kernel = AverageStatisticsTest.kernel(MACHINE, steady(), List.of(ZZ), grid, 21);
        TimeAverage average = SameBytes.filled(statistics, kernel, 0, 20_000, 128, false)
                .result()
                .averages()
                .get(0);
        OpenSystem system = MACHINE.openSystem().startingIn(steady());
        for (int w = 0; w < steps.length; w++) {
            ExactZz exact = ExactZz.of(system, dt, steps[w]);
            within5(average.means().get(w), exact.mean());
            within5(average.variances().get(w), exact.variance());
            double tau = steps[w] * dt * exact.variance() / (2 * exact.endVariance());
            within5(average.autocorrelationTimes().get(w), tau);
            assertThat(average.variances().get(w).standardError()).isLessThan(0.02 * exact.variance());
        }
    }

    private static void within5(Estimate estimate, double exact) {
        assertThat(estimate.value()).isCloseTo(exact, within(5 * estimate.standardError()));
    }

    /**
     * Over 200 seeds of 512 trajectories, 95 % intervals cover the exact mean, variance and correlation time of an average of ZZ fewer
     * than 178 or more than 199 times with probability 4e-4 each, of the correlation time of this short window, where it is
     * conservative, only fewer. Slow: a calibration.
     */
    @Test
    @Tag("slow")
    void intervalsCoverTheTruth() {
        double dt = 0.5;
        TimeGrid grid = TimeGrid.of(dt, 120);
        ExactZz exact = ExactZz.of(MACHINE.openSystem().startingIn(steady()), dt, 120);
        double tau = 60 * exact.variance() / (2 * exact.endVariance());
        int[] covered = new int[4];
        for (int seed = 0; seed < 200; seed++) {
            AverageStatistics statistics = new AverageStatistics(List.of(ZZ), FIRST, grid, 0);
            TrajectoryKernel kernel = AverageStatisticsTest.kernel(MACHINE, steady(), List.of(ZZ), grid, seed);
            TimeAverage average = SameBytes.filled(statistics, kernel, 0, 512, 128, false)
                    .result()
                    .averages()
                    .get(0);
            covered[0] += covers(average.means().get(0), exact.mean());
            covered[1] += covers(average.variances().get(0), exact.variance());
            covered[2] += covers(average.endVariance(), exact.endVariance());
            covered[3] += covers(average.autocorrelationTimes().get(0), tau);
        }
        assertThat(covered[0]).isBetween(178, 199);
        assertThat(covered[1]).isBetween(178, 199);
        assertThat(covered[2]).isBetween(178, 199);
        assertThat(covered[3]).isBetween(178, 200);
    }

    private static int covers(Estimate estimate, double exact) {
        return Math.abs(estimate.value() - exact) <= NORMAL_975 * estimate.standardError() ? 1 : 0;
    }
}
