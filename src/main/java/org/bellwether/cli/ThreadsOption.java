package org.bellwether.cli;

import org.bellwether.spec.BadInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** On how many threads trajectories run. */
final class ThreadsOption {
    private static final int MOST = 4096;

    @Option(
            names = "--threads",
            paramLabel = "K",
            description = "The number of threads; all processors by default. Results do not depend on it.")
    private @Nullable String threads;

    /**
     * The number of threads.
     *
     * @throws BadInputException if it will not do
     */
    int number() {
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        int number = threads.matches("\\d{1,6}") ? Integer.parseInt(threads) : 0;
        if (number < 1 || number > MOST) {
            throw new BadInputException("--threads", threads, "must be an integer from 1 to " + MOST, null);
        }
        return number;
    }
}
