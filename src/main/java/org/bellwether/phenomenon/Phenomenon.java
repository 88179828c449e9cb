package org.bellwether.phenomenon;

import java.util.List;
import java.util.Optional;
import org.bellwether.ensemble.PathStatistics;

/** One thing that the trajectories of an open system show beside their means. */
public interface Phenomenon {
    /** The names in the result that belong to it, outermost ones; all of them are null with the reason where it is absent. */
    List<String> names();

    /** Why the system or its unravelling does not define it; empty where they do. */
    Optional<String> absence();

    /** Empty sums, of a shape that depends on the configuration alone; called only where it is not absent. */
    PathStatistics emptySums();

    /**
     * What the sums say, each estimate with its standard error and beside its exact value where that is known.
     *
     * @param sums made by {@link #emptySums} and filled by at least two trajectories
     */
    Findings result(PathStatistics sums, ExactValues exact);
}
