package org.bellwether.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** On which cluster trajectories run, if on any. */
final class MasterOption {
    @Option(
            names = "--master",
            paramLabel = "spark://HOST:PORT|local[K]",
            description = "Compute the trajectories on this Apache Spark cluster. Results do not depend on it.")
    private @Nullable String master;

    /** The cluster; null for this process alone. */
    @Nullable
    String cluster() {
        // spark-submit has been told, and says so.
        return master == null ? System.getProperty("spark.master") : master;
    }
}
