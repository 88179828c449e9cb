package org.bellwether.trajectory;

import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;

/** Adds up the {@link PathFunctionals} of all lanes of a {@link DensityBlock}. */
final class BellFunctionals {
    private final BellWork work;
    private final List<ComplexMatrix> integrands;
    private final boolean cross;
    private final BellMeans atStart;
    private final double[][] rows;
    private final double[][] integrals;
    /** Of each integrand: the sum over ends of steps, with half of the value at the start. */
    private final double[][] sums;

    private final double[][] last;
    private BellMeans afterHalf;
    private double step;

    /**
     * The functionals of a system, of no step yet: {@link #start} follows.
     *
     * @param cross whether states have elements across the planes
     * @param rows where they go, [row][lane]
     */
    BellFunctionals(
            OpenSystem system, BellForm form, PathFunctionals asked, BellKick kick, boolean cross, double[][] rows) {
        work = new BellWork(system, form, asked.energy(), kick);
        integrands = asked.integrands();
        this.cross = cross;
        atStart = BellMeans.of(integrands, cross);
        afterHalf = atStart;
        this.rows = rows;
        int first = PathFunctionals.firstIntegral(system.noises().size());
        integrals = Arrays.copyOfRange(rows, first, rows.length);
        sums = new double[integrals.length][BlockView.LANES];
        last = new double[integrals.length][BlockView.LANES];
    }

    /** Whether the functionals can be added up in the Bell basis: the energy must be diagonal in it. */
    static boolean serves(PathFunctionals functionals) {
        return BellForm.isDiagonal(BellForm.inBasis(functionals.energy(), BellForm.bellBasis()));
    }

    /** The integrands at the end of a step, from the state after its kick. */
    BellMeans after(BellDrift half) {
        return BellMeans.after(half, integrands, cross);
    }

    /** Says how long the next steps are. */
    private void over(double dt, BellMeans after) {
        work.over(dt);
        step = dt;
        afterHalf = after;
    }

    /** Goes on in steps of another size from an output that was shown: its values count half before it and half after it. */
    void continueIn(double dt, BellMeans after) {
        for (int k = 0; k < sums.length; k++) {
            for (int l = 0; l < BlockView.LANES; l++) {
                double half = last[k][l] / 2;
                sums[k][l] = step / dt * (sums[k][l] - half) + half;
            }
        }
        over(dt, after);
    }

    /** Begins at t = 0 in steps of a size. */
    void start(DensityBlock block, double dt, BellMeans after) {
        over(dt, after);
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
        atStart.evaluate(block.rho, sums);
        for (double[] sum : sums) {
            halve(sum);
        }
    }

    /** Adds the works of a kick whose angles are set. */
    void beforeKick(DensityBlock block, double[] first, double[] second, double[][] components) {
        work.add(block, first, second, components, rows);
    }

    /** Adds the integrands at the end of a step, from the state after its kick. */
    void afterKick(DensityBlock block) {
        afterHalf.add(block.rho, sums);
    }

    /** Sets the integrals until the end of a step, from the state after its kick: its values count half. */
    void show(DensityBlock block) {
        afterHalf.evaluate(block.rho, last);
        for (int k = 0; k < sums.length; k++) {
            for (int l = 0; l < BlockView.LANES; l++) {
                integrals[k][l] = step * (sums[k][l] - last[k][l] / 2);
            }
        }
    }

    private static void halve(double[] x) {
        for (int l = 0; l < x.length; l++) {
            x[l] /= 2;
        }
    }
}
