package org.bellwether.statistics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * By how much sums of powers of integers over a block change while the integers go their ways: for every stretch of time the exact
 * differences, which add up to the sums at its end. All start at 0.
 *
 * <p>A stretch has {@value #POWERS} places for every single integer, n, ..., n^6, and then {@value #JOINT} for a pair (a, b) of
 * them: ab, a^2 b, a b^2, a^3 b, a^2 b^2, a b^3.
 *
 * <p>While all integers of a block are within +-{@value #SMALL} differences go into longs: those of one integer in one stretch add up to
 * twice its largest power at most, and 2^7 integers times 2 * 512^6 are 2^62. After that, 128 bits do.
 */
public final class BlockPowers {
    /** The number of places of a single integer. */
    public static final int POWERS = 6;
    /** The number of places of the pair. */
    public static final int JOINT = 6;

    private static final int SMALL = 512;
    private static final int LANE_BITS = 7;
    private static final int PAIR_ORDER = 4;
    private static final int[][] JOINT_PLACES = {{}, {-1, 0, 2, 5}, {-1, 1, 4}, {-1, 3}};

    private final int singles;
    private final int width;
    private final long[] narrow;
    private final boolean[] changed;
    private @Nullable WideIntegers wide;
    // No integer has had more bits than this.
    private int bits;
    private final Wide before = new Wide();
    private final Wide after = new Wide();
    private final Wide difference = new Wide();

    /** Of a block of at most 128 times so many single integers, for so many stretches of time. */
    public BlockPowers(int stretches, int singles) {
        this.singles = singles;
        width = width(singles);
        narrow = new long[stretches * width];
        changed = new boolean[stretches];
    }

    /** The number of places of a stretch with so many single integers. */
    public static int width(int singles) {
        return POWERS * singles + JOINT;
    }

    /** Where in a stretch the sum of n^power of a single integer is. */
    public static int place(int single, int power) {
        return POWERS * single + power - 1;
    }

    /** Where in a stretch with so many single integers the sum of a^i b^j is; i, j >= 1, i + j <= 4. */
    public static int jointPlace(int singles, int i, int j) {
        return POWERS * singles + JOINT_PLACES[i][j];
    }

    /** All are 0 again. */
    public void clear() {
        for (int k = 0; k < changed.length; k++) {
            if (changed[k]) {
                Arrays.fill(narrow, k * width, (k + 1) * width, 0);
                if (isLarge()) {
                    wide().clear(k * width, (k + 1) * width);
                }
            }
        }
        Arrays.fill(changed, false);
        bits = 0;
    }

    /** An integer goes from x to y in a stretch. */
    public void step(int stretch, int single, int x, int y) {
        changed[stretch] = true;
        int at = stretch * width + POWERS * single;
        bits |= Math.abs(y);
        if (isLarge()) {
            stepFar(at, x, y);
            return;
        }
        long x1 = x;
        long y1 = y;
        long x2 = x1 * x1;
        long y2 = y1 * y1;
        long x3 = x2 * x1;
        long y3 = y2 * y1;
        narrow[at] += y1 - x1;
        narrow[at + 1] += y2 - x2;
        narrow[at + 2] += y3 - x3;
        narrow[at + 3] += y2 * y2 - x2 * x2;
        narrow[at + 4] += y3 * y2 - x3 * x2;
        narrow[at + 5] += y3 * y3 - x3 * x3;
    }

    /** The first integer of a pair goes from x to y in a stretch while the second is z. */
    public void stepFirst(int stretch, int x, int y, int z) {
        stepPair(stretch * width + POWERS * singles, false, x, y, z);
    }

    /** The second integer of a pair goes from x to y in a stretch while the first is z. */
    public void stepSecond(int stretch, int x, int y, int z) {
        stepPair(stretch * width + POWERS * singles, true, x, y, z);
    }

    private void stepPair(int at, boolean second, int x, int y, int z) {
        if (isLarge()) {
            stepPairFar(at, second, x, y, z);
            return;
        }
        long d1 = (long) y - x;
        long d2 = (long) y * y - (long) x * x;
        long d3 = (long) y * y * y - (long) x * x * x;
        long z1 = z;
        int swap = second ? 1 : 0;
        narrow[at] += d1 * z1;
        narrow[at + 1 + swap] += d2 * z1;
        narrow[at + 2 - swap] += d1 * z1 * z1;
        narrow[at + 3 + 2 * swap] += d3 * z1;
        narrow[at + 4] += d2 * z1 * z1;
        narrow[at + 5 - 2 * swap] += d1 * z1 * z1 * z1;
    }

    /** Once large, a block remains so: going to and fro over a border, what is on one side of it need not stay small. */
    private boolean isLarge() {
        return bits >= SMALL;
    }

    private void stepFar(int at, int x, int y) {
        before.set(1);
        after.set(1);
        for (int p = 0; p < POWERS; p++) {
            before.multiply(x);
            after.multiply(y);
            addDifference(at + p, 0, 0);
        }
    }

    private void stepPairFar(int at, boolean second, int x, int y, int z) {
        before.set(1);
        after.set(1);
        for (int i = 1; i < PAIR_ORDER; i++) {
            before.multiply(x);
            after.multiply(y);
            for (int j = 1; j <= PAIR_ORDER - i; j++) {
                addDifference(at + (second ? JOINT_PLACES[j][i] : JOINT_PLACES[i][j]), z, j);
            }
        }
    }

    /** Adds (after - before) z^power. */
    private void addDifference(int at, int z, int power) {
        difference.high = after.high;
        difference.low = after.low;
        difference.subtract(before);
        for (int k = 0; k < power; k++) {
            difference.multiply(z);
        }
        wide().add(at, difference.high, difference.low);
    }

    private WideIntegers wide() {
        if (wide == null) {
            wide = new WideIntegers(narrow.length);
        }
        return wide;
    }

    /** No sum of those of its differences that are in longs is beyond this. */
    double bound() {
        int most = Math.min(bits, SMALL - 1);
        return Math.scalb(1.0, 1 + LANE_BITS + POWERS * (Integer.SIZE - Integer.numberOfLeadingZeros(most)));
    }

    /** Adds its differences to sums: those in longs, and the others. */
    void addTo(long[] sums, WideIntegers wideSums) {
        for (int k = 0; k < changed.length; k++) {
            int end = (k + 1) * width;
            if (changed[k]) {
                for (int i = k * width; i < end; i++) {
                    sums[i] += narrow[i];
                }
                if (isLarge()) {
                    wideSums.add(wide(), k * width, end);
                }
            }
        }
    }
}
