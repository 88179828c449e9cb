package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.CountingGenerator;
import org.bellwether.lindblad.Energetics;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.api.Test;

/**
 * Means over noise trajectories, at steps so coarse that they are visibly not those of the master equation: states and expected
 * numbers of jumps against the Strang map, works against the noise power along it.
 *
 * <p>Of |z|, a normal variable exceeds 4.5 with probability 6.8e-6; no test has more than 60, so a right kernel fails one with
 * probability below 4e-4 (once, as the seed is fixed).
 */
class NoiseMeanTest {
    private static final double LIMIT = 4.5;
    private static final long SEED = 8;

    /** The variance over the noise alone is small: intensities wrong by 4 % are off by seven standard errors. */
    @Test
    void meansOfTheMachineAreThoseOfTheStrangMap() {
        OpenSystem system = TestSystems.strong().openSystem();
        assertMeans(system, TimeGrid.of(1, 1, 3, 10), 120);
        assertMeans(system.startingIn(TestSystems.basisState(2)), TimeGrid.of(1, 1, 3, 10), 120);
    }

    @Test
    void meansOfAQutritAreThoseOfTheStrangMap() {
        assertMeans(TestSystems.noisyQutrit(), TimeGrid.of(2, 1, 2, 5), 120);
    }

    private static void assertMeans(OpenSystem system, TimeGrid grid, int blocks) {
        CountingGenerator generator = CountingGenerator.of(system);
        double[][] strang =
                MeanEvolution.strang(generator, generator.initial(), grid.outputSteps(), grid.largestStep());
        double[][] exact = MeanEvolution.exact(generator, generator.initial(), grid.outputSteps(), grid.largestStep());
        List<ComplexMatrix> basis = generator.basis().operators();
        NoiseRuns runs =
                NoiseRuns.of(NoiseKernels.create(Choice.AUTO, KernelRequest.of(system, basis, grid, SEED)), blocks);
        double bias = 0;
        for (int k = 1; k < grid.outputs(); k++) {
            for (int i = 0; i < strang[k].length; i++) {
                Sample sample = i < basis.size() ? runs.expectation(k, i) : runs.expectedJumps(k, i - basis.size());
                assertThat(sample.z(strang[k][i]))
                        .as("row %d at output %d", i, k)
                        .isBetween(-LIMIT, LIMIT);
                bias = Math.max(bias, Math.abs(sample.z(exact[k][i])));
            }
        }
        assertThat(bias).isGreaterThan(2 * LIMIT);
    }

    /** Unequal noises, with and without a field; no term is the remainder, so all four are tested. */
    @Test
    void meanWorksAreThoseOfTheNoisePowerAlongTheMeanPath() {
        ThermalMachine strong = TestSystems.strong();
        assertWorks(strong);
        assertWorks(RandomMachines.withField(strong, 0, 0));
    }

    private static void assertWorks(ThermalMachine machine) {
        TimeGrid grid = TimeGrid.of(0.8, 1, 12);
        double[] expected = expectedWorks(machine, grid);
        NoiseRuns runs = NoiseRuns.of(
                NoiseKernels.create(
                        Choice.AUTO,
                        KernelRequest.of(machine.openSystem(), List.of(), grid, SEED)
                                .adding(NoiseRuns.energyOf(machine))),
                150);
        for (int row = 0; row < 4; row++) {
            Sample work = runs.functional(2, row);
            assertThat(work.z(expected[row]))
                    .as("row %d: %f", row, expected[row])
                    .isBetween(-LIMIT, LIMIT);
        }
    }

    /**
     * The works of the noises and the field until the end, in the mean. At a fraction s of the straight path of a kick the mean
     * state is e^{s^2 dt L_noise + s dt L_field} rho, and the mean of W_j X for a function X of the path is gamma_j dt times the
     * mean of its derivative, so noise j works 2 s dt tr(E gamma_j D(V_j)[rho(s)]) ds: integrated by Simpson's rule.
     */
    private static double[] expectedWorks(ThermalMachine machine, TimeGrid grid) {
        double dt = grid.largestStep();
        Liouvillian l = Liouvillian.of(machine.openSystem());
        double[][] noise = Liouvillian.of(
                        RandomMachines.withField(machine, 0, 0).openSystem())
                .kick();
        double[][] field = RealMatrices.plus(l.kick(), RealMatrices.times(noise, -1));
        List<double[]> powers = new ArrayList<>();
        for (int j = 0; j < 3; j++) {
            int noiseIndex = j;
            powers.add(row(
                    l.basis(), rho -> Energetics.of(machine, rho).noisePowers().get(noiseIndex)));
        }
        powers.add(row(l.basis(), rho -> Energetics.of(machine, rho).fieldPower()));
        double[][] half = RealMatrices.exponential(RealMatrices.times(l.drift(), dt / 2));
        double[][] kick = RealMatrices.exponential(RealMatrices.times(l.kick(), dt));
        int intervals = 40;
        double[] before = l.basis().coordinates(machine.initialState().densityMatrix());
        double[] works = new double[4];
        double inKicks = 0;
        double[] energy = row(l.basis(), rho -> Energetics.of(machine, rho).energy());
        for (long step = 0; step < grid.steps(); step++) {
            before = RealMatrices.times(half, before);
            for (int m = 0; m <= intervals; m++) {
                double s = m / (double) intervals;
                double weight = (m == 0 || m == intervals ? 1 : m % 2 == 1 ? 4 : 2) * dt / (3 * intervals);
                double[] state = RealMatrices.times(
                        RealMatrices.exponential(RealMatrices.plus(
                                RealMatrices.times(noise, s * s * dt), RealMatrices.times(field, s * dt))),
                        before);
                for (int row = 0; row < 4; row++) {
                    works[row] += weight * (row < 3 ? 2 * s : 1) * dot(powers.get(row), state);
                }
            }
            double[] after = RealMatrices.times(kick, before);
            inKicks += dot(energy, after) - dot(energy, before);
            before = RealMatrices.times(half, after);
        }
        assertThat(works[0] + works[1] + works[2] + works[3])
                .as("all work is what the mean kicks change")
                .isCloseTo(inKicks, within(1e-7));
        return works;
    }

    private static double[] row(HermitianBasis basis, ToDoubleFunction<ComplexMatrix> linear) {
        double n = basis.operators().get(0).rows();
        return basis.operators().stream()
                .mapToDouble(b -> linear.applyAsDouble(b.times(1 / n)))
                .toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
