package org.bellwether.trajectory;

import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;

/** The expectation values of Hermitian observables in a density matrix, with the zeros of the observables left out. */
final class LinearMeans {
    private final int[][] indices;
    private final double[][] weights;

    LinearMeans(List<ComplexMatrix> observables) {
        indices = new int[observables.size()][];
        weights = new double[observables.size()][];
        for (int o = 0; o < indices.length; o++) {
            double[] all = HermitianCoordinates.weights(observables.get(o));
            indices[o] = IntStream.range(0, all.length).filter(i -> all[i] != 0).toArray();
            weights[o] = IntStream.of(indices[o]).mapToDouble(i -> all[i]).toArray();
        }
    }

    int count() {
        return indices.length;
    }

    /** tr(O rho) of observable o; the coordinates of rho begin at {@code offset}. */
    double value(int o, double[] rho, int offset) {
        double sum = 0;
        for (int k = 0; k < indices[o].length; k++) {
            sum += weights[o][k] * rho[offset + indices[o][k]];
        }
        return sum;
    }

    /** Writes all values into column {@code lane} of {@code out}. */
    void evaluate(double[] rho, int offset, double[][] out, int lane) {
        for (int o = 0; o < indices.length; o++) {
            out[o][lane] = value(o, rho, offset);
        }
    }
}
