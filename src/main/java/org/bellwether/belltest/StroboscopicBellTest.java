package org.bellwether.belltest;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.model.OpenSystem;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.Kernels;

/**
 * A Bell test along trajectories that are measured every tau and run on from where the measurement left them, as one machine would be
 * used in a laboratory. Noise and jumps are explicit; what follows a measurement is independent of what was before it but for the
 * outcomes, as white noise and memoryless baths have it. So the shots of a chain are a Markov chain of 16 combinations of
 * settings and outcomes, whose exact law is in {@link StroboscopicReference}; the p-value needs no such knowledge.
 */
public final class StroboscopicBellTest {
    private final StroboscopicPlan plan;
    private final ShotSums sums;
    private final ProgressListener listener;
    private final AtomicInteger next = new AtomicInteger();
    private final int blocks;
    private long done;

    private StroboscopicBellTest(StroboscopicPlan plan, ProgressListener listener) {
        this.plan = plan;
        this.listener = listener;
        sums = new ShotSums(plan.chains());
        blocks = (plan.chains() + BlockView.LANES - 1) / BlockView.LANES;
    }

    /**
     * Runs a test.
     *
     * @param system two qubits in their baths and noise; its initial state does not matter, for chains begin in random products
     * @param settings the directions, which the two bits x, y choose
     * @param kernel which kernel to use; the result does not depend on it but for rounding
     * @param threads how many threads, at least 1; the result does not depend on it
     * @param listener told of the shots made
     * @throws IllegalArgumentException if there is no thread to run on, or the kernel cannot serve
     * @throws org.bellwether.trajectory.IntegrationException if a trajectory fails
     * @throws IllegalStateException if the caller is interrupted
     */
    public static BellTestResult run(
            OpenSystem system,
            ChshSettings settings,
            StroboscopicPlan plan,
            Kernels.Choice kernel,
            int threads,
            ProgressListener listener) {
        if (threads < 1) {
            throw new IllegalArgumentException("the number of threads is " + threads + "; it must be >= 1");
        }
        StroboscopicBellTest test = new StroboscopicBellTest(plan, listener);
        test.run(() -> new ChainBlock(system, settings, plan, kernel), Math.min(threads, test.blocks));
        return test.sums.ofIndependentGroups(plan.repetitions());
    }

    private void run(Callable<ChainBlock> chains, int threads) {
        ExecutorService workers = Executors.newFixedThreadPool(threads, StroboscopicBellTest::thread);
        try {
            ExecutorCompletionService<Integer> finished = new ExecutorCompletionService<>(workers);
            for (int k = 0; k < threads; k++) {
                finished.submit(() -> work(chains.call()));
            }
            // The first that fails ends the others.
            for (int k = 0; k < threads; k++) {
                finished.take().get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "bell-test");
        thread.setDaemon(true);
        return thread;
    }

    /** Runs blocks of chains as long as there are any, and returns how many. */
    private int work(ChainBlock chains) throws InterruptedException {
        int run = 0;
        for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
            int first = block * BlockView.LANES;
            chains.run(first, Math.min(BlockView.LANES, plan.chains() - first), sums, this::made);
            run++;
        }
        return run;
    }

    private synchronized void made(int shots) {
        done += shots;
        listener.progress(done, plan.shots());
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
            return cause;
        }
        if (e.getCause() instanceof Error cause) {
            throw cause;
        }
        return interrupted(e);
    }

    private static IllegalStateException interrupted(Exception cause) {
        return new IllegalStateException("interrupted while shots were made", cause);
    }
}
