package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

/** Steps of several sizes, and the certificate for them. */
class TimeStepsTest {
    @Test
    void everyIntervalHasTheFewestStepsThatAreSmallEnough() {
        TimeSteps steps = TimeSteps.dividing(new double[] {100, 333.333333333, 2000}, 1.5);
        assertThat(steps.counts()).containsExactly(67, 156, 1112);
        assertThat(steps.sizes()[0]).isEqualTo(100.0 / 67);
        assertThat(steps.largest()).isLessThanOrEqualTo(1.5);
        assertThat(steps.times()).containsExactly(new double[] {100, 333.333333333, 2000}, within(1e-12 * 2000));
        assertThat(TimeSteps.dividing(new double[] {2, 5, 6}, Double.POSITIVE_INFINITY)
                        .counts())
                .containsExactly(1, 1, 1);
    }

    /** 0.3 - 0.2 is 0.09999999999999998: few sizes mean few matrices. */
    @Test
    void sizesThatDifferByRoundingAreOne() {
        double[] sizes =
                TimeSteps.dividing(new double[] {0.1, 0.2, 0.3, 0.4, 0.8}, 0.05).sizes();
        assertThat(Arrays.stream(sizes).distinct()).hasSize(1);
        double[] others =
                TimeSteps.dividing(new double[] {1, 2 + 1e-11, 3 + 2e-11}, 1).sizes();
        assertThat(Arrays.stream(others).distinct()).hasSize(2);
    }

    @Test
    void someOutputsOfManyHaveTheSameStepsBeforeThem() {
        TimeSteps all = new TimeSteps(new double[] {0.5, 0.5, 0.25, 2, 2}, new long[] {3, 1, 4, 2, 7});
        TimeSteps some = all.at(1, 3);
        assertThat(some.sizes()).containsExactly(0.5, 0.25, 2);
        assertThat(some.counts()).containsExactly(4, 4, 2);
        assertThat(some.shown()).containsExactly(true, false, true);
        assertThat(some.times()).containsExactly(2, 7);
        assertThat(all.end().times()).containsExactly(21);
        assertThat(all.end().counts()).containsExactly(4, 4, 9);
        assertThat(TimeSteps.uniform(new long[] {1, 4, 9}, 0.5).at(2).counts()).containsExactly(9);
        CountingGenerator l = CountingGenerator.of(TestSystems.strong().openSystem());
        double[][] of = MeanEvolution.strang(l, l.initial(), all);
        assertThat(MeanEvolution.strang(l, l.initial(), some)[1]).containsExactly(of[3], within(1e-14));
        assertThat(MeanEvolution.strang(l, l.initial(), some)[0]).containsExactly(of[1], within(1e-14));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new TimeSteps(new double[] {0}, new long[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeSteps(new double[] {1}, new long[] {-1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeSteps(new double[] {1}, new long[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** By products written down here: the bias keeps a tenth of the error of every mean, with a tenth larger steps it does not. */
    @Test
    void theCertifiedStepOfUnevenTimesIsTheLargestThatKeepsTheBounds() {
        double[] times = {15, 50.0001, 55, 1000.3};
        long trajectories = 20_000_000;
        TimeStep found = TimeStep.find(TestSystems.fig3().openSystem(), times, trajectories);
        assertThat(found.certified()).isTrue();
        assertThat(found.size()).isLessThan(0.9 * found.range().largestStep());
        assertThat(worst(TimeSteps.dividing(times, found.size()), trajectories)).isLessThan(1);
        assertThat(worst(TimeSteps.dividing(times, 1.12 * found.size()), trajectories))
                .isGreaterThan(1);
        // Cost does not grow with digits: as many steps as the run is long.
        double safe = found.range().largestStep();
        TimeStep few = TimeStep.find(TestSystems.fig3().openSystem(), times, 2000);
        assertThat(few.size()).isBetween(0.99 * safe, safe);
        assertThat(TimeStep.given(TestSystems.fig3().openSystem(), TimeSteps.dividing(times, few.size()), 2000)
                        .certified())
                .isTrue();
    }

    private static double worst(TimeSteps steps, long trajectories) {
        CountingGenerator l = CountingGenerator.of(TestSystems.fig3().openSystem());
        double[] state = l.initial();
        double worst = 0;
        for (int k = 0; k < 4; k++) {
            state = RealMatrices.times(RealMatrices.power(l.strangMap(steps.sizes()[k]), steps.counts()[k]), state);
            double[] exact = RealMatrices.times(l.propagator(steps.times()[k]), l.initial());
            for (int i = 1; i < 16; i++) {
                double error = Math.sqrt(Math.max(1 - exact[i] * exact[i], 0.01) / trajectories);
                worst = Math.max(worst, Math.abs(state[i] - exact[i]) / (0.1 * error));
            }
        }
        return worst;
    }

    @Test
    void aStepBeyondTheSafeRangeOfOneIntervalIsNotCertified() {
        TimeSteps coarse = new TimeSteps(new double[] {0.5, 1.3}, new long[] {100, 1500});
        assertThat(TimeStep.given(TestSystems.fig3().openSystem(), coarse, 2).certified())
                .isFalse();
    }

    @Test
    void intervalsWithoutNoiseTakeOneStepEach() {
        var quiet = RandomMachines.withNoise(TestSystems.fig3(), 0, 0, 0).openSystem();
        TimeStep found = TimeStep.find(quiet, new double[] {1, 10, 1000}, 1_000_000);
        assertThat(found.size()).isEqualTo(990);
        assertThat(found.certified()).isTrue();
    }
}
