package org.bellwether.lindblad.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.lindblad.CountingGenerator;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Recorded;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.RecordedNoise;
import org.bellwether.testkit.Colour;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

class RecordFlowTest {
    private static final OpenSystem MACHINE = TestSystems.strong().openSystem();

    private static Recorded record(boolean integrals, double... numbers) {
        double[] times = {0, 0.7, 1.1, 3};
        return new Recorded(new RecordedNoise(times, new double[][] {numbers}, integrals), true, 0.5, 0);
    }

    private static OpenSystem under(NoiseProcess collective, NoiseProcess local) {
        return Colour.withNoise(MACHINE, List.of(collective, new White(0.1), local));
    }

    private static double[][] steps(OpenSystem system, long perUnit) {
        List<double[]> rows = new ArrayList<>();
        long[] outputs = {2 * perUnit, 5 * perUnit};
        new RecordFlow(system).steps(TimeSteps.uniform(outputs, 1.0 / perUnit), (k, row) -> rows.add(row));
        return rows.toArray(double[][]::new);
    }

    private static double distance(double[][] a, double[][] b) {
        double largest = 0;
        for (int k = 0; k < a.length; k++) {
            for (int i = 0; i < a[k].length; i++) {
                largest = Math.max(largest, Math.abs(a[k][i] - b[k][i]));
            }
        }
        return largest;
    }

    /** A constant record is a static field. */
    @Test
    void aConstantRecordIsAField() {
        OpenSystem system = under(record(false, 0.3, 0.3, 0.3, 0.3), new White(0));
        OpenSystem field = new OpenSystem(
                MACHINE.hamiltonian(),
                MACHINE.field().plus(system.noises().get(0).operator().times(0.3)),
                MACHINE.jumps(),
                system.withWhiteNoiseOnly().noises(),
                MACHINE.initialState());
        TimeSteps times = TimeSteps.uniform(new long[] {2, 5}, 1);
        CountingGenerator generator = CountingGenerator.of(field);
        double[][] expected = MeanEvolution.exact(generator, generator.initial(), times);
        assertThat(distance(new RecordFlow(system).exact(times), expected)).isLessThan(1e-13);
        assertThat(distance(steps(system, 4), MeanEvolution.strang(generator, generator.initial(), quarter())))
                .isLessThan(1e-13);
    }

    private static TimeSteps quarter() {
        return TimeSteps.uniform(new long[] {8, 20}, 0.25);
    }

    /** Products of steps tend to the exact solution in second order: the error of 32 steps per unit is a 16th of that of 8. */
    @Test
    void stepsConvergeToTheExactSolution() {
        for (OpenSystem system : List.of(
                under(record(false, 0.4, -1, 0.7, 2), record(false, -0.2, 0.9, 0.1, -1)),
                under(record(true, 0.4, -1, 0.7), record(false, -0.2, 0.9, 0.1, -1)))) {
            double[][] exact = new RecordFlow(system).exact(TimeSteps.uniform(new long[] {2, 5}, 1));
            double coarse = distance(steps(system, 80), exact);
            double fine = distance(steps(system, 320), exact);
            assertThat(fine).isLessThan(2e-5);
            assertThat(coarse / fine).isCloseTo(16, within(1.0));
        }
    }

    @Test
    void othersThanOneRecordAreRefused() {
        assertThatThrownBy(() -> new RecordFlow(under(record(false, 1, 1, 1, 1), new OrnsteinUhlenbeck(1, 1))))
                .hasMessageContaining("not one record");
    }
}
