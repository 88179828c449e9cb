package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Noise with memory from the configuration to the verdict. */
class MemoryCommandTest {
    private static final String[] SMALL = {"--trajectories=4000", "--set=time.end=300", "--set=time.samples=5", "--json"
    };

    @TempDir
    private Path directory = Path.of("");

    private static Outcome run(String command, String config, String... more) {
        String[] arguments = new String[2 + SMALL.length + more.length];
        arguments[0] = command;
        arguments[1] = config;
        System.arraycopy(SMALL, 0, arguments, 2, SMALL.length);
        System.arraycopy(more, 0, arguments, 2 + SMALL.length, more.length);
        return Outcome.of(arguments);
    }

    /**
     * Trajectories follow the exact equation, p above 0.001 by chance for all but one of 1000 seeds, in both unravellings. They
     * do not follow Eq. (28).
     */
    @ParameterizedTest
    @CsvSource({"local-memory, jump", "local-memory, noise", "telegraph, jump", "telegraph, noise"})
    void validateTellsTheExactEquationFromEq28(String example, String unravelling) {
        Outcome outcome = run("validate", example, "--set=ensemble.unravelling=" + unravelling);
        JsonNode json = outcome.json();
        assertThat(json.at("/exact/agrees").asBoolean()).isTrue();
        assertThat(json.at("/verdict/agrees").asBoolean()).isFalse();
        assertThat(outcome.status()).isEqualTo(Main.DISAGREES);
        assertThat(json.get("reference_equation").asString()).isEqualTo("exact with memory");
        assertThat(json.at("/noise/settled_to").asDouble()).isLessThan(1e-10);
        double bias = json.at("/step/bell_bias_bound").asDouble();
        assertThat(bias).isGreaterThan(0).isLessThan(0.2 * largest(json.at("/bell/standard_error")));
    }

    private static double largest(JsonNode numbers) {
        double largest = 0;
        for (JsonNode number : numbers) {
            largest = Math.max(largest, number.asDouble());
        }
        return largest;
    }

    /** Twelve sources each are too many for an exact equation: Eq. (28) judges alone, and the bias of the step is an estimate. */
    @Test
    void whereNoEquationIsExactTheBiasOfTheStepIsEstimated() {
        String pink = "=\"pink\", deviation = 0.02, lowest = 1e-3, highest = 1e3, sources = \"telegraph\" }";
        Outcome outcome = Outcome.of(
                "validate",
                "local-memory",
                "--set=noise.collective={ kind " + pink,
                "--set=noise.local={ kind " + pink,
                "--trajectories=1000",
                "--set=time.end=10",
                "--set=time.samples=2",
                "--json");
        JsonNode json = outcome.json();
        assertThat(outcome.status()).isEqualTo(Main.DISAGREES);
        assertThat(json.get("exact").isNull()).isTrue();
        assertThat(json.get("exact_reason").asString()).contains("too many sources");
        assertThat(json.get("reference_equation").asString()).isEqualTo("white (28)");
        assertThat(json.at("/step/certified").asBoolean()).isFalse();
        assertThat(json.at("/step/small").asBoolean()).isTrue();
        assertThat(json.at("/step/estimated_from_paths").asLong()).isGreaterThanOrEqualTo(1024);
        assertThat(outcome.err()).contains("time step (an estimate)").doesNotContain("exact bound");
    }

    /** B of the steady state against the correlation time, from an independent program: exact, and in closed form. */
    @ParameterizedTest
    @CsvSource({
        "ornstein-uhlenbeck, 0.5, 1.80652, 1.80769",
        "ornstein-uhlenbeck, 1, 2.07037, 2.07474",
        "ornstein-uhlenbeck, 5, 2.43020, 2.43268",
        "ornstein-uhlenbeck, 1000, 2.45754, 2.45761",
        "telegraph, 1, 2.07041, 2.07474",
        "telegraph, 5, 2.43022, 2.43268"
    })
    void steadyStateSetsThreeEquationsSideBySide(String kind, double tau, double exact, double closedForm) {
        JsonNode equations = Outcome.of(
                        "steady-state",
                        "local-memory",
                        "--json",
                        "--set=noise.local.kind=" + kind,
                        "--set=noise.local.correlation_time=" + tau)
                .json()
                .get("equations");
        assertThat(equations.at("/exact/bell").asDouble()).isCloseTo(exact, within(6e-6));
        assertThat(equations.at("/secular/bell").asDouble()).isCloseTo(closedForm, within(6e-6));
        assertThat(equations.get("closed_form_bell").asDouble()).isCloseTo(closedForm, within(6e-6));
        assertThat(equations.at("/white/bell").asDouble()).isCloseTo(1.703721, within(6e-6));
        assertThat(equations.at("/exact/distance").asDouble()).isZero();
        assertThat(equations.at("/white/distance").asDouble()).isGreaterThan(0.05);
    }

    private static final String STATIC = "--set=noise.local={ kind = \"quasistatic\", deviation = [5e-3, 5e-3] }";

    /** Noise that never forgets has no S(0), so no Eq. (28): the exact mean alone decides. By chance it rejects one seed of 1000. */
    @ParameterizedTest
    @ValueSource(strings = {"jump", "noise"})
    void ofQuasistaticNoiseTheExactMeanAloneDecides(String unravelling) {
        Outcome outcome = run(
                "validate",
                "local-memory",
                STATIC,
                "--set=time.end=10",
                "--set=time.samples=4",
                "--set=ensemble.unravelling=" + unravelling);
        JsonNode json = outcome.json();
        assertThat(json.at("/exact/agrees").asBoolean()).isTrue();
        assertThat(outcome.status()).isEqualTo(Main.OK);
        assertThat(json.get("verdict").isNull()).isTrue();
        assertThat(json.get("verdict_reason").asString()).contains("never forgets", "Eq. (28) does not exist");
        assertThat(json.get("reference_equation").asString()).isEqualTo("exact with memory");
        assertThat(json.at("/equations/white").isNull()).isTrue();
        assertThat(json.at("/equations/secular_reason").asString()).contains("has no S(0)");
    }

