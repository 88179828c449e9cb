package org.bellwether.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * An exact sum of doubles of any size: an integer number of the smallest double, 2^-1074, wide enough for 2^63 of the largest
 * ones. No addition rounds, so any order gives the same sum, and what is subtracted again leaves no trace. Infinities and NaNs are
 * counted beside it.
 *
 * <p>The integer is kept in limbs of 32 bits, each in a long of its own, so that carries wait until 2^29 values are added.
 *
 * <p>Source of the idea: U. Kulisch, W. L. Miranker, "The arithmetic of the digital computer: a new approach", doi:10.1137/1028001.
 */
public final class ExactSum {
    static final int LIMB_BITS = 32;
    static final long LIMB = 0xffff_ffffL;
    // 2098 bits of doubles and 63 more.
    private static final int LIMBS = 68;
    private static final int MOST_BYTES = LIMBS * LIMB_BITS / 8;
    static final int MOST_PENDING = 1 << 29;

    private static final int LEAST_EXPONENT = -1074;
    static final int SIGNIFICAND_BITS = 53;
    static final long FRACTION = (1L << (SIGNIFICAND_BITS - 1)) - 1;
    static final int EXPONENT = 0x7ff;

    private final long[] limbs = new long[LIMBS];
    // No limb is beyond +-2^32 times this.
    private int pending;
    private long infinities;
    private long minusInfinities;
    private long nans;

    /** Adds a number. */
    public void add(double x) {
        accumulate(x, 1);
    }

    /** Subtracts a number, an infinity or a NaN that was added among them. */
    public void subtract(double x) {
        accumulate(x, -1);
    }

    void accumulate(double x, int direction) {
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> (SIGNIFICAND_BITS - 1)) & EXPONENT;
        if (exponent == EXPONENT) {
            countSpecial(x, direction);
            return;
        }
        // x = +-significand 2^(shift - 1074); subnormals have the exponent of the least normal numbers, and no leading
        // 1.
        long significand = bits & FRACTION;
        int shift = 0;
        if (exponent > 0) {
            significand |= FRACTION + 1;
            shift = exponent - 1;
        }
        if (pending == MOST_PENDING) {
            carry();
        }
        pending++;
        int limb = shift / LIMB_BITS;
        int within = shift % LIMB_BITS;
        long sign = ((bits >> 63) | 1) * direction;
        limbs[limb] += sign * ((significand << within) & LIMB);
        limbs[limb + 1] += sign * ((significand >>> (LIMB_BITS - within)) & LIMB);
        limbs[limb + 2] += sign * ((significand >>> LIMB_BITS) >>> (LIMB_BITS - within));
    }

    private void countSpecial(double x, int direction) {
        if (Double.isNaN(x)) {
            nans += direction;
        } else if (x > 0) {
            infinities += direction;
        } else {
            minusInfinities += direction;
        }
    }

    /** Adds another sum. */
    public void add(ExactSum other) {
        addLimbs(other.limbs, 0, LIMBS, 0, other.pending);
        infinities += other.infinities;
        minusInfinities += other.minusInfinities;
        nans += other.nans;
    }

    /**
     * Adds limbs of another sum.
     *
     * @param from where the first of them is
     * @param first which limb it is
     * @param itsPending none of them is beyond +-2^32 times this
     */
    void addLimbs(long[] others, int from, int count, int first, int itsPending) {
        if (pending + itsPending > MOST_PENDING) {
            carry();
        }
        pending += itsPending;
        for (int i = 0; i < count; i++) {
            limbs[first + i] += others[from + i];
        }
        if (pending > MOST_PENDING) {
            carry();
        }
    }

    /** Empties the sum. */
    public void clear() {
        Arrays.fill(limbs, 0);
        pending = 0;
        infinities = 0;
        minusInfinities = 0;
        nans = 0;
    }

    /** Leaves 32 bits in every limb; the last one has the sign. */
    private void carry() {
        for (int i = 0; i < LIMBS - 1; i++) {
            limbs[i + 1] += limbs[i] >> LIMB_BITS;
            limbs[i] &= LIMB;
        }
        pending = 1;
    }

    /**
     * The sum, rounded once to the nearest double, half to even; 0 for an empty sum. With infinities or NaNs in it, what
     * additions of doubles would give.
     */
    public double value() {
        if (nans != 0 || (infinities != 0 && minusInfinities != 0)) {
            return Double.NaN;
        }
        if (infinities != 0 || minusInfinities != 0) {
            return infinities != 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        BigInteger units = units();
        BigInteger size = units.abs();
        int excess = size.bitLength() - SIGNIFICAND_BITS;
        // Two bits more than fit, and a third that tells whether anything follows: the conversion then rounds right.
        int dropped = Math.max(0, excess - 2);
        long kept = size.shiftRight(dropped).longValue() << 1;
        if (dropped > 0 && size.getLowestSetBit() < dropped) {
            kept |= 1;
        }
        double value = Math.scalb((double) kept, dropped - 1 + LEAST_EXPONENT);
        return units.signum() < 0 ? -value : value;
    }

    /** The sum in units of 2^-1074, without infinities and NaNs. */
    private BigInteger units() {
        BigInteger units = BigInteger.ZERO;
        for (int i = LIMBS - 1; i >= 0; i--) {
            units = units.shiftLeft(LIMB_BITS).add(BigInteger.valueOf(limbs[i]));
        }
        return units;
    }

    /** Writes the sum; equal sums as equal bytes, however they were added up. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeLong(infinities);
        out.writeLong(minusInfinities);
        out.writeLong(nans);
        byte[] units = units().toByteArray();
        out.writeInt(units.length);
        out.write(units);
    }

    /**
     * Replaces the sum by one that was written.
     *
     * @throws IOException if it is none
     */
    public void readFrom(DataInput in) throws IOException {
        clear();
        infinities = in.readLong();
        minusInfinities = in.readLong();
        nans = in.readLong();
        int length = in.readInt();
        if (length < 1 || length > MOST_BYTES) {
            throw new IOException("a sum of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        BigInteger units = new BigInteger(bytes);
        for (int i = 0; i < LIMBS - 1; i++) {
            limbs[i] = units.shiftRight(i * LIMB_BITS).longValue() & LIMB;
        }
        limbs[LIMBS - 1] = units.shiftRight((LIMBS - 1) * LIMB_BITS).longValue();
        pending = 1;
    }
}
