package org.bellwether.nonlocality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.BellState;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.RandomStates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SpinCorrelationsTest {
    private static final double SQRT2 = Math.sqrt(2);

    @ParameterizedTest
    @MethodSource("org.bellwether.testkit.Golden#all")
    void agreesWithTheReferenceValues(Golden golden) {
        golden.json().get("dynamics").forEach(SpinCorrelationsTest::compare);
        compare(golden.json().get("steady"));
    }

    private static void compare(JsonNode state) {
        SpinCorrelations t = SpinCorrelations.of(Golden.matrix(state.get("rho_re"), state.get("rho_im")));
        for (int k = 0; k < 9; k++) {
            String name = SpinCorrelations.names().get(k);
            assertThat(t.values()[k])
                    .as(name)
                    .isCloseTo(state.get("pauli").get(name).asDouble(), within(1e-9));
        }
        assertThat(t.bell()).isCloseTo(state.get("B").asDouble(), within(1e-9));
        for (int k = 0; k < 3; k++) {
            assertThat(t.eigenvalues().get(k))
                    .isCloseTo(state.get("T_eig").get(k).asDouble(), within(1e-9));
        }
    }

    @Test
    void bellStatesReachTheQuantumLimit() {
        for (BellState state : BellState.values()) {
            assertThat(SpinCorrelations.of(state.projector()).bell()).isCloseTo(2 * SQRT2, within(1e-15));
        }
    }

    @Test
    void aWernerStateIsNonlocalAboveOneOverSqrt2() {
        ComplexMatrix singlet = BellState.PSI_MINUS.projector();
        for (double p = 0; p <= 1; p += 0.125) {
            ComplexMatrix rho = singlet.times(p).plus(ComplexMatrix.identity(4).times((1 - p) / 4));
            assertThat(SpinCorrelations.of(rho).bell()).isCloseTo(2 * SQRT2 * p, within(1e-15));
        }
    }

    @Test
    void rowsBelongToQubitOne() {
        // sigma_x of qubit 1 with sigma_y of qubit 2 in |+x> (x) |+y>.
        ComplexMatrix plusX = ComplexMatrix.real(new double[][] {{0.5, 0.5}, {0.5, 0.5}});
        ComplexMatrix plusY = ComplexMatrix.of(2, 2, new double[] {0.5, 0, 0, 0.5}, new double[] {0, -0.5, 0.5, 0});

        SpinCorrelations t = SpinCorrelations.of(plusX.kronecker(plusY));

        assertThat(t).isEqualTo(new SpinCorrelations(0, 1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(t.correlation(new Direction(1, 0, 0), new Direction(0, 1, 0)))
                .isEqualTo(1);
    }

    @Test
    void pureProductStatesAreExactlyOnTheLocalBound() {
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < 200; k++) {
            assertThat(SpinCorrelations.of(RandomStates.product(random, 1)).bell())
                    .isCloseTo(2, within(1e-14));
        }
    }

    @Test
    void bellKeepsItsDigitsForAnySpectrumOfT() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] spectra = {
            {1, 1, 1},
            {1, 1, 0},
            {1, 0, 0},
            {0, 0, 0},
            {0.8, 0.3, 0.3},
            {0.8, 0.8, 0.3},
            {0.7, 0.7, 0.7 - 1e-9},
            {0.7, 0.7 - 1e-9, 0.1},
            {1e-5, 1e-9, 0},
            {0.9, 1e-8, 1e-8},
            {1e-100, 1e-100, 1e-100}
        };
        for (double[] s : spectra) {
            for (int k = 0; k < 100; k++) {
                double bell = SpinCorrelations.of(withSingularValues(random, s)).bell();
                double expected = 2 * Math.sqrt(s[0] * s[0] + s[1] * s[1]);
                assertThat(bell).isCloseTo(expected, within(1e-14 * Math.max(expected, 1e-90)));
            }
        }
    }

    /** R diag(s) Q^T for random rotations, made from the singular vectors of random matrices. */
    private static double[] withSingularValues(SplittableRandom random, double[] s) {
        double[][] u = RealMatrices.svd(randomRows(random)).u();
        double[][] v = RealMatrices.svd(randomRows(random)).v();
        double[] t9 = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    t9[3 * i + j] += u[i][k] * s[k] * v[j][k];
                }
            }
        }
        return t9;
    }

    private static double[][] randomRows(SplittableRandom random) {
        double[][] rows = new double[3][];
        for (int i = 0; i < 3; i++) {
            rows[i] = random.doubles(3, -1, 1).toArray();
        }
        return rows;
    }

    @Test
    void localUnitariesChangeNothing() {
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 0; k < 100; k++) {
            ComplexMatrix rho = RandomStates.mixed(random, 4, 1 + k % 4);
            SpinCorrelations before = SpinCorrelations.of(rho);
            SpinCorrelations after = SpinCorrelations.of(RandomStates.locallyRotated(random, rho));
            assertThat(after.bell()).isCloseTo(before.bell(), within(1e-13));
        }
    }

    @Test
    void bellHasTheSameBitsEverywhere() {
        // A change of this number is a change of published values of B in their last bits. Long enough to be compiled.
        SplittableRandom random = new SplittableRandom(4);
        long hash = 0;
        double[] t9 = new double[9];
        for (int k = 0; k < 20_000; k++) {
            for (int i = 0; i < 9; i++) {
                t9[i] = 2 * random.nextDouble() - 1;
            }
            hash = 31 * hash + Double.doubleToLongBits(Horodecki.bell(t9));
        }
        assertThat(hash).isEqualTo(-1996573138912551314L);
    }

    @Test
    void aMissingNumberIsNotTakenForAValue() {
        double[] t9 = {1, 0, 0, 0, 1, 0, 0, Double.NaN, 1};
        assertThat(Horodecki.bell(t9)).isNaN();
        assertThat(Horodecki.bell(new double[] {1, 0, 0, 0, 1, 0, 0, 0, Double.NaN}))
                .isNaN();
    }

    @Test
    void refusesOtherShapes() {
        assertThatThrownBy(() -> Horodecki.bell(new double[8])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SpinCorrelations.of(new double[15])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SpinCorrelations.of(ComplexMatrix.identity(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
