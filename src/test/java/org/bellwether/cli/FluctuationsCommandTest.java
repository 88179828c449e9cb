package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.Entanglement;
import org.bellwether.testkit.Hdf5Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The command "fluctuations" from its arguments to its document, and through interruption, extension and merging. */
final class FluctuationsCommandTest {
    /** A machine of Fig. 3 with baths ten times as strong, for many jumps in a short time. */
    private static final List<String> STRONG = List.of(
            "--set",
            "machine.bath.0.coupling=0.05",
            "--set",
            "machine.bath.1.coupling=0.15",
            "--set",
            "noise.local=[2e-3, 1e-3]",
            "--set",
            "time.end=200",
            "--set",
            "time.samples=10",
            "--set",
            "fluctuations.bell_shots=3000",
            "--set",
            "fluctuations.long_trajectories=8");

    @TempDir
    private Path directory = Path.of("");

    /**
     * All that has an exact value, within 5 standard errors; the seed is fixed. Of some 40 comparisons one fails by chance for one
     * seed in 40 000.
     */
    @ParameterizedTest
    @ValueSource(strings = {"jump", "full-jump"})
    void estimatesStandBesideExactValuesAndAgree(String unravelling) {
        JsonNode all = run("--trajectories", "2000", "--set", "ensemble.unravelling=" + unravelling);
        int times = all.get("times").size();
        assertThat(times).isEqualTo(11);
        for (String bath : List.of("bath1", "bath2")) {
            JsonNode heat = all.get("heat").get(bath);
            for (String part : List.of("mean", "variance", "third_cumulant")) {
                assertThat(heat.get(part).size()).isEqualTo(times);
                for (int k = 1; k < times; k += 3) {
                    agree(
                            heat.get(part).get(k),
                            heat.at("/standard_errors/" + part).get(k),
                            heat.get("reference_" + part).get(k));
                }
            }
        }
        JsonNode activity = all.get("activity");
        agree(activity.get("estimate"), activity.get("standard_error"), activity.get("reference"));
        agree(activity.at("/fano/estimate"), activity.at("/fano/standard_error"), activity.at("/fano/reference"));
        JsonNode histogram = all.at("/counts/bath2_down");
        int trajectories = 0;
        for (JsonNode n : histogram) {
            trajectories += n.asInt();
        }
        assertThat(trajectories).isEqualTo(2000);
        JsonNode energy = all.get("energy");
        assertThat(energy.get("largest_residual").asDouble()).isLessThan(1e-10);
        assertThat(energy.get("beyond_scale").asInt()).isZero();
        JsonNode backAction = energy.get("backaction");
        assertThat(backAction.get("contains").asString().contains("work of the noise"))
                .isEqualTo(unravelling.equals("full-jump"));
        for (int k = 1; k < times; k += 3) {
            agree(
                    backAction.get("mean").get(k),
                    backAction.at("/standard_errors/mean").get(k),
                    backAction.get("reference_mean").get(k));
        }
        JsonNode entropy = all.get("entropy_production");
        agree(
                entropy.get("mean").get(10),
                entropy.at("/standard_errors/mean").get(10),
                entropy.get("reference_mean").get(10));
        JsonNode zz = all.at("/time_average/by_observable/ZZ");
        agree(last(zz.get("mean")), last(zz.at("/standard_errors/mean")), last(zz.get("reference_mean")));
        agree(last(zz.get("variance")), last(zz.at("/standard_errors/variance")), last(zz.get("reference_variance")));
        JsonNode xx = all.at("/time_average/by_observable/XX");
        agree(last(xx.get("mean")), last(xx.at("/standard_errors/mean")), last(xx.get("reference_mean")));
        assertThat(xx.get("reference_variance").isNull()).isTrue();
        assertThat(all.at("/time_average/observable").size())
                .isEqualTo(all.at("/time_average/mean").size())
                .isEqualTo(all.at("/time_average/variance").size());
        JsonNode test = all.get("bell_test");
        agree(test.get("chsh"), test.at("/standard_errors/chsh"), test.get("reference_chsh"));
        assertThat(test.get("shots").asInt()).isEqualTo(2000);
        JsonNode chain = all.get("bell_test_along_trajectories");
        agree(chain.get("chsh"), chain.at("/standard_errors/chsh"), chain.get("reference_chsh"));
        assertThat(all.at("/ergodic/all/trajectories").asInt()).isEqualTo(8);
    }

