package org.bellwether.fluctuation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The steady state as long trajectories show it.
 *
 * @param burnIn the time that was left out, in the inverse of the coupling's unit
 * @param end how long each trajectory was
 * @param all the estimate from all trajectories: of what the ensemble goes to
 * @param sectors where parity is conserved, the estimates from those trajectories that froze at <XX> = +1, and at -1; only for signs
 *     with two trajectories or more, and empty where parity is not conserved
 * @param unassigned where parity is conserved, how many trajectories froze at neither: all of them from a superposition of both
 *     planes, and those that never jumped
 */
public record LongRunResult(double burnIn, double end, SteadyEstimate all, List<Sector> sectors, int unassigned) {
    // A frozen parity is ±1 to rounding.
    private static final double FROZEN = 1 - 1e-6;

    /**
     * The trajectories of one parity.
     *
     * @param parity +1 or -1
     * @param estimate from these alone
     */
    public record Sector(int parity, SteadyEstimate estimate) {}

    /** Makes the list immutable. */
    public LongRunResult {
        sectors = List.copyOf(sectors);
    }

    /**
     * From the time averages of single trajectories.
     *
     * @param averages [trajectory][observable]
     * @param parities <XX> of every trajectory at its end
     */
    static LongRunResult of(LongRuns runs, double[][] averages, double[] parities) {
        List<String> names =
                runs.observables().stream().map(BoundedObservable::name).toList();
        List<Sector> sectors = new ArrayList<>();
        int unassigned = 0;
        if (runs.sectors()) {
            unassigned = averages.length;
            for (int parity : new int[] {1, -1}) {
                double[][] members = IntStream.range(0, averages.length)
                        .filter(k -> parity * parities[k] > FROZEN)
                        .mapToObj(k -> averages[k])
                        .toArray(double[][]::new);
                unassigned -= members.length;
                if (members.length > 1) {
                    sectors.add(new Sector(parity, SteadyEstimate.of(names, members)));
                }
            }
        }
        int last = runs.grid().outputs() - 1;
        return new LongRunResult(
                runs.grid().time(last - 1),
                runs.grid().time(last),
                SteadyEstimate.of(names, averages),
                sectors,
                unassigned);
    }
}
