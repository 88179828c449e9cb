package org.bellwether.model;

import java.util.List;

/**
 * A stationary classical process eta(t) of mean zero that shakes a Hermitian operator V: the Hamiltonian gets eta(t) V.
 *
 * <pre>
 *   C(t) = E[eta(t) eta(0)]            correlation
 *   S(w) = int C(t) e^{iwt} dt         spectral density, two-sided, w an angular frequency (rad per unit time)
 *   gamma = S(0)                       intensity: what white noise of the same strength at w = 0 has, Eq. (28)
 * </pre>
 *
 * <p>Times are in the unit of 1/[coupling], eta and S in that of the coupling.
 */
public sealed interface NoiseProcess {
    /** The spectral density S(w), two-sided; infinite at w = 0 for a process that never forgets. */
    double spectrum(double omega);

    /** The variance C(0); infinite for white noise. */
    double variance();

    /** The intensity S(0), which Eq. (28) takes for the process; infinite for a process that never forgets. */
    default double intensity() {
        return spectrum(0);
    }

    /** Whether the noise vanishes. */
    default boolean isZero() {
        return variance() == 0;
    }

    /** Whether the noise has a memory: it is not white and does not vanish. */
    default boolean hasMemory() {
        return !(this instanceof White) && !isZero();
    }

    /** Whether it is a finite sum of Markov processes, or quasistatic: then state and noise together obey a linear equation. */
    default boolean hasJointEquation() {
        return !(this instanceof Spectrum) && !(this instanceof Recorded);
    }

    /** The longest time over which the process remembers; zero for white noise, infinite for one that never forgets. */
    double longestMemory();

    /**
     * White noise, C(t) = gamma delta(t), read in the Stratonovich sense; it averages to gamma D(V).
     *
     * @param intensity gamma >= 0
     */
    record White(double intensity) implements NoiseProcess {
        /** @throws IllegalArgumentException if the intensity is negative or not finite */
        public White {
            requireNotNegative("intensity", intensity);
        }

        @Override
        public double spectrum(double omega) {
            return intensity;
        }

        @Override
        public double variance() {
            return intensity == 0 ? 0 : Double.POSITIVE_INFINITY;
        }

        @Override
        public double longestMemory() {
            return 0;
        }
    }

    /** A process with C(t) = gamma/(2 tau) e^{-|t|/tau} and the Lorentzian spectral density S(w) = gamma/(1 + w^2 tau^2). */
    sealed interface ExponentiallyCorrelated extends NoiseProcess {
        /** The correlation time tau > 0. */
        double correlationTime();

        @Override
        double intensity();

        @Override
        default double spectrum(double omega) {
            double x = omega * correlationTime();
            return intensity() / (1 + x * x);
        }

        @Override
        default double variance() {
            return intensity() / (2 * correlationTime());
        }

        @Override
        default double longestMemory() {
            return correlationTime();
        }
    }

    /**
     * Gaussian noise with C(t) = gamma/(2 tau) e^{-|t|/tau} and S(w) = gamma/(1 + w^2 tau^2), started from its stationary law
     * eta(0) ~ N(0, gamma/(2 tau)).
     *
     * @param intensity gamma >= 0
     * @param correlationTime tau > 0
     */
    record OrnsteinUhlenbeck(double intensity, double correlationTime) implements ExponentiallyCorrelated {
        /** @throws IllegalArgumentException if the intensity is negative, the time not positive, or one of them not finite */
        public OrnsteinUhlenbeck {
            requireNotNegative("intensity", intensity);
            requirePositive("correlation time", correlationTime);
        }
    }

    /**
     * Random telegraph noise: eta = ±sqrt(gamma/(2 tau)) with equal chance at t = 0, and flips at the rate 1/(2 tau). C and S are
     * those of {@link OrnsteinUhlenbeck}; the processes differ beyond second order.
     *
     * @param intensity gamma >= 0
     * @param correlationTime tau > 0
     */
    record Telegraph(double intensity, double correlationTime) implements ExponentiallyCorrelated {
        /** @throws IllegalArgumentException if the intensity is negative, the time not positive, or one of them not finite */
        public Telegraph {
            requireNotNegative("intensity", intensity);
            requirePositive("correlation time", correlationTime);
        }
    }

    /**
     * Noise that stays as it is for a whole trajectory: one draw eta ~ N(0, sigma^2), S(w) = 2 pi sigma^2 delta(w).
     *
     * @param deviation sigma >= 0
     */
    record Quasistatic(double deviation) implements NoiseProcess {
        /** @throws IllegalArgumentException if the deviation is negative or not finite */
        public Quasistatic {
            requireNotNegative("deviation", deviation);
        }

