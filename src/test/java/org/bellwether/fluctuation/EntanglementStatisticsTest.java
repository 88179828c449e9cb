package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.Entanglement;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.Quantile;
import org.bellwether.statistics.Spread;
import org.bellwether.testkit.Allocation;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;
import org.junit.jupiter.api.Test;

class EntanglementStatisticsTest {
    private static final TimeGrid GRID = TimeGrid.of(0.5, 5, 20, 60);
    private static final SelectedOutputs SELECTED = new SelectedOutputs(List.of(1, 3));
    private static final ThermalMachine STRONG = TestSystems.machine(0.1, 0.3, 0.6, 0.3, 0.05, 0.01, 0.02);

    private static EntanglementStatistics empty(boolean pure) {
        return new EntanglementStatistics(pure, GRID, SELECTED);
    }

    /** The density matrices have coherences between the parity sectors. */
    private static TrajectoryKernel kernel(boolean pure) {
        return pure
                ? Kernels.create(
                        Kernels.Choice.AUTO, KernelRequest.of(STRONG.openSystem(), TestSystems.PAULIS, GRID, 8))
                : new NoiseConditionedKernel(TestSystems.strong(), GRID);
    }

    /** All numbers of 300 trajectories again, from their recorded states. */
    @Test
    void agreesWithAPlainRecomputation() {
        for (boolean pure : new boolean[] {true, false}) {
            TrajectoryEntanglement result = SameBytes.filled(empty(pure), kernel(pure), 0, 300, 128, false)
                    .result();
            assertThat(result.count()).isEqualTo(300);
            assertThat(result.times().stream().map(TrajectoryEntanglement.At::time))
                    .containsExactly(2.5, 30.0);
            BlockRecorder[] records = new BlockRecorder[3];
            for (int b = 0; b < 3; b++) {
                records[b] = new BlockRecorder();
                kernel(pure).run(100L * b, 100, records[b]);
            }
            for (int k = 0; k < 2; k++) {
                TrajectoryEntanglement.At at = result.times().get(k);
                int output = SELECTED.outputs().get(k);
                distributed(
                        at.bell(),
                        values(records, output, rho -> SpinCorrelations.of(rho).bell()),
                        2 * Math.sqrt(2));
                distributed(at.concurrence(), values(records, output, Entanglement::concurrence), 1);
                spread(
                        at.xx(),
                        values(records, output, rho -> SpinCorrelations.of(rho).xx()));
                spread(
                        at.yy(),
                        values(records, output, rho -> SpinCorrelations.of(rho).yy()));
                spread(
                        at.zz(),
                        values(records, output, rho -> SpinCorrelations.of(rho).zz()));
            }
        }
    }

    private static double[] values(BlockRecorder[] records, int output, ToDoubleFunction<ComplexMatrix> number) {
        double[] values = new double[300];
        for (int l = 0; l < 300; l++) {
            ComplexMatrix rho = ComplexMatrix.identity(4).times(0.25);
            for (int p = 0; p < 15; p++) {
                double mean = records[l / 100].expectation(output, p, l % 100);
                rho = rho.plus(Pauli.string(Pauli.pairs().get(p)).times(mean / 4));
            }
            values[l] = number.applyAsDouble(rho);
        }
        return values;
    }

    private static void spread(Spread spread, double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance =
                Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / 299;
        double fourth =
                Arrays.stream(values).map(x -> StrictMath.pow(x - mean, 4)).sum() / 300;
        // Concurrences of Wootters have errors of 1e-8 where states are nearly pure.
        assertThat(spread.mean().value()).isCloseTo(mean, within(1e-7));
        assertThat(spread.mean().standardError()).isCloseTo(Math.sqrt(variance / 300), within(1e-6));
        assertThat(spread.variance().value()).isCloseTo(variance, within(2e-6));
        assertThat(spread.variance().standardError())
                .isCloseTo(Math.sqrt((fourth - variance * variance * 297 / 299) / 300), within(1e-6));
    }

    private static void distributed(TrajectoryEntanglement.Distributed d, double[] values, double largest) {
        spread(d.spread(), values);
        assertThat(d.distribution().count()).isEqualTo(300);
        assertThat(d.distribution().bins().high()).isEqualTo(largest);
        Arrays.sort(values);
        assertThat(d.quantiles().stream().map(Quantile::level)).containsExactly(0.01, 0.1, 0.5, 0.9, 0.99);
        for (Quantile quantile : d.quantiles()) {
            double exact = values[(int) Math.ceil(300 * quantile.level()) - 1];
            assertThat(quantile.value()).isCloseTo(exact, within(quantile.resolution() * 1.001));
            assertThat(exact).isBetween(quantile.low() - 1e-7, quantile.high() + 1e-7);
        }
    }

    @Test
    void anyGroupingGivesTheSameBytes() throws IOException {
        for (boolean pure : new boolean[] {true, false}) {
            SameBytes.givesTheSameBytes(
                    () -> empty(pure),
                    kernel(pure),
                    List.of(
                            empty(!pure),
                            new EntanglementStatistics(pure, GRID, new SelectedOutputs(List.of(2, 3))),
                            new EntanglementStatistics(pure, GRID, new SelectedOutputs(List.of(3)))));
        }
    }

    @Test
    void aSingleTrajectoryHasNoErrors() {
        EntanglementStatistics one = SameBytes.filled(empty(true), kernel(true), 0, 1, 1, false);
        assertThatIllegalStateException().isThrownBy(one::result);
    }

    @Test
    void allocatesNothingPerOutput() {
        for (boolean pure : new boolean[] {true, false}) {
            PathStatistics.Part part = empty(pure).newPart();
            BlockView[] view = new BlockView[1];
            kernel(pure).run(0, 128, (output, block) -> view[0] = block);
            long bytes = Allocation.atLast(() -> {
                for (int output = 0; output < GRID.outputs(); output++) {
                    part.observe(output, view[0]);
                }
            });
            assertThat(bytes).as("pure: %s", pure).isZero();
        }
    }

    /** The mean of <XX> is that of the mean state; that of B is not B of it. */
    @Test
    void meansOfSingleStatesAreNotThoseOfTheMeanState() {
        TrajectoryEntanglement.At at = SameBytes.filled(empty(true), kernel(true), 0, 2000, 128, false)
                .result()
                .times()
                .get(1);
        Estimate bell = at.bell().spread().mean();
        double mean = 2 * Math.hypot(at.xx().mean().value(), at.yy().mean().value());
        assertThat(bell.value()).isGreaterThan(2.5);
        assertThat(mean).isLessThan(2.2);
    }

    @Test
    void otherShapesAreRefused() {
        AnyGrouping.refuses(empty(true), empty(false));
        AnyGrouping.refuses(empty(true), new EntanglementStatistics(true, GRID, new SelectedOutputs(List.of(2, 3))));
    }
}
