package org.bellwether.model;

import java.util.OptionalDouble;

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

    /** gamma(omega) - gamma(-omega), without the digits that the difference of both loses at high temperature. */
    public double rateDifference(double omega) {
        double whole = coupling * omega;
        // 1 - 2p = tanh(omega/2T) of spins, 1 + p - p = 1 of bosons.
        return statistics == BathStatistics.SPIN && temperature > 0
                ? whole * StrictMath.tanh(omega / (2 * temperature))
                : whole;
    }

    /**
     * The entropy omega/T that a quantum brings into the bath, in units of k_B: 0 where the bath is decoupled; empty where it takes
     * quanta and never gives one, at T = 0 or so near to it that gamma(-omega) underflows, for then it is infinite.
     */
    public OptionalDouble entropyPerQuantum(double omega) {
        if (!(rateDown(omega) > 0)) {
            return OptionalDouble.of(0);
        }
        return rateUp(omega) > 0 ? OptionalDouble.of(omega / temperature) : OptionalDouble.empty();
    }

    /** gamma(-omega) = J p, the rate of jumps that raise the energy by omega > 0, Eq. (17). */
    public double rateUp(double omega) {
        return coupling * omega * occupation(omega);
    }

    /**
     * gamma(omega) for any sign of omega: {@link #rateDown} and {@link #rateUp}, and at omega = 0 their common limit, 0 of spins and
     * chi T of bosons.
     */
    public double rate(double omega) {
        if (omega == 0) {
            return statistics == BathStatistics.SPIN ? 0 : coupling * temperature;
        }
        return omega > 0 ? rateDown(omega) : rateUp(-omega);
    }
}
