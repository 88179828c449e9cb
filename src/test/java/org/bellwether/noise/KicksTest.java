package org.bellwether.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.model.InitialState;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.testkit.RandomStates;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of a kick's angles, which is algebra: nothing here is sampled, and tolerances are of rounding. */
class KicksTest {
    private static final double ROUNDING = 1e-12;

    /**
     * The angles of physics.md: theta_phi turns phi+ into phi- and is half of what comes between |00> and |11>, theta_psi is
     * half of what comes between |01> and |10>. A factor 2 in any intensity, a sign of the covariance or the local noises
     * taken for a collective one changes a number by its own size.
     */
    @ParameterizedTest
    @CsvSource({
        "0.01, 0.0001, 0.0001",
        "0.2, 0.12, 0.03",
        "0, 0.3, 0.1",
        "0.7, 0, 0",
        "0, 0.4, 0",
        "0, 0, 0.4",
        "1, 0.5, 0"
    })
    void anglesOfTheMachineHaveTheVariancesAndTheCovarianceOfThePlanes(
            double collective, double local1, double local2) {
        OpenSystem system =
                TestSystems.machine(0, 0, 0, 0, collective, local1, local2).openSystem();
        Kicks noise = Kicks.of(system);
        assertThat(noise.basis()).isEqualTo(ComplexMatrix.identity(4));
        double[] phi = {0.5, 0, 0, -0.5};
        double[] psi = {0, 0.5, -0.5, 0};
        assertThat(covariance(noise, phi, phi)).isCloseTo(4 * collective + local1 + local2, within(ROUNDING));
        assertThat(covariance(noise, psi, psi)).isCloseTo(local1 + local2, within(ROUNDING));
        assertThat(covariance(noise, phi, psi)).isCloseTo(local1 - local2, within(ROUNDING));
        assertThat(covariance(noise, new double[] {1, 1, 1, 1}, new double[] {1, 1, 1, 1}))
                .as("no common phase is drawn for traceless operators")
                .isCloseTo(0, within(ROUNDING));
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 0.0001, 0.0001, 2",
        "0.01, 0.0001, 0, 2",
        "0, 0.1, 0.2, 2",
        "0.01, 0, 0, 1",
        "0, 0.1, 0, 1",
        "0, 0, 0.1, 1",
        "0, 0, 0, 0"
    })
    void dependentNoisesShareTheirGaussians(double collective, double local1, double local2, int gaussians) {
        Kicks noise = Kicks.of(
                TestSystems.machine(0, 0, 0, 0, collective, local1, local2).openSystem());
        assertThat(noise.gaussians()).isEqualTo(gaussians);
        assertThat(noise.generators()).hasNumberOfRows(gaussians);
        assertThat(noise.isZero()).isEqualTo(gaussians == 0);
    }

    /** The field's angles are h1 + h2 in the phi plane and h1 - h2 in the psi plane, with no factor 2. */
    @Test
    void aStaticFieldTurnsTheSamePlanes() {
        Kicks noise = Kicks.of(TestSystems.strong().openSystem());
        assertThat(noise.field()).containsExactly(new double[] {0.1, 0.3, -0.3, -0.1}, within(ROUNDING));
        assertThat(noise.isZero()).isFalse();
    }

    @Test
    void aFieldAloneIsAKickWithoutGaussians() {
        Kicks noise = Kicks.of(system(Pauli.string("ZI"), List.of()));
        assertThat(noise.isZero()).isFalse();
        assertThat(noise.gaussians()).isZero();
    }

    @Test
    void noncommutingNoisesAreRefusedByName() {
        OpenSystem system = system(
                ComplexMatrix.zero(4, 4),
                List.of(
                        new NoiseChannel("fine", Pauli.string("IZ"), 0.1),
                        new NoiseChannel("alpha", Pauli.string("ZI"), 0.1),
                        new NoiseChannel("beta", Pauli.string("XI"), 1e-6)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kicks.of(system))
                .withMessageContaining("noise 'alpha' and noise 'beta' do not commute")
                .withMessageNotContaining("fine");
    }

    @Test
    void aFieldThatDoesNotCommuteIsRefusedByName() {
        OpenSystem system =
                system(Pauli.string("YI").times(1e-3), List.of(new NoiseChannel("alpha", Pauli.string("ZI"), 0.1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kicks.of(system))
                .withMessageContaining("noise 'alpha' and the static field do not commute");
    }

    /** Whether operators commute, and what diagonalises them, does not depend on their units. */
    @Test
    void operatorsMayBeOfAnySize() {
        ComplexMatrix q = HermitianEigen.of(hermitian(new Random(4), 3)).vectors();
        OpenSystem system = system(
                ComplexMatrix.zero(3, 3),
                List.of(
                        new NoiseChannel("large", rotated(q, new double[] {1e7, 1e7, -1e7}), 1e-14),
                        new NoiseChannel("small", rotated(q, new double[] {1e-7, -1e-7, 5e-8}), 1e14)));
        double[][] generators = Kicks.of(system).generators();
        // Q G Q†, summed over the components, has the square that both channels give: 1 + 1, 1 + 1 and 1 + 1/4 in Q.
        ComplexMatrix square = ComplexMatrix.zero(3, 3);
        for (double[] generator : generators) {
            ComplexMatrix v = rotated(Kicks.of(system).basis(), generator);
            square = square.plus(v.times(v));
        }
        assertThat(square.minus(rotated(q, new double[] {2, 2, 1.25})).maxAbs()).isLessThan(1e-12);
        OpenSystem odd = system(
                ComplexMatrix.zero(2, 2),
                List.of(
                        new NoiseChannel("x", Pauli.X.matrix().times(1e-7), 1),
                        new NoiseChannel("z", Pauli.Z.matrix().times(1e-7), 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Kicks.of(odd)).withMessageContaining("do not commute");
    }

    @Test
    void aNoiseOfNoIntensityMayBeAnything() {
        OpenSystem system = system(
                Pauli.string("IZ").times(0.2),
                List.of(
                        new NoiseChannel("alpha", Pauli.string("ZI"), 0.1),
                        new NoiseChannel("off", Pauli.string("XX"), 0)));
        Kicks noise = Kicks.of(system);
        assertThat(noise.gaussians()).isEqualTo(1);
        assertReproduces(noise, system);
    }

    /** Eigenvalues drawn from few values meet often, within an operator and across operators. */
    @Test
    void commutingOperatorsInARotatedBasisAreDiagonalisedTogetherDegenerateOrNot() {
        Random random = new Random(11);
        for (int trial = 0; trial < 200; trial++) {
            int n = 2 + random.nextInt(5);
            ComplexMatrix q = HermitianEigen.of(hermitian(random, n)).vectors();
            List<NoiseChannel> noises = Stream.generate(
                            () -> new NoiseChannel("v", rotated(q, fewValues(random, n)), 0.1 + random.nextDouble()))
                    .limit(1 + random.nextInt(4))
                    .toList();
            OpenSystem system = system(rotated(q, fewValues(random, n)), noises);
            Kicks noise = Kicks.of(system);
            ComplexMatrix overlap = noise.basis().adjoint().times(noise.basis());
            assertThat(overlap.minus(ComplexMatrix.identity(n)).maxAbs()).isLessThan(ROUNDING);
            assertThat(noise.gaussians()).isLessThanOrEqualTo(Math.min(n, noises.size()));
            assertReproduces(noise, system);
        }
    }

    @Test
    void theQutritsLinearAndQuadraticNoiseAreReproduced() {
        OpenSystem system = TestSystems.noisyQutrit();
        Kicks noise = Kicks.of(system);
        assertThat(noise.gaussians()).isEqualTo(2);
        assertReproduces(noise, system);
    }

    /** A noise too weak to be seen beside another one must not spoil a third: a pivot of the factorisation vanishes. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-16, 1e-24, 1e-300})
    void intensitiesOfAnySizeStandSideBySide(double weak) {
        OpenSystem system = system(
                ComplexMatrix.zero(3, 3),
                List.of(
                        new NoiseChannel("weak", diagonal(1, 0, 0), weak),
                        new NoiseChannel("strong", diagonal(1, 1, 0), 1),
                        new NoiseChannel("other", diagonal(0, 0, 1), 0.5)));
        assertReproduces(Kicks.of(system), system);
    }

    /** Two operators that are nearly the same span two directions; the difference must keep its own small variance. */
    @Test
    void nearlyEqualOperatorsKeepTheirDifference() {
        double epsilon = 1e-7;
        OpenSystem system = system(
                ComplexMatrix.zero(4, 4),
                List.of(
                        new NoiseChannel("a", diagonal(1, 2, 3, 4), 1),
                        new NoiseChannel("b", diagonal(1 + epsilon, 2, 3, 4), 1)));
        Kicks noise = Kicks.of(system);
        assertReproduces(noise, system);
        assertThat(noise.gaussians()).isEqualTo(2);
    }

    /** sum_l G_la G_lb = sum_j gamma_j v_ja v_jb, with the v_j and the field diagonal in the basis. */
    private static void assertReproduces(Kicks noise, OpenSystem system) {
        int n = system.dimension();
        double[][] expected = new double[n][n];
        double scale = 0;
        for (NoiseChannel channel : system.noises()) {
            if (channel.intensity() > 0) {
                double[] v = diagonalIn(noise.basis(), channel.operator());
                for (int a = 0; a < n; a++) {
                    for (int b = 0; b < n; b++) {
                        expected[a][b] += channel.intensity() * v[a] * v[b];
                        scale = Math.max(scale, Math.abs(expected[a][b]));
                    }
                }
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                assertThat(covariance(noise, unit(n, a), unit(n, b)))
                        .isCloseTo(expected[a][b], within(ROUNDING * Math.max(scale, 1e-300)));
            }
        }
        assertThat(noise.field()).containsExactly(diagonalIn(noise.basis(), system.field()), within(ROUNDING));
    }

    /** Diagonal elements, with the demand that there are no others. */
    private static double[] diagonalIn(ComplexMatrix basis, ComplexMatrix operator) {
        ComplexMatrix inBasis = basis.adjoint().times(operator).times(basis);
        double[] diagonal = new double[operator.rows()];
        for (int a = 0; a < diagonal.length; a++) {
            diagonal[a] = inBasis.re(a, a);
        }
        assertThat(inBasis.minus(diagonal(diagonal)).maxAbs()).isLessThan(1e-10);
        return diagonal;
    }

    /** The covariance, per unit time, of the angles sum_a x_a phi_a and sum_a y_a phi_a. */
    private static double covariance(Kicks noise, double[] x, double[] y) {
        double sum = 0;
        for (double[] generator : noise.generators()) {
            double u = 0;
            double v = 0;
            for (int a = 0; a < x.length; a++) {
                u += x[a] * generator[a];
                v += y[a] * generator[a];
            }
            sum += u * v;
        }
        return sum;
    }

    private static OpenSystem system(ComplexMatrix field, List<NoiseChannel> noises) {
        int n = field.rows();
        return new OpenSystem(ComplexMatrix.zero(n, n), field, List.of(), noises, InitialState.maximallyMixed(n));
    }

    private static ComplexMatrix hermitian(Random random, int n) {
        ComplexMatrix g = RandomStates.gaussian(random, n, n);
        return g.plus(g.adjoint());
    }

    private static double[] fewValues(Random random, int n) {
        return random.doubles(n).map(x -> Math.floor(3 * x) - 1).toArray();
    }

    private static ComplexMatrix rotated(ComplexMatrix q, double[] diagonal) {
        ComplexMatrix v = q.times(diagonal(diagonal)).times(q.adjoint());
        return v.plus(v.adjoint()).times(0.5);
    }

    private static ComplexMatrix diagonal(double... values) {
        double[][] rows = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            rows[i][i] = values[i];
        }
        return ComplexMatrix.real(rows);
    }

    private static double[] unit(int n, int a) {
        double[] e = new double[n];
        e[a] = 1;
        return e;
    }
}
