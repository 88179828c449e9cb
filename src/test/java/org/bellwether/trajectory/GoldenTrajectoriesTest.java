package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsemblePlan;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.MeanVector;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The Pauli means and jump counts that an independent program simulated, and their exact values. */
class GoldenTrajectoriesTest {
    private static final long TRAJECTORIES = 4000;
    /**
     * Of |z| over 2 times x 3 Pauli strings and 4 channels, each against the exact value and against the other program's
     * simulation: 20 comparisons, so a right kernel fails one case with probability 1.4e-4 (once, as the seed is fixed). Doubled
     * intensities are off by 9 standard errors, channels in another order by 20.
     */
    private static final double LIMIT = 4.5;

    /** All cases with white noise. */
    static Stream<Golden> white() {
        return Golden.all().filter(golden -> !golden.toString().equals("ou-tau10"));
    }

    @ParameterizedTest
    @MethodSource("white")
    void meansAndCountsAgree(Golden golden) {
        JsonNode stochastic = golden.json().get("stochastic");
        ThermalMachine machine = golden.machine();
        OpenSystem system = machine.openSystem();
        TimeGrid grid = grid(machine, stochastic.get("at"));
        EnsembleResult result = Ensemble.run(
                new EnsemblePlan(
                        TRAJECTORIES,
                        grid,
                        Pauli.pairs(),
                        system.jumps().stream().map(jump -> jump.name()).toList()),
                () -> new GeneralKernel(KernelRequest.of(system, TestSystems.PAULIS, grid, 4242)),
                2,
                ProgressListener.NONE);
        assertBiasIsNegligible(system, grid, result);
        for (int k = 1; k < grid.outputs(); k++) {
            JsonNode at = stochastic.get("at").get(k - 1);
            assertThat(grid.time(k)).isEqualTo(at.get("t").asDouble());
            MeanVector mean = result.means().get(k);
            at.get("pauli").properties().forEach(pauli -> {
                int i = Pauli.pairs().indexOf(pauli.getKey());
                assertAgrees(pauli.getKey(), mean.mean()[i], mean.standardError(i), pauli.getValue());
            });
        }
        for (int c = 0; c < 4; c++) {
            Estimate jumps = result.jumpsByChannel().get(c);
            assertAgrees(
                    "ch" + c,
                    jumps.value(),
                    jumps.standardError(),
                    stochastic.get("counts").get("ch" + c));
        }
    }

    /** Without noise and field any step is exact; a field does not commute with H_S and asks for a small one. */
    private static TimeGrid grid(ThermalMachine machine, JsonNode at) {
        double step = machine.hasField() ? 0.05 : machine.hasNoise() ? 0.5 : 25;
        List<Long> outputs = new ArrayList<>();
        for (JsonNode time : at) {
            outputs.add(Math.round(time.get("t").asDouble() / step));
        }
        return TimeGrid.of(step, outputs.stream().mapToLong(Long::longValue).toArray());
    }

    /** A constant's standard error is that of the grid that sums are kept on: its comparison is one of rounding. */
    private static void assertAgrees(String what, double mean, double error, JsonNode golden) {
        double goldenError = golden.get("se").asDouble();
        double both = Math.max(1e-10, Math.hypot(error, goldenError));
        assertThat((mean - golden.get("mean").asDouble()) / both)
                .as("%s: %f +- %f, simulated elsewhere: %s", what, mean, error, golden)
                .isBetween(-LIMIT, LIMIT);
        assertThat((mean - golden.get("exact").asDouble()) / Math.max(1e-10, error))
                .as("%s: %f +- %f, exact: %s", what, mean, error, golden)
                .isBetween(-LIMIT, LIMIT);
    }

    /** Below a tenth of a standard error, so z is about the trajectories and not about the step. */
    private static void assertBiasIsNegligible(OpenSystem system, TimeGrid grid, EnsembleResult result) {
        Liouvillian l = Liouvillian.of(system);
        double[] start = l.basis().coordinates(system.initialState().densityMatrix());
        double[][] strang = MeanEvolution.strang(l, start, grid.outputSteps(), grid.largestStep());
        double[][] exact = MeanEvolution.exact(l, start, grid.outputSteps(), grid.largestStep());
        for (int k = 1; k < grid.outputs(); k++) {
            for (int i = 0; i < 15; i++) {
                double bias = Math.abs(strang[k][i + 1] - exact[k][i + 1]);
                assertThat(bias)
                        .isLessThanOrEqualTo(
                                Math.max(1e-9, 0.1 * result.means().get(k).standardError(i)));
            }
        }
    }
}