        @Override
        public double spectrum(double omega) {
            return omega == 0 && deviation > 0 ? Double.POSITIVE_INFINITY : 0;
        }

        @Override
        public double variance() {
            return deviation * deviation;
        }

        @Override
        public double longestMemory() {
            return deviation > 0 ? Double.POSITIVE_INFINITY : 0;
        }
    }

    /**
     * Gaussian noise with any spectral density. A path is a sum of cosines of the time, whose frequencies are close together against
     * the inverse of the horizon, and it can be followed until there.
     *
     * @param table S(w)
     * @param horizon how long paths are, a time > 0
     */
    record Spectrum(SpectralTable table, double horizon) implements NoiseProcess {
        /** @throws IllegalArgumentException if the horizon is not positive and finite */
        public Spectrum {
            requirePositive("horizon", horizon);
        }

        @Override
        public double spectrum(double omega) {
            return table.at(omega);
        }

        @Override
        public double variance() {
            return table.area(Double.POSITIVE_INFINITY) / Math.PI;
        }

        /** S(0)/(2 C(0)), which of a Lorentzian is its correlation time. */
        @Override
        public double longestMemory() {
            return spectrum(0) / (2 * variance());
        }
    }

    /**
     * Noise that was recorded, played as it is: trajectory i plays row i modulo the number of rows. It has no law, so no S(w) either.
     *
     * @param recording what was recorded
     * @param repeat whether it begins again at its end; else it must not be played beyond it
     * @param offset where in the record trajectories start, >= 0
     * @param spread how far from there they may start: each draws a time of its own, uniform in [offset, offset + spread)
     */
    record Recorded(RecordedNoise recording, boolean repeat, double offset, double spread) implements NoiseProcess {
        /** @throws IllegalArgumentException if an offset is negative or not finite */
        public Recorded {
            requireNotNegative("offset", offset);
            requireNotNegative("spread of offsets", spread);
        }

        /** Infinite at all frequencies: not known. */
        @Override
        public double spectrum(double omega) {
            return Double.POSITIVE_INFINITY;
        }

        /** The mean of eta^2 over the record. */
        @Override
        public double variance() {
            return recording.meanSquare();
        }

        @Override
        public double longestMemory() {
            return Double.POSITIVE_INFINITY;
        }

        /** Whether all trajectories play the same. */
        public boolean isOne() {
            return recording.rows() == 1 && spread == 0;
        }

        /**
         * A piece of a record in which eta is linear in the time.
         *
         * @param value eta at a time inside
         * @param slope its derivative
         * @param end the time at which the piece ends
         */
        public record Piece(double value, double slope, double end) {}

        /**
         * Where a record is that starts at its offset.
         *
         * @param time >= 0, of the trajectory
         * @return the last piece where the record has ended
         */
        public Piece piece(double time) {
            double place = offset + time;
            double laps = repeat ? Math.floor(place / recording.length()) : 0;
            double inside = place - laps * recording.length();
            int k = recording.intervalAt(inside);
            return new Piece(
                    recording.value(k, inside - recording.elapsed(k)),
                    recording.slope(k),
                    k == recording.intervals() - 1 && !repeat
                            ? Double.POSITIVE_INFINITY
                            : laps * recording.length() + recording.elapsed(k + 1) - offset);
        }
    }

    /**
     * A sum of independent processes with a memory; 1/f noise is one, see {@link PinkNoise}.
     *
     * @param parts the processes, at least one, none white: white noise is a channel of its own
     */
    record Sum(List<NoiseProcess> parts) implements NoiseProcess {
        /**
         * Makes the list immutable.
         *
         * @throws IllegalArgumentException if it is empty or has white noise in it
         */
        public Sum {
            parts = List.copyOf(parts);
            if (parts.isEmpty()
                    || parts.stream().anyMatch(Sum.class::isInstance)
                    || parts.stream().anyMatch(White.class::isInstance)) {
                throw new IllegalArgumentException(
                        "a sum of noise processes needs at least one, and none of them white or a sum");
            }
        }

        @Override
        public double spectrum(double omega) {
            return parts.stream().mapToDouble(part -> part.spectrum(omega)).sum();
        }

        @Override
        public double variance() {
            return parts.stream().mapToDouble(NoiseProcess::variance).sum();
        }

        @Override
        public boolean hasMemory() {
            return parts.stream().anyMatch(NoiseProcess::hasMemory);
        }

        @Override
        public double longestMemory() {
            return parts.stream().mapToDouble(NoiseProcess::longestMemory).max().orElseThrow();
        }
    }

    private static void requireNotNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("the " + what + " of a noise is " + value + "; it must be >= 0");
        }
    }

    private static void requirePositive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("the " + what + " of a noise is " + value + "; it must be > 0");
        }
    }
}
