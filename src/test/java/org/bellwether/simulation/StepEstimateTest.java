package org.bellwether.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.lindblad.TimeStep;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Quasistatic;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.OpenSystem;
import org.bellwether.testkit.Colour;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The estimated bias of a step against the exact one, where there is an exact one. */
class StepEstimateTest {
    private static final TimeSteps STEPS = TimeSteps.uniform(new long[] {10, 30}, 0.4);
    private static final TimeStep.Sample SAMPLE = new TimeStep.Sample(20_000, false);
    private static final int MEANS = 15;

    static List<NoiseProcess> processes() {
        return List.of(new OrnsteinUhlenbeck(0.08, 2), new Telegraph(0.08, 2), new Quasistatic(0.15), new White(0.05));
    }

    private static OpenSystem machine(NoiseProcess local) {
        OpenSystem white = TestSystems.machine(0.02, 0.05, 0.6, 0.3, 0, 0, 0).openSystem();
        return Colour.withNoise(white, List.of(new OrnsteinUhlenbeck(0.02, 1), local, new White(0)));
    }

    private static double largestError(StepEstimate estimate) {
        double largest = 0;
        for (int t = 0; t < 2; t++) {
            for (int i = 0; i < MEANS; i++) {
                largest = Math.max(largest, estimate.error(t, i));
            }
        }
        return largest;
    }

    /** Fine and coarse steps on paths of their own: an error ten times as large, which hides the bias. */
    @Test
    void pathsMustBeTheSame() {
        OpenSystem system = machine(new OrnsteinUhlenbeck(0.08, 2));
        StepEstimate same = new StepEstimate(system, STEPS, SAMPLE, 7, 7);
        StepEstimate others = new StepEstimate(system, STEPS, SAMPLE, 7, 8);
        same.runUntil(8);
        others.runUntil(8);
        assertThat(largestError(others)).isGreaterThan(10 * largestError(same));
    }

    /**
     * Each of 15 means and 4 numbers of jumps at two times, within 5 standard errors of 8 blocks: beyond that is Student's t of 7 degrees
     * of freedom once in 640, so that two of 38 are once in 600. A bias without the factor 4/3 is off by a quarter.
     */
    @ParameterizedTest
    @MethodSource("processes")
    void theEstimateAgreesWithTheExactBias(NoiseProcess local) {
        OpenSystem system = machine(local);
        MemoryMean mean = new MemoryMean(system);
        MemoryMean.Settled exact = mean.exact(STEPS);
        List<double[]> strang = new ArrayList<>();
        exact.flow().steps(STEPS, (k, row) -> strang.add(row));
        StepEstimate estimate = StepEstimate.of(system, STEPS, SAMPLE, 7);
        int outside = 0;
        double largest = 0;
        for (int t = 0; t < 2; t++) {
            for (int i = 0; i < MEANS + 4; i++) {
                double bias = strang.get(t)[i + 1] - exact.values()[t][i + 1];
                // The next order, of which 1/16 remains at half the step, is a few hundredths of the bias.
                double off = Math.abs(estimate.bias(t, i) - bias) - 0.06 * Math.abs(bias) - 1e-9;
                outside += off > 5 * estimate.error(t, i) ? 1 : 0;
                largest = Math.max(largest, Math.abs(bias));
            }
        }
        assertThat(outside).isLessThanOrEqualTo(1);
        assertThat(largest).isGreaterThan(1e-3);
        // White noise leaves paths of two resolutions further apart.
        assertThat(largestError(estimate)).isLessThan((local.hasMemory() ? 0.2 : 5) * largest);
    }
}
