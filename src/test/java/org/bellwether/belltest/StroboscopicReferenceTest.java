package org.bellwether.belltest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.SteadyStates;
import org.bellwether.model.OpenSystem;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.nonlocality.Direction;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StroboscopicReferenceTest {
    static List<Arguments> cases() {
        SplittableRandom random = new SplittableRandom(31);
        OpenSystem fig3 = TestSystems.fig3().openSystem();
        OpenSystem strong = TestSystems.strong().openSystem();
        return List.of(
                Arguments.of(fig3, Settings.best(fig3), 1.0, 5L),
                Arguments.of(fig3, Settings.best(fig3), 1.0, 200L),
                Arguments.of(strong, Settings.best(strong), 0.25, 1L),
                Arguments.of(strong, Settings.random(random), 0.25, 4L),
                Arguments.of(RandomMachines.noisy(random).openSystem(), Settings.random(random), 0.1, 7L));
    }

    /** Run for tau, measure in random directions, forget: as a map of density matrices, by projectors. */
    private static double[][] measuredMap(OpenSystem system, ChshSettings settings, double step, long steps) {
        Liouvillian liouvillian = Liouvillian.of(system);
        HermitianBasis basis = liouvillian.basis();
        double[][] columns = new double[16][];
        for (int k = 0; k < 16; k++) {
            ComplexMatrix sum = ComplexMatrix.zero(4, 4);
            for (int cell = 0; cell < 16; cell++) {
                ComplexMatrix p = ChshMeasurementTest.projector(settings, cell);
                sum = sum.plus(p.times(basis.operators().get(k)).times(p).times(0.25));
            }
            columns[k] = basis.coordinates(sum.times(0.25));
        }
        double[][] measure = RealMatrices.transpose(columns);
        return RealMatrices.times(measure, RealMatrices.power(liouvillian.strangMap(step), steps));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theStateIsWhereRunningAndMeasuringLeads(OpenSystem system, ChshSettings settings, double step, long steps) {
        StroboscopicReference reference = StroboscopicReference.of(Generator.of(system), settings, step, steps);
        double[] mixed = new double[16];
        mixed[0] = 1;
        double[] afterMeasurement =
                RealMatrices.times(RealMatrices.power(measuredMap(system, settings, step, steps), 1 << 12), mixed);
        double[][] run = RealMatrices.power(Liouvillian.of(system).strangMap(step), steps);
        double[] before = RealMatrices.times(run, afterMeasurement);
        for (int k = 0; k < 15; k++) {
            assertThat(reference.means()[k]).isCloseTo(before[k + 1], within(1e-11));
        }
        assertThat(reference.law().chsh())
                .isEqualTo(ShotLaw.of(settings, reference.means()).chsh());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSecondEigenvalueIsThatOfTheMeasuredMap(OpenSystem system, ChshSettings settings, double step, long steps) {
        StroboscopicReference reference = StroboscopicReference.of(Generator.of(system), settings, step, steps);
        double second = RealMatrices.eigenvalues(measuredMap(system, settings, step, steps)).stream()
                .map(e -> Math.hypot(e.re(), e.im()))
                .sorted(Comparator.reverseOrder())
                .toList()
                .get(1);
        assertThat(reference.secondEigenvalue()).isCloseTo(second, within(1e-7));
        assertThat(Math.pow(second, (double) reference.burnIn())).isLessThanOrEqualTo(1.001e-4);
        assertThat(reference.burnIn() == 1 || Math.pow(second, reference.burnIn() - 1.0) > 0.999e-4)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowsAreProbabilities(OpenSystem system, ChshSettings settings, double step, long steps) {
        for (double[] row : StroboscopicReference.of(Generator.of(system), settings, step, steps)
                .transitions()) {
            assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-13));
            assertThat(Arrays.stream(row).min().orElseThrow()).isGreaterThan(-1e-15);
            for (int settingsOfNext = 0; settingsOfNext < 4; settingsOfNext++) {
                assertThat(Arrays.stream(row, 4 * settingsOfNext, 4 * settingsOfNext + 4)
                                .sum())
                        .isCloseTo(0.25, within(1e-14));
            }
        }
    }

    /** After a long time between shots nothing is left of the last one, and the state is that of Eq. (28): B = 2.3519. */
    @Test
    void longIntervalsLeadToTheSteadyState() {
        OpenSystem fig3 = TestSystems.fig3().openSystem();
        Liouvillian liouvillian = Liouvillian.of(fig3);
        double[] start = liouvillian.basis().coordinates(fig3.initialState().densityMatrix());
        double bell = SpinCorrelations.of(liouvillian
                        .basis()
                        .operator(SteadyStates.of(liouvillian).from(start)))
                .bell();
        StroboscopicReference reference =
                StroboscopicReference.of(Generator.of(fig3), Settings.best(fig3), 0.05, 200_000);
        assertThat(reference.law().chsh()).isCloseTo(bell, within(1e-6));
        assertThat(reference.law().bell()).isCloseTo(bell, within(1e-6));
        assertThat(reference.secondEigenvalue()).isLessThan(1e-7);
        assertThat(reference.burnIn()).isEqualTo(1);
    }

    /** Without baths and noise, and with all directions along z, |00> stays |00>: nothing decides between it and |11>. */
    @Test
    void refusesShotsThatNeverForget() {
        OpenSystem closed = TestSystems.machine(0, 0, 1, 1, 0, 0, 0).openSystem();
        Direction z = new Direction(0, 0, 1);
        assertThatThrownBy(() -> StroboscopicReference.of(Generator.of(closed), new ChshSettings(z, z, z, z), 0.5, 3))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("stationary");
    }
}
