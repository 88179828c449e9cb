package org.bellwether.lindblad.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The multi-indices n = (n_1, ..., n_S) of the modes of S noise sources whose sum is at most a depth, in the order of their sums.
 * A mode of a telegraph is 0 or 1, one of an Ornstein-Uhlenbeck process any number.
 */
final class ModeIndices {
    private final List<int[]> indices = new ArrayList<>();
    private final int[][] above;
    private final int[][] below;
    private final int[] levelStarts;

    /**
     * All indices up to a depth.
     *
     * @param largest the largest index of each source
     */
    ModeIndices(int[] largest, int depth) {
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        int deepest =
                (int) Math.min(depth, Arrays.stream(largest).asLongStream().sum());
        levelStarts = new int[deepest + 2];
        for (int level = 0; level <= deepest; level++) {
            add(largest, new int[largest.length], 0, level, numbers);
            levelStarts[level + 1] = indices.size();
        }
        above = new int[indices.size()][largest.length];
        below = new int[indices.size()][largest.length];
        for (int k = 0; k < indices.size(); k++) {
            for (int s = 0; s < largest.length; s++) {
                above[k][s] = number(numbers, indices.get(k), s, 1);
                below[k][s] = number(numbers, indices.get(k), s, -1);
            }
        }
    }

    private void add(int[] largest, int[] index, int source, int left, Map<List<Integer>, Integer> numbers) {
        if (source == largest.length) {
            if (left == 0) {
                numbers.put(Arrays.stream(index).boxed().toList(), indices.size());
                indices.add(index.clone());
            }
            return;
        }
        for (int n = 0; n <= Math.min(left, largest[source]); n++) {
            index[source] = n;
            add(largest, index, source + 1, left - n, numbers);
        }
        index[source] = 0;
    }

    private static int number(Map<List<Integer>, Integer> numbers, int[] index, int source, int change) {
        int[] neighbour = index.clone();
        neighbour[source] += change;
        return numbers.getOrDefault(Arrays.stream(neighbour).boxed().toList(), -1);
    }

    /** How many there are up to a depth, without listing them. */
    static double count(int[] largest, int depth) {
        double[] ofSum = new double[depth + 1];
        ofSum[0] = 1;
        for (int most : largest) {
            double[] more = new double[depth + 1];
            for (int sum = 0; sum <= depth; sum++) {
                for (int n = 0; n <= Math.min(most, sum); n++) {
                    more[sum] += ofSum[sum - n];
                }
            }
            ofSum = more;
        }
        return Arrays.stream(ofSum).sum();
    }

    /** How many there are. */
    int size() {
        return indices.size();
    }

    /** n_s of an index. */
    int order(int number, int source) {
        return indices.get(number)[source];
    }

    /** The number of the index with n_s + 1, or -1. */
    int above(int number, int source) {
        return above[number][source];
    }

    /** The number of the index with n_s - 1, or -1. */
    int below(int number, int source) {
        return below[number][source];
    }

    /** The number of the first index of a level; those of one sum are a level, and lie together. */
    int levelStart(int level) {
        return levelStarts[level];
    }

    /** The number of levels. */
    int levels() {
        return levelStarts.length - 1;
    }
}
