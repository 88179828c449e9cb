package org.bellwether.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HolmTest {
    /** At level 0.05 four p-values face 0.0125, 0.0167, 0.025 and 0.05 in turn. */
    @Test
    void stepsDownFromTheSmallest() {
        assertThat(Holm.rejected(new double[] {0.04, 0.01, 0.03, 0.005}, 0.05)).containsExactly(1, 3);
        assertThat(Holm.rejected(new double[] {0.016, 0.024, 0.012, 0.04}, 0.05))
                .containsExactly(0, 1, 2, 3);
        assertThat(Holm.rejected(new double[] {0.013, 0.013, 0.013, 0.013}, 0.05))
                .isEmpty();
        assertThat(Holm.rejected(new double[] {0.01, 0.026, 0.026, 0.001}, 0.05))
                .containsExactly(0, 3);
        assertThat(Holm.rejected(new double[0], 0.05)).isEmpty();
    }

    /** One test has the whole level, and reaching it agrees, as for the verdict. */
    @Test
    void theLevelItselfIsNotRejected() {
        assertThat(Holm.rejected(new double[] {0.001}, 0.001)).isEmpty();
        assertThat(Holm.rejected(new double[] {0.0009}, 0.001)).containsExactly(0);
    }
}
