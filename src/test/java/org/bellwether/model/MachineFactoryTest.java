package org.bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Quasistatic;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.ThermalMachine.LambShift;
import org.bellwether.spec.SpecReader;
import org.junit.jupiter.api.Test;

/** From the text of a configuration to the machine. */
class MachineFactoryTest {
    private static ThermalMachine machine(String machine, String noise) {
        return MachineFactory.of(SpecReader.parse(
                "[machine]\ncoupling = 0.7\n" + machine
                        + "\n[[machine.bath]]\nstatistics = \"boson\"\ntemperature = 0.6\ncoupling = 0.005\n"
                        + "[[machine.bath]]\nstatistics = \"spin\"\ntemperature = 0.3\ncoupling = 0.015\n"
                        + "[noise]\n" + noise + "\n[time]\nend = 10\n",
                "test",
                List.of()));
    }

    @Test
    void everyNumberGoesToItsPlace() {
        ThermalMachine machine = machine(
                "lamb_shift = [[0.01, 0.02], [0.03, 0.04]]\nstatic_field = [0.05, 0.06]",
                "collective = 0.1\nlocal = [0.2, 0.3]");
        assertThat(machine.coupling()).isEqualTo(0.7);
        assertThat(machine.bath1()).isEqualTo(new Bath(BathStatistics.BOSON, 0.6, 0.005));
        assertThat(machine.bath2()).isEqualTo(new Bath(BathStatistics.SPIN, 0.3, 0.015));
        assertThat(machine.lambShift1()).isEqualTo(new LambShift(0.01, 0.02));
        assertThat(machine.lambShift2()).isEqualTo(new LambShift(0.03, 0.04));
        assertThat(machine.field1()).isEqualTo(0.05);
        assertThat(machine.field2()).isEqualTo(0.06);
        assertThat(machine.collective()).isEqualTo(new White(0.1));
        assertThat(machine.local1()).isEqualTo(new White(0.2));
        assertThat(machine.local2()).isEqualTo(new White(0.3));
    }

    @Test
    void everyKindOfNoiseIsItsProcess() {
        ThermalMachine machine = machine(
                "",
                "collective = { kind = \"ornstein-uhlenbeck\", intensity = 0.1, correlation_time = 5 }\n"
                        + "local = { kind = \"telegraph\", intensity = [0.2, 0.3], correlation_time = 2 }");
        assertThat(machine.collective()).isEqualTo(new OrnsteinUhlenbeck(0.1, 5));
        assertThat(machine.local1()).isEqualTo(new Telegraph(0.2, 2));
        assertThat(machine.local2()).isEqualTo(new Telegraph(0.3, 2));
        assertThat(machine("", "collective = { kind = \"quasistatic\", deviation = 0.4 }")
                        .collective())
                .isEqualTo(new Quasistatic(0.4));
        String pink = "collective = { kind = \"pink\", deviation = 0.4, lowest = 0.01, highest = 2";
        assertThat(machine("", pink + " }").collective())
                .isEqualTo(PinkNoise.of(0.4, 0.01, 2, PinkNoise.Source.ORNSTEIN_UHLENBECK));
        assertThat(machine("", pink + ", sources = \"telegraph\" }").collective())
                .isEqualTo(PinkNoise.of(0.4, 0.01, 2, PinkNoise.Source.TELEGRAPH));
    }

    /** The amplitudes of |00>, |01>, |10>, |11>, written down, but for normalisation. */
    @Test
    void everyNameIsItsState() {
        Map<String, double[]> states = Map.of(
                "01", new double[] {0, 1, 0, 0},
                "10", new double[] {0, 0, 1, 0},
                "+-", new double[] {1, -1, 1, -1},
                "-+", new double[] {1, 1, -1, -1},
                "phi+", new double[] {1, 0, 0, 1},
                "phi-", new double[] {1, 0, 0, -1},
                "psi+", new double[] {0, 1, 1, 0},
                "psi-", new double[] {0, 1, -1, 0});
        states.forEach((name, amplitudes) -> assertState("\"" + name + "\"", amplitudes, new double[4]));
        assertState(
                "[[0.1, 0.2], [0.5, 0.1], [0.3, -0.4], [0.6, 0.2]]",
                new double[] {0.1, 0.5, 0.3, 0.6},
                new double[] {0.2, 0.1, -0.4, 0.2});
        assertThat(machine("initial_state = \"mixed\"", "").initialState().densityMatrix())
                .isEqualTo(ComplexMatrix.identity(4).times(0.25));
    }

    private static void assertState(String text, double[] re, double[] im) {
        ComplexMatrix psi = ComplexMatrix.column(re, im);
        ComplexMatrix expected = ComplexMatrix.outer(psi, psi);
        ComplexMatrix rho =
                machine("initial_state = " + text, "").initialState().densityMatrix();
        assertThat(rho.minus(expected.times(1 / expected.traceRe())).maxAbs())
                .as(text)
                .isCloseTo(0, within(1e-15));
    }
}
