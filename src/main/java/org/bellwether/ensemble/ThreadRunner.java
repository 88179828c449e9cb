package org.bellwether.ensemble;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.bellwether.simd.WarmUp;
import org.bellwether.trajectory.IntegrationException;
import org.bellwether.trajectory.TrajectoryKernel;

/** Computes trajectories block by block on threads of this process, with a kernel for each. */
public final class ThreadRunner implements Runner {
    private final EnsembleState state;
    private final Supplier<TrajectoryKernel> kernels;
    private final int threads;
    private final Deque<BlockResult> spare = new ArrayDeque<>();

    /**
     * A runner for one state.
     *
     * @param kernels makes one kernel a thread
     * @param threads how many threads
     * @throws IllegalArgumentException if there is no thread to run on
     */
    public ThreadRunner(EnsembleState state, Supplier<TrajectoryKernel> kernels, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("the number of threads is " + threads + "; it must be >= 1");
        }
        this.state = state;
        this.kernels = kernels;
        this.threads = threads;
    }

    @Override
    public int workers() {
        return threads;
    }

    @Override
    public long blocks() {
        return 1;
    }

    @Override
    public Worker worker() {
        TrajectoryKernel kernel = kernels.get();
        return range -> {
            List<BlockResult> parts = new ArrayList<>(1);
            List<Failures.Failure> failed = new ArrayList<>(0);
            run(kernel, range.from(), range.to(), parts, failed);
            expectSteps();
            return () -> {
                state.fold(range, parts, failed);
                parts.forEach(this::giveBack);
            };
        };
    }

    /** Runs a range; where a trajectory of it fails and may be left out, what lies before and behind it. */
    private void run(
            TrajectoryKernel kernel, long from, long to, List<BlockResult> parts, List<Failures.Failure> failed) {
        long first = from;
        while (first < to) {
            BlockResult part = borrow();
            part.clear();
            try {
                kernel.run(first, (int) (to - first), part);
                parts.add(part);
                return;
            } catch (IntegrationException e) {
                long culprit = e.trajectory();
                if (!state.plan().failuresLeftOut() || culprit < first || culprit >= to) {
                    throw e;
                }
                giveBack(part);
                failed.add(Failures.Failure.of(e));
                run(kernel, first, culprit, parts, failed);
                first = culprit + 1;
            }
        }
    }

    private void expectSteps() {
        long left = state.wanted().count() - state.done().count();
        WarmUp.expect((long) ((double) left / threads * state.plan().grid().steps()));
    }

    private synchronized BlockResult borrow() {
        return spare.isEmpty() ? state.newBlock() : spare.pop();
    }

    private synchronized void giveBack(BlockResult part) {
        spare.push(part);
    }
}
