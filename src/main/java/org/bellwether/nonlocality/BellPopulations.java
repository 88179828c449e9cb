package org.bellwether.nonlocality;

import java.util.List;
import org.bellwether.model.BellState;
import org.bellwether.model.Pauli;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.MeanVector;
import org.bellwether.statistics.Unseen;

/** The populations of the Bell states, which are linear in the means of XX, YY and ZZ: p = (1 + x XX + y YY + z ZZ)/4. */
public final class BellPopulations {
    private static final List<String> CORRELATIONS = List.of("XX", "YY", "ZZ");

    private BellPopulations() {}

    /** The population of a Bell state in a state given by its Pauli means. */
    public static double of(BellState state, double[] paulis) {
        double sum = 1;
        for (int k = 0; k < 3; k++) {
            sum += sign(state, k) * paulis[index(k)];
        }
        return sum / 4;
    }

    /** The same with its standard error, from the covariance of the means and from what was not seen, see {@link Unseen}. */
    public static Estimate of(BellState state, MeanVector paulis) {
        double value = of(state, paulis.mean());
        return new Estimate(
                value,
                Unseen.error(
                        standardError(state, paulis),
                        unseenProbability(paulis),
                        Math.max(value, 1 - value),
                        paulis.count()),
                paulis.count());
    }

    /** Its standard error from the trajectories that were seen. */
    public static double standardError(BellState state, MeanVector paulis) {
        double variance = 0;
        for (int k = 0; k < 3; k++) {
            for (int l = 0; l < 3; l++) {
                variance += sign(state, k) * sign(state, l) * paulis.covariance()[index(k)][index(l)];
            }
        }
        return Math.sqrt(Math.max(0, variance) / paulis.count()) / 4;
    }

    private static double unseenProbability(MeanVector paulis) {
        double largest = 0;
        for (int k = 0; k < 3; k++) {
            largest = Math.max(largest, paulis.unseenProbability(index(k)));
        }
        return largest;
    }

    private static int index(int k) {
        return Pauli.pairs().indexOf(CORRELATIONS.get(k));
    }

    private static double sign(BellState state, int k) {
        return switch (state) {
            case PHI_PLUS -> k == 1 ? -1 : 1;
            case PSI_PLUS -> k == 2 ? -1 : 1;
            case PHI_MINUS -> k == 0 ? -1 : 1;
            case PSI_MINUS -> -1;
        };
    }
}
