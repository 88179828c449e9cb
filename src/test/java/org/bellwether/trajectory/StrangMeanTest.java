package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsemblePlan;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.model.OpenSystem;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.MeanVector;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

/** The mean over trajectories is S(dt)^n rho(0), at a step so coarse that this is visibly not e^{Lt} rho(0). */
class StrangMeanTest {
    private static final long TRAJECTORIES = 60_000;
    /**
     * Of |z| over at most 15 components x 3 times: a normal variable exceeds 4.5 with probability 6.8e-6, so a right kernel
     * fails a whole test with probability below 3e-4 (once, as the seed is fixed). A wrong factor of 2 in any one intensity or
     * rate of these systems shifts a mean by more than 20 standard errors.
     */
    private static final double LIMIT = 4.5;

    @Test
    void meanOfTheMachineIsTheStrangMapAndNotThePropagator() {
        OpenSystem system = TestSystems.strong().openSystem();
        assertMean(system, TestSystems.PAULIS, TimeGrid.of(1.0, 1, 3, 10));
    }

    @Test
    void meanOfAQutritWithNonDiagonalNoiseIsTheStrangMapAndNotThePropagator() {
        OpenSystem system = TestSystems.noisyQutrit();
        List<ComplexMatrix> basis = Liouvillian.of(system).basis().operators().subList(1, 9);
        assertMean(system, basis, TimeGrid.of(2.0, 1, 2, 5));
    }

    private static void assertMean(OpenSystem system, List<ComplexMatrix> observables, TimeGrid grid) {
        Liouvillian l = Liouvillian.of(system);
        double[] initial = l.basis().coordinates(system.initialState().densityMatrix());
        double[][] strang = MeanEvolution.strang(l, initial, grid.outputSteps(), grid.largestStep());
        double[][] exact = MeanEvolution.exact(l, initial, grid.outputSteps(), grid.largestStep());
        EnsembleResult result = run(system, observables, grid);
        assertThat(largestZ(result, strang)).isLessThan(LIMIT);
        assertThat(largestZ(result, exact)).isGreaterThan(2 * LIMIT);
    }

    private static EnsembleResult run(OpenSystem system, List<ComplexMatrix> observables, TimeGrid grid) {
        List<String> names = IntStream.range(0, observables.size())
                .mapToObj(Integer::toString)
                .toList();
        List<String> channels = system.jumps().stream().map(j -> j.name()).toList();
        return Ensemble.run(
                new EnsemblePlan(TRAJECTORIES, grid, names, channels),
                () -> new GeneralKernel(KernelRequest.of(system, observables, grid, 7)),
                2,
                ProgressListener.NONE);
    }

    private static double largestZ(EnsembleResult result, double[][] reference) {
        double worst = 0;
        for (int k = 1; k < result.times().length; k++) {
            MeanVector mean = result.means().get(k);
            for (int i = 0; i < mean.dimension(); i++) {
                double difference = mean.mean()[i] - reference[k][i + 1];
                worst = Math.max(worst, Math.abs(difference) / mean.standardError(i));
            }
        }
        return worst;
    }
}
