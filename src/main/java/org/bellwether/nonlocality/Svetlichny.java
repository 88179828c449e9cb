package org.bellwether.nonlocality;

import java.util.List;
import org.bellwether.nonlocality.Wwzb.Settings;

/**
 * The largest value of Svetlichny's inequality of N parties with two settings each,
 *
 * <pre>
 *   S = 2^{1-N} | sum_s v(|s|) E(s) | <= 1,   v(k) = (-1)^{k(k+1)/2},
 * </pre>
 *
 * |s| being the number of parties in their second setting. S > 1: no model has these correlations in which any two groups of parties share
 * randomness only, however nonlocal each group is in itself; the N parties are genuinely N-partite nonlocal. Quantum states reach sqrt2.
 *
 * <p>Sources: G. Svetlichny, Phys. Rev. D 35, 3066 (1987), doi:10.1103/PhysRevD.35.3066; M. Seevinck, G. Svetlichny, Phys. Rev. Lett. 89,
 * 060401 (2002), doi:10.1103/PhysRevLett.89.060401.
 *
 * @param value S, a lower bound of the largest value
 * @param settings the two directions of every party, party by party
 * @param starts how many starts were made
 * @param reached how many of them came to the value, to 1e-4
 */
public record Svetlichny(double value, List<Settings> settings, int starts, int reached) {
    private static final double GROWTH = 1e-11;

    /** Makes the list immutable. */
    public Svetlichny {
        settings = List.copyOf(settings);
    }

    /**
     * Of correlations.
     *
     * @param starts how many starts to make, at least 1; the same ones every time
     */
    public static Svetlichny of(CorrelationTensor correlations, int starts) {
        SeeSaw.Found found = new SeeSaw(correlations, Svetlichny::weights, GROWTH).search(starts);
        return new Svetlichny(found.value(), Wwzb.settings(found.directions()), found.starts(), found.reached());
    }

    /** The largest value that a search from these settings leads to, for correlations that differ a little. */
    double near(CorrelationTensor correlations) {
        return new SeeSaw(correlations, Svetlichny::weights, GROWTH)
                .from(Wwzb.directions(settings))
                .value();
    }

    private static double[] weights(double[] e) {
        double[] weights = new double[e.length];
        double sum = 0;
        for (int s = 0; s < e.length; s++) {
            int k = Integer.bitCount(s);
            weights[s] = (k * (k + 1) / 2 % 2 == 0 ? 2.0 : -2.0) / e.length;
            sum += weights[s] * e[s];
        }
        for (int s = 0; s < e.length && sum < 0; s++) {
            weights[s] = -weights[s];
        }
        return weights;
    }
}
