package org.bellwether.trajectory;

/**
 * Sine and cosine of a kick's angle, lane by lane, in operations that a scalar and a vector path do alike: Taylor polynomials
 * by Horner's rule with fma. Small angles, |x| &lt;= 1/2, go straight in; others are first reduced by multiples of pi/2. The error
 * is below 3e-16 and sin^2 + cos^2 is 1 to 5e-16, so a kick is unitary to rounding.
 *
 * <p>The constants are shared with {@code VectorPasses}, which repeats these lines in vectors.
 */
final class Rotation {
    static final double S3 = -1.0 / 6;
    static final double S5 = 1.0 / 120;
    static final double S7 = -1.0 / 5040;
    static final double S9 = 1.0 / 362880;
    static final double S11 = -1.0 / 39916800;
    static final double S13 = 1.0 / 6227020800.0;
    static final double S15 = -1.0 / 1307674368000.0;
    static final double C2 = -0.5;
    static final double C4 = 1.0 / 24;
    static final double C6 = -1.0 / 720;
    static final double C8 = 1.0 / 40320;
    static final double C10 = -1.0 / 3628800;
    static final double C12 = 1.0 / 479001600;
    static final double C14 = -1.0 / 87178291200.0;
    static final double C16 = 1.0 / 20922789888000.0;

    static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    static final double MINUS_HALF_PI = -0x1.921fb54442d18p0;
    static final double MINUS_HALF_PI_REST = -0x1.1a62633145c07p-54;
    /** Adding it rounds to an integer, whose last bits are then the last bits of the sum. */
    static final double TO_INTEGER = 0x1.8p52;

    private Rotation() {}

    static double sinSmall(double x, double y) {
        return sine(S13, x, y);
    }

    static double cosSmall(double y) {
        return cosine(C14, y);
    }

    /** x less the nearest multiple of pi/2; {@code shifted} = fma(x, 2/pi, TO_INTEGER). */
    static double reduced(double x, double shifted) {
        double k = shifted - TO_INTEGER;
        return Math.fma(k, MINUS_HALF_PI_REST, Math.fma(k, MINUS_HALF_PI, x));
    }

    static double sinReduced(double x, double y) {
        return sine(Math.fma(S15, y, S13), x, y);
    }

    static double cosReduced(double y) {
        return cosine(Math.fma(C16, y, C14), y);
    }

    /** x + x^3 (S3 + S5 y + ... + S11 y^4 + rest y^5), y = x^2. */
    private static double sine(double rest, double x, double y) {
        double s = Math.fma(rest, y, S11);
        s = Math.fma(s, y, S9);
        s = Math.fma(s, y, S7);
        s = Math.fma(s, y, S5);
        s = Math.fma(s, y, S3);
        return Math.fma(s, x * y, x);
    }

    /** 1 + C2 y + ... + C12 y^6 + rest y^7. */
    private static double cosine(double rest, double y) {
        double c = Math.fma(rest, y, C12);
        c = Math.fma(c, y, C10);
        c = Math.fma(c, y, C8);
        c = Math.fma(c, y, C6);
        c = Math.fma(c, y, C4);
        c = Math.fma(c, y, C2);
        return Math.fma(c, y, 1);
    }
}
