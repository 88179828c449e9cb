package org.bellwether.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.bellwether.simulation.Question;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.BadInputException;
import org.bellwether.trajectory.BlockView;

/** The memory that a run needs, which its output times decide: with them alone can users exhaust it. */
final class Memory {
    // Measured with 100 001 output times on 1 and 2 threads.
    private static final double PER_OUTPUT = 5000;
    private static final double PER_OUTPUT_AND_BLOCK = 1600;
    // Measured with 1 001 output times: at most 55 MB live on 1 thread, 59 MB on 6, of which 15 MB are the program's.
    private static final double FLUCTUATIONS_PER_OUTPUT = 45_000;
    private static final double FLUCTUATIONS_PER_OUTPUT_AND_BLOCK = 4000;
    private static final double MUCH = 1e9;

    private Memory() {}

    /** An estimate, in bytes. */
    static double needed(int outputs, long trajectories, int threads, Question question) {
        double blocks = Math.min(threads + 2, Math.ceil((double) trajectories / BlockView.LANES));
        return question == Question.FLUCTUATIONS
                ? outputs * (FLUCTUATIONS_PER_OUTPUT + FLUCTUATIONS_PER_OUTPUT_AND_BLOCK * blocks)
                : outputs * (PER_OUTPUT + PER_OUTPUT_AND_BLOCK * blocks);
    }

    /**
     * Refuses a run that does not fit, and says so of one that fits but needs much.
     *
     * @throws BadInputException if the run needs more than there is
     */
    static void check(Simulation simulation, Question question, int threads, double available, PrintWriter err) {
        double noise = simulation.noiseBytes() * threads;
        if (noise > available / 2) {
            throw new BadInputException(
                    "time.step",
                    null,
                    String.format(
                            Locale.ROOT,
                            "noise of the kind \"spectrum\" needs about %s of memory for so many steps on %d thread%s, and the"
                                    + " Java virtual machine may take %s",
                            text(noise),
                            threads,
                            threads == 1 ? "" : "s",
                            text(available)),
                    String.format(
                            Locale.ROOT,
                            "Give a larger step or fewer threads, or set BELLWETHER_JAVA_OPTS=-Xmx%.0fg.",
                            Math.ceil(noise * 2.5 / 1e9)));
        }
        int outputs = simulation.grid().outputs();
        double needed = needed(outputs, simulation.spec().ensemble().trajectories(), threads, question);
        if (needed > available) {
            throw new BadInputException(
                    simulation.spec().time().at().isEmpty() ? "time.samples" : "time.at",
                    Integer.toString(outputs - 1),
                    String.format(
                            Locale.ROOT,
                            "so many output times need about %s of memory on %d thread%s, and the Java virtual machine"
                                    + " may take %s",
                            text(needed),
                            threads,
                            threads == 1 ? "" : "s",
                            text(available)),
                    String.format(
                            Locale.ROOT,
                            "Ask for fewer, or for fewer threads, or set BELLWETHER_JAVA_OPTS=-Xmx%.0fg.",
                            Math.ceil(needed * 1.25 / 1e9)));
        }
        if (needed > MUCH) {
            err.printf(
                    Locale.ROOT,
                    "warning: %,d output times need about %s of memory and as many lines in averages.csv%n",
                    outputs,
                    text(needed));
        }
    }

    /** A number of bytes as text. */
    static String text(double bytes) {
        if (bytes < 1e6) {
            return String.format(Locale.ROOT, "%.0f kB", Math.ceil(bytes / 1e3));
        }
        return bytes < 1e9
                ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
