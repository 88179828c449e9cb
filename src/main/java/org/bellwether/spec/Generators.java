package org.bellwether.spec;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.simple.RandomSource;

/** The generators that trajectories may draw from beside the built-in one. */
final class Generators {
    /** Those of Commons RNG that a list of numbers can seed. */
    static final List<String> NAMES = Arrays.stream(RandomSource.values())
            .filter(source -> source != RandomSource.TWO_CMRES_SELECT)
            .map(RandomSource::name)
            .toList();

    private Generators() {}
}
