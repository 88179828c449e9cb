package org.bellwether.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;

/**
 * Means and variances with their errors of many numbers over any number of trajectories, from the exact sums of
 * {@link BlockUnitPowers}. Addition is associative and commutative to the bit, and equal sums are written as equal bytes, however
 * they were added up.
 */
public final class UnitPowerSums {
    private static final double UNIT2 = BlockMoments.COARSE * BlockMoments.COARSE;
    private static final double UNIT4 = UNIT2 * UNIT2;
    private static final int COARSE_BITS = 20;

    private final int numbers;
    private final WideSums sums;
    private long count;

    /** Empty sums of so many numbers a trajectory. */
    public UnitPowerSums(int numbers) {
        this.numbers = numbers;
        sums = new WideSums(numbers * BlockUnitPowers.SUMS);
    }

    /** Adds a block of the same shape. */
    public void add(BlockUnitPowers block) {
        require(block.sums.length / BlockUnitPowers.SUMS);
        sums.add(block.sums, 1);
        count += block.count();
    }

    /** Adds other sums of the same shape. */
    public void add(UnitPowerSums other) {
        require(other.numbers);
        sums.add(other.sums);
        count += other.count;
    }

    /** The number of trajectories. */
    public long count() {
        return count;
    }

    /** Writes count and sums. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeLong(count);
        sums.writeTo(out);
    }

    /** Replaces the sums by those that were written, of the same shape. */
    public void readFrom(DataInput in) throws IOException {
        count = in.readLong();
        sums.readFrom(in);
    }

    /**
     * Mean and variance of a number over trajectories, with their errors. With s^2 the unbiased sample variance and m_4 the fourth
     * central moment, the standard errors are those of
     *
     * <pre>
     *   var(mean) = s^2/N,   var(s^2) = (m_4 - s^4 (N - 3)/(N - 1))/N >= 2 s^4/(N (N - 1))
     * </pre>
     *
     * <p>(Cramer, Mathematical Methods of Statistics, 27.4; no distribution has m_4 < s^4.) All differences are taken between exact
     * integers, so nothing cancels; rounding adds 2^-40/12 to a variance, for values scaled to [-1, 1]. Where a distribution has a heavy
     * tail, its variance and even more m_4 rest on few trajectories, and the error of the variance is too small while these are missing.
     *
     * @throws IllegalStateException if fewer than two trajectories were added: there is no error of a single value
     */
    public Spread spread(int number) {
        if (count < 2) {
            throw new IllegalStateException("a standard error needs at least two trajectories, got " + count);
        }
        BigInteger n = BigInteger.valueOf(count);
        double size = count;
        BigInteger sum = sum(number, BlockUnitPowers.COARSE);
        BigInteger squares = sum(number, BlockUnitPowers.SQUARES);
        BigInteger excess = n.multiply(squares).subtract(sum.pow(2));
        double variance = excess.doubleValue() / (size * (size - 1)) * UNIT2;
        double fourth = fourthMoment(number, n, sum, squares).doubleValue() / (size * size * size * size) * UNIT4;
        double spread = fourth - variance * variance * ((size - 3) / (size - 1));
        double least = 2 * variance * variance / (size - 1);
        return new Spread(
                new Estimate(
                        sum(number, BlockUnitPowers.FINE).doubleValue() * BlockMoments.UNIT / size,
                        Math.sqrt(variance / size),
                        count),
                new Estimate(variance, Math.sqrt(Math.max(spread, least) / size), count));
    }

    /** N^3 times the sum of (c - m)^4, m being the mean of c. */
    private BigInteger fourthMoment(int number, BigInteger n, BigInteger sum, BigInteger squares) {
        BigInteger cubes =
                sum(number, BlockUnitPowers.CUBES).shiftLeft(COARSE_BITS).add(sum(number, BlockUnitPowers.CUBES_REST));
        BigInteger fourths = sum(number, BlockUnitPowers.FOURTHS)
                .shiftLeft(2 * COARSE_BITS)
                .add(sum(number, BlockUnitPowers.FOURTHS_MIXED).shiftLeft(COARSE_BITS + 1))
                .add(sum(number, BlockUnitPowers.FOURTHS_REST));
        return fourths.multiply(n.pow(3))
                .subtract(cubes.multiply(sum).multiply(n.pow(2)).shiftLeft(2))
                .add(squares.multiply(sum.pow(2)).multiply(n).multiply(BigInteger.valueOf(6)))
                .subtract(sum.pow(4).multiply(BigInteger.valueOf(3)));
    }

    private BigInteger sum(int number, int power) {
        return sums.exact(number * BlockUnitPowers.SUMS + power);
    }

    private void require(int other) {
        if (other != numbers) {
            throw new IllegalArgumentException("cannot add " + other + " numbers to " + numbers);
        }
    }
}
