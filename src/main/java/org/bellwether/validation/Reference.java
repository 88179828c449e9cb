package org.bellwether.validation;

import java.util.Arrays;
import org.bellwether.lindblad.CountingGenerator;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.lindblad.SteadyStates;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.OpenSystem;

/**
 * What the equation says about the means of all basis operators but the identity, on the grid of a run.
 *
 * @param exact one row a time: the solution of the master equation (28)
 * @param strang one row a time: the exact mean of trajectories of the run's steps, the product of their S(dt) times rho(0)
 * @param steady the steady state that the initial state goes to
 * @param jumps the mean numbers of jumps of a trajectory until the last time
 */
public record Reference(double[][] exact, double[][] strang, double[] steady, Jumps jumps) {
    /**
     * Mean numbers of jumps of a trajectory by channel, in the order of the system's channels.
     *
     * @param exact under the master equation (28)
     * @param strang of trajectories of the run's steps, exactly
     */
    public record Jumps(double[] exact, double[] strang) {
        private static Jumps of(OpenSystem system, TimeSteps end) {
            CountingGenerator counting = CountingGenerator.of(system);
            int states = counting.basis().operators().size();
            double[] exact = MeanEvolution.exact(counting, counting.initial(), new long[] {1}, end.times()[0])[0];
            double[] strang = MeanEvolution.strang(counting, counting.initial(), end)[0];
            return new Jumps(
                    Arrays.copyOfRange(exact, states, exact.length), Arrays.copyOfRange(strang, states, strang.length));
        }
    }

    /**
     * The reference for a system on a grid of steps of one size.
     *
     * @param step the time step dt
     * @param outputSteps the output times in steps
     */
    public static Reference of(OpenSystem system, double step, long[] outputSteps) {
        return of(system, TimeSteps.uniform(outputSteps, step));
    }

    /** The reference for a system on the grid of any steps. */
    public static Reference of(OpenSystem system, TimeSteps steps) {
        Liouvillian liouvillian = Liouvillian.of(system);
        double[] initial = liouvillian.basis().coordinates(system.initialState().densityMatrix());
        return new Reference(
                withoutIdentity(MeanEvolution.exact(liouvillian, initial, steps)),
                withoutIdentity(MeanEvolution.strang(liouvillian, initial, steps)),
                withoutIdentity(SteadyStates.of(liouvillian).from(initial)),
                Jumps.of(system, steps.end()));
    }

    private static double[][] withoutIdentity(double[][] rows) {
        return Arrays.stream(rows).map(Reference::withoutIdentity).toArray(double[][]::new);
    }

    private static double[] withoutIdentity(double[] row) {
        return Arrays.copyOfRange(row, 1, row.length);
    }
}
