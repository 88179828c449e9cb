package org.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.bellwether.chart.Layer;
import org.junit.jupiter.api.Test;

final class SweepChartTest {
    private static Layer intervals(int points) {
        double[] x = new double[points];
        return SweepChart.intervals(x, x, x, x);
    }

    @Test
    void errorBarsThatWouldHideTheCurveBecomeABand() {
        assertThat(intervals(100)).isInstanceOf(Layer.Points.class);
        assertThat(intervals(101)).isInstanceOf(Layer.Band.class);
    }
}
