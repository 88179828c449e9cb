package org.bellwether.cli;

import org.bellwether.trajectory.Kernels;

/**
 * How a command runs and prints.
 *
 * @param threads the number of threads, at least 1
 * @param kernel how trajectories are computed
 * @param json whether one JSON document goes to standard output, and everything for people to standard error
 * @param quiet whether people are told nothing
 */
record Manner(int threads, Kernels.Choice kernel, boolean json, boolean quiet) {
    static Manner of(ComputeOptions compute, OutputOptions printing) {
        return new Manner(compute.threads(), compute.kernel(), printing.json(), printing.quiet());
    }

    Manner with(Kernels.Choice other) {
        return new Manner(threads, other, json, quiet);
    }
}
