package org.bellwether.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bellwether.ensemble.ProgressListener;

/**
 * Shows how far a list of runs is, as a bar that renews itself on a terminal and as a line every half minute else. Runs count by
 * the work that they are expected to be, for a point can take a hundred times as long as another.
 */
final class PointProgress implements AutoCloseable {
    private static final double TERMINAL_PERIOD = 0.2;
    private static final double LOG_PERIOD = 30;
    private static final int BAR = 30;

    private final PrintWriter err;
    private final boolean quiet;
    private final boolean terminal = "terminal".equals(System.getProperty("bellwether.progress"));
    private final double[] work;
    private final double total;
    private final long start = System.nanoTime();
    private final double[] finished;
    private double shown;
    private boolean dirty;

    /**
     * @param work what each run is expected to take, in any unit
     */
    PointProgress(PrintWriter err, boolean quiet, double[] work) {
        this.err = err;
        this.quiet = quiet;
        this.work = work.clone();
        finished = new double[work.length];
        total = Arrays.stream(work).sum();
    }

    /** The listener of a run; several may run at a time. */
    ProgressListener of(int point) {
        return (done, all) -> progress(point, work[point] * done / all);
    }

    private synchronized void progress(int point, double done) {
        finished[point] = done;
        double elapsed = (System.nanoTime() - start) * 1e-9;
        if (quiet || elapsed - shown < (terminal ? TERMINAL_PERIOD : LOG_PERIOD)) {
            return;
        }
        shown = elapsed;
        int points = (int) IntStream.range(0, work.length)
                .filter(k -> finished[k] >= work[k])
                .count();
        String line = line(points, work.length, Arrays.stream(finished).sum() / total, elapsed);
        if (terminal) {
            dirty = true;
            err.print("\r" + line + "\u001b[K");
            err.flush();
        } else {
            err.println(line);
        }
    }

    /** The bar, with the number of finished points and the time left. */
    static String line(int point, int points, double part, double elapsed) {
        int full = (int) Math.min(BAR, Math.floor(BAR * part));
        return String.format(
                Locale.ROOT,
                "[%s%s] %,d of %,d points, %s, %s left",
                "#".repeat(full),
                ".".repeat(BAR - full),
                point,
                points,
                Progress.duration(elapsed),
                Progress.duration(elapsed * (1 - part) / part));
    }

    /** Clears the bar. */
    @Override
    public synchronized void close() {
        if (dirty) {
            err.print("\r\u001b[K");
            err.flush();
            dirty = false;
        }
    }
}
