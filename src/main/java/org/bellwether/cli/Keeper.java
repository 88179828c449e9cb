package org.bellwether.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bellwether.checkpoint.CheckpointFile;
import org.bellwether.simulation.Job;
import org.bellwether.simulation.Task;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a job has done: a checkpoint now and then, one when the process is told to end, one at the end. A checkpoint that
 * cannot be written ends nothing: the one before remains, the run goes on, and the next is tried.
 */
final class Keeper implements AutoCloseable {
    /** The next checkpoint comes after so many times what the last one took at least: it costs at most 1 %. */
    private static final double COST = 100;

    private final @Nullable Path directory;
    private final @Nullable CheckpointFile file;
    private final Job job;
    private final Progress progress;
    private final Manner how;
    private final PrintWriter err;
    private final double period;
    private final Thread interruption = new Thread(this::interrupted, "interruption");
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Task savedTask;
    private long saved;
    private long writing;
    private double took;
    private boolean warned;

    /**
     * Begins to keep a job.
     *
     * @param directory where; null to keep nothing
     * @param inFile whether all that the job has done is in the directory's checkpoint already
     * @param how in which manner it goes on when it is interrupted
     */
    Keeper(@Nullable Path directory, Job job, boolean inFile, Progress progress, Manner how, PrintWriter err) {
        this.directory = directory;
        this.job = job;
        this.progress = progress;
        this.how = how;
        this.err = err;
        file = directory == null ? null : Place.checkpoint(directory);
        period = job.task().spec().ensemble().checkpointSeconds();
        if (inFile) {
            savedTask = job.task();
            saved = job.state().done().count();
        }
        Runtime.getRuntime().addShutdownHook(interruption);
        if (file != null) {
            Thread keeping = new Thread(this::keep, "checkpoints");
            keeping.setDaemon(true);
            keeping.start();
        }
    }

    private void keep() {
        try {
            while (!closed.await((long) (1000 * Math.max(period, COST * took())), TimeUnit.MILLISECONDS)) {
                saveOrWarn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized double took() {
        return took;
    }

    /**
     * Writes a checkpoint, unless the last one says the same.
     *
     * @throws IOException if the disk refuses; the last one remains
     */
    synchronized void save() throws IOException {
        long done = job.state().done().count();
        Task task = job.task();
        if (file == null || (done == saved && task.equals(savedTask))) {
            return;
        }
        long start = System.nanoTime();
        try {
            file.write(out -> writing = job.writeTo(out));
            saved = writing;
            savedTask = task;
        } finally {
            took = (System.nanoTime() - start) * 1e-9;
        }
    }

    private synchronized void saveOrWarn() {
        try {
            save();
            warned = false;
        } catch (IOException e) {
            if (!warned) {
                progress.clear();
                err.println("bellwether: warning: " + Failures.message(e)
                        + String.format(Locale.ROOT, ". The run goes on; %,d trajectories are kept so far", saved));
                err.flush();
            }
            warned = true;
        }
    }

    private void interrupted() {
        progress.close();
        saveOrWarn();
        say("interrupted");
    }

    /** Says what is kept of the job and how to go on with it. */
    private synchronized void say(String what) {
        boolean kept = file != null && file.exists();
        long done = kept ? saved : job.state().done().count();
        err.printf(
                Locale.ROOT,
                "bellwether: %s after %,d of %,d trajectories; %s%n",
                what,
                done,
                Math.max(done, job.expected()),
                remains(kept));
        err.flush();
    }

    private String remains(boolean kept) {
        if (directory == null) {
            return "nothing is kept without --output DIR";
        }
        return kept
                ? "they are kept. Go on with: " + KeptRun.resume(directory, how)
                : "nothing is kept, for the checkpoint is no longer in " + directory;
    }

    /** Ends the keeping. Where the job has failed, what it had done by then is kept. */
    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(interruption);
        } catch (IllegalStateException e) {
            // The virtual machine is shutting down already, and the hook runs or has run.
            return;
        }
        boolean finished = job.finished();
        if (file != null && !finished) {
            saveOrWarn();
        }
        if (file != null && !(finished && isSaved())) {
            progress.close();
            say("stopped");
        }
    }

    private synchronized boolean isSaved() {
        return saved == job.state().done().count();
    }
}
