package org.bellwether.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static final int LONG = 100_001;

    private static int[] kept(double[] x, double[] low, double[] high) {
        return Thinning.kept(x, low, high, k -> Double.isFinite(low[k]), DoubleUnaryOperator.identity());
    }

    private static double[] ramp(int n) {
        return IntStream.range(0, n).asDoubleStream().toArray();
    }

    @Test
    void shortCurvesAndCurvesThatGoBackStayWhole() {
        double[] few = ramp(3 * Thinning.COLUMNS);
        assertThat(kept(few, few, few)).hasSize(few.length);
        double[] back = ramp(LONG);
        back[LONG - 1] = 0;
        assertThat(kept(back, back, back)).hasSize(LONG);
    }

    /** Single points that stand out, up in the band's upper edge and down in its lower one, and both ends. */
    @Test
    void everyPeakIsKept() {
        double[] x = ramp(LONG);
        double[] low = new double[LONG];
        double[] high = new double[LONG];
        high[12_345] = 1;
        low[54_321] = -1;
        int[] kept = kept(x, low, high);
        assertThat(kept).contains(0, 12_345, 54_321, LONG - 1).isSorted();
        assertThat(kept.length).isLessThanOrEqualTo(2 * Thinning.COLUMNS + 2);
    }

    @Test
    void everyColumnKeepsItsExtremes() {
        double[] x = ramp(LONG);
        double[] y = Arrays.stream(x).map(v -> Math.sin(v) * v).toArray();
        int[] kept = kept(x, y, y);
        int width = (LONG - 1) / Thinning.COLUMNS;
        for (int column = 0; column < Thinning.COLUMNS; column++) {
            int from = column * width;
            double highest = Arrays.stream(y, from, from + width).max().orElseThrow();
            double lowest = Arrays.stream(y, from, from + width).min().orElseThrow();
            double[] shown = Arrays.stream(kept)
                    .filter(k -> k >= from && k < from + width)
                    .mapToDouble(k -> y[k])
                    .toArray();
            assertThat(shown).contains(highest, lowest);
        }
    }

    @Test
    void aLongGapStaysAGap() {
        double[] y = new double[LONG];
        Arrays.fill(y, 40_000, 60_000, Double.NaN);
        int[] kept = kept(ramp(LONG), y, y);
        assertThat(Arrays.stream(kept).filter(k -> Double.isNaN(y[k])).count()).isGreaterThan(50);
        assertThat(Arrays.stream(kept).filter(k -> !Double.isNaN(y[k])).count()).isGreaterThan(300);
    }

    /** On a logarithmic axis three of five decades take three fifths of the columns; on a linear one they would take four. */
    @Test
    void columnsAreThoseOfTheAxis() {
        double[] x = IntStream.range(1, LONG).asDoubleStream().toArray();
        int[] kept = Thinning.kept(x, x, x, k -> true, Math::log);
        assertThat(Arrays.stream(kept).filter(k -> x[k] <= 1000).count()).isGreaterThan(200);
        assertThat(kept.length).isLessThanOrEqualTo(2 * Thinning.COLUMNS + 2);
    }
}
