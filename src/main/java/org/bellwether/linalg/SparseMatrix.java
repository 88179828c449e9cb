package org.bellwether.linalg;

import java.util.Arrays;

/** A real square matrix by its elements that are not zero, row by row. */
public final class SparseMatrix {
    private final int[] starts;
    private final int[] columns;
    private final double[] values;

    private SparseMatrix(int[] starts, int[] columns, double[] values) {
        this.starts = starts;
        this.columns = columns;
        this.values = values;
    }

    /** Collects the elements of a matrix, row after row. */
    public static final class Builder {
        private final int[] starts;
        private int rows;
        private int count;
        private int[] columns = new int[64];
        private double[] values = new double[64];

        /** Of a matrix with so many rows. */
        public Builder(int size) {
            starts = new int[size + 1];
        }

        /** Adds an element to the row that is being written, unless it is zero. */
        public void add(int column, double value) {
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

        /** Adds a row of another matrix to the row that is being written. */
        public void addRow(SparseMatrix other, int row) {
            for (int k = other.starts[row]; k < other.starts[row + 1]; k++) {
                add(other.columns[k], other.values[k]);
            }
        }

        /** Begins the next row. */
        public void endRow() {
            starts[++rows] = count;
        }

        /** The matrix of the rows so far. */
        public SparseMatrix build() {
            return new SparseMatrix(starts, Arrays.copyOf(columns, count), Arrays.copyOf(values, count));
        }
    }

    /** A dense square matrix. */
    public static SparseMatrix of(double[][] dense) {
        Builder builder = new Builder(dense.length);
        for (double[] row : dense) {
            for (int j = 0; j < row.length; j++) {
                builder.add(j, row[j]);
            }
            builder.endRow();
        }
        return builder.build();
    }

    /** The same as a dense matrix [row][column], the caller's own. */
    public double[][] dense() {
        return block(0, size(), 0, size());
    }

    /** How many elements are not zero. */
    public int elements() {
        return values.length;
    }

    /** y += A x. */
    public void addProduct(double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                sum += values[k] * x[columns[k]];
            }
            y[i] += sum;
        }
    }

    /** The number of rows. */
    public int size() {
        return starts.length - 1;
    }

    /** How many multiplications {@link SparseExponential} takes for a time, about. */
    public double work(double time) {
        return values.length * (10 + 6 * norm1() * time);
    }

    /** y = A x. */
    public void multiply(double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                sum += values[k] * x[columns[k]];
            }
            y[i] = sum;
        }
    }

    /** Rows and columns from one up to another, as a dense matrix [row][column]. */
    public double[][] block(int fromRow, int toRow, int fromColumn, int toColumn) {
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
    public double norm1() {
        double[] sums = new double[size()];
        for (int k = 0; k < values.length; k++) {
            sums[columns[k]] += Math.abs(values[k]);
        }
        return Arrays.stream(sums).max().orElse(0);
    }
}