    @Test
    void jumpsAreHeldToTheWindowAndTheRecordToItsSectors() {
        JsonNode all = run("--trajectories", "2000");
        JsonNode energy = all.get("energy");
        for (String work : List.of("work_local1", "work_local2")) {
            agree(
                    energy.at("/" + work + "/mean").get(10),
                    energy.at("/" + work + "/standard_errors/mean").get(10),
                    energy.at("/" + work + "/reference_mean").get(10));
        }
        JsonNode back = energy.get("backaction");
        assertThat(Math.abs(back.get("mean").get(10).asDouble()))
                .isLessThan(5 * back.at("/standard_errors/mean").get(10).asDouble());
        assertThat(energy.at("/work_collective/mean").get(10).asDouble()).isZero();
        JsonNode waiting = all.get("waiting_times");
        assertThat(waiting.get("edges").size()).isEqualTo(waiting.get("density").size() + 1);
        assertThat(waiting.get("reference").size())
                .isEqualTo(waiting.get("density").size());
        for (int bin = 20; bin < 44; bin += 4) {
            agree(
                    waiting.get("number_per_trajectory").get(bin),
                    waiting.at("/standard_errors/number_per_trajectory").get(bin),
                    waiting.get("reference_number_per_trajectory").get(bin));
        }
        assertThat(all.at("/residence_times/plus/density").size()).isEqualTo(48);
        assertThat(all.at("/record/plus/bell").size()).isEqualTo(10);
        assertThat(all.at("/entanglement/at").size()).isEqualTo(10);
    }

    /** Without noise every density matrix is the mean state, here with coherences between the parity sectors. */
    @Test
    void withNothingRandomConcurrenceIsThatOfTheMeanState() {
        JsonNode all = run(
                "--trajectories",
                "300",
                "--set",
                "ensemble.unravelling=noise",
                "--set",
                "machine.initial_state=++",
                "--set",
                "time.end=20",
                "--set",
                "noise.collective=0",
                "--set",
                "noise.local=[0, 0]");
        ComplexMatrix rho = ComplexMatrix.identity(4).times(0.25);
        for (String name : Pauli.pairs()) {
            double mean = all.at("/final/pauli/" + name + "/estimate").asDouble();
            rho = rho.plus(Pauli.string(name).times(mean / 4));
        }
        JsonNode rows = all.at("/entanglement/at");
        JsonNode end = rows.get(rows.size() - 1).get("concurrence");
        assertThat(end.get("mean").asDouble()).isCloseTo(Entanglement.concurrence(rho), within(1e-9));
        assertThat(end.get("mean").asDouble()).isBetween(0.1, 0.9);
        assertThat(end.get("variance").asDouble()).isZero();
    }

    /** Given the noise alone: no jumps, heat as it is expected, and variances that the equation of pairs gives. */
    @Test
    void withAveragedBathsWhatNeedsJumpsIsNullAndSaysWhy() {
        JsonNode all = run("--trajectories", "1000", "--set", "ensemble.unravelling=noise");
        for (String key : List.of(
                "counts",
                "count_statistics",
                "activity",
                "fluctuation_theorem",
                "entropy_production",
                "waiting_times",
                "residence_times",
                "record")) {
            assertThat(all.get(key).isNull()).as(key).isTrue();
            assertThat(all.get(key + "_reason").asString()).contains("averages over the baths");
        }
        assertThat(all.get("jumps").isNull()).isTrue();
        JsonNode heat = all.at("/heat/bath2");
        agree(
                heat.get("mean").get(10),
                heat.at("/standard_errors/mean").get(10),
                heat.get("reference_mean").get(10));
        assertThat(heat.get("reference_variance").isNull()).isTrue();
        assertThat(all.at("/energy/largest_residual").asDouble()).isLessThan(1e-10);
        assertThat(all.at("/energy/backaction/mean").get(10).asDouble()).isZero();
        for (String observable : List.of("XX", "ZZ", "CHSH")) {
            JsonNode average = all.at("/time_average/by_observable/" + observable);
            agree(
                    last(average.get("mean")),
                    last(average.at("/standard_errors/mean")),
                    last(average.get("reference_mean")));
            agree(
                    last(average.get("variance")),
                    last(average.at("/standard_errors/variance")),
                    last(average.get("reference_variance")));
        }
        JsonNode xx = all.at("/entanglement/at").get(9).get("XX");
        agree(xx.get("variance"), xx.at("/standard_errors/variance"), xx.get("reference_variance"));
    }

