package org.bellwether.model;

/**
 * A thermal bath with spectral density J(omega) = chi omega.
 *
 * @param statistics spins or bosons
 * @param temperature T >= 0, in the coupling's unit
 * @param coupling chi >= 0, dimensionless
 */
public record Bath(BathStatistics statistics, double temperature, double coupling) {
    /**
     * @throws IllegalArgumentException if the temperature or the coupling is negative or not finite
     */
    public Bath {
        if (!(temperature >= 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("the temperature of a bath is " + temperature + "; it must be >= 0");
        }
        if (!(coupling >= 0) || Double.isInfinite(coupling)) {
            throw new IllegalArgumentException("the coupling of a bath is " + coupling + "; it must be >= 0");
        }
    }

    /** p = 1/(exp(omega/T) + xi), Eq. (12), for omega > 0; 0 at T = 0. */
    public double occupation(double omega) {
        if (temperature == 0) {
            return 0;
        }
        double x = omega / temperature;
        // Divided through by exp(x), so that T -> 0 does not overflow; expm1 keeps the digits of a hot boson bath.
        return statistics == BathStatistics.SPIN
                ? StrictMath.exp(-x) / (1 + StrictMath.exp(-x))
                : StrictMath.exp(-x) / -StrictMath.expm1(-x);
    }

    /** gamma(omega) = J (1 - xi p), the rate of jumps that lower the energy by omega > 0, Eq. (17). */
    public double rateDown(double omega) {
        return coupling * omega * (1 - statistics.xi() * occupation(omega));
    }

    /** gamma(-omega) = J p, the rate of jumps that raise the energy by omega > 0, Eq. (17). */
    public double rateUp(double omega) {
        return coupling * omega * occupation(omega);
    }
}
