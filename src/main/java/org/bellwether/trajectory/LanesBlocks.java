package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;

/**
 * The blocks of n x n matrices that no element leads out of, found from the elements of some of them: the connected components of the
 * graph whose edges are the elements that are not zero. Every function of one of the matrices has the same blocks. The rows of a block
 * are cut into tiles of {@value #ROWS} rows, and what is left into tiles of 2 and of 1, so that a tile's sums fit in registers.
 */
final class LanesBlocks {
    /** The rows of a large tile. */
    static final int ROWS = 4;

    /** Relative to the largest element: what is smaller is the rounding of a zero. */
    private static final double ROUNDING = 1e-15;

    /** The states of each block, in their order. */
    final int[][] states;
    /** The tiles of all blocks, a block after the other. */
    final Tile[] tiles;

    /**
     * Some rows of a block.
     *
     * @param rows 4, 2 or 1 of the block's states
     * @param columns all of them
     */
    record Tile(int[] rows, int[] columns) {}

    /** The number of each state's block. */
    private final int[] block;

    private LanesBlocks(int[][] states) {
        this.states = states;
        block = new int[Arrays.stream(states).mapToInt(s -> s.length).sum()];
        List<Tile> all = new ArrayList<>();
        for (int b = 0; b < states.length; b++) {
            for (int state : states[b]) {
                block[state] = b;
            }
            cut(states[b], all);
        }
        tiles = all.toArray(Tile[]::new);
    }

    /** The blocks that some matrices have in common. */
    static LanesBlocks of(ComplexMatrix... matrices) {
        int n = matrices[0].rows();
        int[] root = new int[n];
        Arrays.setAll(root, i -> i);
        for (ComplexMatrix matrix : matrices) {
            double least = ROUNDING * matrix.maxAbs();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (Math.abs(matrix.re(i, j)) > least || Math.abs(matrix.im(i, j)) > least) {
                        root[find(root, Math.max(find(root, i), find(root, j)))] =
                                Math.min(find(root, i), find(root, j));
                    }
                }
            }
        }
        List<List<Integer>> blocks = new ArrayList<>();
        int[] place = new int[n];
        for (int i = 0; i < n; i++) {
            if (find(root, i) == i) {
                place[i] = blocks.size();
                blocks.add(new ArrayList<>());
            }
            blocks.get(place[find(root, i)]).add(i);
        }
        return new LanesBlocks(blocks.stream()
                .map(block -> block.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new));
    }

    private static int find(int[] root, int i) {
        int r = i;
        while (root[r] != r) {
            r = root[r];
        }
        return r;
    }

    private static void cut(int[] columns, List<Tile> all) {
        int from = 0;
        for (int rows = ROWS; rows > 0; rows /= 2) {
            for (; from + rows <= columns.length; from += rows) {
                all.add(new Tile(Arrays.copyOfRange(columns, from, from + rows), columns));
            }
        }
    }

    /** The elements of a matrix of these blocks: for each tile, of each column those of all rows, re before im. */
    double[][] elements(ComplexMatrix matrix) {
        double[][] all = new double[tiles.length][];
        for (int t = 0; t < all.length; t++) {
            int[] rows = tiles[t].rows();
            int[] columns = tiles[t].columns();
            double[] elements = new double[2 * rows.length * columns.length];
            int next = 0;
            for (int column : columns) {
                for (int row : rows) {
                    elements[next++] = matrix.re(row, column);
                    elements[next++] = matrix.im(row, column);
                }
            }
            all[t] = elements;
        }
        return all;
    }

    /** How much memory the elements of a matrix take. */
    double bytes() {
        return Arrays.stream(states)
                .mapToDouble(s -> 16.0 * s.length * s.length)
                .sum();
    }

    /** Whether an element leads from any state to another. */
    boolean isCoupled() {
        return states.length < block.length;
    }

    /** The bit of a state's block: one for each of the first 63, and one for all others. */
    long bit(int state) {
        return 1L << Math.min(block[state], Long.SIZE - 1);
    }

    /** The bits of the blocks in which a state vector has an amplitude that is not zero. */
    long support(double[] re, double[] im) {
        long bits = 0;
        for (int i = 0; i < re.length; i++) {
            if (re[i] != 0 || im[i] != 0) {
                bits |= bit(i);
            }
        }
        return bits;
    }

    /**
     * y = M x for one state vector.
     *
     * @param elements of M
     * @param support of x
     * @return |y|^2
     */
    double apply(double[][] elements, double[] xRe, double[] xIm, long support, double[] yRe, double[] yIm) {
        double norm2 = 0;
        for (int t = 0; t < tiles.length; t++) {
            Tile tile = tiles[t];
            if ((bit(tile.rows()[0]) & support) == 0) {
                for (int row : tile.rows()) {
                    yRe[row] = 0;
                    yIm[row] = 0;
                }
            } else if (tile.rows().length == ROWS) {
                norm2 += four(tile, elements[t], xRe, xIm, yRe, yIm);
            } else {
                norm2 += few(tile, elements[t], xRe, xIm, yRe, yIm);
            }
        }
        return norm2;
    }

    /** Four rows at a time, whose sums do not wait for each other. */
    private static double four(Tile tile, double[] e, double[] xRe, double[] xIm, double[] yRe, double[] yIm) {
        double a0 = 0;
        double b0 = 0;
        double a1 = 0;
        double b1 = 0;
        double a2 = 0;
        double b2 = 0;
        double a3 = 0;
        double b3 = 0;
        int at = 0;
        for (int column : tile.columns()) {
            double x = xRe[column];
            double y = xIm[column];
            a0 = Math.fma(e[at + 1], -y, Math.fma(e[at], x, a0));
            b0 = Math.fma(e[at + 1], x, Math.fma(e[at], y, b0));
            a1 = Math.fma(e[at + 3], -y, Math.fma(e[at + 2], x, a1));
            b1 = Math.fma(e[at + 3], x, Math.fma(e[at + 2], y, b1));
            a2 = Math.fma(e[at + 5], -y, Math.fma(e[at + 4], x, a2));
            b2 = Math.fma(e[at + 5], x, Math.fma(e[at + 4], y, b2));
            a3 = Math.fma(e[at + 7], -y, Math.fma(e[at + 6], x, a3));
            b3 = Math.fma(e[at + 7], x, Math.fma(e[at + 6], y, b3));
            at += 2 * ROWS;
        }
        int[] rows = tile.rows();
        return put(rows[0], a0, b0, yRe, yIm)
                + put(rows[1], a1, b1, yRe, yIm)
                + put(rows[2], a2, b2, yRe, yIm)
                + put(rows[3], a3, b3, yRe, yIm);
    }

    private static double few(Tile tile, double[] e, double[] xRe, double[] xIm, double[] yRe, double[] yIm) {
        int[] columns = tile.columns();
        int rows = tile.rows().length;
        double norm2 = 0;
        for (int r = 0; r < rows; r++) {
            double a = 0;
            double b = 0;
            int at = 2 * r;
            for (int column : columns) {
                a = Math.fma(e[at + 1], -xIm[column], Math.fma(e[at], xRe[column], a));
                b = Math.fma(e[at + 1], xRe[column], Math.fma(e[at], xIm[column], b));
                at += 2 * rows;
            }
            norm2 += put(tile.rows()[r], a, b, yRe, yIm);
        }
        return norm2;
    }

    private static double put(int row, double a, double b, double[] re, double[] im) {
        re[row] = a;
        im[row] = b;
        return a * a + b * b;
    }
}
