package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

class TiltedGeneratorTest {
    private static final OpenSystem STRONG = TestSystems.strong().openSystem();

    @Test
    void unitWeightsMakeTheLiouvillian() {
        Liouvillian l = Liouvillian.of(STRONG);
        TiltedGenerator tilted = TiltedGenerator.weighted(Generator.of(STRONG), 1, 1, 1, 1);
        assertThat(Arrays.deepEquals(tilted.drift(), l.drift())).isTrue();
        assertThat(Arrays.deepEquals(tilted.kick(), l.kick())).isTrue();
    }

    /** Without any jump the state is exp(-i H_eff t) psi, if no noise and no field act. */
    @Test
    void zeroWeightsLeaveTheEvolutionBetweenJumps() {
        OpenSystem qutrit = TestSystems.noisyQutrit();
        ComplexMatrix psi = RealMatrices.exponential(
                        qutrit.effectiveHamiltonian().times(0, -2.0))
                .times(qutrit.initialState().states().get(0));
        TiltedGenerator tilted = TiltedGenerator.weighted(Generator.of(qutrit), 0, 0);
        double[][] propagator = RealMatrices.exponential(RealMatrices.times(tilted.drift(), 2));
        double[] state = RealMatrices.times(propagator, tilted.initial());
        ComplexMatrix rho = HermitianBasis.of(3).operator(state);
        assertThat(rho.minus(ComplexMatrix.outer(psi, psi)).maxAbs()).isLessThan(1e-14);
        assertThat(state[0]).isBetween(0.1, 0.9);
    }

    @Test
    void aWeightScalesTheJumpsOfItsChannel() {
        double[][] tilted =
                TiltedGenerator.weighted(Generator.of(STRONG), 1, 1, 2.5, 1).drift();
        double[][] added = RealMatrices.times(Generator.of(STRONG).stateJumps().get(2), 1.5);
        double[][] expected = RealMatrices.plus(Liouvillian.of(STRONG).drift(), added);
        assertThat(largestDifference(tilted, expected)).isLessThan(1e-15);
        assertThat(largestDifference(added, new double[16][16])).isGreaterThan(0.01);
    }

    /** Two bases, one trace at all times; that of the levels holds the populations of the machine's Bell states first. */
    @Test
    void exponentsAreTheLogarithmsOfWeights() {
        TiltedGenerator weighted = TiltedGenerator.weighted(Generator.of(STRONG), 0.3, 1, 2.5, 0);
        TiltedGenerator exponential = TiltedGenerator.exponential(
                Generator.of(STRONG), Math.log(0.3), 0, Math.log(2.5), Double.NEGATIVE_INFINITY);
        double[] one = RealMatrices.times(weighted.strangMap(1.5), weighted.initial());
        double[] other = RealMatrices.times(exponential.strangMap(1.5), exponential.initial());
        assertThat(exponential.trace(other)).isCloseTo(weighted.trace(one), within(1e-14));
        assertThat(weighted.trace(one)).isEqualTo(one[0]).isBetween(0.3, 0.9);
        // 0.8 phi+ and 0.6 i psi-: sqrt(n) times the populations.
        double[] populations = Arrays.copyOf(exponential.initial(), 4);
        Arrays.sort(populations);
        assertThat(populations).containsExactly(new double[] {0, 0, 0.72, 1.28}, within(1e-14));
    }

    /** A channel of rate 0 never jumps, whatever its weight; and a product of rate and weight need not overflow with the weight. */
    @Test
    void onlyTheTiltedRateCounts() {
        OpenSystem none = new OpenSystem(
                STRONG.hamiltonian(), STRONG.field(), withRate(0), STRONG.noises(), STRONG.initialState());
        OpenSystem some = new OpenSystem(
                STRONG.hamiltonian(), STRONG.field(), withRate(1e-300), STRONG.noises(), STRONG.initialState());
        double[][] infinite = TiltedGenerator.exponential(Generator.of(none), 0, 0, Double.POSITIVE_INFINITY, 0)
                .drift();
        double[][] plain =
                TiltedGenerator.exponential(Generator.of(none), 0, 0, 0, 0).drift();
        assertThat(Arrays.deepEquals(infinite, plain)).isTrue();
        double[][] large =
                TiltedGenerator.exponential(Generator.of(some), 0, 0, 800, 0).drift();
        assertThat(largestDifference(large, plain) / (1e-300 * Math.exp(400) * Math.exp(400)))
                .isBetween(0.1, 10.0);
    }

    /** A phase of pi is the weight -1, and opposite phases have conjugate states. */
    @Test
    void phasesAreWeightsOnTheUnitCircle() {
        double[][] turned =
                TiltedGenerator.phases(Generator.of(STRONG), 0, 0, Math.PI, 0).drift();
        double[][] jumps = RealMatrices.times(Generator.of(STRONG).stateJumps().get(2), -2);
        double[][] expected = RealMatrices.plus(Liouvillian.of(STRONG).drift(), jumps);
        for (int i = 0; i < 16; i++) {
            for (int j = 0; j < 16; j++) {
                assertThat(turned[i][j]).isCloseTo(expected[i][j], within(1e-15));
                assertThat(turned[16 + i][16 + j]).isEqualTo(turned[i][j]);
                assertThat(turned[16 + i][j]).isCloseTo(0, within(1e-15));
            }
        }
        double[] plus = characteristic(0.7);
        double[] minus = characteristic(-0.7);
        assertThat(minus[0]).isCloseTo(plus[0], within(1e-14));
        assertThat(minus[16]).isCloseTo(-plus[16], within(1e-14));
        assertThat(Math.abs(plus[16])).isGreaterThan(0.01);
    }

    @Test
    void refusesWhatIsNoWeight() {
        assertThatThrownBy(() -> TiltedGenerator.weighted(Generator.of(STRONG), 1, -0.1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-0.1");
        assertThatThrownBy(() -> TiltedGenerator.weighted(Generator.of(STRONG), 1, 1, Double.POSITIVE_INFINITY, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TiltedGenerator.weighted(Generator.of(STRONG), Double.NaN, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TiltedGenerator.exponential(Generator.of(STRONG), 0, 0, Double.NaN, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TiltedGenerator.weighted(Generator.of(STRONG), 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 values for 4 jump channels");
        assertThatThrownBy(() -> TiltedGenerator.phases(Generator.of(STRONG), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<JumpChannel> withRate(double rate) {
        List<JumpChannel> jumps = new ArrayList<>(STRONG.jumps());
        jumps.set(2, new JumpChannel("third", jumps.get(2).operator(), rate));
        return jumps;
    }

    private static double[] characteristic(double angle) {
        TiltedGenerator tilted = TiltedGenerator.phases(Generator.of(STRONG), angle, 0, -angle, 0);
        return RealMatrices.times(tilted.propagator(3), tilted.initial());
    }

    private static double largestDifference(double[][] a, double[][] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                largest = Math.max(largest, Math.abs(a[i][j] - b[i][j]));
            }
        }
        return largest;
    }
}
