package org.bellwether.lindblad;

import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.SparseMatrix;
import org.bellwether.lindblad.MeanEvolution.Visitor;

/**
 * The equation of a system together with the mean work that noise and field do on an energy E, on the coordinates (r, w): r of
 * {@link Generator}, then one counter for every noise channel and one for the field,
 *
 * <pre>
 *   white noise   dw_j/dt = gamma_j tr(E D(V_j)[rho])
 *   with memory   dw_j/dt = tr(E (-i)[V_j, E[eta_j rho]])
 *   field         dw_F/dt = tr(E (-i)[F, rho])
 * </pre>
 *
 * <p>All work in the kick alone. In a trajectory's kick all angles grow in proportion on a straight path. Of white noise the mean of
 * what each channel does on it is the integral of its own dw_j/ds over e^{L_k s}; so mean works of trajectories of step dt are exactly
 * those of S(dt)^n. With memory that holds for the sum of all works, and for each where only one noise works; the shares of several
 * in a kick differ from it in the order of their correlations within a step.
 */
public final class WorkGenerator implements SplitGenerator {
    private final Generator generator;
    private final SparseMatrix kick;
    private final int counters;

    private WorkGenerator(Generator generator, SparseMatrix kick, int counters) {
        this.generator = generator;
        this.kick = kick;
        this.counters = counters;
    }

    /**
     * The generator of a system with J noise channels, with J + 1 counters.
     *
     * @param energy E, Hermitian n x n, which H must commute with
     */
    public static WorkGenerator of(Generator generator, ComplexMatrix energy) {
        List<double[]> rows = generator.powers(energy);
        SparseMatrix.Builder kick = new SparseMatrix.Builder(generator.size() + rows.size());
        for (int i = 0; i < generator.size(); i++) {
            kick.addRow(generator.sparseKick(), i);
            kick.endRow();
        }
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                kick.add(j, row[j]);
            }
            kick.endRow();
        }
        return new WorkGenerator(generator, kick.build(), rows.size());
    }

    /** The coordinates at t = 0: those of the initial state, and no work. */
    public double[] initial() {
        return Arrays.copyOf(generator.initial(), kick.size());
    }

    @Override
    public double[][] drift() {
        return SplitGenerator.padded(generator.drift(), counters);
    }

    @Override
    public double[][] kick() {
        return kick.dense();
    }

    @Override
    public void visit(double[] initial, TimeSteps steps, Visitor visitor) {
        if (generator.isJoint()) {
            FactoredSteps.of(generator, kick).visit(initial, steps, visitor);
        } else {
            SplitGenerator.super.visit(initial, steps, visitor);
        }
    }
}
