package org.bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectralTableTest {
    /** Pieces of all kinds: constant, rising and falling powers, 1/w exactly, and linear ones beside a zero. */
    private static final SpectralTable TABLE =
            new SpectralTable(new double[] {0.1, 0.5, 1, 2, 4, 5, 6, 8}, new double[] {2, 2, 3, 1.5, 0.1, 0, 0, 0.7});

    @Test
    void betweenPointsTheDensityIsAPowerOfTheFrequency() {
        assertThat(TABLE.at(0)).isEqualTo(2);
        assertThat(TABLE.at(-0.03)).isEqualTo(2);
        assertThat(TABLE.at(1.3)).isCloseTo(3 / 1.3, within(1e-14));
        assertThat(TABLE.at(-Math.sqrt(8))).isCloseTo(Math.sqrt(0.15), within(1e-14));
        assertThat(TABLE.at(4.25)).isCloseTo(0.075, within(1e-14));
        assertThat(TABLE.at(5.5)).isZero();
        assertThat(TABLE.at(7)).isCloseTo(0.35, within(1e-14));
        assertThat(TABLE.at(8)).isCloseTo(0.7, within(1e-14));
        assertThat(TABLE.at(8.01)).isZero();
    }

    /** Against Simpson's rule on a fine grid inside every piece. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.9, 1.7, 3, 4.5, 5.5, 7.5, 8})
    void areasAreIntegrals(double w) {
        double[] ends = {0, 0.1, 0.5, 1, 2, 4, 5, 6, 8};
        double sum = 0;
        for (int k = 0; k + 1 < ends.length && ends[k] < w; k++) {
            double to = Math.min(w, ends[k + 1]);
            int n = 1000;
            double h = (to - ends[k]) / n;
            for (int i = 0; i <= n; i++) {
                double inside = Math.max(ends[k] + 1e-13, ends[k] + i * h - 1e-13);
                sum += (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2) * TABLE.at(inside) * h / 3;
            }
        }
        assertThat(TABLE.area(w)).isCloseTo(sum, within(1e-10));
    }

    @Test
    void frequenciesUndoAreas() {
        double whole = TABLE.area(100);
        for (double part = 0.001; part < 1; part += 0.001) {
            double w = TABLE.frequency(part * whole);
            assertThat(TABLE.area(w)).isCloseTo(part * whole, within(1e-12));
        }
    }

    @Test
    void whatIsNoSpectrumIsRefused() {
        double[] w = {1, 2};
        assertThatThrownBy(() -> new SpectralTable(w, new double[] {1, -1})).hasMessageContaining("must be >= 0");
        assertThatThrownBy(() -> new SpectralTable(w, new double[] {0, 0})).hasMessageContaining("vanish");
        assertThatThrownBy(() -> new SpectralTable(new double[] {1, 1}, w)).hasMessageContaining("ascend");
        assertThatThrownBy(() -> new SpectralTable(new double[] {1}, new double[] {1}))
                .hasMessageContaining("two points");
    }
}
