package org.bellwether.nonlocality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bellwether.linalg.ComplexMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SvetlichnyTest {
    private static CorrelationTensor of(double[] psi) {
        double norm = 0;
        for (double x : psi) {
            norm += x * x;
        }
        ComplexMatrix column = ComplexMatrix.column(psi, new double[psi.length]).times(1 / Math.sqrt(norm));
        return CorrelationTensor.of(ComplexMatrix.outer(column, column));
    }

    /** (|0..0> + |1..1>)/sqrt2 reaches the quantum maximum; of two parties the inequality is Bell's in the form of CHSH. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void theStateOfGreenbergerHorneAndZeilingerReachesTheMaximum(int parties) {
        double[] psi = new double[1 << parties];
        psi[0] = 1;
        psi[psi.length - 1] = 1;
        Svetlichny found = Svetlichny.of(of(psi), 40);
        assertThat(found.value()).isCloseTo(Math.sqrt(2), within(1e-9));
        assertThat(found.near(of(psi))).isCloseTo(found.value(), within(1e-9));
    }

    /** Two Bell states share no nonlocality between the pairs: their W is 2, but their S, 1/sqrt2, is within the bound. */
    @Test
    void twoBellStatesAreNotGenuinelyNonlocal() {
        double[] bell = {1, 0, 0, 1};
        double[] pair = new double[16];
        for (int i = 0; i < 16; i++) {
            pair[i] = bell[i / 4] * bell[i % 4];
        }
        assertThat(Svetlichny.of(of(pair), 60).value()).isCloseTo(Math.sqrt(0.5), within(1e-9));
    }

    /** For W of three qubits 1.0887 is known, S/4 of 4.3546: Cereceda, Phys. Rev. A 66, 024102 (2002), doi:10.1103/PhysRevA.66.024102. */
    @Test
    void theStateWIsGenuinelyNonlocal() {
        assertThat(Svetlichny.of(of(new double[] {0, 1, 1, 0, 1, 0, 0, 0}), 60).value())
                .isCloseTo(4.3546 / 4, within(1e-4));
    }
}
