package org.bellwether.lindblad;

import org.bellwether.lindblad.MeanEvolution.Visitor;
import org.bellwether.model.OpenSystem;

/**
 * The mean state of a system along time, by its exact equation and by the steps of trajectories. A row is the n^2 coordinates of
 * E[rho] in a {@link HermitianBasis} and then the mean number of jumps in each channel.
 */
public interface MeanFlow {
    /** The rows at the output times, by the exact equation. */
    double[][] exact(TimeSteps steps);

    /** Shows the rows at the output times, in turn, of the mean over trajectories that take these steps. */
    void steps(TimeSteps steps, Visitor visitor);

    /** That of a system under white noise alone: the master equation (28), and the products of its S(dt). */
    static MeanFlow ofWhiteNoise(OpenSystem system) {
        CountingGenerator generator = CountingGenerator.of(system);
        return of(generator, generator.initial());
    }

    /** That of a generator of rows from given ones. */
    static MeanFlow of(SplitGenerator generator, double[] initial) {
        return new MeanFlow() {
            @Override
            public double[][] exact(TimeSteps steps) {
                return MeanEvolution.exact(generator, initial, steps);
            }

            @Override
            public void steps(TimeSteps steps, Visitor visitor) {
                MeanEvolution.visit(generator::strangMap, initial, steps, visitor);
            }
        };
    }
}