    @Test
    void ofQuasistaticNoiseTheSteadyStateIsExactAlone() {
        Outcome outcome = Outcome.of("steady-state", "local-memory", STATIC, "--json");
        JsonNode json = outcome.json();
        assertThat(outcome.status()).isEqualTo(Main.OK);
        assertThat(json.get("steady_state").isNull()).isTrue();
        assertThat(json.get("steady_state_reason").asString()).contains("Eq. (28) does not exist");
        // 2.4576 of collective noise alone, a little less as psi+ and psi- mix too.
        assertThat(json.at("/equations/exact/bell").asDouble()).isBetween(2.440, 2.4576);
    }

    @Test
    void averagesDoNotDependOnThreadsOrVectors() {
        JsonNode one =
                run("simulate", "telegraph", "--threads=1", "--kernel=scalar").json();
        JsonNode two =
                run("simulate", "telegraph", "--threads=2", "--kernel=simd").json();
        assertThat(two.get("bell")).isEqualTo(one.get("bell"));
        assertThat(two.get("jumps")).isEqualTo(one.get("jumps"));
    }

    @Test
    void aResultRerunsToTheSameBits() {
        Path first = directory.resolve("first");
        assertThat(run("simulate", "local-memory", "-o", first.toString(), "--record=1")
                        .status())
                .isEqualTo(Main.OK);
        JsonNode json = Outcome.of("simulate", first.resolve("spec.toml").toString(), "--json")
                .json();
        JsonNode again = Outcome.of("resume", first.toString(), "--json").json();
        assertThat(again.get("bell")).isEqualTo(json.get("bell"));
    }

    @Test
    void fullJumpIsRefusedWithMemory() {
        Outcome outcome = run("simulate", "local-memory", "--set=ensemble.unravelling=full-jump");
        assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(outcome.err()).contains("memory").hasLineCount(1);
    }

    /**
     * All that has an exact value, within 5 standard errors; the seed is fixed. Of some 20 comparisons one fails by chance for one seed
     * in 80 000; how far wrong equations are off is in {@code MemoryCountsTest}.
     */
    @ParameterizedTest
    @CsvSource({"local-memory, jump", "telegraph, jump", "telegraph, noise"})
    void fluctuationsAgreeWithTheJointEquation(String example, String unravelling) {
        JsonNode all = Outcome.of(
                        "fluctuations",
                        example,
                        "--json",
                        "--trajectories=1000",
                        "--set=time.end=60",
                        "--set=time.samples=3",
                        "--set=fluctuations.long_trajectories=0",
                        "--set=ensemble.unravelling=" + unravelling)
                .json();
        assertThat(all.get("reference_equation").asString()).isEqualTo("exact with memory");
        for (String bath : new String[] {"bath1", "bath2"}) {
            agree(all.at("/heat/" + bath), "mean");
        }
        for (String term : new String[] {"work_collective", "work_local1", "work_local2", "backaction"}) {
            agree(all.at("/energy/" + term), "mean");
        }
        assertThat(all.at("/energy/largest_residual").asDouble()).isLessThan(1e-10);
        JsonNode averages = all.at("/time_average/by_observable");
        agree(averages.get("ZZ"), "mean");
        agree(averages.get("CHSH"), "mean");
        if (unravelling.equals("noise")) {
            assertThat(averages.at("/ZZ/reference_variance").isNull()).isTrue();
            assertThat(averages.at("/ZZ/reference_reason").asString()).contains("white noise alone");
            return;
        }
        agree(averages.get("ZZ"), "variance");
        agree(all.at("/heat/bath2"), "variance");
        agree(all.get("entropy_production"), "mean");
        for (String intervals : new String[] {"/waiting_times", "/residence_times/plus", "/residence_times/minus"}) {
            double found = sum(all.at(intervals + "/number_per_trajectory"));
            double exact = sum(all.at(intervals + "/reference_number_per_trajectory"));
            assertThat(found).isCloseTo(exact, within(5 * Math.sqrt(exact / 1000) + 0.005));
        }
        assertThat(all.get("bell_test_along_trajectories").isNull()).isTrue();
        assertThat(all.get("bell_test_along_trajectories_reason").asString()).contains("memory");
        JsonNode theorem = all.get("fluctuation_theorem");
        assertThat(theorem.get("reference_from_mixed").get(3).asDouble()).isCloseTo(1, within(1e-10));
        assertThat(theorem.get("largest_asymmetry_from_mixed").asDouble()).isLessThan(1e-10);
    }

    private static void agree(JsonNode node, String quantity) {
        int last = node.get(quantity).size() - 1;
        double error = node.at("/standard_errors/" + quantity).get(last).asDouble();
        double exact = node.get("reference_" + quantity).get(last).asDouble();
        assertThat(node.get(quantity).get(last).asDouble()).isCloseTo(exact, within(5 * error + 1e-12));
    }

    private static double sum(JsonNode numbers) {
        double sum = 0;
        for (JsonNode number : numbers) {
            sum += number.isNumber()
                    ? number.asDouble()
                    : number.get("estimate").asDouble();
        }
        return sum;
    }
}
