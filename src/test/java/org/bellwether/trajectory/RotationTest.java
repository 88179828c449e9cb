package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The sine and cosine of a kick against StrictMath, and its unitarity; all ranges, a million angles each. */
class RotationTest {
    private static final int ANGLES = 1_000_000;

    @Test
    void tinyAngles() {
        check(Rotation.TINY_ANGLE, Rotation::sinTiny, Rotation::cosTiny);
    }

    @Test
    void smallAngles() {
        check(Rotation.SMALL_ANGLE, Rotation::sinSmall, Rotation::cosSmall);
    }

    private static void check(double largest, DoubleBinaryOperator sin, DoubleUnaryOperator cos) {
        SplittableRandom random = new SplittableRandom(1);
        double error = 0;
        double unitarity = 0;
        for (int k = 0; k < ANGLES; k++) {
            double x = random.nextDouble(-largest, largest);
            double s = sin.applyAsDouble(x, x * x);
            double c = cos.applyAsDouble(x * x);
            error = Math.max(error, Math.abs(s - StrictMath.sin(x)));
            error = Math.max(error, Math.abs(c - StrictMath.cos(x)));
            unitarity = Math.max(unitarity, Math.abs(s * s + c * c - 1));
        }
        // StrictMath itself is off by up to 1.1e-16.
        assertThat(error).isLessThan(3e-16);
        assertThat(unitarity).isLessThan(5e-16);
    }

    @Test
    void anyAngles() {
        SplittableRandom random = new SplittableRandom(2);
        double error = 0;
        double unitarity = 0;
        for (int k = 0; k < ANGLES; k++) {
            double x = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(6));
            double shifted = Math.fma(x, Rotation.TWO_OVER_PI, Rotation.TO_INTEGER);
            double r = Rotation.reduced(x, shifted);
            long quadrant = Double.doubleToRawLongBits(shifted) & 3;
            double s = Rotation.sinReduced(r, r * r);
            double c = Rotation.cosReduced(r * r);
            double sine = (quadrant & 1) == 0 ? s : c;
            error = Math.max(
                    error, Math.abs((quadrant & 2) == 0 ? sine - StrictMath.sin(x) : sine + StrictMath.sin(x)));
            unitarity = Math.max(unitarity, Math.abs(s * s + c * c - 1));
        }
        assertThat(error).isLessThan(3e-16);
        assertThat(unitarity).isLessThan(5e-16);
    }
}
