package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.bellwether.model.OpenSystem;
import org.bellwether.testkit.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Waiting times of white noise against the reference values of an independent program, to 1e-9. */
class GoldenWaitingTest {
    private static final JsonNode ALL = read();

    @ParameterizedTest
    @MethodSource("org.bellwether.testkit.Golden#all")
    void ofTheFirstJump(Golden golden) {
        JsonNode expected = ALL.get(golden.toString()).get("first");
        WaitingTimes waiting = WaitingTimes.of(Generator.of(golden.machine().openSystem()));
        assertLaw(waiting.first(Golden.numbers(expected.get("tau"))), expected);
    }

    @ParameterizedTest
    @MethodSource("org.bellwether.testkit.Golden#all")
    void inTheSteadyStateWhereItIsUnique(Golden golden) {
        JsonNode expected = ALL.get(golden.toString()).get("steady");
        OpenSystem system = golden.machine().openSystem();
        Optional<StationaryWaiting> stationary =
                WaitingTimes.of(Generator.of(system)).stationary(Golden.numbers(expected.get("tau")));
        if (golden.json().get("gap").get("n_zero").asInt() > 1) {
            assertThat(stationary).isEmpty();
            return;
        }
        assertLaw(stationary.orElseThrow().afterAny(), expected);
        JsonNode rates = golden.json().get("steady").get("energetics").get("channel_rates");
        for (int k = 0; k < 4; k++) {
            assertThat(stationary.orElseThrow().rates().get(k))
                    .isCloseTo(rates.get(k).asDouble(), within(1e-9));
        }
    }

    private static void assertLaw(WaitingLaw law, JsonNode expected) {
        assertThat(law.density()).containsExactly(Golden.numbers(expected.get("density")), within(1e-9));
        assertThat(law.survival()).containsExactly(Golden.numbers(expected.get("survival")), within(1e-9));
        assertThat(law.mean() / expected.get("mean").asDouble()).isCloseTo(1, within(1e-9));
        assertThat(law.variance() / expected.get("var").asDouble()).isCloseTo(1, within(1e-9));
        assertThat(law.never()).isZero();
    }

    private static JsonNode read() {
        try (InputStream in = GoldenWaitingTest.class.getResourceAsStream("/golden/waiting.json")) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
