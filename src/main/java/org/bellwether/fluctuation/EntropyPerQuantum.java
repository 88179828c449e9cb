package org.bellwether.fluctuation;

import java.util.Optional;
import java.util.OptionalDouble;
import org.bellwether.model.Bath;
import org.bellwether.model.ThermalMachine;

/**
 * The entropy g/T_b that a quantum of heat brings into each bath, in units of k_B. A decoupled bath gets none.
 *
 * @param bath1 g/T_1
 * @param bath2 g/T_2
 */
public record EntropyPerQuantum(double bath1, double bath2) {
    private static final int LARGEST_MULTIPLE = 8;
    private static final double ROUNDING = 1e-12;

    /**
     * @throws IllegalArgumentException if a number is negative or not finite
     */
    public EntropyPerQuantum {
        if (!(bath1 >= 0 && bath2 >= 0) || Double.isInfinite(bath1) || Double.isInfinite(bath2)) {
            throw new IllegalArgumentException("the entropies of a quantum are " + bath1 + " and " + bath2);
        }
    }

    /** That of a machine; empty where it is infinite: {@link Bath#entropyPerQuantum}. */
    public static Optional<EntropyPerQuantum> of(ThermalMachine machine) {
        OptionalDouble first = machine.bath1().entropyPerQuantum(machine.coupling());
        OptionalDouble second = machine.bath2().entropyPerQuantum(machine.coupling());
        return first.isPresent() && second.isPresent()
                ? Optional.of(new EntropyPerQuantum(first.getAsDouble(), second.getAsDouble()))
                : Optional.empty();
    }

    /**
     * The spacing of the values of {@link #production}: their common divisor where the two entropies are small multiples of one
     * number. Elsewhere values have no common divisor that is worth the name; as n_1 + n_2 changes little, they follow one another
     * at the difference of the two entropies or, where that is small, in groups around multiples of the larger one.
     */
    double spacing() {
        double small = Math.min(bath1, bath2);
        double large = Math.max(bath1, bath2);
        if (small == 0) {
            return large > 0 ? large : 1;
        }
        for (int k = 1; k <= LARGEST_MULTIPLE; k++) {
            double multiple = Math.rint(large / small * k);
            if (Math.abs(large * k - small * multiple) <= ROUNDING * large * k) {
                return small / k;
            }
        }
        return large - small >= large / LARGEST_MULTIPLE ? large - small : large;
    }

    /** The entropy production sigma = sum_b Q_b/T_b of numbers of quanta n_b that went into the baths, Q_b = g n_b. */
    double production(int n1, int n2) {
        return bath1 * n1 + bath2 * n2;
    }
}
