package org.bellwether.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.BlockMoments;
import org.bellwether.statistics.CountSums;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.MeanVector;
import org.bellwether.statistics.MomentSums;
import org.bellwether.testkit.ArrayView;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.BlockObserver;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.GeneralKernel;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class EnsembleTest {
    private static final int LANES = BlockView.LANES;
    private static final OpenSystem SYSTEM = TestSystems.strong().openSystem();
    private static final TimeGrid GRID = TimeGrid.of(1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    private static final EnsemblePlan PLAN = plan(1500);

    /** What a kernel does for one block; the rest of the kernel is alike in all tests. */
    interface Work extends TrajectoryKernel {
        @Override
        default String name() {
            return "test";
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 40})
    void anyNumberOfThreadsGivesTheSameBits(int threads) {
        List<Long> alone = bits(Ensemble.run(PLAN, EnsembleTest::kernel, 1, ProgressListener.NONE));
        assertThat(bits(Ensemble.run(PLAN, EnsembleTest::kernel, threads, ProgressListener.NONE)))
                .isEqualTo(alone);
    }

    @Test
    void blocksThatComeLateGiveTheSameBits() {
        List<Long> alone = bits(Ensemble.run(PLAN, EnsembleTest::kernel, 1, ProgressListener.NONE));
        Supplier<TrajectoryKernel> delayed = () -> {
            TrajectoryKernel kernel = kernel();
            return (Work) (first, count, observer) -> {
                pause(first / LANES % 3 == 0 ? 40 : 0);
                kernel.run(first, count, observer);
            };
        };
        assertThat(bits(Ensemble.run(PLAN, delayed, 5, ProgressListener.NONE))).isEqualTo(alone);
    }

    /** Against sums made by hand, block by block and backwards, for a number that fills no block. */
    @Test
    void resultIsTheSumOverItsBlocks() {
        EnsemblePlan plan = plan(2 * LANES + 44);
        EnsembleResult result = Ensemble.run(plan, EnsembleTest::kernel, 2, ProgressListener.NONE);
        TrajectoryKernel kernel = kernel();
        int[] counts = {LANES, LANES, 44};
        MomentSums[] sums = new MomentSums[GRID.outputs()];
        Arrays.setAll(sums, k -> new MomentSums(15));
        CountSums[] channels = new CountSums[4];
        Arrays.setAll(channels, c -> new CountSums());
        CountSums all = new CountSums();
        long[] jumped = new long[GRID.outputs()];
        for (int b = 2; b >= 0; b--) {
            kernel.run((long) b * LANES, counts[b], (k, block) -> {
                BlockMoments moments = new BlockMoments(15);
                moments.set(block.expectations(), block.count());
                sums[k].add(moments);
                int[] totals = new int[block.count()];
                for (int[] channel : block.jumps()) {
                    Arrays.setAll(totals, l -> totals[l] + channel[l]);
                }
                jumped[k] += Arrays.stream(totals).filter(total -> total > 0).count();
                if (k == GRID.outputs() - 1) {
                    for (int c = 0; c < 4; c++) {
                        channels[c].add(block.jumps()[c], block.count());
                    }
                    all.add(totals, block.count());
                }
            });
        }
        assertThat(result.trajectories()).isEqualTo(2 * LANES + 44);
        for (int k = 0; k < GRID.outputs(); k++) {
            assertThat(bits(result.means().get(k))).isEqualTo(bits(sums[k].estimate()));
        }
        assertThat(result.jumped()).containsExactly(jumped);
        assertThat(result.jumps()).isEqualTo(all.estimate());
        assertThat(result.jumpsByChannel())
                .isEqualTo(Arrays.stream(channels).map(CountSums::estimate).toList());
        assertThat(result.times()).containsExactly(GRID.times());
    }

    /** Trajectories 0 ... 199 of a run of 1500 have the bits of those of a run of 200. */
    @Test
    void theFirstTrajectoriesOfALargerRunAreTheSmallerRun() {
        List<List<Long>> few = recorded(200);
        List<List<Long>> many = recorded(1500);
        assertThat(few).hasSize(200);
        assertThat(many).hasSize(1500);
        assertThat(many.subList(0, 200)).isEqualTo(few);
    }

    /** The mean over trajectories and the mean over a window commute; the weights' rounding is 2^-40 at most a value. */
    @Test
    void windowAveragesAreTheAveragesOfTheirOutputs() {
        EnsembleResult result = Ensemble.run(PLAN, EnsembleTest::kernel, 2, ProgressListener.NONE);
        List<Integer> starts = result.windows().starts();
        List<Integer> ends = result.windows().ends();
        assertThat(starts).containsExactly(1, 2, 5);
        assertThat(ends).containsExactly(2, 5, 11);
        for (int w = 0; w < starts.size(); w++) {
            for (int o = 0; o < 15; o++) {
                int observable = o;
                double average = IntStream.range(starts.get(w), ends.get(w))
                        .mapToDouble(k -> result.means().get(k).mean()[observable])
                        .average()
                        .orElseThrow();
                assertThat(result.windows().mean().mean()[w * 15 + o]).isCloseTo(average, within(0x1p-39));
            }
        }
    }

    @Test
    void progressGrowsToTheWhole() {
        List<Long> done = new ArrayList<>();
        Ensemble.run(PLAN, EnsembleTest::kernel, 3, (now, total) -> {
            assertThat(total).isEqualTo(1500);
            done.add(now);
        });
        assertThat(done).containsExactly(128L, 256L, 384L, 512L, 640L, 768L, 896L, 1024L, 1152L, 1280L, 1408L, 1500L);
    }

    @Test
    void aFailureSurfacesAndAllThreadsEnd() {
        IllegalStateException failure = new IllegalStateException("block 4");
        Set<Thread> workers = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        Supplier<TrajectoryKernel> failing = () -> (Work) (first, count, observer) -> {
            workers.add(Thread.currentThread());
            if (first == 4L * LANES) {
                throw failure;
            }
        };
        assertThatThrownBy(() -> Ensemble.run(plan(1_000_000), failing, 3, ProgressListener.NONE))
                .isSameAs(failure);
        assertThat(workers).noneMatch(Thread::isAlive);
        AssertionError error = new AssertionError("no kernel");
        Supplier<TrajectoryKernel> none = () -> {
            throw error;
        };
        assertThatThrownBy(() -> Ensemble.run(PLAN, none, 3, ProgressListener.NONE))
                .isSameAs(error);
    }

    /** A worker that is interrupted must not make a beginning pass for the whole. */
    @Test
    void anInterruptedWorkerIsAFailure() {
        Supplier<TrajectoryKernel> interrupting = () -> (Work) (first, count, observer) -> {
            if (first == 0) {
                pause(200);
            }
            Thread.currentThread().interrupt();
            empty(first, count, observer);
        };
        assertThatThrownBy(() -> Ensemble.run(plan(100_000), interrupting, 2, ProgressListener.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("interrupted");
    }

    /** Whoever stops waiting for the ensemble stops the ensemble. */
    @Test
    void interruptingTheCallerEndsAllThreads() throws InterruptedException {
        Set<Thread> workers = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        CountDownLatch running = new CountDownLatch(2);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Supplier<TrajectoryKernel> slow = () -> (Work) (first, count, observer) -> {
            workers.add(Thread.currentThread());
            running.countDown();
            pause(5);
            empty(first, count, observer);
        };
        Thread caller = new Thread(() -> {
            try {
                Ensemble.run(plan(10_000_000), slow, 2, ProgressListener.NONE);
            } catch (IllegalStateException e) {
                thrown.set(e);
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join(20_000);
        assertThat(caller.isAlive()).isFalse();
        assertThat(thrown.get()).isNotNull().hasMessageContaining("interrupted");
        assertThat(interrupted).isTrue();
        for (Thread worker : workers) {
            worker.join(20_000);
            assertThat(worker.isAlive()).isFalse();
        }
    }

    @Test
    void atLeastOneThreadIsNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ensemble.run(PLAN, EnsembleTest::kernel, 0, ProgressListener.NONE))
                .withMessageContaining("threads");
    }

    /**
     * A run needs its sums and a few block results, whatever N. Counted are the results handed to kernels, while the first
     * block is held back until no other worker finds anything to do.
     */
    @ParameterizedTest
    @ValueSource(longs = {1_000, 10_000, 100_000})
    void memoryDoesNotGrowWithTheEnsemble(long trajectories) {
        Set<BlockObserver> results = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        Supplier<TrajectoryKernel> kernels = () -> (Work) (first, count, observer) -> {
            results.add(observer);
            pause(first == 0 ? 100 : 0);
            empty(first, count, observer);
        };
        EnsembleResult result = Ensemble.run(plan(trajectories), kernels, 2, ProgressListener.NONE);
        assertThat(result.trajectories()).isEqualTo(trajectories);
        assertThat(results).hasSizeLessThanOrEqualTo(6);
    }

    static TrajectoryKernel kernel() {
        return new GeneralKernel(KernelRequest.of(SYSTEM, TestSystems.PAULIS, GRID, 17));
    }

    static EnsemblePlan plan(long trajectories) {
        return new EnsemblePlan(
                trajectories,
                GRID,
                Pauli.pairs(),
                SYSTEM.jumps().stream().map(jump -> jump.name()).toList());
    }

    /** Shows a block of zeros. */
    private static void empty(long first, int count, BlockObserver observer) {
        BlockView block = ArrayView.of(first, count, new double[15][LANES], new int[4][LANES]);
        for (int k = 0; k < GRID.outputs(); k++) {
            observer.observe(k, block);
        }
    }

    /** The bits at the last output of every trajectory that an ensemble ran. */
    private static List<List<Long>> recorded(int trajectories) {
        List<List<Long>> all =
                Collections.synchronizedList(new ArrayList<>(Collections.nCopies(trajectories, List.<Long>of())));
        Supplier<TrajectoryKernel> recording = () -> {
            TrajectoryKernel kernel = kernel();
            return (Work) (first, count, observer) -> {
                BlockRecorder record = new BlockRecorder();
                kernel.run(first, count, (output, block) -> {
                    record.observe(output, block);
                    observer.observe(output, block);
                });
                for (int lane = 0; lane < count; lane++) {
                    all.set((int) first + lane, record.bits(GRID.outputs() - 1, 15, lane));
                }
            };
        };
        Ensemble.run(plan(trajectories), recording, 3, ProgressListener.NONE);
        return all;
    }

    static void pause(long milliseconds) {
        if (milliseconds > 0) {
            try {
                Thread.sleep(milliseconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static List<Long> bits(EnsembleResult result) {
        List<Long> bits = new ArrayList<>();
        result.means().forEach(mean -> bits.addAll(bits(mean)));
        bits.addAll(bits(result.windows().mean()));
        for (long jumped : result.jumped()) {
            bits.add(jumped);
        }
        List<Estimate> estimates = new ArrayList<>(result.jumpsByChannel());
        estimates.add(result.jumps());
        for (Estimate estimate : estimates) {
            bits.add(Double.doubleToRawLongBits(estimate.value()));
            bits.add(Double.doubleToRawLongBits(estimate.standardError()));
            bits.add(estimate.count());
        }
        return bits;
    }

    private static List<Long> bits(MeanVector mean) {
        List<Long> bits = new ArrayList<>(List.of(mean.count()));
        List<double[]> rows = new ArrayList<>(List.of(mean.covariance()));
        rows.addAll(List.of(mean.mean(), mean.min(), mean.max()));
        for (double[] row : rows) {
            for (double x : row) {
                bits.add(Double.doubleToRawLongBits(x));
            }
        }
        return bits;
    }
}
