package org.bellwether.fluctuation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.bellwether.model.BellState;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.trajectory.BlockObserver;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.IntegrationException;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;

/**
 * An ergodic estimate of the steady state: observables averaged over time along a few long trajectories, each from the initial state,
 * after a burn-in that is left out; the error comes from the spread over the trajectories.
 *
 * <p>Trajectory k of these has the index {@link #FIRST} + k of the master seed. No ensemble reaches there, so none of its random
 * numbers is used twice, and the estimate is reproducible. Every trajectory is kept, and they are added up in the order of their
 * indices, so threads change no bit.
 *
 * @param kernels makes one kernel a thread, on {@link #grid}, with the Pauli strings as its observables and {@code observables} as
 *     the integrands of its path functionals
 * @param grid t = 0, the end of the burn-in where there is one, and the end
 * @param observables what is averaged, see {@link #observables}
 * @param firstIntegral the row of the functionals that holds the first of them
 * @param trajectories K, at least 2
 * @param sectors whether parity is conserved, so that there is a steady state for either sign of it
 */
public record LongRuns(
        Supplier<? extends TrajectoryKernel> kernels,
        TimeGrid grid,
        List<BoundedObservable> observables,
        int firstIntegral,
        int trajectories,
        boolean sectors) {
    /** The index of the first long trajectory: 2^40, beyond any ensemble's. */
    public static final long FIRST = 1L << 40;
    /** How many relaxation times a burn-in takes. */
    public static final int BURN_IN_RELAXATIONS = 10;
    /** How many relaxation times a whole long trajectory takes. */
    public static final int RELAXATIONS = 200;

    private static final int PARITY = Pauli.pairs().indexOf("XX");

    /**
     * Makes the list immutable.
     *
     * @throws IllegalArgumentException if there are fewer than two trajectories, or the grid is none of {@link #grid}
     */
    public LongRuns {
        observables = List.copyOf(observables);
        if (trajectories < 2) {
            throw new IllegalArgumentException(
                    "a standard error needs at least two long trajectories, got " + trajectories);
        }
        if (grid.outputs() > 3) {
            throw new IllegalArgumentException("long trajectories are looked at once before their end, at most");
        }
    }

    /**
     * The outputs of long trajectories.
     *
     * @param step the time step
     * @param burnIn how many steps are left out, from 0
     * @param steps how many steps a whole trajectory has, more than are left out
     */
    public static TimeGrid grid(double step, long burnIn, long steps) {
        return burnIn == 0 ? TimeGrid.of(step, steps) : TimeGrid.of(step, burnIn, steps);
    }

    /** A grid that is long enough: {@value #RELAXATIONS} relaxation times, the first {@value #BURN_IN_RELAXATIONS} of them left out. */
    public static TimeGrid suggestedGrid(double step, double relaxationTime) {
        long burnIn = (long) Math.ceil(BURN_IN_RELAXATIONS * relaxationTime / step);
        long steps = (long) Math.ceil(RELAXATIONS * relaxationTime / step);
        return grid(step, burnIn, Math.max(steps, burnIn + 1));
    }

    /**
     * What to average for a machine: the populations of the Bell states, XX, YY and ZZ, and with a static field, which makes coherences
     * between Bell states, the other six correlations too; for these only the general kernel serves.
     */
    public static List<BoundedObservable> observables(ThermalMachine machine) {
        List<BoundedObservable> all = new ArrayList<>();
        for (BellState state : BellState.values()) {
            all.add(BoundedObservable.population(state));
        }
        List<String> correlations = machine.hasField()
                ? List.of("XX", "YY", "ZZ", "XY", "XZ", "YX", "YZ", "ZX", "ZY")
                : List.of("XX", "YY", "ZZ");
        correlations.forEach(name -> all.add(BoundedObservable.pauli(name)));
        return all;
    }

    /**
     * Runs all trajectories.
     *
     * @param threads how many threads, at least 1; the result does not depend on it
     * @throws IntegrationException if a trajectory fails
     * @throws IllegalArgumentException if there is no thread to run on
     * @throws IllegalStateException if the caller is interrupted; the threads then end after the block that each is in
     */
    public LongRunResult run(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("the number of threads is " + threads + "; it must be >= 1");
        }
        double[][] averages = new double[trajectories][observables.size()];
        double[] parities = new double[trajectories];
        int lanes = Math.min(BlockView.LANES, (trajectories + threads - 1) / threads);
        AtomicInteger next = new AtomicInteger();
        Callable<Void> work = () -> {
            try {
                TrajectoryKernel kernel = kernels.get();
                for (int from = next.getAndAdd(lanes); from < trajectories; from = next.getAndAdd(lanes)) {
                    stopIfInterrupted();
                    int count = Math.min(lanes, trajectories - from);
                    kernel.run(FIRST + from, count, new LongBlock(from, averages, parities));
                }
            } finally {
                // Where one thread fails, the others begin no other block.
                next.set(trajectories);
            }
            return null;
        };
        runOnThreads(work, threads);
        return LongRunResult.of(this, averages, parities);
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static void runOnThreads(Callable<Void> work, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "long-trajectories");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int k = 0; k < threads; k++) {
                all.add(pool.submit(work));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while long trajectories were running", e);
        } catch (ExecutionException e) {
            throw failure(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException("a thread of long trajectories failed", e);
    }

    /** Reads the averages of a block, and its parities at the end. */
    private final class LongBlock implements BlockObserver {
        private final int first;
        private final double[][] averages;
        private final double[] parities;

        LongBlock(int first, double[][] averages, double[] parities) {
            this.first = first;
            this.averages = averages;
            this.parities = parities;
        }

        @Override
        public void observe(int output, BlockView block) {
            int last = grid.outputs() - 1;
            if (output < last - 1) {
                return;
            }
            double window = grid.between(last - 1, last);
            for (int l = 0; l < block.count(); l++) {
                double[] average = averages[first + l];
                for (int k = 0; k < average.length; k++) {
                    double integral = block.functionals()[firstIntegral + k][l];
                    average[k] = output < last ? integral : (integral - average[k]) / window;
                }
                parities[first + l] = block.expectations()[PARITY][l];
            }
        }
    }
}
