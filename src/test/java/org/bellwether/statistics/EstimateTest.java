package org.bellwether.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EstimateTest {
    @Test
    void inOtherUnitsTheErrorStaysPositive() {
        assertThat(new Estimate(3, 0.5, 7).times(-2)).isEqualTo(new Estimate(-6, 1, 7));
    }
}
