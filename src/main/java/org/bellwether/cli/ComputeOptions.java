package org.bellwether.cli;

import java.util.Locale;
import org.bellwether.spec.BadInputException;
import org.bellwether.trajectory.Kernels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How trajectories are computed: not what they are, so it may differ from one session of a run to the next. */
final class ComputeOptions {
    @Mixin
    private final ThreadsOption threads = new ThreadsOption();

    @Mixin
    private final MasterOption master = new MasterOption();

    @Option(
            names = "--kernel",
            paramLabel = "auto|simd|scalar|general",
            description = "How trajectories are computed; the fastest way that can serve by default.")
    private String kernel = "auto";

    /**
     * The number of threads.
     *
     * @throws BadInputException if it will not do
     */
    int threads() {
        return threads.number();
    }

    /** The cluster; null for the threads of this process. */
    @Nullable
    String master() {
        return master.cluster();
    }

    /**
     * The kernel.
     *
     * @throws BadInputException if there is none of that name
     */
    Kernels.Choice kernel() {
        for (Kernels.Choice choice : Kernels.Choice.values()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(kernel)) {
                return choice;
            }
        }
        throw new BadInputException("--kernel", kernel, "must be one of auto, simd, scalar and general", null);
    }
}
