package org.bellwether.nonlocality;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;

/**
 * Looks for the two directions per party that make a combination of full correlations E(s) largest, s in {0, 1}^N. For fixed weights of
 * E(s) the combination is linear in each party's directions, so these are turned to their best, one party after another, and weights are
 * taken again, until nothing grows. Every start leads to a local maximum: what is found is a lower bound of the largest value.
 */
final class SeeSaw {
    private static final int AXES = 3;
    private static final double SAME = 1e-4;
    private static final double ROUGH = 1e-6;
    private static final int POLISHED = 3;
    private static final int MOST_SWEEPS = 10_000;
    private static final long SEED = 1;

    private final CorrelationTensor correlations;
    private final Inequality inequality;
    private final double growth;

    /** A combination of correlations, the largest of some that are linear. */
    interface Inequality {
        /** The weights of the linear combination that is the largest at e. */
        double[] weights(double[] e);
    }

    /**
     * What was found.
     *
     * @param value the largest value
     * @param directions where, [party][0 or 1][axis]
     * @param starts how many starts were made
     * @param reached how many of them came to the value, to {@value #SAME}
     */
    record Found(double value, double[][][] directions, int starts, int reached) {}

    /**
     * A search.
     *
     * @param growth a sweep over all parties that adds less ends a start
     */
    SeeSaw(CorrelationTensor correlations, Inequality inequality, double growth) {
        this.correlations = correlations;
        this.inequality = inequality;
        this.growth = growth;
    }

    /** From so many starts, the same ones every time: all of them climb roughly, and the best {@value #POLISHED} to the end. */
    Found search(int starts) {
        RandomStream random = new RandomStream(StreamKey.ofSeed(SEED));
        double[] values = new double[starts];
        double[][][][] directions = new double[starts][][][];
        for (int k = 0; k < starts; k++) {
            directions[k] = start(correlations.parties(), random);
            values[k] = climb(directions[k], Math.max(growth, ROUGH));
        }
        int[] best = IntStream.range(0, starts)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -values[k]))
                .limit(POLISHED)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int k : best) {
            values[k] = climb(directions[k], growth);
        }
        int top = best[0];
        for (int k : best) {
            top = values[k] > values[top] ? k : top;
        }
        double most = values[top];
        int reached = (int)
                Arrays.stream(values).filter(value -> value >= most - SAME).count();
        return new Found(most, directions[top], starts, reached);
    }

    /** From given directions, which are left alone. */
    Found from(double[][][] directions) {
        double[][][] copy = new double[directions.length][2][];
        for (int k = 0; k < copy.length; k++) {
            copy[k][0] = directions[k][0].clone();
            copy[k][1] = directions[k][1].clone();
        }
        return new Found(climb(copy, growth), copy, 1, 1);
    }

    /** The value in given directions. */
    double value(double[][][] directions) {
        double[] e = correlations.correlations(directions);
        double[] weights = inequality.weights(e);
        double value = 0;
        for (int s = 0; s < e.length; s++) {
            value += weights[s] * e[s];
        }
        return value;
    }

    /** Turns all directions to a local maximum; the value there. */
    private double climb(double[][][] directions, double least) {
        double value = value(directions);
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            for (int k = 0; k < directions.length; k++) {
                turn(directions, k);
            }
            double next = value(directions);
            if (next <= value + least) {
                return Math.max(value, next);
            }
            value = next;
        }
        return value;
    }

    /** Turns a party's directions to their best for the weights that E(s) has now. */
    private void turn(double[][][] directions, int party) {
        double[] weights = inequality.weights(correlations.correlations(directions));
        double[][] open = correlations.open(directions, party);
        int low = 1 << (directions.length - 1 - party);
        for (int setting = 0; setting < 2; setting++) {
            double[] gradient = new double[AXES];
            for (int s = 0; s < open.length; s++) {
                double weight = weights[(s / low * 2 + setting) * low + s % low];
                for (int a = 0; a < AXES; a++) {
                    gradient[a] += weight * open[s][a];
                }
            }
            normalise(gradient, directions[party][setting]);
        }
    }

    /** Leaves a direction as it is where the gradient vanishes: then all are as good. */
    private static void normalise(double[] gradient, double[] direction) {
        double norm = Math.sqrt(gradient[0] * gradient[0] + gradient[1] * gradient[1] + gradient[2] * gradient[2]);
        for (int a = 0; a < AXES && norm > 0; a++) {
            direction[a] = gradient[a] / norm;
        }
    }

    /** Directions uniform on the sphere. */
    private static double[][][] start(int parties, RandomStream random) {
        double[][][] directions = new double[parties][2][AXES];
        for (double[][] party : directions) {
            for (double[] direction : party) {
                double z = 2 * random.nextDouble() - 1;
                double angle = 2 * Math.PI * random.nextDouble();
                double radius = Math.sqrt(1 - z * z);
                direction[0] = radius * Math.cos(angle);
                direction[1] = radius * Math.sin(angle);
                direction[2] = z;
            }
        }
        return directions;
    }
}
