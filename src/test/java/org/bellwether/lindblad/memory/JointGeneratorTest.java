package org.bellwether.lindblad.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bellwether.linalg.SparseExponential;
import org.bellwether.lindblad.memory.JointGenerator.Part;
import org.bellwether.testkit.Colour;
import org.bellwether.testkit.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The joint equation of state and noise against an independent program. */
class JointGeneratorTest {
    private static final int DEPTH = 12;

    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        for (int k = 0; k < expected.length; k++) {
            assertThat(actual[k]).isCloseTo(expected[k], within(tolerance));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMeanStateIsThatOfAnIndependentProgram(Colour colour) {
        JsonNode golden = colour.golden();
        JointGenerator joint = new JointGenerator(colour.system(), DEPTH);
        double[] state = joint.initial();
        SparseExponential whole = new SparseExponential(joint.part(Part.WHOLE));
        double[] times = Golden.numbers(golden.get("times"));
        double reached = 0;
        for (int k = 0; k < times.length; k++) {
            whole.apply(times[k] - reached, state);
            reached = times[k];
            assertClose(
                    joint.mean(state), Colour.coordinates(golden.get("exact").get(k)), 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMeanOfStrangStepsIsThatOfAnIndependentProgram(Colour colour) {
        JsonNode golden = colour.golden();
        JointGenerator joint = new JointGenerator(colour.system(), DEPTH);
        double dt = golden.get("strang").get("step").asDouble();
        double[] state = joint.initial();
        SparseExponential drift = new SparseExponential(joint.part(Part.DRIFT));
        SparseExponential kick = new SparseExponential(joint.part(Part.KICK));
        double[] times = Golden.numbers(golden.get("times"));
        long reached = 0;
        for (int k = 0; k < times.length; k++) {
            for (; reached < Math.round(times[k] / dt); reached++) {
                drift.apply(dt / 2, state);
                kick.apply(dt, state);
                drift.apply(dt / 2, state);
            }
            assertClose(
                    joint.mean(state),
                    Colour.coordinates(golden.get("strang").get("at").get(k)),
                    1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSteadyStateIsThatOfAnIndependentProgram(Colour colour) {
        JointGenerator joint = new JointGenerator(colour.system(), DEPTH);
        assertClose(
                JointSteadyState.of(joint).orElseThrow(),
                Colour.coordinates(colour.golden().get("steady_exact")),
                1e-9);
    }
}
