package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;

/**
 * The master equation together with the mean work that noise and field do on an energy E, on the coordinates (r, w): r of
 * {@link Liouvillian}, then one counter for every noise channel and one for the field,
 *
 * <pre>
 *   dw_j/dt = gamma_j tr(E D(V_j)[rho]),     dw_F/dt = tr(E (-i)[F, rho])
 * </pre>
 *
 * <p>Both work in the kick alone. In a trajectory's kick all angles grow in proportion on a straight path, and the mean of what each
 * noise does on it is the integral of its own dw_j/ds over e^{L_k s}; so mean works of trajectories of step dt are exactly those of
 * S(dt)^n.
 */
public final class WorkGenerator implements SplitGenerator {
    private final double[][] drift;
    private final double[][] kick;
    private final double[] initial;

    private WorkGenerator(double[][] drift, double[][] kick, double[] initial) {
        this.drift = drift;
        this.kick = kick;
        this.initial = initial;
    }

    /**
     * The generator of an open system with J noise channels, (n^2 + J + 1) x (n^2 + J + 1).
     *
     * @param energy E, Hermitian n x n, which H must commute with
     */
    public static WorkGenerator of(OpenSystem system, ComplexMatrix energy) {
        Liouvillian liouvillian = Liouvillian.of(system);
        HermitianBasis basis = liouvillian.basis();
        List<double[]> rows = new ArrayList<>();
        for (NoiseChannel noise : system.noises()) {
            rows.add(powers(
                    basis,
                    energy,
                    b -> Liouvillian.dissipator(noise.operator(), b).times(noise.intensity())));
        }
        rows.add(powers(basis, energy, b -> Liouvillian.unitary(system.field(), b)));
        int states = basis.operators().size();
        double[][] kick = SplitGenerator.padded(liouvillian.kick(), rows.size());
        for (int j = 0; j < rows.size(); j++) {
            System.arraycopy(rows.get(j), 0, kick[states + j], 0, states);
        }
        double[] initial =
                Arrays.copyOf(basis.coordinates(system.initialState().densityMatrix()), states + rows.size());
        return new WorkGenerator(SplitGenerator.padded(liouvillian.drift(), rows.size()), kick, initial);
    }

    /** The coordinates at t = 0: those of the initial state, and no work. */
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

    /** The row tr(E L[B_l])/n over the basis operators B_l. */
    private static double[] powers(HermitianBasis basis, ComplexMatrix energy, UnaryOperator<ComplexMatrix> part) {
        double n = energy.rows();
        return basis.operators().stream()
                .mapToDouble(b -> energy.times(part.apply(b)).traceRe() / n)
                .toArray();
    }
}
