package org.bellwether.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row of exact sums, each like {@link ExactSum}. Numbers from 2^-190 to 2^129 go into a few limbs a sum, which lie side by side and
 * are quickly added; all others go into whole sums, which are made when there are any.
 */
public final class ExactSums {
    /** The limbs at hand: those from this one on, of {@link ExactSum}. */
    private static final int FIRST = 26;

    private static final int LIMBS = 12;

    private final int size;
    private final long[] limbs;
    private int pending;
    private final @Nullable ExactSum[] far;
    private boolean anyFar;

    /** So many empty sums. */
    public ExactSums(int size) {
        this.size = size;
        limbs = new long[size * LIMBS];
        far = new ExactSum[size];
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Adds a number to sum i. */
    public void add(int i, double x) {
        accumulate(i, x, 1);
    }

    /** Subtracts a number from sum i, an infinity or a NaN that was added among them. */
    public void subtract(int i, double x) {
        accumulate(i, x, -1);
    }

    private void accumulate(int i, double x, int direction) {
        long bits = Double.doubleToRawLongBits(x);
        // A normal number is +-significand 2^(shift - 1074).
        int shift = ((int) (bits >>> (ExactSum.SIGNIFICAND_BITS - 1)) & ExactSum.EXPONENT) - 1;
        int limb = shift / ExactSum.LIMB_BITS - FIRST;
        if (limb < 0 || limb > LIMBS - 3) {
            far(i).accumulate(x, direction);
            return;
        }
        if (pending == ExactSum.MOST_PENDING) {
            carry();
        }
        pending++;
        long significand = (bits & ExactSum.FRACTION) | (ExactSum.FRACTION + 1);
        int within = shift % ExactSum.LIMB_BITS;
        long sign = ((bits >> 63) | 1) * direction;
        int at = i * LIMBS + limb;
        limbs[at] += sign * ((significand << within) & ExactSum.LIMB);
        limbs[at + 1] += sign * ((significand >>> (ExactSum.LIMB_BITS - within)) & ExactSum.LIMB);
        limbs[at + 2] += sign * ((significand >>> ExactSum.LIMB_BITS) >>> (ExactSum.LIMB_BITS - within));
    }

    /** Adds others, as many. */
    public void add(ExactSums other) {
        if (other.size != size) {
            throw new IllegalArgumentException("cannot add " + other.size + " sums to " + size);
        }
        if (pending + other.pending > ExactSum.MOST_PENDING) {
            carry();
        }
        pending += other.pending;
        for (int i = 0; i < limbs.length; i++) {
            limbs[i] += other.limbs[i];
        }
        for (int i = 0; other.anyFar && i < size; i++) {
            ExactSum sum = other.far[i];
            if (sum != null) {
                far(i).add(sum);
            }
        }
    }

    /** Makes room in the limbs at hand. */
    private void carry() {
        for (int i = 0; i < size; i++) {
            far(i).addLimbs(limbs, i * LIMBS, LIMBS, FIRST, pending);
        }
        Arrays.fill(limbs, 0);
        pending = 0;
    }

    private ExactSum far(int i) {
        anyFar = true;
        ExactSum sum = far[i];
        if (sum == null) {
            sum = new ExactSum();
            far[i] = sum;
        }
        return sum;
    }

    /** Empties all sums. */
    public void clear() {
        Arrays.fill(limbs, 0);
        pending = 0;
        for (int i = 0; anyFar && i < size; i++) {
            ExactSum sum = far[i];
            if (sum != null) {
                sum.clear();
            }
        }
        anyFar = false;
    }

    /** A copy of sum i. */
    public ExactSum get(int i) {
        ExactSum sum = new ExactSum();
        sum.addLimbs(limbs, i * LIMBS, LIMBS, FIRST, pending);
        ExactSum rest = far[i];
        if (rest != null) {
            sum.add(rest);
        }
        return sum;
    }

    /** Writes all sums; equal ones as equal bytes, however they were added up. */
    public void writeTo(DataOutput out) throws IOException {
        for (int i = 0; i < size; i++) {
            get(i).writeTo(out);
        }
    }

    /**
     * Replaces the sums by as many that were written.
     *
     * @throws IOException if they are none
     */
    public void readFrom(DataInput in) throws IOException {
        clear();
        for (int i = 0; i < size; i++) {
            far(i).readFrom(in);
        }
    }
}
