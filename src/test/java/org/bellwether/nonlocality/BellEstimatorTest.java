package org.bellwether.nonlocality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.Pauli;
import org.bellwether.statistics.MeanVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BellEstimatorTest {
    private static final int TRAJECTORIES = 1000;
    private static final int REPLICATES = 600;

    /**
     * T = diag(a, b, c) seen through independent errors of variance 1/N in every entry (or, where {@code diagonal}, in the
     * diagonal alone). With 600 replicates an interval that covers 95 % is seen to cover less than 92 % or more than 98 % with
     * probability below 1e-3 each. Where lambda_2 = lambda_3, or nothing is seen, it may cover more but not less.
     */
    @ParameterizedTest
    @CsvSource({
        "0.9, -0.7,  0.2, true,  98",
        "0.9, -0.7,  0.2, false, 98",
        "0.9,  0.0,  0.0, true,  98",
        "0.8,  0.5,  0.5, true,  100",
        "0.8,  0.5, -0.5, false, 100",
        "0.6,  0.6,  0.6, false, 100",
        "0.03, 0.0,  0.0, false, 100",
        "0.0,  0.0,  0.0, true,  100",
        "0.0,  0.0,  0.0, false, 100"
    })
    void intervalCoversTheTruth(double a, double b, double c, boolean diagonal, double most) {
        double[] truth = diagonal(a, b, c);
        double bell = Horodecki.bell(truth);
        double[][] covariance = covariance(diagonal);
        Random random = new Random(17);
        int covered = 0;
        for (int r = 0; r < REPLICATES; r++) {
            covered += estimate(seen(truth, covariance, random), covariance).covers(bell) ? 1 : 0;
        }
        assertThat(100.0 * covered / REPLICATES).isBetween(92.0, most);
    }

    /**
     * Errors come in pairs of opposite sign, so that what is left of a pair's mean is the bias, at least 20 standard errors of
     * it. Less than 4 of them (probability 6e-5) remain after the correction at smooth points, and some half of the bias where
     * eigenvalues are degenerate.
     */
    @ParameterizedTest
    @CsvSource({"0.9, -0.7, 0.2, 0", "0.8, 0.3, 0.1, 0", "0.8, 0.5, 0.5, 0.65", "0.6, 0.6, 0.6, 0.65"})
    void correctionTakesTheBiasAway(double a, double b, double c, double left) {
        double[] truth = diagonal(a, b, c);
        double[][] covariance = covariance(false);
        Random random = new Random(3);
        double raw = 0;
        double corrected = 0;
        double squares = 0;
        for (int r = 0; r < REPLICATES / 2; r++) {
            double[] plus = seen(truth, covariance, random);
            double[] minus = new double[9];
            for (int i = 0; i < 9; i++) {
                minus[i] = 2 * truth[i] - plus[i];
            }
            raw += (Horodecki.bell(plus) + Horodecki.bell(minus)) / 2 - Horodecki.bell(truth);
            double value = estimate(plus, covariance).value()
                    + estimate(minus, covariance).value();
            corrected += value / 2 - Horodecki.bell(truth);
            squares += Math.pow(value / 2 - Horodecki.bell(truth), 2);
        }
        double allowance = 4 * Math.sqrt(squares);
        assertThat(raw).isGreaterThan(3 * allowance);
        assertThat(Math.abs(corrected)).isLessThan(left * raw + allowance);
    }

    @Test
    void withoutErrorTheEstimateIsExact() {
        double[] t = diagonal(0.9, -0.7, 0.2);
        BellEstimate estimate = estimate(t, new double[9][9]);
        double bell = Horodecki.bell(t);
        assertThat(estimate).isEqualTo(new BellEstimate(bell, 0, bell, bell, 0, TRAJECTORIES));
    }

    @Test
    void theSameMeansGiveTheSameBits() {
        double[] t = seen(diagonal(0.9, -0.7, 0.2), covariance(false), new Random(1));
        assertThat(estimate(t, covariance(false))).isEqualTo(estimate(t.clone(), covariance(false)));
    }

    @Test
    void orderOfTheComponentsAndOtherMeansDoNotMatter() {
        List<String> shuffled = new ArrayList<>(Pauli.pairs());
        Collections.shuffle(shuffled, new Random(5));
        double[] mean = new double[15];
        double[][] covariance = new double[15][15];
        double[] t = new double[9];
        double[][] part = new double[9][9];
        for (int i = 0; i < 15; i++) {
            int a = SpinCorrelations.names().indexOf(shuffled.get(i));
            mean[i] = a < 0 ? 0.5 : 0.1 * a - 0.3;
            for (int j = 0; j < 15; j++) {
                int b = SpinCorrelations.names().indexOf(shuffled.get(j));
                covariance[i][j] = (i == j ? 1 : 0) + Math.cos(a + b) / 10;
                if (a >= 0 && b >= 0) {
                    t[a] = mean[i];
                    part[a][b] = covariance[i][j];
                }
            }
        }
        MeanVector means = new MeanVector(TRAJECTORIES, mean, covariance, new double[15], new double[15]);
        assertThat(BellEstimator.estimate(means, shuffled)).isEqualTo(estimate(t, part));
    }

    /**
     * B does not know the axes of the qubits. The draws do, as there are only 512: they give the error, of relative spread
     * 1/sqrt(2 * 256), to five times that, and the bias, 1/18 of the error here, hardly shows.
     */
    @Test
    void rotationOfAQubitChangesTheEstimateWithinTheSpreadOfTheDraws() {
        double[] t = diagonal(0.9, -0.7, 0.2);
        double[][] covariance = covariance(false);
        double[][] rotation = rotation(0.7);
        double[][] rotated = RealMatrices.times(rotation, new double[][] {{0.9, 0, 0}, {0, -0.7, 0}, {0, 0, 0.2}});
        double[] t9 = new double[9];
        for (int i = 0; i < 9; i++) {
            t9[i] = rotated[i / 3][i % 3];
        }
        // Equal independent errors stay so when axes turn.
        BellEstimate before = estimate(t, covariance);
        BellEstimate after = estimate(t9, covariance);
        assertThat(after.standardError()).isCloseTo(before.standardError(), within(0.22 * before.standardError()));
        assertThat(after.value()).isCloseTo(before.value(), within(0.05 * before.standardError()));
    }

    @Test
    void intervalContainsTheEstimateAndKeepsToWhatIsPossible() {
        Random random = new Random(11);
        for (int r = 0; r < 300; r++) {
            double scale = Math.pow(10, -8 * random.nextDouble());
            double[] t = new double[9];
            double[][] covariance = new double[9][9];
            for (int i = 0; i < 9; i++) {
                t[i] = r % 3 == 0 ? 0 : scale * random.nextGaussian();
                covariance[i][i] = random.nextInt(3) == 0 ? 0 : Math.pow(random.nextGaussian(), 2);
            }
            if (r % 2 == 0) {
                // At Tsirelson's bound, give or take a last bit: psi-.
                t = diagonal(-1, -Math.nextDown(1.0), -Math.nextUp(1.0));
            }
            assertOrdered(estimate(t, covariance));
            assertOrdered(estimate(t, new double[9][9]));
        }
    }

    private static void assertOrdered(BellEstimate estimate) {
        assertThat(estimate.low()).isBetween(0.0, estimate.value());
        assertThat(estimate.high()).isBetween(estimate.value(), 2 * Math.sqrt(2));
        assertThat(estimate.standardError()).isNotNegative();
    }

    @Test
    void nonlocalMeansTheWholeIntervalBeyondTwo() {
        assertThat(interval(2.1, 2.3, 1000).nonlocal()).isTrue();
        assertThat(interval(2.0, 2.2, 1000).nonlocal()).isFalse();
        assertThat(interval(1.9, 2.2, 1000).local()).isFalse();
        assertThat(interval(1.9, 2.0, 1000).local()).isTrue();
    }

    /** The correlations of a product state may add up to a little more than 2. */
    @Test
    void roundingIsNoNonlocality() {
        assertThat(interval(2.0000000000000004, 2.0000000000000004, 1000).nonlocal())
                .isFalse();
        assertThat(interval(2.0000000000000004, 2.0000000000000004, 1000).local())
                .isTrue();
        assertThat(Horodecki.nonlocal(2.0000000000000004)).isFalse();
        assertThat(Horodecki.nonlocal(2.000001)).isTrue();
    }

    @Test
    void fewTrajectoriesTellNothingOfNonlocality() {
        assertThat(interval(2.1, 2.3, 9).nonlocal()).isFalse();
        assertThat(interval(1.1, 1.3, 9).local()).isFalse();
        assertThat(interval(2.1, 2.3, 10).nonlocal()).isTrue();
    }

    /** 200 trajectories alike, all of B = 2.5, and jumps in any: 3/200 of other states would lower B by (2.5 + 2 sqrt 2) 3/200. */
    @Test
    void jumpsThatWereNotSeenAreInTheInterval() {
        double c = Math.sqrt(1.5625 - 1);
        double[] any = new double[9];
        Arrays.fill(any, 1);
        MeanVector alike = new MeanVector(200, diagonal(1, c, 0), new double[9][9], new double[9], new double[9], any);
        BellEstimate estimate = BellEstimator.estimate(alike, SpinCorrelations.names());
        assertThat(estimate.value()).isCloseTo(2.5, within(1e-12));
        assertThat(estimate.seenError()).isZero();
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(3) * (2.5 + 2 * Math.sqrt(2)) / 200, within(1e-12));
        double student = 1.971957; // tables, 199 degrees of freedom
        assertThat(estimate.low()).isCloseTo(2.5 - student * estimate.standardError(), within(1e-5));
        assertThat(estimate.high())
                .isCloseTo(2.5 + student * Math.sqrt(3) * (2 * Math.sqrt(2) - 2.5) / 200, within(1e-5));
        assertThat(estimate.low()).isLessThan(2.5 - (2.5 + 2 * Math.sqrt(2)) * 3 / 200);
        Arrays.fill(any, 1e-9);
        assertThat(BellEstimator.estimate(alike, SpinCorrelations.names()).standardError())
                .isCloseTo(Math.sqrt(1e-9 / 200) * (2.5 + 2 * Math.sqrt(2)), within(1e-12));
    }

    private static BellEstimate interval(double low, double high, long count) {
        return new BellEstimate((low + high) / 2, 0.05, low, high, 0.05, count);
    }

    private static BellEstimate estimate(double[] t, double[][] covariance) {
        return BellEstimator.estimate(
                new MeanVector(TRAJECTORIES, t, covariance, new double[9], new double[9]), SpinCorrelations.names());
    }

    private static double[] diagonal(double a, double b, double c) {
        return new double[] {a, 0, 0, 0, b, 0, 0, 0, c};
    }

    private static double[][] rotation(double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return new double[][] {{c, -s, 0}, {s * c, c * c, -s}, {s * s, s * c, c}};
    }

    private static double[][] covariance(boolean diagonalOnly) {
        double[][] covariance = new double[9][9];
        for (int i = 0; i < 9; i++) {
            covariance[i][i] = !diagonalOnly || i % 4 == 0 ? 1 : 0;
        }
        return covariance;
    }

    private static double[] seen(double[] truth, double[][] covariance, Random random) {
        double[] t = truth.clone();
        for (int i = 0; i < 9; i++) {
            t[i] += Math.sqrt(covariance[i][i] / TRAJECTORIES) * random.nextGaussian();
        }
        return t;
    }
}
