package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sines, cosines and sin(theta)/theta of the noise kernel's kicks against StrictMath, in both ranges. */
class PlaneAnglesTest {
    private static final int LANES = BlockView.LANES;

    @Test
    void smallAngles() {
        assertAccurate(0.05, 8);
    }

    /** As far as one Gaussian of a step can reach. */
    @Test
    void anyAngles() {
        assertAccurate(1, 8);
        assertAccurate(1e4, 8);
    }

    private static void assertAccurate(double size, double largestGaussian) {
        SplittableRandom random = new SplittableRandom(4);
        PlaneAngles angles = new PlaneAngles(dt -> PlaneKick.of(new BellForm.Plane(size / 3, size, size / 2), dt), 1);
        double[] first = new double[LANES];
        double[] second = new double[LANES];
        double[] sinc = new double[LANES];
        for (int block = 0; block < 2000; block++) {
            for (int l = 0; l < LANES; l++) {
                double scale = Math.pow(10, -random.nextInt(4));
                first[l] = scale * random.nextDouble(-largestGaussian, largestGaussian);
                second[l] = scale * random.nextDouble(-largestGaussian, largestGaussian);
            }
            angles.aim(first, second);
            angles.sinc(first, second, sinc);
            for (int l = 0; l < LANES; l++) {
                double theta = Math.fma(size, first[l], Math.fma(size / 2, second[l], size / 3));
                assertThat(Math.abs(angles.sines[l] - StrictMath.sin(theta))).isLessThan(3e-16);
                assertThat(Math.abs(angles.cosines[l] - StrictMath.cos(theta))).isLessThan(3e-16);
                assertThat(Math.abs(sinc[l] - StrictMath.sin(theta) / theta)).isLessThan(8e-16);
            }
        }
    }

    /** The smallest numbers and 0: no 0/0. */
    @Test
    void sincOfVanishingAnglesIsOne() {
        for (double size : new double[] {0.01, 1}) {
            PlaneAngles angles = new PlaneAngles(dt -> PlaneKick.of(new BellForm.Plane(0, size, 0), dt), 1);
            double[] first = new double[LANES];
            double x = 1e-9;
            for (int l = 1; l < LANES; l++) {
                first[l] = l % 2 == 0 ? x : -x;
                x /= 1000;
            }
            double[] sinc = new double[LANES];
            angles.aim(first, new double[LANES]);
            angles.sinc(first, new double[LANES], sinc);
            for (int l = 0; l < LANES; l++) {
                assertThat(Math.abs(sinc[l] - 1)).isLessThan(4e-16);
            }
        }
    }
}
