package org.bellwether.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Mean and variance of numbers over any number of trajectories, each with its standard error: the exact sum of {@link BlockSpread}s.
 * Addition is associative and commutative to the bit, and equal sums are written as equal bytes, however they were added up.
 *
 * <p>The error of a variance is that of the delta method, as in {@link CentralMoments}: its influence is (x - mean)^2, up to a
 * constant x^2 - 2 mean x, whose variance takes the sums of x^2, x^3 and x^4. What rounding may hide is added to errors. With
 * numbers of the size s at most, that of a variance is too large where the standard deviation is below s/1000.
 */
public final class SpreadSums {
    private final WideIntegers sums;
    private final long[] beyond;
    private long count;

    /** Empty sums of so many places. */
    public SpreadSums(int places) {
        sums = new WideIntegers(places * SpreadLoops.SUMS);
        beyond = new long[places];
    }

    /** Adds a block of as many places. */
    public void add(BlockSpread block) {
        requirePlaces(block.beyond.length);
        sums.add(block.sums, 0, block.sums.length);
        for (int i = 0; i < beyond.length; i++) {
            beyond[i] += block.beyond[i];
        }
        count += block.count();
    }

    /** Adds other sums, of as many places. */
    public void add(SpreadSums other) {
        requirePlaces(other.beyond.length);
        sums.add(other.sums);
        for (int i = 0; i < beyond.length; i++) {
            beyond[i] += other.beyond[i];
        }
        count += other.count;
    }

    private void requirePlaces(int places) {
        if (places != beyond.length) {
            throw new IllegalArgumentException("cannot add " + places + " places to " + beyond.length);
        }
    }

    /** The number of trajectories. */
    public long count() {
        return count;
    }

    /** How many numbers at a place were too large, so that mean and variance are only bounds. */
    public long beyond(int place) {
        return beyond[place];
    }

    /** Writes the sums. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeLong(count);
        sums.writeTo(out);
        for (long n : beyond) {
            out.writeLong(n);
        }
    }

    /** Replaces the sums by those that were written, of as many places. */
    public void readFrom(DataInput in) throws IOException {
        count = in.readLong();
        sums.readFrom(in);
        for (int i = 0; i < beyond.length; i++) {
            beyond[i] = in.readLong();
        }
    }

    /**
     * The sample mean at a place, with the error sqrt(variance/N).
     *
     * @param factor the power of two that the numbers were multiplied by
     * @throws IllegalStateException if there are fewer than two trajectories: there is no error of a single value
     */
    public Estimate mean(int place, double factor) {
        if (count < 2) {
            throw new IllegalStateException("a standard error needs at least two trajectories, got " + count);
        }
        double mean = sum(place, SpreadLoops.FINE).doubleValue() * BlockSpread.UNITS[SpreadLoops.FINE] / count;
        double variance = isZero(place)
                ? 0
                : Math.max(
                        covariance(place, SpreadLoops.SQUARE, SpreadLoops.COARSE, SpreadLoops.COARSE) * unbiased(),
                        BlockSpread.COARSE * BlockSpread.COARSE / 4);
        return new Estimate(mean / factor, Math.sqrt(variance / count) / factor, count);
    }

    /**
     * The variance at a place, unbiased; empty where N is below {@link CentralMoments#FEWEST}.
     *
     * @param factor the power of two that the numbers were multiplied by
     */
    public Optional<Estimate> variance(int place, double factor) {
        if (count < CentralMoments.FEWEST) {
            return Optional.empty();
        }
        double variance = covariance(place, SpreadLoops.SQUARE, SpreadLoops.COARSE, SpreadLoops.COARSE);
        double mean = sum(place, SpreadLoops.COARSE).doubleValue() * BlockSpread.COARSE / count;
        double ofInfluence = covariance(place, SpreadLoops.QUARTIC, SpreadLoops.ROUGH, SpreadLoops.ROUGH)
                - 4 * mean * covariance(place, SpreadLoops.CUBE, SpreadLoops.COARSE, SpreadLoops.ROUGH)
                + 4 * mean * mean * variance;
        // Rounding moves squares by half a unit at most.
        double hidden = isZero(place) ? 0 : BlockSpread.ROUGH / 2;
        double error = (Math.sqrt(Math.max(0, ofInfluence)) + hidden) / Math.sqrt((double) count);
        return Optional.of(new Estimate(variance * unbiased() / (factor * factor), error / (factor * factor), count));
    }

    /** Whether all numbers at a place were 0. */
    private boolean isZero(int place) {
        return sum(place, SpreadLoops.FINE).signum() == 0
                && sum(place, SpreadLoops.SQUARE).signum() == 0;
    }

    /** (N sum ab - sum a sum b)/N^2, from exact sums. */
    private double covariance(int place, int product, int a, int b) {
        BigInteger units = sum(place, product)
                .multiply(BigInteger.valueOf(count))
                .subtract(sum(place, a).multiply(sum(place, b)));
        return units.doubleValue() * BlockSpread.UNITS[product] / count / count;
    }

    private double unbiased() {
        return count / (count - 1.0);
    }

    private BigInteger sum(int place, int which) {
        return sums.get(place * SpreadLoops.SUMS + which);
    }
}
