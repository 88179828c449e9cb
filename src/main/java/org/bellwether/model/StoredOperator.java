package org.bellwether.model;

import java.util.Arrays;
import org.bellwether.linalg.ComplexMatrix;

/**
 * An operator as it is kept: that of a large system by its elements that are not zero. A machine of eight qubits has a thousand jump
 * operators of 256 x 256 elements, of which a tenth are not zero.
 */
final class StoredOperator {
    /** Dense matrices up to this dimension take at most 64 KiB. */
    private static final int LARGEST_DENSE = 64;

    private final int rows;
    private final int columns;
    private final ComplexMatrix[] dense;
    private final int[] places;
    private final double[] re;
    private final double[] im;

    private StoredOperator(int rows, int columns, ComplexMatrix[] dense, int[] places, double[] re, double[] im) {
        this.rows = rows;
        this.columns = columns;
        this.dense = dense;
        this.places = places;
        this.re = re;
        this.im = im;
    }

    /** Keeps a matrix. */
    static StoredOperator of(ComplexMatrix matrix) {
        int rows = matrix.rows();
        int columns = matrix.columns();
        if (rows <= LARGEST_DENSE) {
            double[] none = new double[0];
            return new StoredOperator(rows, columns, new ComplexMatrix[] {matrix}, new int[0], none, none);
        }
        double[] allRe = matrix.realParts();
        double[] allIm = matrix.imaginaryParts();
        int[] places = new int[allRe.length];
        int count = 0;
        boolean real = true;
        for (int k = 0; k < allRe.length; k++) {
            if (allRe[k] != 0 || allIm[k] != 0) {
                real &= allIm[k] == 0;
                allRe[count] = allRe[k];
                allIm[count] = allIm[k];
                places[count++] = k;
            }
        }
        return new StoredOperator(
                rows,
                columns,
                new ComplexMatrix[0],
                Arrays.copyOf(places, count),
                Arrays.copyOf(allRe, count),
                real ? new double[0] : Arrays.copyOf(allIm, count));
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** The matrix; of a large system it is made anew with each call. */
    ComplexMatrix matrix() {
        if (dense.length > 0) {
            return dense[0];
        }
        double[] allRe = new double[rows * columns];
        double[] allIm = new double[rows * columns];
        for (int k = 0; k < places.length; k++) {
            allRe[places[k]] = re[k];
            allIm[places[k]] = im.length == 0 ? 0 : im[k];
        }
        return ComplexMatrix.of(rows, columns, allRe, allIm);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof StoredOperator other
                && rows == other.rows
                && columns == other.columns
                && Arrays.equals(dense, other.dense)
                && Arrays.equals(places, other.places)
                && Arrays.equals(re, other.re)
                && Arrays.equals(im, other.im);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(dense) + Arrays.hashCode(re);
    }

    @Override
    public String toString() {
        return matrix().toString();
    }
}
