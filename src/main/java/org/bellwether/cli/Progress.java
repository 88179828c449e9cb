package org.bellwether.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.BellEstimator;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.report.Numbers;
import org.bellwether.result.Endpoint;

/**
 * Shows how far a run is, how fast, how long it still takes, and B so far: a line that renews itself on a terminal, a line every
 * half minute else.
 */
final class Progress implements ProgressListener, AutoCloseable {
    private static final double TERMINAL_PERIOD = 0.2;
    private static final double BELL_PERIOD = 2;
    private static final double LOG_PERIOD = 30;
    private static final int WIDTH = 79;
    private static final long FEWEST = 100;
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final double YEAR = 365 * DAY;

    private final PrintWriter err;
    private final boolean quiet;
    private final boolean terminal;
    private final long already;
    private final Supplier<Endpoint> averages;
    private final long start = System.nanoTime();
    private double shown;
    private double bellShown = -BELL_PERIOD;
    private String bell = "";
    private boolean dirty;
    private boolean closed;

    /**
     * The launcher knows whether standard error is a terminal; Java 17 to 25 do not agree on how to ask.
     *
     * @param already how many trajectories were done in earlier sessions
     * @param total how many there will be
     * @param averages the averages so far
     */
    Progress(PrintWriter err, boolean quiet, long already, long total, Supplier<Endpoint> averages) {
        this.err = err;
        this.quiet = quiet;
        this.already = already;
        this.averages = averages;
        terminal = "terminal".equals(System.getProperty("bellwether.progress"));
        if (terminal && !quiet) {
            show(String.format(Locale.ROOT, "%,d of %,d trajectories", already, total));
        }
    }

    @Override
    public synchronized void progress(long done, long total) {
        double elapsed = (System.nanoTime() - start) * 1e-9;
        if (quiet || closed || elapsed - shown < (terminal ? TERMINAL_PERIOD : LOG_PERIOD)) {
            return;
        }
        shown = elapsed;
        if (done >= FEWEST && elapsed - bellShown >= BELL_PERIOD) {
            bellShown = elapsed;
            bell = average(averages.get());
        }
        String line = line(done, total, (done - already) / elapsed) + bell;
        if (terminal) {
            show(line.length() > WIDTH ? line.replace(" trajectories", "") : line);
        } else {
            err.println(line);
        }
    }

    /** B, or where that is not known the first of the means. */
    private static String average(Endpoint end) {
        if (!end.observables().containsAll(SpinCorrelations.names())) {
            return ", " + end.observables().get(0) + " "
                    + Numbers.estimate(end.mean().mean()[0], end.mean().error(0));
        }
        BellEstimate bell = BellEstimator.estimate(end.mean(), end.observables());
        return ", B " + Numbers.estimate(bell.value(), bell.standardError());
    }

    private void show(String line) {
        dirty = true;
        err.print("\r" + line + "\u001b[K");
        err.flush();
    }

    /** The total may be a prediction, and passed; the rate is that of this session, in trajectories a second. */
    static String line(long done, long total, double rate) {
        if (done > total) {
            return String.format(
                    Locale.ROOT,
                    "%,d trajectories, %.0f %% more than predicted, %,.0f/s",
                    done,
                    Math.ceil(100.0 * done / total - 100),
                    rate);
        }
        return String.format(
                Locale.ROOT,
                "%,d of %,d trajectories (%.0f %%), %,.0f/s, %s left",
                done,
                total,
                Math.floor(100.0 * done / total),
                rate,
                duration((total - done) / rate));
    }

    /** Clears the line, so that something else can be said. */
    synchronized void clear() {
        if (dirty) {
            err.print("\r\u001b[K");
            err.flush();
            dirty = false;
        }
    }

    /** Clears the line; the run is over. */
    @Override
    public synchronized void close() {
        closed = true;
        clear();
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
