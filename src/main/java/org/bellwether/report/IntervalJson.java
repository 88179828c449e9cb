package org.bellwether.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bellwether.fluctuation.IntervalHistogram;
import org.bellwether.fluctuation.ResidenceResult;
import org.bellwether.fluctuation.SurvivalEstimate;
import org.bellwether.fluctuation.WaitingResult;
import org.bellwether.lindblad.WaitingWindow;
import org.bellwether.simulation.FluctuationReference;
import org.bellwether.simulation.FluctuationReport;
import org.bellwether.statistics.Estimate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Waiting times between jumps and residence times in the parity sectors in a run's JSON document. */
final class IntervalJson {
    private final FluctuationReference reference;

    private IntervalJson(FluctuationReport report) {
        reference = report.reference();
    }

    static void addTo(ObjectNode root, FluctuationReport report) {
        IntervalJson json = new IntervalJson(report);
        EstimateJson.putOptional(
                root, "waiting_times", report, report.estimates().waiting(), json::waiting);
        EstimateJson.putOptional(
                root, "residence_times", report, report.estimates().residence(), json::residence);
    }

    private ObjectNode waiting(WaitingResult waiting) {
        ObjectNode node = Json.object();
        WaitingWindow window = reference.waiting().orElse(null);
        intervals(
                node, waiting.all(), window == null ? null : window.density(), window == null ? null : window.totals());
        ObjectNode between = node.putObject("by_channel");
        for (int l = 0; l < waiting.channels().size(); l++) {
            for (int k = 0; k < waiting.channels().size(); k++) {
                int from = l;
                int to = k;
                double[] numbers = window == null
                        ? null
                        : Arrays.stream(window.expected())
                                .mapToDouble(bin -> bin[from][to])
                                .toArray();
                intervals(
                        between.putObject(waiting.channels().get(l) + "_to_"
                                + waiting.channels().get(k)),
                        waiting.between().get(l).get(k),
                        window == null ? null : window.density(l, k),
                        numbers);
            }
        }
        reference.waitingSteady().ifPresent(steady -> {
            ObjectNode stationary = node.putObject("stationary");
            Json.put(stationary, "times", steady.afterAny().times());
            Json.put(stationary, "density", steady.afterAny().density());
            Json.put(stationary, "survival", steady.afterAny().survival());
            Json.put(stationary, "mean", steady.afterAny().mean());
            Json.put(stationary, "variance", steady.afterAny().variance());
        });
        survival(node.putObject("survival"), waiting.afterJump(), reference.waitingSurvival());
        survival(node.putObject("first_jump"), waiting.firstJump(), Optional.empty());
        return node;
    }

    /** Densities are normalised to the intervals that were completed in the window. */
    private static void intervals(
            ObjectNode node, IntervalHistogram histogram, double @Nullable [] density, double @Nullable [] numbers) {
        double total = histogram.numbers().stream().mapToDouble(Estimate::value).sum();
        List<Estimate> found = histogram.densities();
        Json.put(node, "edges", EstimateJson.doubles(histogram.edges()));
        Json.put(node, "density", EstimateJson.column(found, e -> total > 0 ? e.value() / total : 0));
        Json.put(
                EstimateJson.errors(node),
                "density",
                EstimateJson.column(found, e -> total > 0 ? e.standardError() / total : 0));
        if (density != null) {
            Json.put(node, "reference", density);
        } else {
            node.putNull("reference");
        }
        ArrayNode counts = node.putArray("intervals");
        histogram.counts().forEach(counts::add);
        EstimateJson.put(node, "number_per_trajectory", histogram.numbers());
        if (numbers != null) {
            Json.put(node, "reference_number_per_trajectory", numbers);
        }
    }

    private static void survival(ObjectNode node, SurvivalEstimate survival, Optional<double[]> reference) {
        Json.put(node, "times", EstimateJson.doubles(survival.times()));
        Json.put(node, "estimate", EstimateJson.doubles(survival.survival()));
        Json.put(node, "standard_error", EstimateJson.doubles(survival.standardErrors()));
        reference.ifPresent(exact -> Json.put(
                node, "reference", Arrays.copyOf(exact, survival.times().size())));
    }

    private ObjectNode residence(ResidenceResult residence) {
        ObjectNode node = Json.object();
        EstimateJson.put(node, "changes_per_trajectory", residence.changes());
        WaitingWindow window = reference.residence().orElse(null);
        for (int sector = 0; sector < 2; sector++) {
            ObjectNode one = node.putObject(sector == 0 ? "plus" : "minus");
            ResidenceResult.Residences found = sector == 0 ? residence.plus() : residence.minus();
            int from = sector;
            double[] numbers = window == null
                    ? null
                    : Arrays.stream(window.expected())
                            .mapToDouble(bin -> bin[from][1 - from])
                            .toArray();
            intervals(one, found.completed(), window == null ? null : window.density(sector, 1 - sector), numbers);
            survival(
                    one.putObject("survival"),
                    found.survival(),
                    reference.residenceSurvival().get(sector));
        }
        return node;
    }
}
