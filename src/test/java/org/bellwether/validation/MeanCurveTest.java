package org.bellwether.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact means between the output times. */
final class MeanCurveTest {
    private static OpenSystem fig3(String... settings) {
        return Simulation.of(SpecReader.parse(Examples.text("fig3-spin"), "fig3-spin", Arrays.asList(settings)))
                .system();
    }

    /** B of Fig. 3's machine from |10> has its lowest point, 1.16, at t = 55, between output times of a grid of 10. */
    @Test
    void showsTheLowestPointBetweenOutputTimes() {
        MeanCurve curve = MeanCurve.of(fig3(), 2000);
        double[] bell = Comparison.bells(curve.means(), Pauli.pairs());
        int lowest = IntStream.range(0, bell.length)
                .reduce((a, b) -> bell[b] < bell[a] ? b : a)
                .orElseThrow();
        assertThat(bell[lowest]).isCloseTo(1.16, within(5e-3));
        assertThat(curve.times()[lowest]).isCloseTo(55, within(2.0));
        assertThat(bell[bell.length - 1]).isCloseTo(2.3519, within(1e-4));
    }

    /** Without baths and noise psi+ and psi- beat for ever: <XY> of |10> is a sine of frequency 2g, on a run of any length. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 100, 1e4, 1e7})
    void showsAnOscillationOnARunOfAnyLength(double end) {
        double g = 2;
        OpenSystem free = fig3(
                "machine.coupling=" + g,
                "machine.bath.0.coupling=0",
                "machine.bath.1.coupling=0",
                "noise.collective=0",
                "noise.local=[0,0]");
        MeanCurve curve = MeanCurve.of(free, end);
        int xy = Pauli.pairs().indexOf("XY");
        double[] times = curve.times();
        assertThat(times.length).isBetween(800, 13_300);
        assertThat(times).isSorted();
        assertThat(times[0]).isZero();
        assertThat(times[times.length - 1]).isCloseTo(end, within(1e-3 * end));
        // Periods are pi/g; the phase g t is known to a rounding of 1e-16 g t, and the propagators' errors add up
        // likewise.
        for (int k = 0; k < times.length; k++) {
            assertThat(Math.abs(curve.means()[k][xy]))
                    .isCloseTo(Math.abs(Math.sin(2 * g * times[k])), within(1e-9 + 1e-12 * g * end));
        }
        // In each part of 100 the sine comes within 1 - cos(pi/32) of both its ends.
        for (int part = 0; part < 100 && end > 100; part++) {
            double from = part * end / 100;
            double to = from + end / 100;
            double[] values = IntStream.range(0, times.length)
                    .filter(k -> times[k] >= from && times[k] <= to)
                    .mapToDouble(k -> curve.means()[k][xy])
                    .toArray();
            assertThat(Arrays.stream(values).max().orElseThrow()).isGreaterThan(Math.cos(Math.PI / 32) - 1e-6);
            assertThat(Arrays.stream(values).min().orElseThrow()).isLessThan(-Math.cos(Math.PI / 32) + 1e-6);
        }
    }

    @Test
    void linesJoinPointsThatAreCloseEnough() {
        OpenSystem system = fig3();
        assertThat(MeanCurve.isResolvedBy(new double[] {0, 0.3, 0.6}, system)).isTrue();
        assertThat(MeanCurve.isResolvedBy(new double[] {0, 0.3, 10}, system)).isFalse();
    }
}
