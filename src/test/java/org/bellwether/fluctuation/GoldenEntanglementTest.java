package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bellwether.model.ThermalMachine;
import org.bellwether.statistics.BinnedDistribution;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.Spread;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Entanglement of single trajectories as an independent program simulated it, and exact second moments over the noise. */
class GoldenEntanglementTest {
    private static final JsonNode GOLDEN = load();
    // The tail of concurrences below 0.5 makes variances of fewer worth little.
    private static final int JUMP_TRAJECTORIES = 20_000;
    private static final int NOISE_TRAJECTORIES = 4000;
    private static final int THEIRS = 10_000;
    /**
     * Of |z| over at most 30 comparisons a case and 13 cases: all of them right fail once with probability 3e-3 (the seed is
     * fixed). Half the intensity of a noise is more than 10 errors off.
     */
    private static final double LIMIT = 4.5;

    private static JsonNode load() {
        try (InputStream in = GoldenEntanglementTest.class.getResourceAsStream("/golden/entanglement.json")) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> cases() {
        return GOLDEN.propertyNames().stream().filter(name -> !name.equals("about"));
    }

    private static TrajectoryEntanglement run(boolean pure, TrajectoryKernel kernel, TimeGrid grid, int trajectories) {
        SelectedOutputs all =
                new SelectedOutputs(IntStream.range(1, grid.outputs()).boxed().toList());
        EntanglementStatistics statistics = new EntanglementStatistics(pure, grid, all);
        return SameBytes.filled(statistics, kernel, 0, trajectories, 128, false).result();
    }

    /** Steps so short that second moments are right far below their errors; without noise and field any step is exact. */
    private static TimeGrid grid(ThermalMachine machine, Iterable<Double> times) {
        double step = machine.hasField() ? 0.2 : machine.hasNoise() ? 0.5 : 25;
        List<Long> outputs = new ArrayList<>();
        times.forEach(t -> outputs.add(Math.round(t / step)));
        return TimeGrid.of(step, outputs.stream().mapToLong(Long::longValue).toArray());
    }

    private static List<Double> times(JsonNode blocks) {
        List<Double> times = new ArrayList<>();
        blocks.forEach(block -> times.add(block.get("t").asDouble()));
        return times;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pureStatesOfJumpTrajectories(String name) {
        ThermalMachine machine = Golden.load(name).machine();
        JsonNode at = GOLDEN.get(name).get("at");
        TimeGrid grid = grid(machine, times(at));
        TrajectoryKernel kernel = Kernels.create(
                Kernels.Choice.AUTO, KernelRequest.of(machine.openSystem(), TestSystems.PAULIS, grid, 77));
        TrajectoryEntanglement result = run(true, kernel, grid, JUMP_TRAJECTORIES);
        for (int k = 0; k < at.size(); k++) {
            TrajectoryEntanglement.At here = result.times().get(k);
            JsonNode there = at.get(k);
            assertThat(here.time()).isEqualTo(there.get("t").asDouble());
            sameLaw(here.concurrence(), there.get("concurrence"), there.get("concurrence_q"));
            sameLaw(here.bell(), there.get("B_psi"), there.get("B_psi_q"));
            sameWidth(here.xx(), there.get("sd").get("XX").asDouble());
            sameWidth(here.yy(), there.get("sd").get("YY").asDouble());
            sameWidth(here.zz(), there.get("sd").get("ZZ").asDouble());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"w-paper", "l-only", "hight", "fields-g2"})
    void densityMatricesConditionedOnTheNoise(String name) {
        ThermalMachine machine = Golden.load(name).machine();
        JsonNode simulated = GOLDEN.get(name).get("noise_dm");
        JsonNode exact = GOLDEN.get(name).get("noise_second_moments");
        TreeSet<Double> times = new TreeSet<>(times(simulated));
        times.addAll(times(exact).stream().filter(t -> t > 1 && t < 400).toList());
        TimeGrid grid = grid(machine, times);
        TrajectoryEntanglement result = run(false, new NoiseConditionedKernel(machine, grid), grid, NOISE_TRAJECTORIES);
        int compared = 0;
        for (TrajectoryEntanglement.At here : result.times()) {
            for (JsonNode there : simulated) {
                if (there.get("t").asDouble() == here.time()) {
                    sameLaw(here.bell(), there.get("B"), there.get("B_q"));
                    same("var XX", here.xx().variance(), square(there.get("XX").get("sd_exact")), 0);
                    compared++;
                }
            }
            for (JsonNode there : exact) {
                if (there.get("t").asDouble() == here.time()) {
                    same(
                            "var XX",
                            here.xx().variance(),
                            there.get("var").get("XX").asDouble(),
                            0);
                    same(
                            "var YY",
                            here.yy().variance(),
                            there.get("var").get("YY").asDouble(),
                            0);
                    same(
                            "var ZZ",
                            here.zz().variance(),
                            there.get("var").get("ZZ").asDouble(),
                            0);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(3);
    }

    private static double square(JsonNode number) {
        return number.asDouble() * number.asDouble();
    }

    private static void sameLaw(TrajectoryEntanglement.Distributed here, JsonNode there, JsonNode quantiles) {
        same(
                "mean",
                here.spread().mean(),
                there.get("mean").asDouble(),
                there.get("se").asDouble());
        sameWidth(here.spread(), there.get("sd").asDouble());
        quantiles
                .properties()
                .forEach(q -> sameQuantile(
                        here.distribution(),
                        Double.parseDouble(q.getKey()),
                        q.getValue().asDouble()));
    }

    private static void sameWidth(Spread here, double sd) {
        same(
                "variance",
                here.variance(),
                sd * sd,
                here.variance().standardError() * Math.sqrt((double) here.mean().count() / THEIRS));
    }

    private static void same(String what, Estimate here, double there, double error) {
        double both = Math.max(1e-9, Math.hypot(here.standardError(), error));
        assertThat((here.value() - there) / both)
                .as("%s: %s, there %f", what, here, there)
                .isBetween(-LIMIT, LIMIT);
    }

    /** Their quantile lies in a bin up to which, and with which, the right fraction of ours is found. */
    private static void sameQuantile(BinnedDistribution here, double level, double there) {
        int bin = here.bins().of(there);
        long before = 0;
        for (int i = 0; i < bin; i++) {
            before += here.counts()[i];
        }
        double error = Math.sqrt(level * (1 - level) * (1.0 / here.count() + 1.0 / THEIRS));
        assertThat((double) before / here.count()).isLessThan(level + LIMIT * error);
        assertThat((double) (before + here.counts()[bin]) / here.count()).isGreaterThan(level - LIMIT * error);
    }
}
