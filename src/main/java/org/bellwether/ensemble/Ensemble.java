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
 * the blocks, so the sums are always those of a gapless beginning. No worker runs far ahead, so memory is bounded.
 */
public final class Ensemble {
    private final EnsemblePlan plan;
    private final Supplier<TrajectoryKernel> kernels;
    private final ProgressListener listener;
    private final EnsembleSums sums;
    private final Map<Long, BlockResult> waiting = new HashMap<>();
    private final Deque<BlockResult> spare = new ArrayDeque<>();
    private final int ahead;
    private final int threads;
    private long next;
    private long folded;
    private @Nullable Throwable failure;

    private Ensemble(EnsemblePlan plan, Supplier<TrajectoryKernel> kernels, int threads, ProgressListener listener) {
        this.plan = plan;
        this.kernels = kernels;
        this.threads = threads;
        this.listener = listener;
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
        if (threads < 1) {
            throw new IllegalArgumentException("the number of threads is " + threads + "; it must be >= 1");
        }
        return new Ensemble(plan, kernels, threads, listener).run();
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
                kernel.run(block * BlockView.LANES, plan.lanesOf(block), result);
                handIn(block, result);
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    /** The next block, or -1 where there is none left. */
    private synchronized long take() throws InterruptedException {
        while (failure == null && next < plan.blocks() && next - folded >= ahead) {
            wait();
        }
        return failure == null && next < plan.blocks() ? next++ : -1;
    }

    private synchronized BlockResult borrow() {
        return spare.isEmpty() ? sums.newBlock() : spare.pop();
    }

    private synchronized void handIn(long block, BlockResult result) {
        waiting.put(block, result);
        for (BlockResult ready = waiting.remove(folded); ready != null; ready = waiting.remove(folded)) {
            sums.add(ready);
            spare.push(ready);
            folded++;
            listener.progress(Math.min(folded * BlockView.LANES, plan.trajectories()), plan.trajectories());
        }
        notifyAll();
    }

    private synchronized void fail(Throwable e) {
        if (failure == null) {
            failure = e;
        }
        notifyAll();
    }

    /** Waits for a worker; who stops waiting stops the others, after the block that each is in. */
    private void join(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException e) {
            fail(e);
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(Throwable cause) {
        return new IllegalStateException("interrupted while trajectories were running", cause);
    }
}
