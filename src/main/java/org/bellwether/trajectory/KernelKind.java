package org.bellwether.trajectory;

import java.util.Arrays;

/** The kinds of kernels that there are. Kernels of one kind give the same bits. */
public enum KernelKind {
    /** The production kernel of the two-qubit machine, with vectors or without. */
    MACHINE("machine"),
    /** The production kernel of any other system, with vectors or without. */
    LANES("lanes"),
    /** The plain kernel for any system. */
    GENERAL("general"),
    /** Density matrices conditioned on the noise, of the two-qubit machine. */
    NOISE_MACHINE("noise, machine"),
    /** The same for any system. */
    NOISE_GENERAL("noise, general");

    private final String text;

    KernelKind(String text) {
        this.text = text;
    }

    /** The name, as in checkpoints. */
    public String text() {
        return text;
    }

    /**
     * The kind of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static KernelKind of(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kernel is called '" + text + "'"));
    }

    /** Whether it is a plain kernel, which judges the others. */
    public boolean isGeneral() {
        return this == GENERAL || this == NOISE_GENERAL;
    }
}
