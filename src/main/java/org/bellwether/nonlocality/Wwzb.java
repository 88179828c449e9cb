package org.bellwether.nonlocality;

import java.util.Arrays;
import java.util.List;

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
 * @param reached how many of them came to the value, to 1e-4
 */
public record Wwzb(double value, List<Settings> settings, int starts, int reached) {
    private static final double GROWTH = 1e-12;
    private static final double GROWTH_NEAR = 1e-8;

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
        return of(new SeeSaw(correlations, Wwzb::weights, GROWTH).search(starts));
    }

    /** The largest value that a search from these settings leads to, for correlations that differ a little. */
    double near(CorrelationTensor correlations) {
        return new SeeSaw(correlations, Wwzb::weights, GROWTH_NEAR)
                .from(directions(settings))
                .value();
    }

    /** The same as a whole. */
    Wwzb turned(CorrelationTensor correlations) {
        return of(new SeeSaw(correlations, Wwzb::weights, GROWTH_NEAR).from(directions(settings)));
    }

    private static Wwzb of(SeeSaw.Found found) {
        return new Wwzb(found.value(), settings(found.directions()), found.starts(), found.reached());
    }

    /** Directions as pairs, one a party. */
    static List<Settings> settings(double[][][] directions) {
        return Arrays.stream(directions)
                .map(party -> new Settings(direction(party[0]), direction(party[1])))
                .toList();
    }

    /** Pairs as directions, [party][0 or 1][axis]. */
    static double[][][] directions(List<Settings> settings) {
        return settings.stream()
                .map(pair -> new double[][] {components(pair.first()), components(pair.second())})
                .toArray(double[][][]::new);
    }

    /** W in given directions, one pair a party. */
    public static double in(CorrelationTensor correlations, List<Settings> settings) {
        return new SeeSaw(correlations, Wwzb::weights, GROWTH).value(directions(settings));
    }

    /** The bound 2^{(N-2)/2} of biseparable states. */
    public static double biseparableBound(int parties) {
        return Math.pow(2, (parties - 2) / 2.0);
    }

    /** 2^-N sum_r sign_r (-1)^{r.s}, the signs being those of the sums over s. */
    private static double[] weights(double[] e) {
        double[] weights = e.clone();
        walsh(weights);
        for (int r = 0; r < weights.length; r++) {
            weights[r] = (weights[r] < 0 ? -1.0 : 1.0) / weights.length;
        }
        walsh(weights);
        return weights;
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

    private static double[] components(Direction direction) {
        return new double[] {direction.x(), direction.y(), direction.z()};
    }

    private static Direction direction(double[] x) {
        return new Direction(x[0], x[1], x[2]);
    }
}
