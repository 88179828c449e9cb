package org.bellwether.lindblad.free;

import java.util.Arrays;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.MeanEvolution.Visitor;
import org.bellwether.lindblad.MeanFlow;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.OpenSystem;

/** The mean along time by {@link FreeEvolution}, in the coordinates of a {@link HermitianBasis}. Not thread-safe. */
public final class FreeFlow implements MeanFlow {
    private final FreeEvolution evolution;
    private final HermitianBasis basis;

    /** That of a system under white noise. */
    public FreeFlow(OpenSystem system) {
        evolution = new FreeEvolution(system);
        basis = HermitianBasis.of(system.dimension());
    }

    /** How many multiplications it takes to follow these steps, about. */
    public double work(TimeSteps steps) {
        return evolution.work(steps);
    }

    @Override
    public double[][] exact(TimeSteps steps) {
        double[][] rows = new double[steps.outputs()][];
        evolution.exact(steps, (k, rho, jumps) -> rows[k] = row(rho, jumps));
        return rows;
    }

    @Override
    public void steps(TimeSteps steps, Visitor visitor) {
        boolean[] on = {true};
        evolution.steps(steps, (k, rho, jumps) -> on[0] = on[0] && visitor.at(k, row(rho, jumps)));
    }

    private double[] row(ComplexMatrix rho, double[] jumps) {
        double[] coordinates = basis.coordinates(rho);
        double[] row = Arrays.copyOf(coordinates, coordinates.length + jumps.length);
        System.arraycopy(jumps, 0, row, coordinates.length, jumps.length);
        return row;
    }
}
