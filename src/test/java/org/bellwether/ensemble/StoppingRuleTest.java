package org.bellwether.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bellwether.ensemble.EnsembleTest.Work;
import org.bellwether.result.EnsembleResult;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.TrajectoryKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An ensemble that stops where a rule says: where it stops and with what depends on the trajectories alone. */
@Timeout(600)
class StoppingRuleTest {
    private static final int LANES = BlockView.LANES;
    private static final int ZZ = 14;
    private static final EnsemblePlan BUDGET = EnsembleTest.plan(100_000);

    /** Reached at the fourth look. */
    private static final StoppingRule ACCURATE = end -> end.mean().standardError(ZZ) < 0.0150;

    private static EnsembleResult run(
            EnsemblePlan plan, Supplier<TrajectoryKernel> kernels, int threads, StoppingRule rule) {
        return Ensemble.run(plan, kernels, threads, ProgressListener.NONE, rule);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void stopsAtTheSameTrajectoryOnAnyNumberOfThreads(int threads) {
        EnsembleResult stopped = run(BUDGET, EnsembleTest::kernel, threads, ACCURATE);
        assertThat(stopped.trajectories()).isEqualTo(2816);
        EnsembleResult counted = Ensemble.run(EnsembleTest.plan(2816), EnsembleTest::kernel, 2, ProgressListener.NONE);
        assertThat(EnsembleTest.bits(stopped)).isEqualTo(EnsembleTest.bits(counted));
    }

    @Test
    void blocksThatComeLateDoNotMoveTheEnd() {
        Supplier<TrajectoryKernel> delayed = () -> {
            TrajectoryKernel kernel = EnsembleTest.kernel();
            return (Work) (first, count, observer) -> {
                EnsembleTest.pause(first / LANES % 7 == 0 ? 40 : 0);
                kernel.run(first, count, observer);
            };
        };
        assertThat(EnsembleTest.bits(run(BUDGET, delayed, 5, ACCURATE)))
                .isEqualTo(EnsembleTest.bits(run(BUDGET, EnsembleTest::kernel, 1, ACCURATE)));
    }

    /** Asked at the sizes that are listed here, never between them, each time with the averages of all up to there. */
    @Test
    void asksAtFixedSizesAndShowsAGaplessBeginning() {
        List<Long> asked = new ArrayList<>();
        EnsembleResult all = run(EnsembleTest.plan(4700), EnsembleTest::kernel, 3, end -> {
            asked.add(end.trajectories());
            if (end.trajectories() == 3072) {
                EnsembleResult counted =
                        Ensemble.run(EnsembleTest.plan(3072), EnsembleTest::kernel, 1, ProgressListener.NONE);
                assertThat(end.mean().mean()).isEqualTo(counted.last().mean());
                assertThat(end.mean().covariance()).isDeepEqualTo(counted.last().covariance());
                assertThat(end.jumps()).isEqualTo(counted.jumps());
                assertThat(end.jumpsByChannel()).isEqualTo(counted.jumpsByChannel());
            }
            return false;
        });
        assertThat(asked).containsExactly(2048L, 2304L, 2560L, 2816L, 3072L, 3328L, 3584L, 3840L, 4096L, 4608L);
        assertThat(all.trajectories()).isEqualTo(4700);
        assertThat(EnsembleTest.bits(all))
                .isEqualTo(EnsembleTest.bits(
                        Ensemble.run(EnsembleTest.plan(4700), EnsembleTest::kernel, 2, ProgressListener.NONE)));
    }

    /** What other threads computed, or could not compute, beyond the end does not exist. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void aFailureBeyondTheEndIsNone(int threads) {
        Supplier<TrajectoryKernel> failing = () -> {
            TrajectoryKernel kernel = EnsembleTest.kernel();
            return (Work) (first, count, observer) -> {
                if (first >= 2816) {
                    throw new IllegalStateException("block " + first / LANES);
                }
                EnsembleTest.pause(first == 2816 - LANES ? 100 : 0);
                kernel.run(first, count, observer);
            };
        };
        assertThat(run(BUDGET, failing, threads, ACCURATE).trajectories()).isEqualTo(2816);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void ofSeveralFailuresTheFirstBlocksCounts(int threads) {
        Supplier<TrajectoryKernel> failing = () -> {
            TrajectoryKernel kernel = EnsembleTest.kernel();
            return (Work) (first, count, observer) -> {
                if (first == 4L * LANES) {
                    EnsembleTest.pause(100);
                }
                if (first >= 4L * LANES) {
                    throw new IllegalStateException("block " + first / LANES);
                }
                kernel.run(first, count, observer);
            };
        };
        assertThatThrownBy(() -> run(BUDGET, failing, threads, ACCURATE)).hasMessage("block 4");
    }

    @Test
    void aRuleThatFailsIsAFailure() {
        AssertionError error = new AssertionError("rule");
        assertThatThrownBy(() -> run(BUDGET, EnsembleTest::kernel, 3, end -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void looksAreSpacedByAnEighthAtMost() {
        long before = Looks.atOrAfter(0);
        assertThat(before).isEqualTo(2048);
        int looks = 1;
        for (long n = Looks.atOrAfter(before + 1); n <= 100_000_000; n = Looks.atOrAfter(before + 1)) {
            assertThat(n % LANES).isZero();
            assertThat(Looks.at(n / LANES)).isTrue();
            assertThat((n - before) / (double) before).isBetween(1 / 15.0 - 1e-12, 0.125);
            assertThat(Looks.atOrAfter(n)).isEqualTo(n);
            before = n;
            looks++;
        }
        assertThat(looks).isEqualTo(124);
    }

    @Test
    void noLooksBetweenTheLooks() {
        for (long blocks = 1; blocks < 5000; blocks++) {
            assertThat(Looks.at(blocks)).isEqualTo(Looks.atOrAfter(blocks * LANES) == blocks * LANES);
        }
    }
}
