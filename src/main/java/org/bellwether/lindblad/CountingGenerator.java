package org.bellwether.lindblad;

import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;

/**
 * The master equation together with the mean numbers of jumps, on the coordinates (r, n): r of {@link Liouvillian}, then one
 * counter for every jump channel,
 *
 * <pre>
 *   dn_k/dt = gamma_k tr(A_k† A_k rho)
 * </pre>
 *
 * <p>Jumps happen in the drift, where trajectories sample them exactly, so the counters belong to L_0 and the mean counts of
 * trajectories of step dt are exactly those of S(dt)^n. Counters grow for ever; steady states are the {@link Liouvillian}'s.
 */
public final class CountingGenerator implements SplitGenerator {
    private final HermitianBasis basis;
    private final double[][] drift;
    private final double[][] kick;
    private final double[] initial;

    private CountingGenerator(HermitianBasis basis, double[][] drift, double[][] kick, double[] initial) {
        this.basis = basis;
        this.drift = drift;
        this.kick = kick;
        this.initial = initial;
    }

    /** The generator of an open system with K jump channels, (n^2 + K) x (n^2 + K). */
    public static CountingGenerator of(OpenSystem system) {
        Liouvillian liouvillian = Liouvillian.of(system);
        HermitianBasis basis = liouvillian.basis();
        List<JumpChannel> jumps = system.jumps();
        int states = basis.operators().size();
        double[][] drift = SplitGenerator.padded(liouvillian.drift(), jumps.size());
        for (int k = 0; k < jumps.size(); k++) {
            ComplexMatrix a = jumps.get(k).operator();
            // tr(A†A rho) = (1/n) sum_l tr(B_l A†A) r_l
            double[] rates = basis.coordinates(a.adjoint().times(a));
            for (int l = 0; l < states; l++) {
                drift[states + k][l] = jumps.get(k).rate() * rates[l] / system.dimension();
            }
        }
        double[] initial =
                Arrays.copyOf(basis.coordinates(system.initialState().densityMatrix()), states + jumps.size());
        return new CountingGenerator(basis, drift, SplitGenerator.padded(liouvillian.kick(), jumps.size()), initial);
    }

    /** The basis of the first n^2 coordinates. */
    public HermitianBasis basis() {
        return basis;
    }

    /** The coordinates at t = 0: those of the initial state, and no jumps. */
    public double[] initial() {
        return initial.clone();
    }

    @Override
    public double[][] drift() {
        return RealMatrices.times(drift, 1);
    }

    @Override
    public double[][] kick() {
        return RealMatrices.times(kick, 1);
    }
}
