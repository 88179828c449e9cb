package org.bellwether.ensemble;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simd.WarmUp;
import org.bellwether.trajectory.IntegrationException;
import org.bellwether.trajectory.TrajectoryKernel;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is missing of an ensemble on threads. Workers take blocks in order and hand in their results; the results are folded
 * in the order of the blocks, so the state is always that of the first so many of the missing trajectories, without a gap. No
 * worker runs far ahead, so memory is bounded. Where a run ends, by a stopping rule or by the first block that fails, what was
 * computed beyond is discarded, failures included.
 */
public final class Ensemble {
    private final EnsembleState state;
    private final Pieces pieces;
    private final Supplier<TrajectoryKernel> kernels;
    private final ProgressListener listener;
    private final StoppingRule rule;
    private final Map<Long, Outcome> waiting = new HashMap<>();
    private final Deque<BlockResult> spare = new ArrayDeque<>();
    private final int ahead;
    private final int threads;
    private long next;
    private long folded;
    private long end;
    private @Nullable Throwable failure;

    /** What came of a piece: one part, or several around the trajectories that failed. */
    private record Outcome(List<BlockResult> parts, List<Failures.Failure> failed) {}

    private Ensemble(
            EnsembleState state,
            Supplier<TrajectoryKernel> kernels,
            int threads,
            ProgressListener listener,
            StoppingRule rule) {
        this.state = state;
        this.kernels = kernels;
        this.threads = threads;
        this.listener = listener;
        this.rule = rule;
        pieces = new Pieces(state.wanted().minus(state.done()));
        end = pieces.count();
        ahead = 2 * threads + 2;
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

    /**
     * Runs what a state misses, until a rule says that there is enough. Whatever ends the run, the state then holds a gapless
     * beginning of what was missing, from which another run can go on to the same bits.
     *
     * @param kernels makes one kernel a thread
     * @param threads how many threads, at least 1; the result does not depend on it
     * @param listener told of progress, by one thread at a time
     * @param rule asked at the sizes of {@link Looks}, at the one where the state is, if it is at one, first
     * @throws IntegrationException if a trajectory fails and the plan does not leave such trajectories out
     * @throws IllegalArgumentException if there is no thread to run on
     * @throws IllegalStateException if the caller or a worker is interrupted; the workers then end after their block
     */
    public static void run(
            EnsembleState state,
            Supplier<TrajectoryKernel> kernels,
            int threads,
            ProgressListener listener,
            StoppingRule rule) {
        if (threads < 1) {
            throw new IllegalArgumentException("the number of threads is " + threads + "; it must be >= 1");
        }
        if (!state.complete() && !(state.atLook() && rule.enough(state.endpoint()))) {
            new Ensemble(state, kernels, threads, listener, rule).run();
        }
    }

    private void run() {
        Thread[] workers = new Thread[(int) Math.min(threads, pieces.count())];
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
            TrajectoryKernel kernel = kernels.get();
            for (long piece = take(); piece >= 0; piece = take()) {
                Outcome outcome = new Outcome(new ArrayList<>(1), new ArrayList<>(0));
                long begun = System.nanoTime();
                boolean ran = ran(kernel, piece, outcome);
                WarmUp.expect((System.nanoTime() - begun) * ((pieces.count() - piece) / threads));
                if (ran) {
                    handIn(piece, outcome);
                }
            }
        } catch (Throwable e) {
            fail(0, e);
        }
    }

    private boolean ran(TrajectoryKernel kernel, long piece, Outcome outcome) {
        try {
            Indices.Range range = pieces.get(piece);
            run(kernel, range.from(), range.to(), outcome);
            return true;
        } catch (Throwable e) {
            fail(piece, e);
            return false;
        }
    }

    /** Runs a range; where a trajectory of it fails and may be left out, what lies before and behind it. */
    private void run(TrajectoryKernel kernel, long from, long to, Outcome outcome) {
        long first = from;
        while (first < to) {
            BlockResult part = borrow();
            part.clear();
            try {
                kernel.run(first, (int) (to - first), part);
                outcome.parts.add(part);
                return;
            } catch (IntegrationException e) {
                long failed = e.trajectory();
                if (!state.plan().failuresLeftOut() || failed < first || failed >= to) {
                    throw e;
                }
                giveBack(part);
                outcome.failed.add(Failures.Failure.of(e));
                run(kernel, first, failed, outcome);
                first = failed + 1;
            }
        }
    }

    /** The next piece, or -1 where there is none left. */
    private synchronized long take() throws InterruptedException {
        while (next < end && next - folded >= ahead) {
            wait();
        }
        return next < end ? next++ : -1;
    }

    private synchronized BlockResult borrow() {
        return spare.isEmpty() ? state.newBlock() : spare.pop();
    }

    private synchronized void giveBack(BlockResult part) {
        spare.push(part);
    }

    private synchronized void handIn(long piece, Outcome outcome) {
        waiting.put(piece, outcome);
        Outcome ready = waiting.remove(folded);
        while (ready != null && folded < end) {
            fold(ready);
            ready = waiting.remove(folded);
        }
        notifyAll();
    }

    private void fold(Outcome ready) {
        state.fold(pieces.get(folded), ready.parts, ready.failed);
        ready.parts.forEach(spare::push);
        folded++;
        listener.progress(state.done().count(), state.wanted().count());
        if (folded < pieces.count() && state.atLook() && rule.enough(state.endpoint())) {
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
