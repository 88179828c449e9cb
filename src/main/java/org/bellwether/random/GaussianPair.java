package org.bellwether.random;

/**
 * Two independent standard normals from two outputs of a stream, by Box and Muller's
 * g1 = r cos(theta), g2 = r sin(theta), r = sqrt(-2 log u), with u uniform in (0, 1) and theta on the circle.
 *
 * <p>Every Gaussian is within 1e-11 of the value that exact arithmetic gives for the same bits: far below what any number
 * of trajectories can see, and it saves a third of the polynomials of full precision. Operations, in this order:
 * <ul>
 *   <li>d = 1 + (2j+1) 2^-52, uniform in (1, 2): the low 52 bits under the exponent of 1.0, the last of them set. So j has 51
 *       bits, d is the midpoint of its cell, and neither 0 nor 1 is ever met.
 *   <li>Radius: u = 2 - d, exactly. u = 2^e m with m in [1/2, 1), so e <= 0 and w = 1 - m in (0, 1/2]; and
 *       r^2 = -2 log u = fma(e, -2 ln 2, w Q(w)), Q of degree 12 by Horner's rule with fma. Both terms are positive, so nothing
 *       cancels, and r^2 keeps its relative accuracy down to u -> 1. e as a double is the exponent field under the
 *       exponent of 2^52, less 2^52 + 1022: no conversion.
 *   <li>Angle: v = d - 1.5, exactly, in (-1/2, 1/2), and y = v^2; cos(pi v) = C(y) and sin(pi v) = v S(y), both of degree 6 by
 *       Horner's rule with fma, make the right half of the circle. The top bit of the word is XORed into the sign of the
 *       cosine and makes the left half.
 *   <li>One product each with r. Each of g1 and g2 has a law symmetric about 0.
 * </ul>
 * Bits 52 to 62 of either word are not used, nor is bit 63 of the radius word.
 *
 * <p>Tail: u >= 2^-52, so r and |g| are at most sqrt(104 log 2) = 8.4905; a normal variable exceeds that with probability
 * 2.1e-17. The spacing of r is 2^-51 / (u r): 1e-14 at r = 3, 5e-9 at r = 6, 2e-4 at r = 7.6; and as the two are turned by an
 * independent angle, the values of g are finer than that.
 *
 * <p>Source: G. E. P. Box, M. E. Muller, "A note on the generation of random normal deviates", Ann. Math. Statist. 29, 610
 * (1958), doi:10.1214/aoms/1177706645. Coefficients: Remez exchange, Q weighted so that the error of r is what is bounded.
 */
public final class GaussianPair {
    private static final long SIGNIFICAND = 0x000f_ffff_ffff_ffffL;
    private static final long SIGN = 0x8000_0000_0000_0000L;
    private static final long ONE_AND_LAST_BIT = 0x3ff0_0000_0000_0001L;
    private static final long EXPONENT_OF_HALF = 0x3fe0_0000_0000_0000L;
    private static final long EXPONENT_OF_2_52 = 0x4330_0000_0000_0000L;
    private static final double BIAS = 0x1p52 + 1022;
    private static final double MINUS_2_LN2 = -0x1.62e42fefa39efp+0;

    private GaussianPair() {}

    /**
     * Draws two independent standard normals from the next two outputs of the stream, the first of which gives the radius.
     *
     * @param stream advanced by two outputs
     * @param out out[offset] and out[offset + 1] are set
     * @param offset where the pair goes
     * @throws ArrayIndexOutOfBoundsException if the pair does not fit; the stream has moved on then
     */
    public static void draw(RandomStream stream, double[] out, int offset) {
        double radius = radius(stream.nextLong());
        long angle = stream.nextLong();
        out[offset] = radius * cosTurn(angle);
        out[offset + 1] = radius * sinTurn(angle);
    }

    /** r = sqrt(-2 log u), in [2.1e-8, 8.4905], of the word's u; absolute error below 5e-12. */
    public static double radius(long bits) {
        long u = Double.doubleToRawLongBits(2 - oneToTwo(bits));
        double exponent = Double.longBitsToDouble((u >>> 52) | EXPONENT_OF_2_52) - BIAS;
        double w = 1 - Double.longBitsToDouble((u & SIGNIFICAND) | EXPONENT_OF_HALF);
        return Math.sqrt(Math.fma(exponent, MINUS_2_LN2, w * radiusPolynomial(w)));
    }

    /** The cosine of the word's angle; absolute error below 8e-13. */
    public static double cosTurn(long bits) {
        double v = oneToTwo(bits) - 1.5;
        double y = v * v;
        double p = 0x1.e259c6c1118c9p-10;
        p = Math.fma(p, y, -0x1.a651cf2043852p-6);
        p = Math.fma(p, y, 0x1.e1f24e5b87946p-3);
        p = Math.fma(p, y, -0x1.55d3c04b709e4p+0);
        p = Math.fma(p, y, 0x1.03c1f06d7e769p+2);
        p = Math.fma(p, y, -0x1.3bd3cc9b93a1bp+2);
        p = Math.fma(p, y, 0x1.fffffffffe5adp-1);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(p) ^ (bits & SIGN));
    }

    /** The sine of the word's angle; absolute error below 5e-14. */
    public static double sinTurn(long bits) {
        double v = oneToTwo(bits) - 1.5;
        double y = v * v;
        double p = 0x1.d3d9cd86bccd1p-12;
        p = Math.fma(p, y, -0x1.e28995a9ba522p-8);
        p = Math.fma(p, y, 0x1.5076b5c481e2ep-4);
        p = Math.fma(p, y, -0x1.32d2c804664fap-1);
        p = Math.fma(p, y, 0x1.466bc666fa8b4p+1);
        p = Math.fma(p, y, -0x1.4abbce622b711p+2);
        p = Math.fma(p, y, 0x1.921fb544422bap+1);
        return v * p;
    }

    private static double oneToTwo(long bits) {
        return Double.longBitsToDouble((bits & SIGNIFICAND) | ONE_AND_LAST_BIT);
    }

    /** Q(w) of -2 log(1 - w) = w Q(w), 0 < w <= 1/2. */
    private static double radiusPolynomial(double w) {
        double p = 0x1.0802d77bf5c69p+3;
        p = Math.fma(p, w, -0x1.358e1bdbabfd4p+4);
        p = Math.fma(p, w, 0x1.61193b4600413p+4);
        p = Math.fma(p, w, -0x1.cce85b8802f6ep+3);
        p = Math.fma(p, w, 0x1.a438725ee2d96p+2);
        p = Math.fma(p, w, -0x1.9cf5b17d22804p+0);
        p = Math.fma(p, w, 0x1.51a4d195f7153p-1);
        p = Math.fma(p, w, 0x1.216a7e07ea9a2p-2);
        p = Math.fma(p, w, 0x1.9e3894f80bd4bp-2);
        p = Math.fma(p, w, 0x1.ffbeb7c040ce4p-2);
        p = Math.fma(p, w, 0x1.5556580350afbp-1);
        p = Math.fma(p, w, 0x1.fffffc4889780p-1);
        return Math.fma(p, w, 0x1.0000000103016p+1);
    }
}
