package org.bellwether.cli;

import java.util.Locale;
import org.bellwether.spec.BadInputException;
import org.bellwether.trajectory.Kernels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How trajectories are computed: not what they are, so it may differ from one session of a run to the next. */
final class ComputeOptions {
    private static final int MOST_THREADS = 4096;

    @Option(
            names = "--threads",
            paramLabel = "K",
            description = "The number of threads; all processors by default. Results do not depend on it.")
    private @Nullable String threads;

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
        return threads(threads);
    }

    /** A number of threads as text; null = all processors. */
    static int threads(@Nullable String text) {
        if (text == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MOST_THREADS) {
            throw new BadInputException("--threads", text, "must be an integer from 1 to " + MOST_THREADS, null);
        }
        return number;
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
