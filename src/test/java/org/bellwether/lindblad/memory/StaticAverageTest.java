package org.bellwether.lindblad.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Quasistatic;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.OpenSystem;
import org.bellwether.testkit.Colour;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mean over static fields. */
class StaticAverageTest {
    private static final NoiseProcess NONE = new White(0);

    private static OpenSystem machine(NoiseProcess collective, NoiseProcess local) {
        OpenSystem white = TestSystems.machine(0.005, 0.015, 0.6, 0.3, 0, 0, 0).openSystem();
        return Colour.withNoise(white, List.of(collective, local, local));
    }

    private static MemoryMean.Settled steady(OpenSystem system) {
        return new MemoryMean(system).steady().orElseThrow();
    }

    /**
     * Two independent local fields, <XX>, <YY> and <ZZ> from an independent program: quadrature over panels on a logarithmic scale. A
     * hundredth of the fields leaves phi+ and phi- apart for longer than psi+ and psi-, so the mean is not smooth where they vanish.
     */
    @ParameterizedTest
    @CsvSource({"0.01, 0.8600817763971507, 0.8687257057595135, -0.7473230378114377"})
    void theSteadyStateIsThatOfAnIndependentProgram(double deviation, double xx, double yy, double zz) {
        MemoryMean.Settled still = steady(machine(NONE, new Quasistatic(deviation)));
        assertThat(still.change()).isLessThan(1e-6);
        assertThat(still.values()[0][5]).isCloseTo(xx, within(1e-6));
        assertThat(still.values()[0][10]).isCloseTo(yy, within(1e-6));
        assertThat(still.values()[0][15]).isCloseTo(zz, within(1e-6));
    }

    /** Collective noise alone leaves B = 2 sqrt2 Delta/Sigma, whatever its colour. */
    @Test
    void strongCollectiveFieldsLeaveTheSteadyStateOfCollectiveNoise() {
        MemoryMean.Settled still = steady(machine(new Quasistatic(0.02), NONE));
        MemoryMean.Settled quick = steady(machine(new OrnsteinUhlenbeck(0.01, 0.5), NONE));
        assertThat(still.change()).isLessThan(1e-9);
        for (int k = 0; k < 16; k++) {
            assertThat(still.values()[0][k]).isCloseTo(quick.values()[0][k], within(1e-9));
        }
    }
}
