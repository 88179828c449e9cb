package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices.Eigenvalue;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The deterministic side against the reference values of an independent program, to 1e-9. */
class GoldenLiouvillianTest {
    private static final Offset<Double> CLOSE = within(1e-9);

    @ParameterizedTest
    @MethodSource("org.bellwether.testkit.Golden#all")
    void ratesAndSectorWeight(Golden golden) {
        ThermalMachine machine = golden.machine();
        JsonNode rates = golden.json().get("rates");
        double g = machine.coupling();
        assertThat(machine.bath1().rateDown(g))
                .isCloseTo(rates.get("gamma1").get(0).asDouble(), CLOSE);
        assertThat(machine.bath1().rateUp(g))
                .isCloseTo(rates.get("gamma1").get(1).asDouble(), CLOSE);
        assertThat(machine.bath2().rateDown(g))
                .isCloseTo(rates.get("gamma2").get(0).asDouble(), CLOSE);
        assertThat(machine.bath2().rateUp(g))
                .isCloseTo(rates.get("gamma2").get(1).asDouble(), CLOSE);
        assertThat(machine.gammaDown()).isCloseTo(rates.get("Gamma1").asDouble(), CLOSE);
        assertThat(machine.gammaUp()).isCloseTo(rates.get("Gamma2").asDouble(), CLOSE);
        assertThat(machine.plusWeight()).isCloseTo(golden.json().get("mu").asDouble(), CLOSE);
    }

    @ParameterizedTest
    @MethodSource("org.bellwether.testkit.Golden#all")
    void spectrumGapAndNumberOfSteadyStates(Golden golden) {
        Liouvillian l = Liouvillian.of(golden.machine().openSystem());
        Spectrum spectrum = Spectrum.of(l);
        JsonNode gap = golden.json().get("gap");
        assertThat(spectrum.gap()).hasValueCloseTo(gap.get("gap").asDouble(), CLOSE);
        assertThat(spectrum.relaxationTime())
                .hasValueCloseTo(gap.get("relaxation_time").asDouble(), within(1e-6));
        assertThat(spectrum.undamped()).hasSize(gap.get("undamped").size());
        assertThat(SteadyStates.of(l).dimension()).isEqualTo(gap.get("n_zero").asInt());
        List<Eigenvalue> left = new ArrayList<>(spectrum.eigenvalues());
        for (JsonNode expected : golden.json().get("spectrum")) {
            double re = expected.get(0).asDouble();
            double im = expected.get(1).asDouble();
            Eigenvalue nearest = left.stream()
                    .min((a, b) ->
                            Double.compare(Math.hypot(a.re() - re, a.im() - im), Math.hypot(b.re() - re, b.im() - im)))
                    .orElseThrow();
            assertThat(nearest.re()).isCloseTo(re, CLOSE);
            assertThat(nearest.im()).isCloseTo(im, CLOSE);
            left.remove(nearest);
        }
        assertThat(left).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.bellwether.testkit.Golden#all")
    void steadyState(Golden golden) {
        ThermalMachine machine = golden.machine();
        Liouvillian l = Liouvillian.of(machine.openSystem());
        double[] initial = l.basis().coordinates(machine.initialState().densityMatrix());
        double[] steady = SteadyStates.of(l).from(initial);
        assertState(machine, l, steady, golden.json().get("steady"));
    }

    @ParameterizedTest
    @MethodSource("org.bellwether.testkit.Golden#all")
    void dynamics(Golden golden) {
        ThermalMachine machine = golden.machine();
        Liouvillian l = Liouvillian.of(machine.openSystem());
        double[] initial = l.basis().coordinates(machine.initialState().densityMatrix());
        for (JsonNode expected : golden.json().get("dynamics")) {
            double t = expected.get("t").asDouble();
            double[] r = t == 0 ? initial : MeanEvolution.exact(l, initial, new long[] {1}, t)[0];
            assertState(machine, l, r, expected);
        }
    }

    @ParameterizedTest
    @MethodSource("org.bellwether.testkit.Golden#all")
    void strangBias(Golden golden) {
        ThermalMachine machine = golden.machine();
        Liouvillian l = Liouvillian.of(machine.openSystem());
        double[] initial = l.basis().coordinates(machine.initialState().densityMatrix());
        for (String step : List.of("0.05", "0.5")) {
            double dt = Double.parseDouble(step);
            for (JsonNode expected : golden.json().get("strang_bias").get(step)) {
                long[] steps = {expected.get("n").asLong()};
                double[] biased = MeanEvolution.strang(l, initial, steps, dt)[0];
                double[] exact = MeanEvolution.exact(l, initial, steps, dt)[0];
                expected.get("dpauli").properties().forEach(p -> {
                    int k = Pauli.pairs().indexOf(p.getKey()) + 1;
                    assertThat(biased[k] - exact[k])
                            .as(p.getKey())
                            .isCloseTo(p.getValue().asDouble(), CLOSE);
                });
                ComplexMatrix difference = l.basis().operator(subtract(biased, exact));
                assertThat(TraceNorm.of(difference))
                        .isCloseTo(expected.get("trace_norm").asDouble(), CLOSE);
            }
        }
    }

    private static void assertState(ThermalMachine machine, Liouvillian l, double[] r, JsonNode expected) {
        ComplexMatrix rho = l.basis().operator(r);
        ComplexMatrix reference = Golden.matrix(expected.get("rho_re"), expected.get("rho_im"));
        assertThat(rho.minus(reference).maxAbs()).isLessThan(1e-9);
        for (int k = 1; k < 16; k++) {
            assertThat(r[k])
                    .isCloseTo(
                            expected.get("pauli").get(Pauli.pairs().get(k - 1)).asDouble(), CLOSE);
        }
        Energetics energetics = Energetics.of(machine, rho);
        JsonNode e = expected.get("energetics");
        assertThat(energetics.energy()).isCloseTo(e.get("E").asDouble(), CLOSE);
        assertThat(energetics.noisePower()).isCloseTo(e.get("noise_power").asDouble(), CLOSE);
        assertThat(energetics.fieldPower()).isCloseTo(e.get("field_power").asDouble(), CLOSE);
        assertThat(energetics.activity()).isCloseTo(e.get("activity").asDouble(), CLOSE);
        assertThat(energetics.entropyProduction())
                .hasValueCloseTo(e.get("entropy_production").asDouble(), CLOSE);
        for (int b = 0; b < 2; b++) {
            assertThat(energetics.heatCurrents().get(b))
                    .isCloseTo(-e.get("heat_in").get(b).asDouble(), CLOSE);
        }
        for (int k = 0; k < 4; k++) {
            assertThat(energetics.channelRates().get(k))
                    .isCloseTo(e.get("channel_rates").get(k).asDouble(), CLOSE);
        }
        double balance = energetics.noisePower()
                + energetics.fieldPower()
                - energetics.heatCurrents().stream().mapToDouble(x -> x).sum();
        assertThat(balance).isCloseTo(e.get("dEdt").asDouble(), CLOSE);
    }

    private static double[] subtract(double[] a, double[] b) {
        double[] c = a.clone();
        Arrays.setAll(c, k -> a[k] - b[k]);
        return c;
    }
}
