package org.bellwether.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.bellwether.report.ShellCommand;

/** Says of a list of runs that ends before its time how many are finished, and how to go on with the others. */
final class PointsKept implements AutoCloseable {
    private final PointProgress progress;
    private final IntSupplier finished;
    private final int all;
    private final Path directory;
    private final ShellCommand again;
    private final PrintWriter err;
    private final Thread interruption = new Thread(() -> say("interrupted"), "interruption");

    /**
     * Begins to watch.
     *
     * @param finished how many are finished and kept
     * @param all how many there are
     * @param directory where they are kept
     * @param again the command line that goes on
     */
    PointsKept(
            PointProgress progress,
            IntSupplier finished,
            int all,
            Path directory,
            ShellCommand again,
            PrintWriter err) {
        this.progress = progress;
        this.finished = finished;
        this.all = all;
        this.directory = directory;
        this.again = again;
        this.err = err;
        Runtime.getRuntime().addShutdownHook(interruption);
    }

    private void say(String what) {
        progress.close();
        int done = finished.getAsInt();
        err.printf(Locale.ROOT, "bellwether: %s after %,d of %,d points; %s%n", what, done, all, remains(done));
        err.flush();
    }

    private String remains(int done) {
        if (!Files.isDirectory(directory)) {
            return "nothing is kept, for there is no longer a directory " + directory;
        }
        return done == 0 ? "begin again with: " + again : "they are kept. Go on with: " + again;
    }

    /** Ends the watch. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(interruption);
        } catch (IllegalStateException e) {
            // The virtual machine is shutting down already, and the hook runs or has run.
            return;
        }
        if (finished.getAsInt() < all) {
            say("stopped");
        }
    }
}
