package org.bellwether.spark;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/** Notices when a cluster has lost all its executors: Spark would wait for new ones for ever, and say nothing. */
final class ExecutorWatch implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;

    private final JavaSparkContext context;
    private final long told;
    private final long patience;
    private final Consumer<String> notices;
    private final Thread thread = new Thread(this::watch, "executors");
    private volatile boolean closed;
    private volatile boolean over;

    /**
     * Begins to watch.
     *
     * @param told after so many seconds without an executor it is said
     * @param patience after so many seconds without one all work ends
     * @param notices takes what is said
     */
    ExecutorWatch(JavaSparkContext context, long told, long patience, Consumer<String> notices) {
        this.context = context;
        this.told = told;
        this.patience = patience;
        this.notices = notices;
        thread.setDaemon(true);
        if (!context.isLocal()) {
            thread.start();
        }
    }

    /** Whether the work has ended since there was no executor. */
    boolean over() {
        return over;
    }

    /** How long it waits for an executor, in seconds. */
    long patience() {
        return patience;
    }

    private void watch() {
        long seen = System.nanoTime();
        boolean said = false;
        while (!closed && !context.sc().isStopped()) {
            long alone = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - seen);
            if (context.sc().getExecutorMemoryStatus().size() > 1) {
                seen = System.nanoTime();
                said = false;
            } else if (alone >= patience) {
                over = true;
                // Again and again, for other threads may submit a job before they know.
                context.sc().cancelAllJobs();
            } else if (alone >= told && !said) {
                notices.accept("the Spark cluster has no executor left; the run ends if none comes within "
                        + (patience - alone) + " s");
                said = true;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
