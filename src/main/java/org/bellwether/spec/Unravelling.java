package org.bellwether.spec;

import java.util.Arrays;
import java.util.List;

/** How the master equation is unravelled into trajectories. All have the same mean state, and different fluctuations. */
public enum Unravelling {
    /** Pure states: the noise explicit on the Hamiltonian, jumps of the baths. */
    JUMP("jump"),
    /** Density matrices conditioned on the noise: the noise explicit, the baths averaged. */
    NOISE("noise"),
    /** Pure states: jumps of the baths, and the noise as jumps too. */
    FULL_JUMP("full-jump");

    private static final List<String> NAMES =
            Arrays.stream(values()).map(u -> u.text).toList();

    private final String text;

    Unravelling(String text) {
        this.text = text;
    }

    /** Its name in a configuration. */
    public String text() {
        return text;
    }

    /** Whether trajectories are pure states, with jumps; else they are density matrices given the noise, without. */
    public boolean isPure() {
        return this != NOISE;
    }

    /**
     * The unravelling of a name.
     *
     * @throws BadInputException if there is none
     */
    static Unravelling of(String key, String name) {
        return List.of(values()).get(Names.indexIn(NAMES, key, name));
    }
}
