package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.noise.Kicks;

/**
 * The phases exp(-i phi_a) of a kick in the common eigenbasis of noise and field, from few angles: states whose angles are equal, or
 * opposite, for whatever noise share one sine and one cosine.
 */
final class LanesPhases {
    /** Relative to the largest entry: angles that differ by less are equal. */
    private static final double ROUNDING = 1e-14;

    /** The angles. */
    final List<Angle> angles;
    /** The states that a kick does not turn. */
    final int[] still;

    /**
     * An angle.
     *
     * @param perComponent G_l: the angle per unit of component l of {@link Kicks}, not scaled
     * @param field per unit time
     * @param along the states that turn by it
     * @param against those that turn by its opposite
     */
    record Angle(double[] perComponent, double field, int[] along, int[] against) {}

    LanesPhases(Kicks kicks) {
        double[][] generators = kicks.generators();
        double[] field = kicks.field();
        int n = field.length;
        double[][] vectors = new double[n][generators.length + 1];
        double largest = 0;
        for (int a = 0; a < n; a++) {
            for (int l = 0; l < generators.length; l++) {
                vectors[a][l] = generators[l][a];
                largest = Math.max(largest, Math.abs(vectors[a][l]));
            }
            vectors[a][generators.length] = field[a];
            largest = Math.max(largest, Math.abs(field[a]));
        }
        double least = ROUNDING * largest;
        boolean[] done = new boolean[n];
        List<Angle> found = new ArrayList<>();
        int[] none = same(vectors, new double[generators.length + 1], 1, least, done);
        for (int a = 0; a < n; a++) {
            if (!done[a]) {
                int[] along = same(vectors, vectors[a], 1, least, done);
                int[] against = same(vectors, vectors[a], -1, least, done);
                double[] perComponent = java.util.Arrays.copyOf(vectors[a], generators.length);
                found.add(new Angle(perComponent, field[a], along, against));
            }
        }
        still = none;
        angles = List.copyOf(found);
    }

    /** The states not yet done whose vector is sign times another, which are done then. */
    private static int[] same(double[][] vectors, double[] other, double sign, double least, boolean[] done) {
        int[] all = IntStream.range(0, vectors.length)
                .filter(a -> !done[a])
                .filter(a -> IntStream.range(0, other.length)
                        .allMatch(l -> Math.abs(vectors[a][l] - sign * other[l]) <= least))
                .toArray();
        for (int a : all) {
            done[a] = true;
        }
        return all;
    }
}
