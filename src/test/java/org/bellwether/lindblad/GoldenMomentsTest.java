package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.testkit.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Second moments and stationary correlations against the reference values of an independent program, to 1e-9. */
class GoldenMomentsTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final double[] DELAYS = {0, 1, 10, 100};

    static Stream<Golden> noisy() {
        return Golden.all().filter(golden -> golden.moments().has("noise_second_moments"));
    }

    @ParameterizedTest
    @MethodSource("noisy")
    void secondMomentsOverTheNoise(Golden golden) {
        JsonNode rows = golden.moments().get("noise_second_moments");
        long[] times = new long[rows.size()];
        for (int k = 0; k < times.length; k++) {
            times[k] = rows.get(k).get("t").asLong();
        }
        NoiseMoments moments = NoiseMoments.exact(golden.machine().openSystem(), times, 1);
        for (int k = 0; k < times.length; k++) {
            JsonNode expected = rows.get(k);
            assertThat(moments.purity()[k]).isCloseTo(expected.get("purity").asDouble(), CLOSE);
            for (String name : List.of("XX", "YY", "ZZ")) {
                assertThat(moments.variance(Pauli.string(name))[k])
                        .as(name)
                        .isCloseTo(expected.get("var").get(name).asDouble(), CLOSE);
            }
            assertThat(sumOfSquaredCorrelations(moments)[k])
                    .isCloseTo(expected.get("E_trTT").asDouble(), CLOSE);
        }
    }

    private static double[] sumOfSquaredCorrelations(NoiseMoments moments) {
        double[] sum = new double[moments.purity().length];
        for (String a : List.of("X", "Y", "Z")) {
            for (String b : List.of("X", "Y", "Z")) {
                double[] squares = moments.product(Pauli.string(a + b), Pauli.string(a + b));
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += squares[k];
                }
            }
        }
        return sum;
    }

    /** Whether there is an integral, too: in two cases <XX> is conserved. A constant signal has no correlation time. */
    @ParameterizedTest
    @MethodSource("org.bellwether.testkit.Golden#all")
    void stationaryCorrelationsOfMeasurements(Golden golden) {
        OpenSystem system = golden.machine().openSystem();
        golden.moments().get("autocorr").properties().forEach(entry -> {
            JsonNode expected = entry.getValue();
            Autocorrelation actual = Signal.measured(Generator.of(system), Pauli.string(entry.getKey()))
                    .stationary();
            assertThat(actual.mean()).isCloseTo(expected.get("mean").asDouble(), CLOSE);
            assertThat(actual.limit()).isCloseTo(expected.get("non_decaying").asDouble(), CLOSE);
            for (int k = 0; k < DELAYS.length; k++) {
                assertThat(actual.at(DELAYS[k]))
                        .as(entry.getKey())
                        .isCloseTo(expected.get("C").get(k).asDouble(), CLOSE);
            }
            double variance = expected.get("C0").asDouble();
            if (expected.get("integral").isNull()) {
                assertThat(actual.integral()).isEmpty();
                assertThat(actual.time()).isEmpty();
            } else {
                assertThat(actual.integral())
                        .hasValueCloseTo(expected.get("integral").asDouble(), CLOSE);
                if (variance > 1e-12) {
                    assertThat(actual.time())
                            .hasValueCloseTo(expected.get("tau_int").asDouble(), CLOSE);
                } else {
                    assertThat(actual.time()).isEmpty();
                }
            }
            boolean unique = golden.json().get("gap").get("n_zero").asInt() == 1;
            if (unique || entry.getKey().equals("XX")) {
                assertThat(actual.unique()).isEqualTo(unique);
            }
        });
    }
}
