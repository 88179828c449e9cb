package org.bellwether.nonlocality;

import java.util.List;
import org.bellwether.model.BellState;
import org.bellwether.model.Pauli;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.MeanVector;

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

    /** The same with its standard error, from the covariance of the means. */
    public static Estimate of(BellState state, MeanVector paulis) {
        double variance = 0;
        for (int k = 0; k < 3; k++) {
            for (int l = 0; l < 3; l++) {
                variance += sign(state, k) * sign(state, l) * paulis.covariance()[index(k)][index(l)];
            }
        }
        double error = Math.sqrt(Math.max(0, variance) / paulis.count()) / 4;
        return new Estimate(of(state, paulis.mean()), error, paulis.count());
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
