package org.bellwether.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.result.EnsembleResult;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Examples;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecReader;
import org.bellwether.spec.SpecWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static Spec spec(String... overrides) {
        return SpecReader.parse(Examples.text("fig3-spin"), "test", List.of(overrides));
    }

    /** The output spacing over an integer: over 1 where there is no noise, as every step is exact then. */
    @ParameterizedTest
    @CsvSource({
        "fig3-spin, 1.1111111111111112",
        "fig3-boson, 1.1111111111111112",
        "local-noise, 1.1764705882352942",
        "collective-noise, 3.3333333333333335",
        "noiseless, 25"
    })
    void automaticStepOfTheExamples(String example, double step) {
        Simulation simulation = Simulation.of(Examples.spec(example));
        assertThat(simulation.grid().largestStep()).isEqualTo(step);
        assertThat(simulation.spec().time().step()).isEqualTo(OptionalDouble.of(step));
        assertThat(simulation.spec().withTime(Examples.spec(example).time())).isEqualTo(Examples.spec(example));
    }

    @Test
    void machinesWithoutNoiseTakeOneStepPerOutput() {
        for (String shift : List.of("[[0,0],[0,0]]", "[[0.05,-0.02],[0.01,0.03]]")) {
            Simulation simulation = Simulation.of(Examples.spec("noiseless").withTrajectories(1_000_000));
            Spec shifted = SpecReader.parse(
                    Examples.text("noiseless"),
                    "test",
                    List.of("machine.lamb_shift=" + shift, "ensemble.trajectories=5000", "time.samples=20"));
            assertThat(simulation.grid().largestStep()).isEqualTo(25);
            Simulation few = Simulation.of(shifted);
            assertThat(few.grid().steps()).isEqualTo(20);
            // 5000 trajectories: 1 of 1000 right runs would disagree, this seed's does not.
            assertThat(few.verdict(few.run(2, ProgressListener.NONE), few.reference())
                            .agrees())
                    .isTrue();
        }
    }

    @Test
    void stepBeyondTheSafeRangeIsBadInput() {
        // 3 pi/8 = 1.1781 for local noise against 2g, and the spacing is 10.
        assertThatThrownBy(() -> Simulation.of(spec("time.step=2.5")))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "time.step = 2.5: must be at most 1.17809, 3/8 of a period of the frequency 2 that noise or a"
                                + " static field meets. Give 1.1111111111111112, or \"auto\"");
        assertThat(Simulation.of(spec("time.step=1.1111111111111112")).step().certified())
                .isTrue();
        assertThat(Simulation.of(spec("time.step=25", "noise.collective=0", "noise.local=[0,0]", "time.samples=80"))
                        .grid()
                        .largestStep())
                .isEqualTo(25);
    }

    @Test
    void givenStepIsJudgedForTheNumberOfTrajectories() {
        assertThat(Simulation.of(spec("time.step=1")).step().certified()).isTrue();
        assertThat(Simulation.of(spec("time.step=1", "ensemble.trajectories=100000000"))
                        .step()
                        .certified())
                .isFalse();
    }

    @Test
    void givenStepIsKept() {
        Spec given = spec("time.step=0.5");
        Simulation simulation = Simulation.of(given);
        assertThat(simulation.spec()).isEqualTo(given);
        assertThat(simulation.grid().largestStep()).isEqualTo(0.5);
        assertThat(simulation.grid().outputSteps()).startsWith(0, 20, 40).hasSize(201);
    }

    @Test
    void gridHasTheTimesOfTheConfiguration() {
        Simulation simulation = Simulation.of(spec("time.end=30", "time.samples=3"));
        assertThat(simulation.grid().times()).containsExactly(0, 10, 20, 30);
    }

    /** The number of trajectories decided the step; run in parts or again, it stays what it was. */
    @Test
    void resolvedStepOutlivesTheNumberOfTrajectories() {
        Spec resolved = Simulation.of(spec("ensemble.trajectories=1000000")).spec();
        double step = resolved.time().step().orElseThrow();
        assertThat(step).isLessThan(1);
        assertThat(Simulation.of(resolved.withTrajectories(100)).grid().largestStep())
                .isEqualTo(step);
    }

    @Test
    void storedConfigurationRerunsTheSameBits() {
        Simulation first = Simulation.of(spec("time.end=50", "time.samples=5", "ensemble.trajectories=300"));
        Spec stored = SpecReader.parse(SpecWriter.toToml(first.spec()), "stored", List.of());
        Simulation second = Simulation.of(stored);
        assertThat(second.grid().largestStep()).isEqualTo(first.grid().largestStep());
        assertThat(bits(second.run(1, ProgressListener.NONE))).isEqualTo(bits(first.run(2, ProgressListener.NONE)));
    }

    /** Output times that have no common step, at a cost that grows with the run. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "time={at=[10, 33.3333, 60]}",
                "time={at=[10, 33.333333333, 60]}",
                "time={at=[10, 33.333333333, 60], step=0.7}",
                "time={end=60, spacing=\"log\", start=0.3, samples=9}",
                "time={end=60, spacing=\"log\", start=0.3, samples=9, step=0.7}"
            })
    void anyOutputTimesRunAndRerunToTheSameBits(String times) {
        Spec spec = spec(times, "ensemble.trajectories=2000", "noise.local=[0.01,0.02]");
        Simulation first = Simulation.of(spec);
        assertThat(first.grid().isUniform()).isFalse();
        assertThat(first.grid().steps()).isLessThan(60 * 2 + 9);
        assertThat(first.grid().times()).endsWith(60).hasSize(1 + spec.time().samples());
        assertThat(first.step().size()).isEqualTo(first.grid().largestStep());
        Simulation second = Simulation.of(SpecReader.parse(SpecWriter.toToml(first.spec()), "stored", List.of()));
        assertThat(second.grid().stepSizes()).containsExactly(first.grid().stepSizes());
        EnsembleResult result = first.run(2, ProgressListener.NONE);
        assertThat(bits(second.run(1, ProgressListener.NONE))).isEqualTo(bits(result));
        // 1 of 1000 right runs would disagree; this seed's do not.
        assertThat(first.verdict(result, first.reference()).agrees()).isTrue();
    }

    @Test
    void listedTimesWithACommonStepHaveOne() {
        assertThat(Simulation.of(spec("time={at=[100,333,2000], step=1}"))
                        .grid()
                        .stepSizes())
                .containsOnly(1);
        Simulation printed = Simulation.of(spec("time={at=[0.1,0.2,0.30000000000000004]}"));
        Simulation written = Simulation.of(spec("time={at=[0.1,0.2,0.3]}"));
        assertThat(printed.spec()).isEqualTo(written.spec());
        assertThat(printed.grid().stepSizes()).containsOnly(0.1);
        // Equidistant times that a given step does not divide are divided equally all the same.
        assertThat(Simulation.of(spec("time={at=[0.1,0.2,0.3], step=0.04}"))
                        .grid()
                        .stepSizes())
                .containsOnly(0.1 / 3);
    }

    @Test
    void aGivenStepBeyondTheSafeRangeOfUnevenTimesIsBadInput() {
        assertThatThrownBy(() -> Simulation.of(spec("time={at=[1,10,33.3], step=2}")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("time.step = 2.0: must be at most 1.17809")
                .hasMessageContaining("Give 1.17809, or \"auto\"");
        assertThat(Simulation.of(spec("time={at=[1,10,33.3], step=1.17809}"))
                        .step()
                        .size())
                .isLessThan(1.1781);
    }

    @Test
    void anotherSeedGivesOtherTrajectories() {
        Spec one = spec("time.end=50", "time.samples=5", "ensemble.trajectories=300");
        Simulation first = Simulation.of(one);
        Simulation second = Simulation.of(one.withSeed(2));
        assertThat(bits(second.run(1, ProgressListener.NONE))).isNotEqualTo(bits(first.run(1, ProgressListener.NONE)));
    }

    @Test
    void warningsNameTheRegimeThatIsLeft() {
        assertThat(Simulation.of(spec()).warnings()).isEmpty();
        assertThat(Regime.warnings(spec("machine.bath.0.coupling=0.9"))).isNotEmpty();
        assertThat(Regime.warnings(spec("machine.bath.0.memory_time=100"))).isNotEmpty();
    }

    static List<Object> bits(EnsembleResult result) {
        return result.means().stream()
                .<Object>map(m -> List.of(
                        m.count(),
                        Arrays.stream(m.mean()).boxed().toList(),
                        Arrays.stream(m.covariance())
                                .map(row -> Arrays.stream(row).boxed().toList())
                                .toList()))
                .toList();
    }
}
