package org.bellwether.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The mean increments given a kick: algebra, with tolerances of rounding. */
class NoiseIncrementsTest {
    private static final double STEP = 0.7;

    static Stream<OpenSystem> systems() {
        return Stream.of(
                machine(0.2, 0.12, 0.03),
                machine(1e-2, 1e-4, 1e-4),
                machine(1e-9, 1, 0.3),
                machine(0, 0.12, 0.03),
                machine(0.2, 0, 0),
                machine(0, 0, 0.03),
                machine(0, 0, 0),
                TestSystems.noisyQutrit());
    }

    /** sum_j means_jl v_ja = sqrt(dt) G_la: what the mean increments turn each eigenstate by is the angle of the kick. */
    @ParameterizedTest
    @MethodSource("systems")
    void meansAddUpToTheAnglesOfTheKick(OpenSystem system) {
        Kicks white = Kicks.of(system);
        double[][] means = NoiseIncrements.of(system).means(STEP);
        List<NoiseChannel> noises = system.noises();
        assertThat(means).hasDimensions(noises.size(), white.gaussians());
        for (int l = 0; l < white.gaussians(); l++) {
            for (int a = 0; a < system.dimension(); a++) {
                double angle = 0;
                for (int j = 0; j < noises.size(); j++) {
                    angle += means[j][l]
                            * Kicks.diagonalIn(white.basis(), noises.get(j).operator())[a];
                }
                assertThat(angle).isCloseTo(Math.sqrt(STEP) * white.generators()[l][a], within(1e-14));
            }
        }
    }

    /**
     * E[W_j | theta_phi, theta_psi] = Cov(W_j, theta) Cov(theta)^-1 theta, written out for the angles theta_phi = 2 W_c + W_1 + W_2
     * and theta_psi = W_1 - W_2 of the machine. Shares in equal parts, or in those of the intensities, are far off.
     */
    @ParameterizedTest
    @CsvSource({"0.2, 0.12, 0.03", "0.01, 0.0001, 0.0001", "0, 0.4, 0.1", "0.3, 0.2, 0", "1e-9, 1, 0.3"})
    void meansAreThoseOfTheJointNormalLaw(double c, double l1, double l2) {
        OpenSystem system = machine(c, l1, l2);
        double[][] generators = Kicks.of(system).generators();
        double[][] means = NoiseIncrements.of(system).means(STEP);
        double[][] covariances = {{2 * c, 0}, {l1, l1}, {l2, -l2}};
        double phiPhi = 4 * c + l1 + l2;
        double psiPsi = l1 + l2;
        double phiPsi = l1 - l2;
        double determinant = phiPhi * psiPsi - phiPsi * phiPsi;
        for (int j = 0; j < 3; j++) {
            double perPhi = (covariances[j][0] * psiPsi - covariances[j][1] * phiPsi) / determinant;
            double perPsi = (covariances[j][1] * phiPhi - covariances[j][0] * phiPsi) / determinant;
            for (int l = 0; l < 2; l++) {
                double phi = Math.sqrt(STEP) * generators[l][0];
                double psi = Math.sqrt(STEP) * generators[l][1];
                assertThat(means[j][l]).isCloseTo(perPhi * phi + perPsi * psi, within(1e-13));
            }
        }
    }

    /** Mean and rest together have the variance gamma_j dt, whatever the kick tells of a noise. */
    @ParameterizedTest
    @MethodSource("systems")
    void meanAndRestHaveTheDeclaredVariances(OpenSystem system) {
        NoiseIncrements increments = NoiseIncrements.of(system);
        for (int j = 0; j < system.noises().size(); j++) {
            double variance = 0;
            for (double x : increments.means(STEP)[j]) {
                variance += x * x;
            }
            for (double x : increments.free(STEP)[j]) {
                variance += x * x;
            }
            assertThat(variance).isCloseTo(STEP * system.noises().get(j).intensity(), within(1e-14));
        }
    }

    @Test
    void arraysAreTheCallers() {
        NoiseIncrements increments = NoiseIncrements.of(machine(0.2, 0.12, 0.03));
        increments.means(STEP)[0][0] = 100;
        increments.free(STEP)[0][0] = 100;
        assertThat(increments.means(STEP)[0][0]).isLessThan(1);
        assertThat(increments.free(STEP)[0][0]).isLessThan(1);
    }

    private static OpenSystem machine(double collective, double local1, double local2) {
        return TestSystems.machine(0, 0, 0, 0, collective, local1, local2).openSystem();
    }
}
