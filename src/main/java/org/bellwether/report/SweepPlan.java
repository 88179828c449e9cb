package org.bellwether.report;

import java.util.List;
import org.bellwether.spec.Grid;
import org.bellwether.spec.Spec;

/**
 * What a sweep consists of.
 *
 * @param command "steady-state", "simulate", "validate" or "fluctuations"
 * @param grid the values of the swept keys
 * @param specs what is run at each point of the grid, the time step decided
 * @param show the path of the number that is drawn, as in "final.bell"; one that {@link Showable} allows
 */
public record SweepPlan(String command, Grid grid, List<Spec> specs, String show) {
    /** Makes the list immutable. */
    public SweepPlan {
        specs = List.copyOf(specs);
    }

    /** The path of the number that is drawn. */
    ResultPath path() {
        return ResultPath.parse(show).orElseThrow(() -> new IllegalArgumentException(show + " is no path to a number"));
    }
}
