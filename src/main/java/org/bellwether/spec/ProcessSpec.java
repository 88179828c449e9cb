package org.bellwether.spec;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The process of a noise: its kind and how strong it is. Spectra are two-sided, frequencies angular; times and energies are in the
 * unit in which the coupling was given.
 */
public sealed interface ProcessSpec {
    /** What the kind is called in a configuration. */
    String kind();

    /** The intensity S(0), or the standard deviation where the kind has one; 0 where there is no noise. */
    double strength();

    /** The same kind of noise of another strength. */
    ProcessSpec withStrength(double strength);

    /** The keys that the kind has beside its strength, and their values, as in a configuration. */
    List<Setting> settings();

    /** Whether the strength is a standard deviation, or else an intensity. */
    default boolean hasDeviation() {
        return false;
    }

    /** Whether there is noise. */
    default boolean isPresent() {
        return strength() > 0;
    }

    /** Whether there is noise with a memory. */
    default boolean hasMemory() {
        return !(this instanceof White) && isPresent();
    }

    /** Whether another process differs from this one in no more than its strength. */
    default boolean isLike(ProcessSpec other) {
        return withStrength(0).equals(other.withStrength(0));
    }

    /**
     * A key and its value in TOML syntax.
     *
     * @param key the name of the key
     * @param value its value
     */
    record Setting(String key, String value) {}

    /**
     * White noise.
     *
     * @param strength the intensity gamma >= 0
     */
    record White(double strength) implements ProcessSpec {
        @Override
        public String kind() {
            return "white";
        }

        @Override
        public White withStrength(double other) {
            return new White(other);
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }
    }

    /**
     * Noise with exponential correlation, gamma/(2 tau) e^{-|t|/tau}.
     *
     * @param law Gaussian, or of two levels
     * @param strength the intensity gamma >= 0
     * @param correlationTime tau > 0
     */
    record Coloured(Law law, double strength, double correlationTime) implements ProcessSpec {
        @Override
        public String kind() {
            return law.text();
        }

        @Override
        public Coloured withStrength(double other) {
            return new Coloured(law, other, correlationTime);
        }

        @Override
        public List<Setting> settings() {
            return List.of(new Setting("correlation_time", Decimal.text(correlationTime)));
        }
    }

    /**
     * Noise that does not change in a trajectory.
     *
     * @param strength the standard deviation sigma >= 0
     */
    record Quasistatic(double strength) implements ProcessSpec {
        @Override
        public String kind() {
            return "quasistatic";
        }

        @Override
        public Quasistatic withStrength(double other) {
            return new Quasistatic(other);
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public boolean hasDeviation() {
            return true;
        }
    }

    /**
     * 1/f noise, a sum of sources with correlation times between two cut-offs.
     *
     * @param strength the standard deviation sigma >= 0
     * @param lowest the lower cut-off, an angular frequency > 0
     * @param highest the upper cut-off, above the lower
     * @param sources what the sources are
     */
    record Pink(double strength, double lowest, double highest, Law sources) implements ProcessSpec {
        @Override
        public String kind() {
            return "pink";
        }

        @Override
        public Pink withStrength(double other) {
            return new Pink(other, lowest, highest, sources);
        }

        @Override
        public List<Setting> settings() {
            return List.of(
                    new Setting("lowest", Decimal.text(lowest)),
                    new Setting("highest", Decimal.text(highest)),
                    new Setting("sources", '"' + sources.text() + '"'));
        }

        @Override
        public boolean hasDeviation() {
            return true;
        }
    }

    /** Noise that a file describes; its strength is in the file. */
    sealed interface FromFile extends ProcessSpec {
        /** The numbers of the file. */
        NoiseTable table();

        @Override
        default ProcessSpec withStrength(double other) {
            return this;
        }

        @Override
        default boolean isPresent() {
            return true;
        }
    }

    /**
     * Noise with a spectral density from a file.
     *
     * @param table the columns w and S
     */
    record Spectrum(NoiseTable table) implements FromFile {
        @Override
        public String kind() {
            return "spectrum";
        }

        /** S at the lowest frequency, which is S(0). */
        @Override
        public double strength() {
            return table.rows(NoiseTable.DENSITY)[0][0];
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }
    }

    /**
     * Noise that was recorded.
     *
     * @param table times and noises
     * @param column which of the noises it is
     * @param repeat whether the record begins again at its end
     * @param offset where in the record trajectories start; empty for a random place
     */
    record Recorded(NoiseTable table, String column, boolean repeat, OptionalDouble offset) implements FromFile {
        @Override
        public String kind() {
            return "record";
        }

        /** Not known. */
        @Override
        public double strength() {
            return Double.NaN;
        }

        @Override
        public boolean isLike(ProcessSpec other) {
            return other instanceof Recorded record
                    && record.table.equals(table)
                    && record.settings().equals(settings());
        }

        @Override
        public List<Setting> settings() {
            return List.of(
                    new Setting("repeat", Boolean.toString(repeat)),
                    new Setting(
                            "offset", offset.isPresent() ? Decimal.text(offset.getAsDouble()) : '"' + RANDOM + '"'));
        }
    }

    /** The offset of a record that is drawn for each trajectory. */
    String RANDOM = "random";

    /** The laws of noise with exponential correlation. */
    enum Law {
        /** Gaussian. */
        ORNSTEIN_UHLENBECK,
        /** Two values, with random flips. */
        TELEGRAPH;

        /** The name in a configuration. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