    /**
     * Without noise the parity of |00> freezes at +1 or -1 with probability 1/2: the mixture is Bell local, and the ensemble of each
     * recorded sector is not.
     */
    @Test
    void withoutNoiseEachRecordedSectorIsNonlocalWhileTheMixtureIsLocal() {
        JsonNode all = run(
                "--trajectories",
                "2000",
                "--set",
                "machine.initial_state=00",
                "--set",
                "noise.collective=0",
                "--set",
                "noise.local=[0,0]");
        assertThat(all.at("/final/bell/confidence_interval").get(1).asDouble()).isLessThan(2);
        for (String sector : List.of("plus", "minus")) {
            JsonNode last = all.at("/record/" + sector + "/bell").get(9);
            assertThat(last.get("confidence_interval").get(0).asDouble())
                    .as(sector)
                    .isGreaterThan(2);
        }
        assertThat(all.at("/residence_times/changes_per_trajectory").asDouble()).isZero();
        assertThat(all.at("/ergodic/sectors").size()).isEqualTo(2);
        assertThat(all.at("/ergodic/unique_steady_state").asBoolean()).isFalse();
    }

    /** From the maximally mixed state E[exp(-sum Q/T)] is 1 at all times; where it is out of reach, and at T = 0, it is null. */
    @Test
    void theFluctuationTheoremHoldsWhereASampleCanTell() {
        JsonNode theorem = run("--trajectories", "4000", "--set", "machine.initial_state=mixed", "--set", "time.end=20")
                .get("fluctuation_theorem");
        int told = 0;
        for (int k = 1; k < 11; k++) {
            assertThat(theorem.get("reference").get(k).asDouble()).isCloseTo(1, within(1e-12));
            boolean reachable = theorem.get("exact_relative_error").get(k).asDouble() <= 0.1;
            assertThat(theorem.get("estimate").get(k).isNull()).isEqualTo(!reachable);
            if (reachable) {
                told++;
                agree(
                        theorem.get("estimate").get(k),
                        theorem.get("standard_error").get(k),
                        theorem.get("reference").get(k));
            }
        }
        assertThat(told).isPositive();
        assertThat(theorem.get("largest_asymmetry_from_mixed").asDouble()).isLessThan(1e-12);
        JsonNode cold = run("--trajectories", "300", "--set", "machine.bath.1.temperature=0");
        for (String key : List.of("fluctuation_theorem", "entropy_production")) {
            assertThat(cold.get(key).isNull()).as(key).isTrue();
            assertThat(cold.get(key + "_reason").asString()).contains("temperature 0");
        }
    }

    @Test
    void aDecoupledBathGetsNoHeatAtAll() {
        JsonNode heat = run("--trajectories", "300", "--set", "machine.bath.0.coupling=0")
                .at("/heat/bath1");
        for (int k = 0; k < 11; k++) {
            assertThat(heat.get("mean").get(k).asDouble()).isZero();
            assertThat(heat.get("reference_mean").get(k).asDouble()).isZero();
            assertThat(heat.get("reference_variance").get(k).asDouble()).isCloseTo(0, within(1e-15));
        }
    }

    @Test
    void interruptedExtendedAndMergedRunsHaveTheBitsOfOne() {
        Path whole = directory.resolve("whole");
        assertThat(into(whole, "--trajectories", "1000", "--threads", "1").status())
                .isZero();
        Path resumed = directory.resolve("resumed");
        Kept.interrupted(resumed, whole, 400);
        assertThat(Outcome.of("resume", resumed.toString(), "--threads", "3").status())
                .isZero();
        Kept.assertSame(resumed, whole);
        Path a = directory.resolve("a");
        Path b = directory.resolve("b");
        Path merged = directory.resolve("merged");
        into(a, "--trajectories", "1000", "--range", "0:256");
        into(b, "--trajectories", "1000", "--range", "256:1000");
        assertThat(Outcome.of("merge", b.toString(), a.toString(), "-o", merged.toString())
                        .status())
                .isZero();
        Kept.assertSame(merged, whole);
        Path extended = directory.resolve("extended");
        into(extended, "--trajectories", "500", "--set", "time.step=1");
        assertThat(Outcome.of("extend", extended.toString(), "--trajectories", "1000")
                        .status())
                .isZero();
        Path longer = directory.resolve("longer");
        into(longer, "--trajectories", "1000", "--set", "time.step=1");
        Kept.assertSame(extended, longer);
    }

