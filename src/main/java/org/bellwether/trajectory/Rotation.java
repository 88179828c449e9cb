package org.bellwether.trajectory;

/**
 * Sine and cosine of a kick's angle, lane by lane, in operations that a scalar and a vector path do alike: minimax polynomials by
 * Horner's rule with fma, as long as the largest angle of a plane needs, see {@link Range}. The error is below 3e-16 and
 * sin^2 + cos^2 is 1 to 5e-16, so a kick is unitary to rounding.
 *
 * <p>The coefficients (Remez exchange in 60 digits, then rounded) make sin x = x + x y (S_0 + S_1 y + ...) and
 * cos x = 1 + y (C_0 + C_1 y + ...), y = x^2, with an error of the polynomials below 2e-17. They are shared with
 * {@code VectorPasses}, which repeats these lines in vectors.
 */
final class Rotation {
    /** How large angles are. */
    enum Range {
        /** Up to 1/8. */
        TINY,
        /** Up to 1/2. */
        SMALL,
        /** Of any size: they are reduced by multiples of pi/2 first. */
        ANY;

        /** The range of angles up to a largest one. */
        static Range of(double largest) {
            return largest <= TINY_ANGLE ? TINY : largest <= SMALL_ANGLE ? SMALL : ANY;
        }
    }

    static final double TINY_ANGLE = 0.125;
    static final double SMALL_ANGLE = 0.5;

    static final double TINY_S0 = -0x1.5555555555552p-3;
    static final double TINY_S1 = 0x1.1111111107d28p-7;
    static final double TINY_S2 = -0x1.a019ffd6e8ea7p-13;
    static final double TINY_S3 = 0x1.71bc9bead0fc9p-19;
    static final double TINY_C0 = -0x1.fffffffffffeep-2;
    static final double TINY_C1 = 0x1.555555553be99p-5;
    static final double TINY_C2 = -0x1.6c16bef77aa7bp-10;
    static final double TINY_C3 = 0x1.9febc83102863p-16;

    static final double SMALL_S0 = -0x1.55555555554e7p-3;
    static final double SMALL_S1 = 0x1.11111110f3db0p-7;
    static final double SMALL_S2 = -0x1.a01a01111d41dp-13;
    static final double SMALL_S3 = 0x1.71dd16c299dafp-19;
    static final double SMALL_S4 = -0x1.ac53d18d72a91p-26;
    static final double SMALL_C0 = -0.5;
    static final double SMALL_C1 = 0x1.5555555555470p-5;
    static final double SMALL_C2 = -0x1.6c16c16be3e51p-10;
    static final double SMALL_C3 = 0x1.a01a0102f8ae2p-16;
    static final double SMALL_C4 = -0x1.27e40c8b76327p-22;
    static final double SMALL_C5 = 0x1.1d8d346ac1d87p-29;

    static final double S0 = -0x1.555555555554dp-3;
    static final double S1 = 0x1.111111110fb50p-7;
    static final double S2 = -0x1.a01a019c30b71p-13;
    static final double S3 = 0x1.71de356f7112cp-19;
    static final double S4 = -0x1.ae5e4c56243f9p-26;
    static final double S5 = 0x1.5d87732dd6cadp-33;
    static final double C0 = -0.5;
    static final double C1 = 0x1.5555555555540p-5;
    static final double C2 = -0x1.6c16c16c1425ep-10;
    static final double C3 = 0x1.a01a019b869bbp-16;
    static final double C4 = -0x1.27e4f74da0465p-22;
    static final double C5 = 0x1.1ee9773b0218ep-29;
    static final double C6 = -0x1.8f76307137d74p-37;

    static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    static final double MINUS_HALF_PI = -0x1.921fb54442d18p0;
    static final double MINUS_HALF_PI_REST = -0x1.1a62633145c07p-54;
    /** Adding it rounds to an integer, whose last bits are then the last bits of the sum. */
    static final double TO_INTEGER = 0x1.8p52;

    private Rotation() {}

    static double sinTiny(double x, double y) {
        double s = Math.fma(TINY_S3, y, TINY_S2);
        s = Math.fma(s, y, TINY_S1);
        s = Math.fma(s, y, TINY_S0);
        return Math.fma(s, x * y, x);
    }

    static double cosTiny(double y) {
        double c = Math.fma(TINY_C3, y, TINY_C2);
        c = Math.fma(c, y, TINY_C1);
        c = Math.fma(c, y, TINY_C0);
        return Math.fma(c, y, 1);
    }

    static double sinSmall(double x, double y) {
        double s = Math.fma(SMALL_S4, y, SMALL_S3);
        s = Math.fma(s, y, SMALL_S2);
        s = Math.fma(s, y, SMALL_S1);
        s = Math.fma(s, y, SMALL_S0);
        return Math.fma(s, x * y, x);
    }

    static double cosSmall(double y) {
        double c = Math.fma(SMALL_C5, y, SMALL_C4);
        c = Math.fma(c, y, SMALL_C3);
        c = Math.fma(c, y, SMALL_C2);
        c = Math.fma(c, y, SMALL_C1);
        c = Math.fma(c, y, SMALL_C0);
        return Math.fma(c, y, 1);
    }

    /** x less the nearest multiple of pi/2; {@code shifted} = fma(x, 2/pi, TO_INTEGER). */
    static double reduced(double x, double shifted) {
        double k = shifted - TO_INTEGER;
        return Math.fma(k, MINUS_HALF_PI_REST, Math.fma(k, MINUS_HALF_PI, x));
    }

    static double sinReduced(double x, double y) {
        double s = Math.fma(S5, y, S4);
        s = Math.fma(s, y, S3);
        s = Math.fma(s, y, S2);
        s = Math.fma(s, y, S1);
        s = Math.fma(s, y, S0);
        return Math.fma(s, x * y, x);
    }

    static double cosReduced(double y) {
        double c = Math.fma(C6, y, C5);
        c = Math.fma(c, y, C4);
        c = Math.fma(c, y, C3);
        c = Math.fma(c, y, C2);
        c = Math.fma(c, y, C1);
        c = Math.fma(c, y, C0);
        return Math.fma(c, y, 1);
    }
}
