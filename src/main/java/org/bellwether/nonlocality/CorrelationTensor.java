package org.bellwether.nonlocality;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Pauli;

/**
 * The full correlations T_{a1..aN} = <sigma_a1 (x) ... (x) sigma_aN> of N qubits, each a in x, y, z: 3^N numbers, the last index the
 * fastest. An estimate from a finite sample need not be the tensor of a state, and is taken as it is.
 */
public final class CorrelationTensor {
    private static final int AXES = 3;

    private final int parties;
    private final double[] values;

    /**
     * From the numbers in the order of {@link #names}.
     *
     * @throws IllegalArgumentException if there are not 3^N of them, or one is not finite
     */
    public CorrelationTensor(int parties, double[] values) {
        if (values.length != size(parties)) {
            throw new IllegalArgumentException("the full correlations of " + parties + " qubits are " + size(parties)
                    + " numbers, got " + values.length);
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a correlation is " + value);
            }
        }
        this.parties = parties;
        this.values = values.clone();
    }

    /** That of a density matrix, 2^N x 2^N. */
    public static CorrelationTensor of(ComplexMatrix rho) {
        int parties = Integer.numberOfTrailingZeros(rho.rows());
        return new CorrelationTensor(
                parties,
                names(parties).stream()
                        .mapToDouble(name -> Pauli.string(name).times(rho).traceRe())
                        .toArray());
    }

    /** The names of the correlations: XX, XY, XZ, YX, ... of two qubits. */
    public static List<String> names(int parties) {
        List<String> names = List.of("");
        for (int k = 0; k < parties; k++) {
            List<String> longer = new ArrayList<>();
            for (String name : names) {
                for (String axis : List.of("X", "Y", "Z")) {
                    longer.add(name + axis);
                }
            }
            names = longer;
        }
        return List.copyOf(names);
    }

    /** N. */
    public int parties() {
        return parties;
    }

    /** A copy of the numbers. */
    public double[] values() {
        return values.clone();
    }

    /**
     * E(s) for all choices s of one of two directions per party, the last party's the fastest: T contracted with the directions.
     *
     * @param directions [party][0 or 1][axis]
     */
    double[] correlations(double[][][] directions) {
        double[] e = values;
        int before = 1;
        int after = values.length;
        for (int k = 0; k < parties; k++) {
            after /= AXES;
            e = contract(e, before, after, directions[k]);
            before *= 2;
        }
        return e;
    }

    /**
     * The same with the index of one party left open: [setting of the others][axis] with the bit of the party left out.
     *
     * @param directions as above
     * @param open the party, from 0
     */
    double[][] open(double[][][] directions, int open) {
        double[] e = values;
        int before = 1;
        int after = values.length;
        for (int k = 0; k < parties; k++) {
            after /= AXES;
            if (k == open) {
                before *= AXES;
            } else {
                e = contract(e, before, after, directions[k]);
                before *= 2;
            }
        }
        int low = 1 << (parties - 1 - open);
        double[][] rows = new double[1 << (parties - 1)][AXES];
        for (int s = 0; s < rows.length; s++) {
            for (int a = 0; a < AXES; a++) {
                rows[s][a] = e[(s / low * AXES + a) * low + s % low];
            }
        }
        return rows;
    }

    private static double[] contract(double[] e, int before, int after, double[][] directions) {
        double[] result = new double[before * directions.length * after];
        for (int i = 0; i < before; i++) {
            for (int s = 0; s < directions.length; s++) {
                for (int a = 0; a < AXES; a++) {
                    double factor = directions[s][a];
                    int from = (i * AXES + a) * after;
                    int to = (i * directions.length + s) * after;
                    for (int j = 0; j < after; j++) {
                        result[to + j] += factor * e[from + j];
                    }
                }
            }
        }
        return result;
    }

    private static int size(int parties) {
        int size = 1;
        for (int k = 0; k < parties; k++) {
            size *= AXES;
        }
        return size;
    }
}
