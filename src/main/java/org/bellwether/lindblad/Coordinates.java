package org.bellwether.lindblad;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.linalg.SparseMatrix;

/**
 * The coordinates of state and noise together: each is an element of a {@link HermitianBasis} in a mode of the noise. Mode 0 is the
 * mean state, and the only one where the noise has no memory.
 *
 * @param modes the mode of each coordinate, ascending
 * @param elements which element of the basis it is, ascending in each mode
 */
public record Coordinates(int[] modes, int[] elements) {
    /** Of a map's largest element: what is below is rounding. */
    private static final double ROUNDING = 1e-12;

    /** Those of a state alone, all n^2. */
    static Coordinates ofState(int elements) {
        return new Coordinates(new int[elements], IntStream.range(0, elements).toArray());
    }

    /** How many there are. */
    public int size() {
        return modes.length;
    }

    /** All n^2 coordinates of the mean state, from those of state and noise. */
    double[] mean(double[] joint, int all) {
        double[] mean = new double[all];
        for (int i = 0; i < modes.length && modes[i] == 0; i++) {
            mean[elements[i]] = joint[i];
        }
        return mean;
    }

    /** A row that acts on a mode, from its n^2 elements. */
    public double[] row(int mode, double[] ofElements) {
        double[] row = new double[size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = modes[i] == mode ? ofElements[elements[i]] : 0;
        }
        return row;
    }

    /** The map of states, n^2 x n^2, that acts on every mode alike. */
    double[][] lift(double[][] map) {
        return sparse(map, 0).dense();
    }

    /** The same by its elements. */
    public SparseMatrix sparse(double[][] map) {
        return sparse(map, 0);
    }

    /**
     * The same, and the identity on some numbers behind the coordinates.
     *
     * @throws IllegalArgumentException if the map leads out of the coordinates
     */
    SparseMatrix sparse(double[][] map, int behind) {
        double smallest = ROUNDING * RealMatrices.maxAbs(map);
        SparseMatrix.Builder matrix = new SparseMatrix.Builder(size() + behind);
        int first = 0;
        while (first < size()) {
            int end = first;
            while (end < size() && modes[end] == modes[first]) {
                end++;
            }
            int[] here = Arrays.copyOfRange(elements, first, end);
            requireClosed(map, here, smallest);
            for (int row : here) {
                for (int j = 0; j < here.length; j++) {
                    matrix.add(first + j, map[row][here[j]]);
                }
                matrix.endRow();
            }
            first = end;
        }
        for (int k = 0; k < behind; k++) {
            matrix.add(size() + k, 1);
            matrix.endRow();
        }
        return matrix.build();
    }

    private static void requireClosed(double[][] map, int[] here, double smallest) {
        for (int row = 0; row < map.length; row++) {
            if (Arrays.binarySearch(here, row) < 0) {
                for (int column : here) {
                    if (Math.abs(map[row][column]) > smallest) {
                        throw new IllegalArgumentException("a map leads out of the coordinates that are kept");
                    }
                }
            }
        }
    }
}
