package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What quanta of two baths have in common. */
final class EntropyPerQuantumTest {
    @ParameterizedTest
    @CsvSource({
        "1.6666666666666667, 3.3333333333333335, 1.6666666666666667", // T = 0.6 and 0.3
        "3.3333333333333335, 1.4285714285714286, 0.47619047619047616", // T = 0.3 and 0.7: a seventh of the one, a third
        // of the other
        "2, 2, 2",
        "2, 0, 2",
        "0, 0, 1",
        "1, 2.1, 1.1", // ten times 0.1 and 21 times 0.1: too many
        "1, 1.01, 1.01",
    })
    void valuesLieOnALattice(double bath1, double bath2, double spacing) {
        assertThat(new EntropyPerQuantum(bath1, bath2).spacing()).isCloseTo(spacing, within(1e-12));
        assertThat(new EntropyPerQuantum(bath2, bath1).spacing()).isCloseTo(spacing, within(1e-12));
    }
}
