package org.bellwether.fluctuation;

import java.util.Optional;
import org.bellwether.model.Bath;
import org.bellwether.model.ThermalMachine;

/**
 * The entropy g/T_b that a quantum of heat brings into each bath, in units of k_B. A decoupled bath gets none.
 *
 * @param bath1 g/T_1
 * @param bath2 g/T_2
 */
public record EntropyPerQuantum(double bath1, double bath2) {
    /**
     * @throws IllegalArgumentException if a number is negative or not finite
     */
    public EntropyPerQuantum {
        if (!(bath1 >= 0 && bath2 >= 0) || Double.isInfinite(bath1) || Double.isInfinite(bath2)) {
            throw new IllegalArgumentException("the entropies of a quantum are " + bath1 + " and " + bath2);
        }
    }

    /**
     * That of a machine; empty where a coupled bath only takes quanta and never gives one, at T_b = 0 or so near to it that the rate
     * of its jumps up underflows: the entropy of a quantum is infinite then.
     */
    public static Optional<EntropyPerQuantum> of(ThermalMachine machine) {
        double g = machine.coupling();
        if (isOneWay(machine.bath1(), g) || isOneWay(machine.bath2(), g)) {
            return Optional.empty();
        }
        return Optional.of(new EntropyPerQuantum(entropy(machine.bath1(), g), entropy(machine.bath2(), g)));
    }

    private static boolean isOneWay(Bath bath, double g) {
        return bath.rateDown(g) > 0 && !(bath.rateUp(g) > 0);
    }

    private static double entropy(Bath bath, double g) {
        return bath.rateDown(g) > 0 ? g / bath.temperature() : 0;
    }

    /** The entropy production sigma = sum_b Q_b/T_b of numbers of quanta n_b that went into the baths, Q_b = g n_b. */
    double production(int n1, int n2) {
        return bath1 * n1 + bath2 * n2;
    }
}
