package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.bellwether.model.OpenSystem;
import org.bellwether.testkit.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Counts against the reference values of an independent program: moments and probabilities to 1e-11, growth rates, of 1e-3 and
 * less, to 1e-13.
 */
class GoldenCountingTest {
    private static final Offset<Double> CLOSE = within(1e-11);
    private static final Offset<Double> CLOSE_RATE = within(1e-13);
    /** The indices of Counts.ofMachine. */
    private static final List<String> NAMES = List.of("N1", "N2", "K");

    /** Cases whose trajectories were run under white noise. */
    static List<Golden> white() {
        return CountingGeneratorTest.white();
    }

    @ParameterizedTest
    @MethodSource("org.bellwether.testkit.Golden#all")
    void finiteTimes(Golden golden) {
        OpenSystem system = golden.machine().openSystem();
        for (JsonNode expected : golden.counting().get("fcs_finite")) {
            CountCumulants c = at(system, expected.get("t").asDouble());
            for (int a = 0; a < 3; a++) {
                JsonNode count = expected.get(NAMES.get(a));
                assertThat(c.means()[a]).isCloseTo(count.get("mean").asDouble(), CLOSE);
                assertThat(c.variance(a)).isCloseTo(count.get("var").asDouble(), CLOSE);
            }
            assertThat(c.covariances()[0][1]).isCloseTo(expected.get("cov_N1N2").asDouble(), CLOSE);
            for (int k = 0; k < 4; k++) {
                assertThat(c.means()[3 + k])
                        .isCloseTo(expected.get("channel_mean").get(k).asDouble(), CLOSE);
                assertThat(c.variance(3 + k))
                        .isCloseTo(expected.get("channel_var").get(k).asDouble(), CLOSE);
            }
        }
    }

    /** Where the steady state is not unique both have the same rates, to which any initial state comes. */
    @ParameterizedTest
    @MethodSource("org.bellwether.testkit.Golden#all")
    void longTimes(Golden golden) {
        OpenSystem system = golden.machine().openSystem();
        FullCounting late = FullCounting.exact(Generator.of(system), new long[] {2, 3}, 1e4);
        Counts counts = Counts.ofMachine(system);
        boolean unique = golden.json().get("gap").get("n_zero").asInt() == 1;
        assertThat(late.rates(counts).isPresent()).isEqualTo(unique);
        CountCumulants rates = late.rates(counts).orElseGet(() -> slope(late.cumulants(counts), 1e4));
        JsonNode expected = golden.counting().get("fcs_longtime");
        for (int a = 0; a < 3; a++) {
            JsonNode count = expected.get(NAMES.get(a));
            assertThat(rates.means()[a]).isCloseTo(count.get("rate").asDouble(), CLOSE_RATE);
            assertThat(rates.variance(a)).isCloseTo(count.get("var_rate").asDouble(), CLOSE_RATE);
            OptionalDouble fano = rates.fano(a);
            assertThat(fano.isEmpty()).isEqualTo(count.get("fano").isNull());
            fano.ifPresent(f -> assertThat(f / count.get("fano").asDouble()).isCloseTo(1, within(1e-10)));
        }
        assertThat(rates.covariances()[0][1])
                .isCloseTo(expected.get("cov_rate_N1N2").asDouble(), CLOSE_RATE);
    }

    /**
     * Exact means and variances, and simulated ones within 4.5 standard errors: the data are fixed, so this fails only if the
     * theory is wrong, or was a chance of below 1e-3 for all 100 together.
     */
    @ParameterizedTest
    @MethodSource("white")
    void simulatedCounts(Golden golden) {
        JsonNode stochastic = golden.counting().get("stochastic");
        CountCumulants c =
                at(golden.machine().openSystem(), stochastic.get("tmax").asDouble());
        List<String> names = List.of("N1", "N2", "K", "ch0", "ch1", "ch2", "ch3");
        for (int a = 0; a < names.size(); a++) {
            JsonNode count = stochastic.get("counts").get(names.get(a));
            assertThat(c.means()[a]).isCloseTo(count.get("exact").asDouble(), CLOSE);
            assertThat(c.variance(a)).isCloseTo(count.get("var_exact").asDouble(), CLOSE);
            assertThat(c.means()[a])
                    .isCloseTo(
                            count.get("mean").asDouble(),
                            within(4.5 * count.get("se").asDouble()));
            if (a < 3) {
                assertThat(c.variance(a))
                        .isCloseTo(
                                count.get("var").asDouble(),
                                within(4.5 * count.get("var_se").asDouble()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("white")
    void distribution(Golden golden) {
        JsonNode stochastic = golden.counting().get("stochastic");
        CountDistribution distribution = FullCounting.exact(
                        Generator.of(golden.machine().openSystem()),
                        new long[] {1},
                        stochastic.get("tmax").asDouble())
                .distribution(1, 0, -1, 0)
                .get(0);
        JsonNode expected = stochastic.get("counts").get("N1").get("exact_distribution");
        assertThat(expected.size()).isGreaterThan(8);
        double seen = 0;
        for (var entry : expected.properties()) {
            double p = distribution.probability(Long.parseLong(entry.getKey()));
            assertThat(p).isCloseTo(entry.getValue().asDouble(), within(1e-13));
            seen += p;
        }
        assertThat(seen).isCloseTo(1, within(1e-11));
    }

    private static CountCumulants at(OpenSystem system, double t) {
        return FullCounting.exact(Generator.of(system), new long[] {1}, t)
                .cumulants(Counts.ofMachine(system))
                .get(0);
    }

    /** The growth by unit time between two times. */
    static CountCumulants slope(List<CountCumulants> c, double time) {
        int n = c.get(0).means().length;
        double[] means = new double[n];
        double[][] covariances = new double[n][n];
        double[] thirds = new double[n];
        for (int a = 0; a < n; a++) {
            means[a] = (c.get(1).means()[a] - c.get(0).means()[a]) / time;
            thirds[a] = (c.get(1).thirds()[a] - c.get(0).thirds()[a]) / time;
            for (int b = 0; b < n; b++) {
                covariances[a][b] = (c.get(1).covariances()[a][b] - c.get(0).covariances()[a][b]) / time;
            }
        }
        return new CountCumulants(means, covariances, thirds);
    }
}
