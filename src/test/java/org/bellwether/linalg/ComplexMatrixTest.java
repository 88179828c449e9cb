package org.bellwether.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ComplexMatrixTest {
    private static ComplexMatrix random(int rows, int columns, SplittableRandom random) {
        return ComplexMatrix.of(
                rows,
                columns,
                random.doubles((long) rows * columns).toArray(),
                random.doubles((long) rows * columns).toArray());
    }

    /** Steps are chosen by numbers that rest on traces, so a faster one must not change a bit. */
    @Test
    void theTraceOfAProductIsThatOfTheProductToTheBit() {
        SplittableRandom random = new SplittableRandom(20);
        for (int[] shape : new int[][] {{4, 4}, {3, 5}, {1, 4}}) {
            ComplexMatrix a = random(shape[0], shape[1], random);
            ComplexMatrix b = random(shape[1], shape[0], random);
            assertThat(a.traceReOfProduct(b)).isEqualTo(a.times(b).traceRe());
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> random(2, 3, random).traceReOfProduct(random(3, 4, random)))
                .withMessageContaining("2 x 3");
    }
}
