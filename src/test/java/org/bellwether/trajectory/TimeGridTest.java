package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TimeGridTest {
    /** Four steps of 1/2 to t = 2, three of 1 to 5, and 16 of 1/4 to 9. */
    private static final TimeGrid UNEVEN =
            TimeGrid.of(new double[] {2, 5, 9}, new double[] {0.5, 1, 0.25}, new long[] {4, 3, 16});

    private static final TimeGrid EVEN = TimeGrid.of(0.1, 3, 7);

    @Test
    void unevenStepsLeadToTheirTimes() {
        assertThat(UNEVEN.times()).containsExactly(0, 2, 5, 9);
        assertThat(UNEVEN.outputSteps()).containsExactly(0, 4, 7, 23);
        assertThat(UNEVEN.stepCounts()).containsExactly(0, 4, 3, 16);
        assertThat(UNEVEN.stepSizes()).containsExactly(0.5, 0.5, 1, 0.25);
        assertThat(UNEVEN.isUniform()).isFalse();
        assertThat(UNEVEN.largestStep()).isEqualTo(1);
        assertThat(UNEVEN.between(1, 3)).isEqualTo(7);
        assertThat(UNEVEN.stepAfter(1)).isEqualTo(1);
        assertThat(UNEVEN.stepAfter(3)).isEqualTo(0.25);
        assertThat(UNEVEN.instant(2, 5.5)).isEqualTo(3.5);
        assertThat(UNEVEN.timeAfter(6)).isEqualTo(4);
        assertThat(UNEVEN.timeAfter(7)).isEqualTo(5);
        assertThat(UNEVEN.intervalOf(3, 0)).isEqualTo(1);
        assertThat(UNEVEN.intervalOf(4, 1)).isEqualTo(2);
    }

    @Test
    void equalStepsGiveTimesWithoutRounding() {
        assertThat(EVEN.times()).containsExactly(0, 0.3, 0.7);
        assertThat(EVEN.isUniform()).isTrue();
        assertThat(EVEN.between(1, 2)).isEqualTo(0.4);
        assertThat(EVEN.timeAfter(6)).isEqualTo(0.6);
        assertThat(EVEN.sameSteps(0, 2)).isTrue();
        assertThat(UNEVEN.sameSteps(0, 1)).isFalse();
        assertThat(TimeGrid.of(new double[] {1, 3}, new double[] {0.5, 0.5}, new long[] {2, 4})
                        .isUniform())
                .isTrue();
    }

    @Test
    void refusesWhatIsNoGrid() {
        assertThatThrownBy(() -> TimeGrid.of(0, 1)).hasMessageContaining("the time step is 0.0");
        assertThatThrownBy(() -> TimeGrid.of(Double.NaN, 1)).hasMessageContaining("the time step is NaN");
        assertThatThrownBy(() -> TimeGrid.of(Double.POSITIVE_INFINITY, 1)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> TimeGrid.of(0.1)).hasMessageContaining("must start at 0");
        assertThatThrownBy(() -> new TimeGrid(0.1, new long[] {1, 2})).hasMessageContaining("must start at 0");
        assertThatThrownBy(() -> TimeGrid.of(0.1, 3, 3)).hasMessageContaining("got 3 after 3");
        assertThatThrownBy(() -> TimeGrid.of(new double[] {1, 2}, new double[] {1, 0.5}, new long[] {1, 0}))
                .hasMessageContaining("got 1 after 1");
    }
}
