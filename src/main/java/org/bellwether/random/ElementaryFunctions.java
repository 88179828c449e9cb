package org.bellwether.random;

/**
 * log, exp, sin and cos, to less than 0.75 ulp and with the same bits on every platform.
 *
 * <p>Only operations of which IEEE 754 knows one result (+ - * / fma) and bit operations are used, with no branch for
 * ordinary arguments and no table, so that the same sequence lane by lane gives the same bits:
 * <ul>
 *   <li>Polynomials are evaluated by Horner's rule, one fma a coefficient. Coefficients are minimax (Remez exchange in 60
 *       digits, then rounded), errors of the polynomial alone below 4e-18.
 *   <li>The nearest integer k to x c is {@code fma(x, c, M) - M} with M = 1.5 2^52: adding M leaves the integer in the low bits
 *       of the significand, from where k mod 4 or the exponent of 2^k is read without a conversion.
 *   <li>Arguments are reduced with a constant in two or three parts (Cody and Waite). The first step is
 *       {@code fma(-k, C1, x)} with all 53 bits of C1, exact since the result is a multiple of 2^-54 below 1.
 *   <li>What the leading terms lose in rounding is recovered (two-sum, fast two-sum, product by fma) and added last.
 * </ul>
 *
 * <p>Without a fused multiply-add in hardware {@link Math#fma} is exact but very slow.
 *
 * <p>Source of the reduction: W. J. Cody, W. Waite, "Software Manual for the Elementary Functions", 1980; of the error-free
 * sums: T. J. Dekker, doi:10.1007/BF01397083, and D. E. Knuth.
 */
public final class ElementaryFunctions {
    private static final double ROUND = 0x1.8p52;
    private static final long SIGNIFICAND = 0x000f_ffff_ffff_ffffL;
    private static final long ONE = 0x3ff0_0000_0000_0000L;
    private static final long SQRT_HALF = 0x3fe6_a09e_667f_3bcdL;

    private static final double LN2 = 0x1.62e42fefa39efp-1;
    private static final double LN2_LOW = 0x1.abc9e3b39803fp-56;
    private static final double INVERSE_LN2 = 0x1.71547652b82fep+0;

    private static final double HALF_PI = 0x1.921fb54442d18p+0;
    private static final double HALF_PI_LOW = 0x1.1a62633145c07p-54;
    private static final double HALF_PI_LOWEST = -0x1.f1976b7ed8fbcp-110;
    private static final double INVERSE_HALF_PI = 0x1.45f306dc9c883p-1;

    private ElementaryFunctions() {}

    /**
     * The natural logarithm. x = 2^k m with m in [sqrt(1/2), sqrt(2)); with f = m - 1, h = f^2/2, s = f/(2+f) and z = s^2,
     * log(1+f) = 2 artanh(s) = f - h + s (h + z R(z)).
     *
     * @return log x; -infinity for 0, NaN for x < 0 and for NaN, infinity for infinity
     */
    public static double log(double x) {
        boolean ordinary = x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE;
        return ordinary ? logOfNormal(Double.doubleToRawLongBits(x), -1023) : logOfExtreme(x);
    }

    private static double logOfExtreme(double x) {
        if (x > 0 && x < Double.MIN_NORMAL) {
            return logOfNormal(Double.doubleToRawLongBits(x * 0x1p54), -1023 - 54);
        }
        return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }

    private static double logOfNormal(long bits, int bias) {
        // Moves the border between exponents from 1 to sqrt(1/2), so that m lies on both sides of 1.
        long shifted = bits + (ONE - SQRT_HALF);
        double k = (shifted >>> 52) + bias;
        double f = Double.longBitsToDouble((shifted & SIGNIFICAND) + SQRT_HALF) - 1;
        double h = 0.5 * f * f;
        double s = f / (2 + f);
        double z = s * s;
        double rest = s * Math.fma(z, logPolynomial(z), h);
        // k ln 2 + f - h, as a sum that loses nothing: |k ln 2| >= |f - h| or k = 0, and |f| >= h.
        double top = k * LN2;
        double topLow = Math.fma(k, LN2_LOW, Math.fma(k, LN2, -top));
        double d = f - h;
        double dLow = (f - d) - h;
        double sum = top + d;
        double sumLow = (top - sum) + d;
        return sum + (sumLow + (topLow + (dLow + rest)));
    }

    /** R(z) of 2 artanh(s) = 2s + s z R(z), z <= 0.0295. */
    private static double logPolynomial(double z) {
        double p = 0x1.2f056613a79d7p-3;
        p = Math.fma(p, z, 0x1.39a1ba819d8c9p-3);
        p = Math.fma(p, z, 0x1.74663ee9fcbdcp-3);
        p = Math.fma(p, z, 0x1.c71c520958b30p-3);
        p = Math.fma(p, z, 0x1.24924941f1254p-2);
        p = Math.fma(p, z, 0x1.999999997fdb8p-2);
        return Math.fma(p, z, 0x1.5555555555592p-1);
    }

