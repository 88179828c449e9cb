package org.bellwether.ensemble;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.bellwether.result.EnsembleResult;
import org.bellwether.trajectory.IntegrationException;
import org.bellwether.trajectory.TrajectoryKernel;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is missing of an ensemble. The workers of a {@link Runner} take pieces in order and hand in their sums; these are added
 * in the order of the pieces, so the state is always that of the first so many of the missing trajectories, without a gap. No
 * worker runs far ahead, so memory is bounded. Where a run ends, by a stopping rule or by the first piece that fails, what was
 * computed beyond is discarded, failures included.
 */
public final class Ensemble {
    private final EnsembleState state;
    private final Runner runner;
    private final ProgressListener listener;
    private final StoppingRule rule;
    private final Pieces pieces;
    private final Map<Long, Runnable> waiting = new HashMap<>();
    private final int ahead;
    private long next;
    private long folded;
    private long end = Long.MAX_VALUE;
    private @Nullable Throwable failure;

    /** A range of trajectories and its place in the order of all. */
    private record Piece(long number, Indices.Range range) {}

    private Ensemble(EnsembleState state, Runner runner, ProgressListener listener, StoppingRule rule) {
        this.state = state;
        this.runner = runner;
        this.listener = listener;
        this.rule = rule;
        Indices missing = state.wanted().minus(state.done());
        pieces = new Pieces(missing, runner.blocks(), rule != StoppingRule.NEVER);
        ahead = 2 * runner.workers() + 2;
    }

    /**
     * Runs all trajectories of a plan.
     *
     * @param kernels makes one kernel a thread
     * @param threads how many threads, at least 1; the result does not depend on it
     * @param listener told of progress, by one thread at a time
     * @throws IntegrationException if a trajectory fails
     * @throws IllegalArgumentException if there is no thread to run on
     * @throws IllegalStateException if the caller or a worker is interrupted; the workers then end after their block
     */
    public static EnsembleResult run(
            EnsemblePlan plan, Supplier<TrajectoryKernel> kernels, int threads, ProgressListener listener) {
        return run(plan, kernels, threads, listener, StoppingRule.NEVER);
    }

    /**
     * Runs trajectories until a rule says that they are enough, or to the last of the plan. The result is that of a plan with
     * as many trajectories, bit for bit.
     *
     * @param kernels makes one kernel a thread
     * @param threads how many threads, at least 1; the result does not depend on it
     * @param listener told of progress, by one thread at a time
     * @param rule asked at the sizes of {@link Looks}
     * @throws IntegrationException if a trajectory fails
     * @throws IllegalArgumentException if there is no thread to run on
     * @throws IllegalStateException if the caller or a worker is interrupted; the workers then end after their block
     */
    public static EnsembleResult run(
            EnsemblePlan plan,
            Supplier<TrajectoryKernel> kernels,
            int threads,
            ProgressListener listener,
            StoppingRule rule) {
        EnsembleState state = new EnsembleState(plan);
        run(state, kernels, threads, listener, rule);
        return state.result();
    }

    /** Runs what a state misses on threads of this process, see {@link #run(EnsembleState, Runner, ProgressListener, StoppingRule)}. */
    public static void run(
            EnsembleState state,
            Supplier<TrajectoryKernel> kernels,
            int threads,
            ProgressListener listener,
            StoppingRule rule) {
        run(state, new ThreadRunner(state, kernels, threads), listener, rule);
    }

    /**
     * Runs what a state misses, until a rule says that there is enough. Whatever ends the run, the state then holds a gapless
     * beginning of what was missing, from which another run can go on to the same bits.
     *
     * @param runner computes the trajectories; the result does not depend on it
     * @param listener told of progress, by one thread at a time
     * @param rule asked at the sizes of {@link Looks}, at the one where the state is, if it is at one, first
     * @throws IntegrationException if a trajectory fails and the plan does not leave such trajectories out
     * @throws IllegalStateException if the caller or a worker is interrupted; the workers then end after their piece
     */
    public static void run(EnsembleState state, Runner runner, ProgressListener listener, StoppingRule rule) {
        if (!state.complete() && !(state.atLook() && rule.enough(state.endpoint()))) {
            new Ensemble(state, runner, listener, rule).run();
        }
    }

    private void run() {
        Thread[] workers = new Thread[(int) Math.min(runner.workers(), pieces.most())];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Thread(this::work, "trajectories-" + i);
            workers[i].setDaemon(true);
            workers[i].start();
        }
        for (Thread worker : workers) {
            join(worker);
        }
        synchronized (this) {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            if (failure != null) {
                throw interrupted(failure);
            }
        }
    }

    private void work() {
        try {
            Runner.Worker worker = runner.worker();
            for (Piece piece = take(); piece != null; piece = take()) {
                work(worker, piece);
            }
        } catch (Throwable e) {
            fail(0, e);
        }
    }

    private void work(Runner.Worker worker, Piece piece) {
        Runnable sums;
        try {
            sums = worker.sum(piece.range());
        } catch (Throwable e) {
            fail(piece.number(), e);
            return;
        }
        handIn(piece, sums);
    }

    /** The next piece, or null where there is none left. */
    private synchronized @Nullable Piece take() throws InterruptedException {
        while (next < end && pieces.hasNext() && next - folded >= ahead) {
            wait();
        }
        return next < end && pieces.hasNext() ? new Piece(next++, pieces.next()) : null;
    }

    private synchronized void handIn(Piece piece, Runnable sums) {
        waiting.put(piece.number(), sums);
        Runnable ready = waiting.remove(folded);
        while (ready != null && folded < end) {
            fold(ready);
            ready = waiting.remove(folded);
        }
        notifyAll();
    }

    private void fold(Runnable sums) {
        sums.run();
        folded++;
        listener.progress(state.done().count(), state.wanted().count());
        if (state.atLook() && !state.complete() && rule.enough(state.endpoint())) {
            end = folded;
            failure = null;
        }
    }

    /**
     * Ends the run before a piece. Of several failures the first piece's counts, and none at or after the end: neither threads
     * nor timing decide whether a run fails.
     */
    private synchronized void fail(long piece, Throwable e) {
        if (piece < end) {
            end = piece;
            failure = e;
        }
        notifyAll();
    }

    /** Waits for a worker; who stops waiting stops the others, after the block that each is in. */
    private void join(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException e) {
            fail(0, e);
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(Throwable cause) {
        return new IllegalStateException("interrupted while trajectories were running", cause);
    }
}
