package org.bellwether.belltest;

import java.util.Arrays;

/**
 * How often each combination of settings x, y and outcomes a, b came.
 *
 * @param cells the numbers of shots in the order of {@link #cell}
 */
public record ShotCounts(long[] cells) {
    /** The number of combinations. */
    public static final int CELLS = 16;

    /**
     * Copies the array.
     *
     * @throws IllegalArgumentException if there are not 16 numbers, or one is negative
     */
    public ShotCounts {
        if (cells.length != CELLS || Arrays.stream(cells).anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException("shots are counted in 16 numbers >= 0, got " + Arrays.toString(cells));
        }
        cells = cells.clone();
    }

    /** A copy of the numbers. */
    @Override
    public long[] cells() {
        return cells.clone();
    }

    /**
     * The place of a combination, 8x + 4y + 2i + j.
     *
     * @param x 0 for the direction a of qubit 1, 1 for a'
     * @param y 0 for the direction b of qubit 2, 1 for b'
     * @param i the outcome a = (-1)^i
     * @param j the outcome b = (-1)^j
     */
    public static int cell(int x, int y, int i, int j) {
        return x << 3 | y << 2 | i << 1 | j;
    }

    /** Whether a cell is won: a b = (-1)^{xy}. */
    static boolean isWon(int cell) {
        int product = (cell >> 1 ^ cell) & 1;
        int both = cell >> 3 & cell >> 2 & 1;
        return product == both;
    }

    /** The number of shots with a combination, see {@link #cell}. */
    public long count(int x, int y, int i, int j) {
        return cells[cell(x, y, i, j)];
    }

    /** The number of shots with a pair of settings. */
    public long shots(int x, int y) {
        return count(x, y, 0, 0) + count(x, y, 0, 1) + count(x, y, 1, 0) + count(x, y, 1, 1);
    }

    /** The sum of a b over the shots with a pair of settings. */
    public long products(int x, int y) {
        return count(x, y, 0, 0) - count(x, y, 0, 1) - count(x, y, 1, 0) + count(x, y, 1, 1);
    }

    /** The number of all shots M. */
    public long shots() {
        return Arrays.stream(cells).sum();
    }

    /** The number of shots won. */
    public long wins() {
        long wins = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            wins += isWon(cell) ? cells[cell] : 0;
        }
        return wins;
    }
}