    /**
     * The exponential. x = k ln 2 + r with |r| <= ln(2)/2; exp(r) = 1 + r + r^2 E(r). The power of two is applied as two
     * factors, so that a subnormal result is rounded once more but not lost.
     *
     * @return e^x; infinity above 709.78, 0 below -745.13, NaN for NaN
     */
    public static double exp(double x) {
        // The clamps lie where the result is infinite or 0 already, and keep both powers of two in range.
        double clamped = Math.max(-750, Math.min(x, 750));
        double magic = Math.fma(clamped, INVERSE_LN2, ROUND);
        double k = magic - ROUND;
        double high = Math.fma(-k, LN2, clamped);
        double w = k * LN2_LOW;
        double r = high - w;
        double rLow = (high - r) - w;
        double one = 1 + r;
        double oneLow = (1 - one) + r;
        double value = one + (oneLow + Math.fma(r * r, expPolynomial(r), rLow));
        long exponent = Double.doubleToRawLongBits(magic) - Double.doubleToRawLongBits(ROUND);
        long halfExponent = exponent >> 1;
        return value * powerOfTwo(halfExponent) * powerOfTwo(exponent - halfExponent);
    }

    private static double powerOfTwo(long exponent) {
        return Double.longBitsToDouble((exponent + 1023) << 52);
    }

    /** E(r) of exp(r) = 1 + r + r^2 E(r), |r| <= 0.3466. */
    private static double expPolynomial(double r) {
        double p = 0x1.ad7f605b033b8p-26;
        p = Math.fma(p, r, 0x1.28ad68897db18p-22);
        p = Math.fma(p, r, 0x1.71df254b0e948p-19);
        p = Math.fma(p, r, 0x1.a0199a170c7e5p-16);
        p = Math.fma(p, r, 0x1.a01a012a6242ap-13);
        p = Math.fma(p, r, 0x1.6c16c18426559p-10);
        p = Math.fma(p, r, 0x1.1111111127bb0p-7);
        p = Math.fma(p, r, 0x1.555555555088dp-5);
        p = Math.fma(p, r, 0x1.55555555554fap-3);
        return Math.fma(p, r, 0x1.000000000000ap-1);
    }

    /**
     * The sine, to 0.75 ulp for |x| <= 10^6, multiples of pi included. Beyond, the error of the reduction
     * grows like |x| 2^-163, absolutely, which hurts next to multiples of pi first; from 2^31 on the sine is not to be used.
     *
     * @param x in radians
     * @return sin x; NaN for NaN and infinities; a zero of either sign for a zero
     */
    public static double sin(double x) {
        return sineOfQuadrant(x, 0);
    }

    /**
     * The cosine: the sine a quarter turn on, with the quadrant counted one further; its range and errors are those of
     * {@link #sin}.
     *
     * @param x in radians
     * @return cos x; NaN for NaN and infinities
     */
    public static double cos(double x) {
        return sineOfQuadrant(x, 1);
    }

    /** sin(x + quarters pi/2): x = k pi/2 + r, |r| <= pi/4, and the quadrant k + quarters says which of sin r, cos r, and its sign. */
    private static double sineOfQuadrant(double x, long quarters) {
        double magic = Math.fma(x, INVERSE_HALF_PI, ROUND);
        double k = magic - ROUND;
        long quadrant = Double.doubleToRawLongBits(magic) + quarters;
        // x - k pi/2 as r + rLow: exact first step, then a two-sum, for either of high and w may be the larger.
        double high = Math.fma(-k, HALF_PI, x);
        double w = k * HALF_PI_LOW;
        double wLow = Math.fma(k, HALF_PI_LOW, -w);
        double r = high - w;
        double back = r + w;
        double rLow = ((high - back) + ((back - r) - w)) - wLow;
        rLow = Math.fma(-k, HALF_PI_LOWEST, rLow);
        long sine = Double.doubleToRawLongBits(sineOfRemainder(r, rLow));
        long cosine = Double.doubleToRawLongBits(cosineOfRemainder(r, rLow));
        long odd = -(quadrant & 1);
        long sign = (quadrant & 2) << 62;
        return Double.longBitsToDouble(((sine & ~odd) | (cosine & odd)) ^ sign);
    }

    /** sin(r + rLow) = r + [rLow (1 - r^2/2) + r^3 S(r^2)], |r| <= pi/4. */
    private static double sineOfRemainder(double r, double rLow) {
        double z = r * r;
        double p = 0x1.5d8fd175fbb42p-33;
        p = Math.fma(p, z, -0x1.ae5e5a91002c0p-26);
        p = Math.fma(p, z, 0x1.71de3567d2fa1p-19);
        p = Math.fma(p, z, -0x1.a01a019bfdef1p-13);
        p = Math.fma(p, z, 0x1.111111110f7d0p-7);
        p = Math.fma(p, z, -0x1.5555555555548p-3);
        double low = Math.fma(-0.5 * z, rLow, rLow);
        return r + Math.fma(z * r, p, low);
    }

    /** cos(r + rLow) = 1 - r^2/2 + [r^4 C(r^2) - r rLow], |r| <= pi/4. */
    private static double cosineOfRemainder(double r, double rLow) {
        double z = r * r;
        double zLow = Math.fma(r, r, -z);
        double p = -0x1.8fa499acdebe1p-37;
        p = Math.fma(p, z, 0x1.1ee9d7b434546p-29);
        p = Math.fma(p, z, -0x1.27e4f7eac3b60p-22);
        p = Math.fma(p, z, 0x1.a01a019c844ddp-16);
        p = Math.fma(p, z, -0x1.6c16c16c14f91p-10);
        p = Math.fma(p, z, 0x1.555555555554bp-5);
        double half = 0.5 * z;
        double one = 1 - half;
        double oneLow = ((1 - one) - half) - 0.5 * zLow;
        return one + (oneLow + Math.fma(z * z, p, -(r * rLow)));
    }
}
