package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

/** Mean works against the powers of the mean state, and the first law. */
class WorkGeneratorTest {
    private static final int STATES = 16;

    @Test
    void theFirstLawHoldsForRandomMachinesUnderTheEquationAndAtAnyStep() {
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 0; k < 30; k++) {
            ThermalMachine machine = RandomMachines.withField(
                    RandomMachines.noisy(random), random.nextGaussian(0, 0.2), random.nextGaussian(0, 0.2));
            OpenSystem system = machine.openSystem();
            double g = machine.coupling();
            WorkGenerator works = WorkGenerator.of(Generator.of(system), machine.hamiltonian());
            CountingGenerator jumps = CountingGenerator.of(system);
            long[] end = {25};
            double dt = 0.4 / g;
            for (boolean strang : new boolean[] {false, true}) {
                double[] w = strang
                        ? MeanEvolution.strang(works, works.initial(), end, dt)[0]
                        : MeanEvolution.exact(works, works.initial(), end, dt)[0];
                double[] n = strang
                        ? MeanEvolution.strang(jumps, jumps.initial(), end, dt)[0]
                        : MeanEvolution.exact(jumps, jumps.initial(), end, dt)[0];
                double heat = g * (n[STATES] + n[STATES + 1] - n[STATES + 2] - n[STATES + 3]);
                double work = w[STATES] + w[STATES + 1] + w[STATES + 2] + w[STATES + 3];
                double change = energy(machine, w) - energy(machine, works.initial());
                double size = Math.max(g, Math.abs(heat));
                assertThat(work - heat).as("machine %d", k).isCloseTo(change, within(1e-11 * size));
                // Collective noise commutes with H_S.
                assertThat(w[STATES]).isCloseTo(0, within(1e-13 * size));
            }
        }
    }

    @Test
    void worksGrowWithThePowersOfTheSteadyState() {
        ThermalMachine machine = TestSystems.fig3();
        OpenSystem system = machine.openSystem();
        WorkGenerator works = WorkGenerator.of(Generator.of(system), machine.hamiltonian());
        double[][] w = MeanEvolution.exact(works, works.initial(), new long[] {5000, 6000}, 1);
        Liouvillian liouvillian = Liouvillian.of(system);
        double[] steady = SteadyStates.of(liouvillian)
                .from(liouvillian.basis().coordinates(system.initialState().densityMatrix()));
        List<Double> powers =
                Energetics.of(machine, liouvillian.basis().operator(steady)).noisePowers();
        for (int j = 0; j < 3; j++) {
            assertThat((w[1][STATES + j] - w[0][STATES + j]) / 1000).isCloseTo(powers.get(j), within(1e-13));
        }
        assertThat(w[1][STATES + 3]).isZero();
    }

    private static double energy(ThermalMachine machine, double[] coordinates) {
        HermitianBasis basis = HermitianBasis.of(4);
        ComplexMatrix rho = basis.operator(Arrays.copyOf(coordinates, STATES));
        return machine.hamiltonian().times(rho).traceRe();
    }
}
