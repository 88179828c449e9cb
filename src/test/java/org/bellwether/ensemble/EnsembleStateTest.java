package org.bellwether.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.bellwether.ensemble.EnsembleTest.Work;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.IntegrationException;
import org.bellwether.trajectory.TrajectoryKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An ensemble that is interrupted, written, read, continued, extended and merged has the bits of one that never was. */
@Timeout(600)
class EnsembleStateTest {
    private static final EnsemblePlan PLAN = EnsembleTest.plan(1500);
    private static final EnsembleState WHOLE = run(new EnsembleState(PLAN), 2);

    private static EnsembleState run(EnsembleState state, int threads) {
        Ensemble.run(state, EnsembleTest::kernel, threads, ProgressListener.NONE, StoppingRule.NEVER);
        return state;
    }

    private static void runUntil(EnsembleState state, long done, int threads) {
        IllegalStateException stop = new IllegalStateException("stop");
        assertThatThrownBy(() -> Ensemble.run(
                        state,
                        EnsembleTest::kernel,
                        threads,
                        (now, total) -> {
                            if (now >= done) {
                                throw stop;
                            }
                        },
                        StoppingRule.NEVER))
                .isSameAs(stop);
    }

    private static byte[] bytes(EnsembleState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            state.writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static EnsembleState read(byte[] bytes, EnsemblePlan plan, Indices wanted) {
        EnsembleState state = new EnsembleState(plan, wanted);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            state.readFrom(in);
            assertThat(in.read()).isEqualTo(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return state;
    }

    private static void isWhole(EnsembleState state) {
        assertThat(EnsembleTest.bits(state.result())).isEqualTo(EnsembleTest.bits(WHOLE.result()));
        assertThat(bytes(state)).isEqualTo(bytes(WHOLE));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 2", "1, 2, 3", "700, 3, 1", "1408, 2, 2"})
    void anInterruptedRunGoesOnToTheSameBits(long done, int threads, int threadsAfter) {
        EnsembleState state = new EnsembleState(PLAN);
        if (done > 0) {
            runUntil(state, done, threads);
            assertThat(state.done().isBeginning()).isTrue();
            assertThat(state.trajectories()).isBetween(done, 1499L);
        }
        EnsembleState again = read(bytes(state), PLAN, state.wanted());
        assertThat(again.complete()).isFalse();
        isWhole(run(again, threadsAfter));
        assertThat(again.complete()).isTrue();
    }

    /** What another thread writes while blocks are folded is always the sums of exactly the trajectories it names. */
    @Test
    void whatIsWrittenAtAnyMomentIsConsistent() throws InterruptedException {
        Set<List<Byte>> written = Collections.synchronizedSet(new HashSet<>());
        while (written.size() < 5) {
            EnsembleState state = new EnsembleState(PLAN);
            AtomicBoolean over = new AtomicBoolean();
            Thread writer = new Thread(() -> {
                while (!over.get()) {
                    written.add(list(bytes(state)));
                }
            });
            writer.start();
            run(state, 2);
            over.set(true);
            writer.join();
        }
        Set<List<Byte>> beginnings = new HashSet<>();
        for (long done = 0; done < 1500 + BlockView.LANES; done += BlockView.LANES) {
            EnsembleState beginning = new EnsembleState(PLAN, Indices.of(0, Math.min(1500, done)));
            beginnings.add(list(bytes(run(beginning, 2))));
        }
        assertThat(beginnings).hasSize(13).containsAll(written);
    }

    private static List<Byte> list(byte[] bytes) {
        List<Byte> list = new ArrayList<>(bytes.length);
        for (byte b : bytes) {
            list.add(b);
        }
        return list;
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 128, 300, 1499})
    void anExtendedRunIsTheLongerRun(long before) {
        EnsembleState shorter = run(new EnsembleState(EnsembleTest.plan(before)), 2);
        EnsembleState longer = new EnsembleState(PLAN);
        longer.add(shorter);
        isWhole(run(longer, 3));
    }

    @Test
    void shardsInAnyOrderAreTheWholeRun() {
        List<EnsembleState> shards = new ArrayList<>();
        for (Indices part : List.of(Indices.of(0, 256), Indices.of(256, 1280), Indices.of(1280, 1500))) {
            shards.add(run(new EnsembleState(PLAN, part), 2));
        }
        for (int first = 0; first < 3; first++) {
            EnsembleState merged = new EnsembleState(PLAN);
            for (int k = 0; k < 3; k++) {
                merged.add(shards.get((first + k) % 3));
            }
            isWhole(merged);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(bytes(shards.get(0)), PLAN, Indices.NONE).add(shards.get(0)))
                .withMessageContaining("0 to 255");
    }

    @Test
    void gapsAreFilledInOrder() {
        EnsembleState merged = new EnsembleState(PLAN);
        merged.add(run(new EnsembleState(PLAN, Indices.of(128, 384)), 1));
        merged.add(run(new EnsembleState(PLAN, Indices.of(1024, 1152)), 1));
        List<Indices> seen = new ArrayList<>();
        Ensemble.run(merged, EnsembleTest::kernel, 2, (done, total) -> seen.add(merged.done()), StoppingRule.NEVER);
        isWhole(merged);
        assertThat(seen.get(0)).hasToString("0 to 383, 1024 to 1151");
        assertThat(seen.get(1)).hasToString("0 to 511, 1024 to 1151");
    }

    /** Killed between a fold and its look, the run must not go past it. */
    @Test
    void aRuleIsAskedAgainAtTheLookWhereTheStateIs() {
        EnsemblePlan plan = EnsembleTest.plan(4700);
        EnsembleState state = run(new EnsembleState(plan, Indices.of(0, 2560)), 2);
        EnsembleState read = read(bytes(state), plan, Indices.of(0, 4700));
        Ensemble.run(read, EnsembleTest::kernel, 2, ProgressListener.NONE, end -> end.trajectories() >= 2560);
        assertThat(read.trajectories()).isEqualTo(2560);
        assertThat(read.complete()).isFalse();
        read.settle();
        assertThat(read.complete()).isTrue();
    }

    @Test
    void sumsOfAnotherShapeAreRefused() {
        EnsemblePlan other = new EnsemblePlan(
                1500, org.bellwether.trajectory.TimeGrid.of(1, 1, 2), PLAN.observables(), PLAN.channels());
        assertThatThrownBy(() -> read(bytes(WHOLE), other, Indices.NONE)).hasMessageContaining("another shape");
        assertThatThrownBy(() -> new EnsembleState(other, Indices.NONE).add(WHOLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another shape");
    }

    /** A kernel of which chosen trajectories fail, late or early, as a whole block or one by one. */
    private static Supplier<TrajectoryKernel> failing(Set<Long> failing) {
        return () -> {
            TrajectoryKernel kernel = EnsembleTest.kernel();
            return (Work) (first, count, observer) -> kernel.run(first, count, (output, block) -> {
                observer.observe(output, block);
                for (long i : failing) {
                    // Those with an odd index fail at the start, the others at the end.
                    boolean now = output == (i % 2 == 1 ? 0 : 10);
                    if (now && i >= first && i < first + count) {
                        throw new IntegrationException("on purpose", i, output, 1, 17);
                    }
                }
            });
        };
    }

    private static EnsemblePlan leavingOut(long trajectories) {
        return new EnsemblePlan(trajectories, PLAN.grid(), PLAN.observables(), PLAN.channels(), true);
    }

    /** The sums are those of the others: made here by running exactly the others, as a set with holes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void trajectoriesThatFailAreLeftOutAndCounted(int threads) {
        Set<Long> bad = Set.of(0L, 5L, 6L, 127L, 130L, 255L, 256L, 700L, 1499L);
        EnsembleState state = new EnsembleState(leavingOut(1500));
        Ensemble.run(state, failing(bad), threads, ProgressListener.NONE, StoppingRule.NEVER);
        Indices others = Indices.of(0, 1500);
        for (long i : bad) {
            others = others.minus(Indices.of(i, i + 1));
        }
        EnsembleState right = run(new EnsembleState(PLAN, others), 2);
        assertThat(EnsembleTest.bits(state.result())).isEqualTo(EnsembleTest.bits(right.result()));
        assertThat(state.trajectories()).isEqualTo(1500 - bad.size());
        assertThat(state.done()).isEqualTo(Indices.of(0, 1500));
        assertThat(state.failures().count()).isEqualTo(bad.size());
        assertThat(state.failures().first().stream().map(Failures.Failure::trajectory))
                .isEqualTo(bad.stream().sorted().toList());
        assertThat(state.failures().first().get(0).message()).contains("trajectory 0", "seed 17");
        assertThat(read(bytes(state), PLAN, Indices.NONE).failures()).isEqualTo(state.failures());
    }

    @Test
    void allMayFailAndAHundredAreListed() {
        Set<Long> all = Set.copyOf(LongStream.range(0, 300).boxed().toList());
        EnsembleState state = new EnsembleState(leavingOut(300));
        Ensemble.run(state, failing(all), 2, ProgressListener.NONE, StoppingRule.NEVER);
        assertThat(state.trajectories()).isZero();
        assertThat(state.complete()).isTrue();
        assertThat(state.failures().count()).isEqualTo(300);
        assertThat(state.failures().first()).hasSize(Failures.LISTED);
        assertThat(state.failures().first().get(99).trajectory()).isEqualTo(99);
    }

    /** Whoever aborts keeps what was done before the block that failed, and can go on from it. */
    @Test
    void anAbortedRunKeepsItsBeginning() {
        EnsembleState state = new EnsembleState(PLAN);
        assertThatThrownBy(
                        () -> Ensemble.run(state, failing(Set.of(700L)), 2, ProgressListener.NONE, StoppingRule.NEVER))
                .isInstanceOf(IntegrationException.class)
                .hasMessageContaining("trajectory 700");
        assertThat(state.done()).isEqualTo(Indices.of(0, 700L / BlockView.LANES * BlockView.LANES));
        isWhole(run(state, 2));
    }

    /** The random bits of the sums: what is written does not depend on the order in which it was added. */
    @Test
    void blocksInRandomOrderGiveTheSameBytes() {
        List<Indices> blocks = new ArrayList<>();
        for (long from = 0; from < 1500; from += BlockView.LANES) {
            blocks.add(Indices.of(from, Math.min(1500, from + BlockView.LANES)));
        }
        Collections.shuffle(blocks, new Random(3));
        EnsembleState merged = new EnsembleState(PLAN);
        for (Indices block : blocks) {
            merged.add(run(new EnsembleState(PLAN, block), 1));
        }
        isWhole(merged);
    }
}
