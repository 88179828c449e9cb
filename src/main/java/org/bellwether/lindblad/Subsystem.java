package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.RealMatrices;

/**
 * Some coordinates of a linear system that are a closed linear system in themselves, and often a small one: of the 136 second
 * moments of two qubits, the machine's symmetries leave 16 to 45 that the variance of a Pauli mean depends on.
 */
final class Subsystem implements SplitGenerator {
    /** Of a matrix's largest element: what is below is rounding. */
    private static final double ROUNDING = 1e-15;

    private final int[] coordinates;
    private final double[][] drift;
    private final double[][] kick;

    private Subsystem(boolean[] kept, double[][] drift, double[][] kick) {
        coordinates = numbers(kept);
        this.drift = part(drift, coordinates, coordinates);
        this.kick = part(kick, coordinates, coordinates);
    }

    /** The marked coordinates and all others that they depend on. */
    static Subsystem of(SplitGenerator generator, boolean[] wanted) {
        double[][] drift = generator.drift();
        double[][] kick = generator.kick();
        return new Subsystem(closure(wanted, List.of(drift, kick)), drift, kick);
    }

    /** All coordinates, split into subsystems that know nothing of one another. */
    static List<Subsystem> split(SplitGenerator generator) {
        double[][] drift = generator.drift();
        double[][] kick = generator.kick();
        List<double[][]> eitherWay = List.of(drift, kick, RealMatrices.transpose(drift), RealMatrices.transpose(kick));
        boolean[] seen = new boolean[drift.length];
        List<Subsystem> parts = new ArrayList<>();
        for (int k = 0; k < seen.length; k++) {
            if (!seen[k]) {
                boolean[] one = new boolean[seen.length];
                one[k] = true;
                Subsystem part = new Subsystem(closure(one, eitherWay), drift, kick);
                for (int i : part.coordinates) {
                    seen[i] = true;
                }
                parts.add(part);
            }
        }
        return parts;
    }

    /** Marks the columns that the marked rows of a matrix meet, but for rounding. */
    static void mark(boolean[] columns, boolean[] rows, double[][] matrix) {
        double largest = RealMatrices.maxAbs(matrix);
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; rows[i] && j < columns.length; j++) {
                columns[j] |= Math.abs(matrix[i][j]) > ROUNDING * largest;
            }
        }
    }

    /** The given rows and columns of a matrix. */
    static double[][] part(double[][] matrix, int[] rows, int[] columns) {
        double[][] part = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            part[i] = part(matrix[rows[i]], columns);
        }
        return part;
    }

    /** The given elements of a vector. */
    static double[] part(double[] vector, int[] elements) {
        double[] part = new double[elements.length];
        for (int i = 0; i < elements.length; i++) {
            part[i] = vector[elements[i]];
        }
        return part;
    }

    /** The coordinates that are kept, ascending. */
    int[] coordinates() {
        return coordinates.clone();
    }

    @Override
    public double[][] drift() {
        return RealMatrices.times(drift, 1);
    }

    @Override
    public double[][] kick() {
        return RealMatrices.times(kick, 1);
    }

    private static boolean[] closure(boolean[] wanted, List<double[][]> matrices) {
        boolean[] kept = wanted.clone();
        int before;
        do {
            before = numbers(kept).length;
            for (double[][] matrix : matrices) {
                mark(kept, kept.clone(), matrix);
            }
        } while (numbers(kept).length > before);
        return kept;
    }

    private static int[] numbers(boolean[] kept) {
        return IntStream.range(0, kept.length).filter(k -> kept[k]).toArray();
    }
}
