package org.bellwether.spec;

/**
 * The intensities of the white noise on the qubits, in the coupling's unit.
 *
 * @param collective gamma_c >= 0, of sigma_z1 + sigma_z2
 * @param local1 gamma_l1 >= 0, of sigma_z1
 * @param local2 gamma_l2 >= 0, of sigma_z2
 */
public record NoiseSpec(double collective, double local1, double local2) {
    /** No noise. */
    public static final NoiseSpec NONE = new NoiseSpec(0, 0, 0);

    private static final String UNIT = "a rate, " + Unit.ENERGY_WORDS;

    /**
     * @throws BadInputException if an intensity is negative or not finite
     */
    public NoiseSpec {
        collective = Check.nonNegative("noise.collective", collective, UNIT);
        local1 = Check.nonNegative("noise.local.0", local1, UNIT);
        local2 = Check.nonNegative("noise.local.1", local2, UNIT);
    }
}
