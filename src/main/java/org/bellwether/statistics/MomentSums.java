package org.bellwether.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * First and second moments of a vector over any number of trajectories: the exact sum of {@link BlockMoments}. Addition is
 * associative and commutative to the bit, and equal sums are written as equal bytes, however they were added up.
 */
public final class MomentSums {
    private static final double PER_UNIT = 1 / BlockMoments.UNIT;

    private final int dimension;
    private final WideSums sums;
    private final WideSums coarseSums;
    private final WideSums products;
    private final double[] min;
    private final double[] max;
    private long count;

    /** Empty sums of vectors of the given dimension. */
    public MomentSums(int dimension) {
        this.dimension = dimension;
        sums = new WideSums(dimension);
        coarseSums = new WideSums(dimension);
        products = new WideSums(dimension * (dimension + 1) / 2);
        min = new double[dimension];
        max = new double[dimension];
        Arrays.fill(min, Double.POSITIVE_INFINITY);
        Arrays.fill(max, Double.NEGATIVE_INFINITY);
    }

    /** Adds a block. */
    public void add(BlockMoments block) {
        requireDimension(block.dimension());
        sums.add(block.sums, PER_UNIT);
        coarseSums.add(block.coarseSums, PER_UNIT);
        products.add(block.products, PER_UNIT);
        for (int i = 0; i < dimension; i++) {
            min[i] = Math.min(min[i], block.min[i]);
            max[i] = Math.max(max[i], block.max[i]);
        }
        count += block.count();
    }

    /** Adds other sums, of vectors of the same dimension. */
    public void add(MomentSums other) {
        requireDimension(other.dimension);
        sums.add(other.sums);
        coarseSums.add(other.coarseSums);
        products.add(other.products);
        for (int i = 0; i < dimension; i++) {
            min[i] = Math.min(min[i], other.min[i]);
            max[i] = Math.max(max[i], other.max[i]);
        }
        count += other.count;
    }

    /** The number of vectors. */
    public long count() {
        return count;
    }

    /** Writes the sums: count, the words of all sums, and the ranges. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeLong(count);
        sums.writeTo(out);
        coarseSums.writeTo(out);
        products.writeTo(out);
        for (int i = 0; i < dimension; i++) {
            out.writeDouble(min[i]);
            out.writeDouble(max[i]);
        }
    }

    /** Replaces the sums by those that were written, of vectors of the same dimension. */
    public void readFrom(DataInput in) throws IOException {
        count = in.readLong();
        sums.readFrom(in);
        coarseSums.readFrom(in);
        products.readFrom(in);
        for (int i = 0; i < dimension; i++) {
            min[i] = in.readDouble();
            max[i] = in.readDouble();
        }
    }

    private void requireDimension(int other) {
        if (other != dimension) {
            throw new IllegalArgumentException("cannot add dimension " + other + " to " + dimension);
        }
    }

    /**
     * The sample mean, its covariance and the range of the values.
     *
     * @throws IllegalStateException if fewer than two vectors were added: there is no error of a single value
     */
    public MeanVector estimate() {
        if (count < 2) {
            throw new IllegalStateException("a standard error needs at least two trajectories, got " + count);
        }
        double[] mean = new double[dimension];
        double[] coarseMean = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            mean[i] = sums.value(i) * BlockMoments.UNIT / count;
            coarseMean[i] = coarseSums.value(i) * BlockMoments.UNIT / count;
        }
        double[][] covariance = new double[dimension][dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j <= i; j++) {
                double meanProduct = products.value(i * (i + 1) / 2 + j) * BlockMoments.UNIT / count;
                double c = (meanProduct - coarseMean[i] * coarseMean[j]) * count / (count - 1);
                covariance[i][j] = c;
                covariance[j][i] = c;
            }
            // The variance that rounding to the coarse grid adds to a value that is not on it.
            covariance[i][i] =
                    max[i] > min[i] ? Math.max(covariance[i][i], BlockMoments.COARSE * BlockMoments.COARSE / 12) : 0;
        }
        return new MeanVector(count, mean, covariance, min.clone(), max.clone());
    }
}
