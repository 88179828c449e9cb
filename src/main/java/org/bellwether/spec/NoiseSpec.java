package org.bellwether.spec;

/**
 * The noise on the qubits.
 *
 * @param collective the process of sigma_z1 + sigma_z2
 * @param local1 the process of sigma_z1
 * @param local2 the process of sigma_z2, independent of it and of the same kind; only their strengths may differ
 */
public record NoiseSpec(ProcessSpec collective, ProcessSpec local1, ProcessSpec local2) {
    /** No noise. */
    public static final NoiseSpec NONE = new NoiseSpec(0, 0, 0);

    private static final String RATE = "a rate, " + Unit.ENERGY_WORDS;

    /**
     * @throws BadInputException if a strength is negative or not finite, or the local noises differ in more than strength
     */
    public NoiseSpec {
        collective = checked("noise.collective", "", collective);
        local1 = checked("noise.local", ".0", local1);
        local2 = checked("noise.local", ".1", local2);
        if (!local1.isLike(local2)) {
            throw new BadInputException(
                    "noise.local", null, "must be one kind of noise with one set of parameters for both qubits", null);
        }
    }

    /**
     * White noise.
     *
     * @throws BadInputException if an intensity is negative or not finite
     */
    public NoiseSpec(double collective, double local1, double local2) {
        this(new ProcessSpec.White(collective), new ProcessSpec.White(local1), new ProcessSpec.White(local2));
    }

    /** A process with its numbers checked, its intensity under the key itself where the noise is white. */
    static ProcessSpec checked(String key, String item, ProcessSpec process) {
        return checked(key, process instanceof ProcessSpec.White ? "" : ".intensity", item, process);
    }

    /**
     * The same.
     *
     * @param intensity what follows the key of the process where an intensity is wrong
     * @param item what follows that, the index of a qubit
     */
    static ProcessSpec checked(String key, String intensity, String item, ProcessSpec process) {
        if (process instanceof ProcessSpec.FromFile) {
            if (process instanceof ProcessSpec.Recorded record
                    && record.offset().isPresent()) {
                Check.nonNegative(key + ".offset", record.offset().getAsDouble(), "a time, " + Unit.TIME_WORDS);
            }
            return process;
        }
        String strength = key + (process.hasDeviation() ? ".deviation" : intensity);
        ProcessSpec clean = process.withStrength(Check.nonNegative(strength + item, process.strength(), RATE));
        if (clean instanceof ProcessSpec.Coloured coloured) {
            Check.positive(key + ".correlation_time", coloured.correlationTime(), "a time, " + Unit.TIME_WORDS);
        }
        if (clean instanceof ProcessSpec.Pink pink) {
            Check.positive(key + ".lowest", pink.lowest(), "an angular frequency, " + Unit.ENERGY_WORDS);
            Check.positive(key + ".highest", pink.highest(), "an angular frequency, " + Unit.ENERGY_WORDS);
            if (pink.highest() <= pink.lowest()) {
                throw new BadInputException(
                        key + ".highest",
                        Decimal.text(pink.highest()),
                        "must be above " + key + ".lowest = " + Decimal.text(pink.lowest()),
                        "Exchange the two.");
            }
        }
        return clean;
    }
}
