package org.bellwether.cli;

import org.bellwether.trajectory.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * How a command runs and prints.
 *
 * @param threads the number of threads, at least 1
 * @param kernel how trajectories are computed
 * @param master the cluster that computes them; null for the threads of this process
 * @param json whether one JSON document goes to standard output, and everything for people to standard error
 * @param quiet whether people are told nothing
 */
record Manner(int threads, Kernels.Choice kernel, @Nullable String master, boolean json, boolean quiet) {
    static Manner of(ComputeOptions compute, OutputOptions printing) {
        return new Manner(compute.threads(), compute.kernel(), compute.master(), printing.json(), printing.quiet());
    }

    Manner with(Kernels.Choice other) {
        return new Manner(threads, other, master, json, quiet);
    }

    /** The same on the threads of this process. */
    Manner here() {
        return new Manner(threads, kernel, null, json, quiet);
    }
}