    @Test
    void aResultHoldsItAllAsFiguresAndInHdf5() {
        Path result = directory.resolve("result");
        Outcome outcome = into(result, "--trajectories", "600");
        assertThat(outcome.out().replaceAll("\\s+", " "))
                .contains(
                        "Fluctuations until t = 200",
                        "the balance closes on every path",
                        "Bell test, one a trajectory",
                        "5 sigma takes a median of");
        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 100);
        for (String figure : List.of(
                "heat",
                "counts",
                "energy",
                "entropy",
                "waiting",
                "residence",
                "time-averages",
                "entanglement",
                "record",
                "bell-test")) {
            assertThat(result.resolve("figures/" + figure + ".svg")).exists();
            assertThat(result.resolve("report.html")).content().contains("<figcaption>");
        }
        try (Hdf5Reader hdf5 = Hdf5Reader.Library.REFERENCE.open(result.resolve("result.h5"))) {
            assertThat(hdf5.reals("fluctuations/heat/bath2/reference_mean")).hasSize(11);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "200", "300"})
    void aWindowMustBeginAtAnOutputTimeBeforeTheEnd(String start) {
        List<String> all = new ArrayList<>(List.of("fluctuations"));
        all.addAll(STRONG);
        all.addAll(List.of("--set", "fluctuations.window_start=" + start));
        Outcome outcome = Outcome.of(all.toArray(String[]::new));
        assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(outcome.err()).contains("fluctuations.window_start", "must be an output time", "Give 0");
    }

    private Outcome into(Path output, String... arguments) {
        List<String> all = new ArrayList<>(List.of("fluctuations"));
        all.addAll(STRONG);
        all.addAll(List.of(arguments));
        all.addAll(List.of("-o", output.toString()));
        return Outcome.of(all.toArray(String[]::new));
    }

    private static JsonNode run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("fluctuations", "--json", "--quiet"));
        all.addAll(STRONG);
        all.addAll(List.of(arguments));
        Outcome outcome = Outcome.of(all.toArray(String[]::new));
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        return outcome.json();
    }

    private static void agree(JsonNode estimate, JsonNode error, JsonNode exact) {
        assertThat(estimate.asDouble()).isCloseTo(exact.asDouble(), within(5 * error.asDouble() + 1e-12));
    }

    private static JsonNode last(JsonNode array) {
        return array.get(array.size() - 1);
    }

    /**
     * From |10> over 5000 in four steps and without noise, the exact time average of ZZ is -0.0100 and its variance over trajectories
     * 0.745; sums over one step an output would have -0.125 and 0.64. Within 4.5 standard errors, for one seed in 70 000.
     */
    @Test
    void timeAveragesWithoutNoiseAreThoseOfTime() {
        JsonNode average = Outcome.of(
                        "fluctuations",
                        "--json",
                        "--quiet",
                        "--trajectories=2000",
                        "--set=noise.collective=0",
                        "--set=noise.local=[0, 0]",
                        "--set=time.end=5000",
                        "--set=time.samples=4",
                        "--set=fluctuations.window_start=0",
                        "--set=fluctuations.bell_shots=0",
                        "--set=fluctuations.long_trajectories=0")
                .json()
                .get("time_average");
        assertThat(average.get("average").asString()).isEqualTo("of time");
        JsonNode zz = average.at("/by_observable/ZZ");
        assertThat(zz.get("reference_mean").get(3).asDouble()).isCloseTo(-0.0100, within(5e-5));
        assertThat(zz.get("reference_variance").get(3).asDouble()).isCloseTo(0.745, within(5e-4));
        for (String part : List.of("mean", "variance")) {
            double reference = zz.get("reference_" + part).get(3).asDouble();
            double error = zz.at("/standard_errors/" + part).get(3).asDouble();
            assertThat(zz.get(part).get(3).asDouble()).isCloseTo(reference, within(4.5 * error));
            assertThat(error).isLessThan(0.03);
        }
    }
}
