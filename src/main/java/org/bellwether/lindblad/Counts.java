package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;

/**
 * What is counted: numbers N_a = sum_k c_ak n_k, with n_k the number of jumps of channel k.
 *
 * @param names what each is called
 * @param coefficients c_ak [a][k]
 */
public record Counts(List<String> names, double[][] coefficients) {
    /**
     * Makes the list immutable.
     *
     * @throws IllegalArgumentException if there is not one row a name, rows differ in length, or a coefficient is not finite
     */
    public Counts {
        names = List.copyOf(names);
        if (names.isEmpty() || names.size() != coefficients.length) {
            throw new IllegalArgumentException(names.size() + " names for " + coefficients.length + " counts");
        }
        for (double[] row : coefficients) {
            if (row.length != coefficients[0].length) {
                throw new IllegalArgumentException("all counts need coefficients of the same channels");
            }
            for (double c : row) {
                if (!Double.isFinite(c)) {
                    throw new IllegalArgumentException("the coefficient of a count is " + c);
                }
            }
        }
    }

    /** One number alone. */
    public static Counts one(String name, double... coefficients) {
        return new Counts(List.of(name), new double[][] {coefficients});
    }

    /** All jumps, "all", then those of each channel, by its name. */
    public static Counts of(OpenSystem system) {
        return of(system, List.of(), List.of());
    }

    /**
     * Those of {@link org.bellwether.model.ThermalMachine}: "bath1" and "bath2", the quanta of energy g that went into each bath,
     * down-jumps minus up-jumps; then those of any system.
     */
    public static Counts ofMachine(OpenSystem machine) {
        return of(machine, List.of("bath1", "bath2"), List.of(new double[] {1, 0, -1, 0}, new double[] {0, 1, 0, -1}));
    }

    private static Counts of(OpenSystem system, List<String> firstNames, List<double[]> firstRows) {
        List<String> names = new ArrayList<>(firstNames);
        List<double[]> rows = new ArrayList<>(firstRows);
        int channels = system.jumps().size();
        double[] all = new double[channels];
        names.add("all");
        rows.add(all);
        for (int k = 0; k < channels; k++) {
            JumpChannel jump = system.jumps().get(k);
            all[k] = 1;
            double[] single = new double[channels];
            single[k] = 1;
            names.add(jump.name());
            rows.add(single);
        }
        return new Counts(names, rows.toArray(double[][]::new));
    }
}
