package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class CountingGeneratorTest {
    /** All white-noise cases: in the other one the exact counts are those of white noise, and stand nowhere. */
    static List<Golden> white() {
        return Golden.all().filter(g -> !g.toString().equals("ou-tau10")).toList();
    }

    @ParameterizedTest
    @MethodSource("white")
    void meanNumbersOfJumpsAreTheGoldenOnes(Golden golden) {
        CountingGenerator generator = CountingGenerator.of(golden.machine().openSystem());
        JsonNode stochastic = golden.json().get("stochastic");
        double[] n = MeanEvolution.exact(
                generator,
                generator.initial(),
                new long[] {1},
                stochastic.get("tmax").asDouble())[0];
        for (int k = 0; k < 4; k++) {
            assertThat(n[16 + k])
                    .isCloseTo(
                            stochastic.get("counts").get("ch" + k).get("exact").asDouble(), within(1e-9));
        }
    }

    /** The counters are the time integral of the channel rates, here by Simpson's rule, error below 1e-9. */
    @Test
    void countersIntegrateTheRates() {
        ThermalMachine machine = TestSystems.strong();
        Liouvillian l = Liouvillian.of(machine.openSystem());
        CountingGenerator generator = CountingGenerator.of(machine.openSystem());
        double[] n = MeanEvolution.exact(generator, generator.initial(), new long[] {1}, 3)[0];
        int parts = 600;
        double[] integral = new double[4];
        double[] initial = l.basis().coordinates(machine.initialState().densityMatrix());
        double[][] step = l.propagator(3.0 / parts);
        double[] r = initial;
        for (int i = 0; i <= parts; i++) {
            double weight = (i == 0 || i == parts ? 1 : i % 2 == 1 ? 4 : 2) * 3.0 / parts / 3;
            List<Double> rates = Energetics.of(machine, l.basis().operator(r)).channelRates();
            for (int k = 0; k < 4; k++) {
                integral[k] += weight * rates.get(k);
            }
            r = RealMatrices.times(step, r);
        }
        for (int k = 0; k < 4; k++) {
            assertThat(n[16 + k]).isCloseTo(integral[k], within(1e-9));
        }
    }

    @Test
    void theStateDoesNotFeelTheCounters() {
        ThermalMachine machine = TestSystems.strong();
        Liouvillian l = Liouvillian.of(machine.openSystem());
        CountingGenerator generator = CountingGenerator.of(machine.openSystem());
        double[] r = l.basis().coordinates(machine.initialState().densityMatrix());
        long[] steps = {1, 3, 7};
        double[][] alone = MeanEvolution.strang(l, r, steps, 0.8);
        double[][] counted = MeanEvolution.strang(generator, generator.initial(), steps, 0.8);
        for (int t = 0; t < steps.length; t++) {
            assertThat(Arrays.copyOf(counted[t], 16)).containsExactly(alone[t], within(1e-13));
        }
    }

    /** A kick moves no counter: jumps happen in the drift alone. */
    @Test
    void theKickLeavesCountersAlone() {
        double[][] kick =
                CountingGenerator.of(TestSystems.strong().openSystem()).kick();
        for (int k = 16; k < 20; k++) {
            assertThat(kick[k]).containsOnly(0);
        }
    }
}
