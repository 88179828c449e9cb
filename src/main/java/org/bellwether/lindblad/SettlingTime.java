package org.bellwether.lindblad;

import java.util.OptionalDouble;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.OpenSystem;

/**
 * When the mean state has come to the steady state that it goes to. No Lindblad evolution ever widens the trace norm between two
 * solutions, so the mean state stays as close as it once was; and as the way from the given initial state is followed, modes
 * that it does not excite cost no time, however slow they are.
 */
public final class SettlingTime {
    // Ten steps a decade, so coarse that no last bit decides between two of them.
    private static final double[] LADDER = {1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8};
    private static final int DECADES = 9;

    private SettlingTime() {}

    /**
     * The first time of the ladder 1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8, 10, ... at which the mean state is within a trace norm
     * of its steady state: then every mean of an observable of norm 1 is.
     *
     * @param distance the trace norm, > 0
     * @return a time in the inverse of the coupling's unit (hbar = 1), below 1e9; empty where the state is not settled by then or oscillates for ever
     */
    public static OptionalDouble of(OpenSystem system, double distance) {
        Liouvillian liouvillian = Liouvillian.of(system);
        HermitianBasis basis = liouvillian.basis();
        double[] initial = basis.coordinates(system.initialState().densityMatrix());
        double[] steady = SteadyStates.of(liouvillian).from(initial);
        for (int decade = 0; decade < DECADES; decade++) {
            for (double part : LADDER) {
                double time = part * StrictMath.pow(10, decade);
                double[] state = RealMatrices.times(liouvillian.propagator(time), initial);
                if (TraceNorm.of(basis.operator(difference(state, steady))) <= distance) {
                    return OptionalDouble.of(time);
                }
            }
        }
        return OptionalDouble.empty();
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int k = 0; k < a.length; k++) {
            difference[k] -= b[k];
        }
        return difference;
    }
}
