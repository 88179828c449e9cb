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
     * @param block its number
     * @param rows 4, 2 or 1 of the block's states
     * @param columns all of them
     */
    record Tile(int block, int[] rows, int[] columns) {}

    private LanesBlocks(int[][] states) {
        this.states = states;
        List<Tile> all = new ArrayList<>();
        for (int b = 0; b < states.length; b++) {
            cut(b, all);
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

    private void cut(int block, List<Tile> all) {
        int[] columns = states[block];
        int from = 0;
        for (int rows = ROWS; rows > 0; rows /= 2) {
            for (; from + rows <= columns.length; from += rows) {
                all.add(new Tile(block, Arrays.copyOfRange(columns, from, from + rows), columns));
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

    /**
     * y = M x for one state vector. Blocks in which x is zero are left out.
     *
     * @param elements of M
     * @return |y|^2
     */
    double apply(double[][] elements, double[] xRe, double[] xIm, double[] yRe, double[] yIm) {
        double norm2 = 0;
        int block = -1;
        boolean empty = true;
        for (int t = 0; t < tiles.length; t++) {
            Tile tile = tiles[t];
            if (tile.block() != block) {
                block = tile.block();
                empty = isZero(tile.columns(), xRe, xIm);
            }
            if (empty) {
                for (int row : tile.rows()) {
                    yRe[row] = 0;
                    yIm[row] = 0;
                }
            } else {
                norm2 += apply(tile, elements[t], xRe, xIm, yRe, yIm);
            }
        }
        return norm2;
    }

    private static boolean isZero(int[] states, double[] re, double[] im) {
        for (int i : states) {
            if (re[i] != 0 || im[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static double apply(Tile tile, double[] elements, double[] xRe, double[] xIm, double[] yRe, double[] yIm) {
        int[] columns = tile.columns();
        int rows = tile.rows().length;
        double norm2 = 0;
        for (int r = 0; r < rows; r++) {
            double a = 0;
            double b = 0;
            int at = 2 * r;
            for (int column : columns) {
                double x = xRe[column];
                double y = xIm[column];
                double u = elements[at];
                double v = elements[at + 1];
                a += u * x - v * y;
                b += u * y + v * x;
                at += 2 * rows;
            }
            int row = tile.rows()[r];
            yRe[row] = a;
            yIm[row] = b;
            norm2 += a * a + b * b;
        }
        return norm2;
    }
}
