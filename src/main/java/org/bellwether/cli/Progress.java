package org.bellwether.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.bellwether.ensemble.ProgressListener;

/**
 * Shows how far a run is and how long it still takes: a line that renews itself on a terminal, a line every half minute else.
 * Where the run is interrupted, it says how far it had come, on a line of its own.
 */
final class Progress implements ProgressListener, AutoCloseable {
    private static final double TERMINAL_PERIOD = 0.2;
    private static final double LOG_PERIOD = 30;
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final double YEAR = 365 * DAY;

    private final PrintWriter err;
    private final boolean quiet;
    private final boolean terminal;
    private final long total;
    private final long start = System.nanoTime();
    private final Thread interruption = new Thread(this::interrupted, "interruption");
    private double shown;
    private long done;
    private boolean dirty;
    private boolean closed;

    /** The launcher knows whether standard error is a terminal; Java 17 to 25 do not agree on how to ask. */
    Progress(PrintWriter err, boolean quiet, long total) {
        this.err = err;
        this.quiet = quiet;
        this.total = total;
        terminal = "terminal".equals(System.getProperty("bellwether.progress"));
        Runtime.getRuntime().addShutdownHook(interruption);
        if (terminal && !quiet) {
            show(String.format(Locale.ROOT, "0 of %,d trajectories", total));
        }
    }

    @Override
    public synchronized void progress(long finished, long all) {
        done = finished;
        double elapsed = (System.nanoTime() - start) * 1e-9;
        if (quiet || closed || elapsed - shown < (terminal ? TERMINAL_PERIOD : LOG_PERIOD)) {
            return;
        }
        shown = elapsed;
        if (terminal) {
            show(line(finished, all, elapsed));
        } else {
            err.println(line(finished, all, elapsed));
        }
    }

    private void show(String line) {
        dirty = true;
        err.print("\r" + line + "\u001b[K");
        err.flush();
    }

    /** The total may be a prediction, and passed. */
    static String line(long done, long total, double elapsed) {
        if (done > total) {
            return String.format(
                    Locale.ROOT,
                    "%,d trajectories, %.0f %% more than predicted, %s",
                    done,
                    Math.ceil(100.0 * done / total - 100),
                    duration(elapsed));
        }
        return String.format(
                Locale.ROOT,
                "%,d of %,d trajectories (%.0f %%), %s, %s left",
                done,
                total,
                Math.floor(100.0 * done / total),
                duration(elapsed),
                duration(elapsed * (total - done) / done));
    }

    /** Clears the line; the run is over. */
    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(interruption);
        } catch (IllegalStateException e) {
            // The virtual machine is shutting down already, and the hook runs or has run.
            return;
        }
    }

    private synchronized void clear() {
        closed = true;
        if (dirty) {
            err.print("\r\u001b[K");
            err.flush();
            dirty = false;
        }
    }

    private synchronized void interrupted() {
        if (!closed) {
            clear();
            err.printf(
                    Locale.ROOT,
                    "bellwether: interrupted after %,d of %,d trajectories%n",
                    done,
                    Math.max(done, total));
            err.flush();
        }
    }

    static String duration(double seconds) {
        if (seconds < MINUTE - 0.5) {
            return Math.round(seconds) + " s";
        }
        if (seconds < HOUR - 0.5) {
            long s = Math.round(seconds);
            return String.format(Locale.ROOT, "%d min %02d s", s / 60, s % 60);
        }
        if (seconds < 2 * DAY) {
            long minutes = Math.round(seconds / MINUTE);
            return String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
        }
        return seconds < 2 * YEAR
                ? String.format(Locale.ROOT, "%.0f days", seconds / DAY)
                : String.format(Locale.ROOT, "%,.0f years", seconds / YEAR);
    }
}
