package org.bellwether.nonlocality;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;

/**
 * The largest value of the complete inequality for full correlations of N parties with two settings each,
 *
 * <pre>
 *   W = 2^-N sum_r | sum_s (-1)^{r.s} E(s) | <= 1,   r, s in {0, 1}^N,
 * </pre>
 *
 * E(s) being the mean product of all outcomes with party k measured along its direction s_k. W > 1: the correlations are Bell nonlocal.
 * W > 2^{(N-2)/2}: no biseparable state has them, so the state is genuinely N-partite entangled. Quantum states reach 2^{(N-1)/2}; for
 * N = 2, W = B/2.
 *
 * <p>The largest value over directions is looked for from many starts: for fixed signs of the sums over s, W is linear in each party's
 * directions, so these are turned to their best, one party after another, and signs are taken again, until nothing grows. What is found
 * is a lower bound of the largest value; how many starts reached it is told.
 *
 * <p>Sources: R. F. Werner, M. M. Wolf, Phys. Rev. A 64, 032112 (2001), doi:10.1103/PhysRevA.64.032112; M. Zukowski, C. Brukner, Phys.
 * Rev. Lett. 88, 210401 (2002), doi:10.1103/PhysRevLett.88.210401.
 *
 * @param value W
 * @param settings the two directions of every party, party by party
 * @param starts how many starts were made
 * @param reached how many of them came to the value, to 1e-9
 */
public record Wwzb(double value, List<Settings> settings, int starts, int reached) {
    private static final int AXES = 3;
    private static final double GROWTH = 1e-14;
    private static final double SAME = 1e-9;
    private static final int MOST_SWEEPS = 10_000;
    private static final long SEED = 1;

    /**
     * The directions of a party.
     *
     * @param first where s_k = 0
     * @param second where s_k = 1
     */
    public record Settings(Direction first, Direction second) {}

    /** Makes the list immutable. */
    public Wwzb {
        settings = List.copyOf(settings);
    }

    /**
     * Of correlations.
     *
     * @param starts how many starts to make, at least 1; the same ones every time
     */
    public static Wwzb of(CorrelationTensor correlations, int starts) {
        RandomStream random = new RandomStream(StreamKey.ofSeed(SEED));
        double[] values = new double[starts];
        double best = -1;
        double[][][] found = new double[0][][];
        for (int k = 0; k < starts; k++) {
            double[][][] directions = start(correlations.parties(), random);
            values[k] = climb(correlations, directions);
            if (values[k] > best) {
                best = values[k];
                found = directions;
            }
        }
        int reached = 0;
        for (double value : values) {
            reached += value >= best - SAME ? 1 : 0;
        }
        List<Settings> settings = new ArrayList<>();
        for (double[][] party : found) {
            settings.add(new Settings(direction(party[0]), direction(party[1])));
        }
        return new Wwzb(best, settings, starts, reached);
    }

    /** W in given directions, one pair a party. */
    public static double in(CorrelationTensor correlations, List<Settings> settings) {
        double[][][] directions = settings.stream()
                .map(pair -> new double[][] {components(pair.first()), components(pair.second())})
                .toArray(double[][][]::new);
        return value(correlations.correlations(directions));
    }

    /** The bound 2^{(N-2)/2} of biseparable states. */
    public static double biseparableBound(int parties) {
        return Math.pow(2, (parties - 2) / 2.0);
    }

    /** Turns all directions to a local maximum; the value there. */
    private static double climb(CorrelationTensor correlations, double[][][] directions) {
        double value = value(correlations.correlations(directions));
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            for (int k = 0; k < directions.length; k++) {
                turn(correlations, directions, k);
            }
            double next = value(correlations.correlations(directions));
            if (next <= value + GROWTH) {
                return Math.max(value, next);
            }
            value = next;
        }
        return value;
    }

    /** Turns a party's directions to their best for the signs that the sums have now. */
    private static void turn(CorrelationTensor correlations, double[][][] directions, int party) {
        double[] weights = signs(correlations.correlations(directions));
        walsh(weights);
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
        double norm = Math.sqrt(dot(gradient, gradient));
        for (int a = 0; a < AXES && norm > 0; a++) {
            direction[a] = gradient[a] / norm;
        }
    }

    private static double value(double[] correlations) {
        double[] sums = correlations.clone();
        walsh(sums);
        double value = 0;
        for (double sum : sums) {
            value += Math.abs(sum);
        }
        return value / sums.length;
    }

    private static double[] signs(double[] correlations) {
        walsh(correlations);
        for (int r = 0; r < correlations.length; r++) {
            correlations[r] = correlations[r] < 0 ? -1 : 1;
        }
        return correlations;
    }

    /** x_r -> sum_s (-1)^{r.s} x_s in place. */
    private static void walsh(double[] x) {
        for (int half = 1; half < x.length; half *= 2) {
            for (int i = 0; i < x.length; i++) {
                if ((i & half) == 0) {
                    double a = x[i];
                    double b = x[i + half];
                    x[i] = a + b;
                    x[i + half] = a - b;
                }
            }
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

    private static double[] components(Direction direction) {
        return new double[] {direction.x(), direction.y(), direction.z()};
    }

    private static Direction direction(double[] x) {
        return new Direction(x[0], x[1], x[2]);
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int a = 0; a < AXES; a++) {
            sum += x[a] * y[a];
        }
        return sum;
    }
}
