package org.bellwether.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.result.EnsembleResult;
import org.bellwether.spec.Accuracy;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Examples;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecReader;
import org.bellwether.trajectory.Kernels;
import org.bellwether.validation.TwoSample;
import org.bellwether.validation.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same master equation, unravelled in three ways. */
class UnravellingTest {
    private static final String[] STRONG = {
        "machine.bath.0.coupling=0.05",
        "machine.bath.1.coupling=0.15",
        "noise.collective=0.05",
        "noise.local=[0.03, 0.01]",
        "machine.static_field=[0.03, 0.02]",
        "time.end=60",
        "time.samples=30",
        "ensemble.trajectories=3000"
    };

    /**
     * All agree with the equation, and are rejected where it has half of the local noise: the seeds are fixed, and p below 0.001
     * would come by chance once in a thousand other seeds.
     */
    @ParameterizedTest
    @ValueSource(strings = {"jump", "noise", "full-jump"})
    void everyUnravellingHasTheMeanOfTheEquationAndNoOther(String unravelling) {
        Simulation simulation = simulation(unravelling, 3);
        EnsembleResult result = simulation.run(2, ProgressListener.NONE);
        assertThat(simulation.verdict(result, simulation.reference()).pValue()).isGreaterThan(0.001);
        Spec other = spec(unravelling, 3, "noise.local=[0.015, 0.005]");
        Verdict wrong = simulation.verdict(
                result, simulation.referenceOf(Simulation.of(other).machine().openSystem()));
        assertThat(wrong.pValue()).isLessThan(1e-10);
    }

    /** Two by two, with other seeds; one of three would be below 0.001 by chance once in 300 choices of seeds. */
    @Test
    void averagesAreEqualOverUnravellings() {
        TwoSample.Sample jump = sample("jump", 3);
        TwoSample.Sample noise = sample("noise", 4);
        TwoSample.Sample full = sample("full-jump", 5);
        assertThat(TwoSample.of(jump, noise, 0.001).pValue()).isGreaterThan(0.001);
        assertThat(TwoSample.of(noise, full, 0.001).pValue()).isGreaterThan(0.001);
        assertThat(TwoSample.of(full, jump, 0.001).pValue()).isGreaterThan(0.001);
    }

    /** Given the noise alone, means fluctuate less: E[<ZZ>^2] is 1 for pure states of one plane, and far less when baths are averaged. */
    @Test
    void fluctuationsDiffer() {
        int zz = simulation("jump", 3)
                .run(2, ProgressListener.NONE)
                .observables()
                .indexOf("ZZ");
        double jump = variance("jump", zz);
        double noise = variance("noise", zz);
        double full = variance("full-jump", zz);
        assertThat(jump).isBetween(0.5, 1.0);
        assertThat(noise).isLessThan(0.05);
        assertThat(full).isBetween(0.5, 1.0);
    }

    @Test
    void fullJumpsNeedNoStepAndNameTheirChannels() {
        Simulation simulation = simulation("full-jump", 3, "machine.static_field=[0, 0]");
        // Nothing is left to split: one step an output.
        assertThat(simulation.grid().largestStep()).isEqualTo(2);
        assertThat(simulation.step().certified()).isTrue();
        assertThat(simulation.kernel(Kernels.Choice.AUTO).text()).isEqualTo("general");
        EnsembleResult result = simulation.run(2, ProgressListener.NONE);
        assertThat(result.channels())
                .containsExactly(
                        "bath1_down",
                        "bath2_down",
                        "bath1_up",
                        "bath2_up",
                        "noise_collective",
                        "noise_local1",
                        "noise_local2");
        for (int k = 0; k < 7; k++) {
            double exact = simulation.reference().jumps().exact()[k];
            double error = result.jumpsByChannel().get(k).standardError();
            // Beyond five errors by chance with probability 4e-6 in all.
            assertThat((result.jumpsByChannel().get(k).value() - exact) / error).isBetween(-5.0, 5.0);
        }
    }

    @Test
    void noiseDrawsNoJumps() {
        Simulation simulation = simulation("noise", 3);
        assertThat(simulation.kernel(Kernels.Choice.AUTO).text()).isEqualTo("noise, machine");
        EnsembleResult result = simulation.run(2, ProgressListener.NONE);
        assertThat(result.hasJumps()).isFalse();
        assertThat(result.channels()).isEmpty();
        assertThatThrownBy(() -> AccuracyRun.goals(Accuracy.parse(List.of("jumps=0.1"), null), simulation))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("draws no jumps");
    }

    private static double variance(String unravelling, int observable) {
        return simulation(unravelling, 3).run(2, ProgressListener.NONE).last().covariance()[observable][observable];
    }

    private static TwoSample.Sample sample(String unravelling, long seed) {
        Simulation simulation = simulation(unravelling, seed);
        return simulation.sample(simulation.run(2, ProgressListener.NONE));
    }

    private static Simulation simulation(String unravelling, long seed, String... more) {
        return Simulation.of(spec(unravelling, seed, more));
    }

    private static Spec spec(String unravelling, long seed, String... more) {
        List<String> changes = new ArrayList<>(List.of(STRONG));
        changes.addAll(List.of("ensemble.unravelling=" + unravelling, "ensemble.seed=" + seed));
        changes.addAll(List.of(more));
        return SpecReader.parse(Examples.text("fig3-spin"), "test", changes);
    }
}
