package org.bellwether.ensemble;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.bellwether.result.EnsembleResult;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.TrajectoryKernel;
import org.jspecify.annotations.Nullable;

/**
 * Runs an ensemble on threads. Workers take blocks in order and hand in their results; the results are folded in the order of
 * the blocks, so the sums are always those of a gapless beginning. No worker runs far ahead, so memory is bounded. Where a run
 * ends, by a stopping rule or by the first block that fails, what was computed beyond is discarded, failures included.
 */
public final class Ensemble {
    private final EnsemblePlan plan;
    private final Supplier<TrajectoryKernel> kernels;
    private final ProgressListener listener;
    private final StoppingRule rule;
    private final EnsembleSums sums;
    private final Map<Long, BlockResult> waiting = new HashMap<>();
    private final Deque<BlockResult> spare = new ArrayDeque<>();
    private final int ahead;
    private final int threads;
    private long next;
    private long folded;
    private long end;
    private @Nullable Throwable failure;

    private Ensemble(
            EnsemblePlan plan,
            Supplier<TrajectoryKernel> kernels,
            int threads,
            ProgressListener listener,
            StoppingRule rule) {
        this.plan = plan;
        this.kernels = kernels;
        this.threads = threads;
        this.listener = listener;
        this.rule = rule;
        end = plan.blocks();
        sums = new EnsembleSums(plan);
        ahead = 2 * threads + 2;
    }

    /**
     * Runs all trajectories of a plan.
     *
     * @param kernels makes one kernel a thread
     * @param threads how many threads, at least 1; the result does not depend on it
     * @param listener told of progress, by one thread at a time
     * @throws org.bellwether.trajectory.IntegrationException if a trajectory fails
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
     * @throws org.bellwether.trajectory.IntegrationException if a trajectory fails
     * @throws IllegalArgumentException if there is no thread to run on
     * @throws IllegalStateException if the caller or a worker is interrupted; the workers then end after their block
     */
    public static EnsembleResult run(
            EnsemblePlan plan,
            Supplier<TrajectoryKernel> kernels,
            int threads,
            ProgressListener listener,
            StoppingRule rule) {
        if (threads < 1) {
            throw new IllegalArgumentException("the number of threads is " + threads + "; it must be >= 1");
        }
        return new Ensemble(plan, kernels, threads, listener, rule).run();
    }

    private EnsembleResult run() {
        Thread[] workers = new Thread[(int) Math.min(threads, plan.blocks())];
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
            return sums.result();
        }
    }

    private void work() {
        try {
            TrajectoryKernel kernel = kernels.get();
            for (long block = take(); block >= 0; block = take()) {
                BlockResult result = borrow();
                result.clear();
                if (ran(kernel, block, result)) {
                    handIn(block, result);
                }
            }
        } catch (Throwable e) {
            fail(0, e);
        }
    }

    private boolean ran(TrajectoryKernel kernel, long block, BlockResult result) {
        try {
            kernel.run(block * BlockView.LANES, plan.lanesOf(block), result);
            return true;
        } catch (Throwable e) {
            fail(block, e);
            return false;
        }
    }

    /** The next block, or -1 where there is none left. */
    private synchronized long take() throws InterruptedException {
        while (next < end && next - folded >= ahead) {
            wait();
        }
        return next < end ? next++ : -1;
    }

    private synchronized BlockResult borrow() {
        return spare.isEmpty() ? sums.newBlock() : spare.pop();
    }

    private synchronized void handIn(long block, BlockResult result) {
        waiting.put(block, result);
        BlockResult ready = waiting.remove(folded);
        while (ready != null && folded < end) {
            fold(ready);
            ready = waiting.remove(folded);
        }
        notifyAll();
    }

    private void fold(BlockResult ready) {
        sums.add(ready);
        spare.push(ready);
        folded++;
        listener.progress(Math.min(folded * BlockView.LANES, plan.trajectories()), plan.trajectories());
        if (folded < plan.blocks() && Looks.at(folded) && rule.enough(sums.endpoint())) {
            end = folded;
            failure = null;
        }
    }

    /**
     * Ends the run before a block. Of several failures the first block's counts, and none at or after the end: neither threads
     * nor timing decide whether a run fails.
     */
    private synchronized void fail(long block, Throwable e) {
        if (block < end) {
            end = block;
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
