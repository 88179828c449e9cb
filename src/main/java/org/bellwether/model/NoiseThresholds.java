package org.bellwether.model;

import java.util.OptionalDouble;

/**
 * How much collective noise makes the steady state Bell nonlocal at a given local noise (Appendix E): the Bell parameter as a
 * function of the ratio R = gamma_l/gamma_c, gamma_l being held fixed. For machines with noise and without a static field.
 *
 * @param gammaDown Gamma_1, Eq. (21), with Gamma_1 >= Gamma_2 as for every pair of temperatures
 * @param gammaUp Gamma_2 >= 0, Eq. (21)
 * @param gammaDifference Gamma_1 - Gamma_2
 * @param localNoise gamma_l >= 0
 */
public record NoiseThresholds(double gammaDown, double gammaUp, double gammaDifference, double localNoise) {
    private static final double SQRT2 = Math.sqrt(2);

    /** The same with the difference of the two given rates. */
    public NoiseThresholds(double gammaDown, double gammaUp, double localNoise) {
        this(gammaDown, gammaUp, gammaDown - gammaUp, localNoise);
    }

    /** (3 + 2 sqrt2) Gamma_2 + 8 (1 + sqrt2) gamma_l, which Gamma_1 must exceed, Eq. (30). */
    public double gammaDownThreshold() {
        return (3 + 2 * SQRT2) * gammaUp + 8 * (1 + SQRT2) * localNoise;
    }

    /** Whether some collective noise makes the steady state Bell nonlocal, Eq. (30). */
    public boolean violationPossible() {
        return gammaDown > gammaDownThreshold();
    }

    /** The left-hand side of Eq. (44), positive where (30) holds. */
    public double violationDiscriminant() {
        double s = gammaDown + gammaUp - 8 * localNoise;
        return s * s - 8 * gammaDown * gammaUp - 128 * localNoise * localNoise;
    }

    /**
     * The Bell parameter at R = gamma_l/gamma_c, Eq. (42), from R = 0 (collective noise of infinite strength; at gamma_l = 0, of
     * any strength) to R = infinity (local noise only).
     *
     * @throws IllegalArgumentException if R is negative or NaN
     */
    public double bellAtRatio(double ratio) {
        if (!(ratio >= 0)) {
            throw new IllegalArgumentException("the ratio gamma_l/gamma_c is " + ratio + "; it must be >= 0");
        }
        double atLocal = 4 * localNoise + gammaDown + gammaUp;
        double atCollective = 8 * localNoise + gammaDown + gammaUp;
        if (ratio <= 1) {
            return 2 * Math.sqrt(ratio * ratio + 2 * ratio + 2) * gammaDifference / (atLocal * ratio + atCollective);
        }
        double inverse = 1 / ratio;
        return 2
                * Math.sqrt(1 + 2 * inverse + 2 * inverse * inverse)
                * gammaDifference
                / (atLocal + atCollective * inverse);
    }

    /**
     * R_+ of Eq. (43): the steady state is Bell nonlocal for R < R_+ where that is positive, and for no R where it is not.
     * Infinite at Gamma_2 = gamma_l = 0, where B > 2 at every finite R of (42).
     */
    public double ratioLimit() {
        double product = gammaDown * gammaUp;
        double sum = gammaDown + gammaUp;
        double l = localNoise;
        double denominator = product + 2 * l * sum + 4 * l * l;
        if (denominator == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double root = Math.sqrt(product + 2 * l * sum + 8 * l * l);
        return (gammaDifference / 2 * root - (product + 3 * l * sum + 8 * l * l)) / denominator;
    }

    /**
     * The collective noise gamma_l/R_+ above which the steady state is Bell nonlocal at this local noise: 0 where any is enough, without
     * local noise; empty where none is, as (30) says.
     */
    public OptionalDouble collectiveNoiseThreshold() {
        return violationPossible() ? OptionalDouble.of(localNoise / ratioLimit()) : OptionalDouble.empty();
    }
}
