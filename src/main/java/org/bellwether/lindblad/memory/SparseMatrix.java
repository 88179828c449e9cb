package org.bellwether.lindblad.memory;

import java.util.Arrays;

/** A real square matrix by its elements that are not zero, row by row. */
final class SparseMatrix {
    private final int[] starts;
    private final int[] columns;
    private final double[] values;

    private SparseMatrix(int[] starts, int[] columns, double[] values) {
        this.starts = starts;
        this.columns = columns;
        this.values = values;
    }

    /** Collects the elements of a matrix, row after row. */
    static final class Builder {
        private final int[] starts;
        private int rows;
        private int count;
        private int[] columns = new int[64];
        private double[] values = new double[64];

        /** Of a matrix with so many rows. */
        Builder(int size) {
            starts = new int[size + 1];
        }

        /** Adds an element to the row that is being written, unless it is zero. */
        void add(int column, double value) {
            if (value == 0) {
                return;
            }
            if (count == values.length) {
                columns = Arrays.copyOf(columns, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            columns[count] = column;
            values[count++] = value;
        }

        /** Begins the next row. */
        void endRow() {
            starts[++rows] = count;
        }

        SparseMatrix build() {
            return new SparseMatrix(starts, Arrays.copyOf(columns, count), Arrays.copyOf(values, count));
        }
    }

    /** The number of rows. */
    int size() {
        return starts.length - 1;
    }

    /** How many multiplications {@link Exponential} takes for a time, about. */
    double work(double time) {
        return values.length * (10 + 6 * norm1() * time);
    }

    /** y = A x. */
    void multiply(double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                sum += values[k] * x[columns[k]];
            }
            y[i] = sum;
        }
    }

    /** Rows and columns from one up to another, as a dense matrix [row][column]. */
    double[][] block(int fromRow, int toRow, int fromColumn, int toColumn) {
        double[][] block = new double[toRow - fromRow][toColumn - fromColumn];
        for (int i = fromRow; i < toRow; i++) {
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                if (columns[k] >= fromColumn && columns[k] < toColumn) {
                    block[i - fromRow][columns[k] - fromColumn] += values[k];
                }
            }
        }
        return block;
    }

    /** The largest sum of absolute values in a column. */
    double norm1() {
        double[] sums = new double[size()];
        for (int k = 0; k < values.length; k++) {
            sums[columns[k]] += Math.abs(values[k]);
        }
        return Arrays.stream(sums).max().orElse(0);
    }
}
