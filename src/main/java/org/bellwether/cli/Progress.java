package org.bellwether.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.bellwether.ensemble.ProgressListener;

/** Shows how far a run is and how long it still takes: a line that renews itself on a terminal, a line every half minute else. */
final class Progress implements ProgressListener {
    private static final double TERMINAL_PERIOD = 0.2;
    private static final double LOG_PERIOD = 30;

    private final PrintWriter err;
    private final boolean quiet;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private double shown;
    private boolean dirty;

    /** The launcher knows whether standard error is a terminal; Java 17 to 25 do not agree on how to ask. */
    Progress(PrintWriter err, boolean quiet) {
        this.err = err;
        this.quiet = quiet;
        terminal = "terminal".equals(System.getProperty("bellwether.progress"));
    }

    @Override
    public void progress(long done, long total) {
        double elapsed = (System.nanoTime() - start) * 1e-9;
        if (quiet || elapsed - shown < (terminal ? TERMINAL_PERIOD : LOG_PERIOD)) {
            return;
        }
        shown = elapsed;
        dirty = terminal;
        String line = String.format(
                Locale.ROOT,
                "%,d of %,d trajectories, %s, %s left",
                done,
                total,
                duration(elapsed),
                duration(elapsed * (total - done) / done));
        if (terminal) {
            err.print("\r" + line + "\u001b[K");
            err.flush();
        } else {
            err.println(line);
        }
    }

    /** Clears the line. */
    void finish() {
        if (dirty) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    static String duration(double seconds) {
        long s = Math.round(seconds);
        if (s < 60) {
            return s + " s";
        }
        return s < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d h %02d min", s / 3600, s % 3600 / 60);
    }
}
