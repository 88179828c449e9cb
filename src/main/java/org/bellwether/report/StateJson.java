package org.bellwether.report;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.bellwether.belltest.BellTestResult;
import org.bellwether.belltest.ShotLaw;
import org.bellwether.fluctuation.BoundedObservable;
import org.bellwether.fluctuation.LongRunResult;
import org.bellwether.fluctuation.RecordGroup;
import org.bellwether.fluctuation.RecordResult;
import org.bellwether.fluctuation.SteadyEstimate;
import org.bellwether.fluctuation.TimeAverage;
import org.bellwether.fluctuation.TrajectoryEntanglement;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.simulation.FluctuationReference;
import org.bellwether.simulation.FluctuationReport;
import org.bellwether.simulation.FluctuationSetting;
import org.bellwether.statistics.BinnedDistribution;
import org.bellwether.statistics.Interval;
import org.bellwether.statistics.Quantile;
import org.bellwether.statistics.Spread;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the states of single trajectories are like, in the JSON document of a run: averages over time, entanglement, Bell tests. */
final class StateJson {
    private final FluctuationReport report;
    private final FluctuationReference reference;

    private StateJson(FluctuationReport report) {
        this.report = report;
        reference = report.reference();
    }

    static void addTo(ObjectNode root, FluctuationReport report) {
        StateJson json = new StateJson(report);
        root.set("time_average", json.timeAverage());
        root.set("entanglement", json.entanglement());
        EstimateJson.putOptional(root, "record", report, report.estimates().record(), StateJson::record);
        EstimateJson.putOptional(root, "ergodic", report, report.longRuns(), json::ergodic);
        EstimateJson.putOptional(
                root, "bell_test", report, report.estimates().shots(), test -> bellTest(test, json.reference.shots()));
        EstimateJson.putOptional(
                root,
                "bell_test_along_trajectories",
                report,
                report.chain(),
                test -> bellTest(test, report.chainLaw().orElseThrow().law()));
    }

    /** Arrays of observables, each aligned with "observable". */
    private ObjectNode timeAverage() {
        ObjectNode node = Json.object();
        var found = report.estimates().averages();
        List<TimeAverage> averages = found.averages();
        Json.put(node, "observable", averages.stream().map(TimeAverage::name).toList());
        node.put("average", report.setting().exactAverages() ? "of time" : "of the ends of steps");
        Json.put(node, "window_start", found.start());
        Json.put(node, "window_ends", found.ends());
        int last = found.ends().length - 1;
        ArrayNode means = node.putArray("mean");
        ArrayNode variances = node.putArray("variance");
        ArrayNode meanErrors = EstimateJson.errors(node).putArray("mean");
        ArrayNode varianceErrors = EstimateJson.errors(node).putArray("variance");
        for (TimeAverage average : averages) {
            means.add(average.means().get(last).value());
            meanErrors.add(average.means().get(last).standardError());
            variances.add(average.variances().get(last).value());
            varianceErrors.add(average.variances().get(last).standardError());
        }
        ObjectNode quantiles = node.putObject("quantiles");
        Json.put(
                quantiles,
                "levels",
                TimeAverage.LEVELS.stream().mapToDouble(x -> x).toArray());
        ObjectNode details = node.putObject("by_observable");
        for (int k = 0; k < averages.size(); k++) {
            TimeAverage average = averages.get(k);
            Json.put(
                    quantiles,
                    average.name(),
                    average.quantiles().stream().mapToDouble(Quantile::value).toArray());
            details.set(average.name(), details(average, k));
        }
        return node;
    }

    private ObjectNode details(TimeAverage average, int k) {
        ObjectNode node = Json.object();
        EstimateJson.put(node, "mean", average.means());
        EstimateJson.put(node, "variance", average.variances());
        var exact = reference.averages().get(k);
        var measured = reference.measured().get(k);
        // The mean is linear in the state: no unravelling changes it.
        Json.put(
                node,
                "reference_mean",
                measured.stream().mapToDouble(a -> a.mean()).toArray());
        if (exact.isEmpty()) {
            node.putNull("reference_variance");
            node.put(
                    "reference_reason",
                    report.absent()
                            .getOrDefault(
                                    FluctuationSetting.PAIRS,
                                    "no closed equation gives the correlations of conditional means along trajectories"
                                            + " of this unravelling"));
        } else {
            Json.put(
                    node,
                    "reference_variance",
                    exact.stream().mapToDouble(a -> a.variance()).toArray());
        }
        ObjectNode signal = node.putObject("projectively_measured_signal");
        Json.put(signal, "mean", measured.stream().mapToDouble(a -> a.mean()).toArray());
        Json.put(
                signal,
                "variance",
                measured.stream().mapToDouble(a -> a.variance()).toArray());
        EstimateJson.put(node, "end_variance", average.endVariance());
        EstimateJson.put(node, "autocorrelation_time", average.autocorrelationTimes());
        Json.put(
                node,
                "autocorrelation_time_steady_state",
                reference.correlationTimes().get(k));
        node.put("autocorrelation_time_of", exact.isEmpty() ? "projectively measured signal" : "this unravelling");
        node.set("distribution", distribution(average.distribution(), average.quantiles(), range(k)));
        return node;
    }

    private double[] range(int k) {
        BoundedObservable observable = report.setting().observables().get(k);
        return new double[] {observable.min(), observable.max()};
    }

    private static ObjectNode distribution(BinnedDistribution distribution, List<Quantile> quantiles, double[] range) {
        ObjectNode node = Json.object();
        Json.put(node, "range", range);
        ArrayNode counts = node.putArray("trajectories");
        Arrays.stream(distribution.counts()).forEach(counts::add);
        ArrayNode rows = node.putArray("quantiles");
        for (Quantile quantile : quantiles) {
            ObjectNode row = rows.addObject();
            Json.put(row, "level", quantile.level());
            Json.put(row, "estimate", quantile.value());
            Json.put(row, "confidence_interval", new double[] {quantile.low(), quantile.high()});
            Json.put(row, "resolution", quantile.resolution());
        }
        return node;
    }

    private ObjectNode entanglement() {
        ObjectNode node = Json.object();
        TrajectoryEntanglement found = report.estimates().entanglement();
        Json.put(
                node,
                "times",
                found.times().stream()
                        .mapToDouble(TrajectoryEntanglement.At::time)
                        .toArray());
        ArrayNode rows = node.putArray("at");
        List<Integer> outputs = report.setting().selected().outputs();
        for (int i = 0; i < found.times().size(); i++) {
            TrajectoryEntanglement.At at = found.times().get(i);
            ObjectNode row = rows.addObject();
            Json.put(row, "time", at.time());
            row.set("concurrence", distributed(at.concurrence(), 0, 1));
            row.set("bell", distributed(at.bell(), 0, 2 * Math.sqrt(2)));
            List<Spread> spreads = List.of(at.xx(), at.yy(), at.zz());
            for (int c = 0; c < spreads.size(); c++) {
                ObjectNode one = row.putObject(FluctuationReference.CORRELATIONS.get(c));
                EstimateJson.put(one, "variance", spreads.get(c).variance());
                if (!reference.noiseVariances().isEmpty()) {
                    Json.put(
                            one,
                            "reference_variance",
                            reference.noiseVariances().get(c)[outputs.get(i)]);
                }
            }
        }
        return node;
    }

    private static ObjectNode distributed(TrajectoryEntanglement.Distributed found, double low, double high) {
        ObjectNode node = distribution(found.distribution(), found.quantiles(), new double[] {low, high});
        EstimateJson.put(node, "mean", found.spread().mean());
        EstimateJson.put(node, "variance", found.spread().variance());
        return node;
    }

    private static ObjectNode record(RecordResult found) {
        ObjectNode node = Json.object();
        Json.put(node, "times", EstimateJson.doubles(found.times()));
        node.set("none", groups(found.none()));
        node.set("plus", groups(found.plus()));
        node.set("minus", groups(found.minus()));
        ObjectNode age = node.putObject("by_time_since_last_jump");
        Json.put(age, "edges", EstimateJson.doubles(found.ageEdges()));
        age.set("plus", groups(found.plusByAge()));
        age.set("minus", groups(found.minusByAge()));
        return node;
    }

    private static ObjectNode groups(List<RecordGroup> groups) {
        ObjectNode node = Json.object();
        ArrayNode members = node.putArray("trajectories");
        groups.forEach(group -> members.add(group.members()));
        EstimateJson.put(
                node,
                "probability",
                groups.stream().map(RecordGroup::probability).toList());
        ArrayNode bells = node.putArray("bell");
        for (RecordGroup group : groups) {
            if (group.bell().isPresent()) {
                bells.add(bell(group.bell().get()));
            } else {
                bells.addNull();
            }
        }
        return node;
    }

    private static ObjectNode bell(BellEstimate bell) {
        ObjectNode node = Json.object();
        Json.put(node, "estimate", bell.value());
        Json.put(node, "standard_error", bell.standardError());
        Json.put(node, "confidence_interval", new double[] {bell.low(), bell.high()});
        return node;
    }

    private ObjectNode ergodic(LongRunResult found) {
        ObjectNode node = Json.object();
        Json.put(node, "burn_in", found.burnIn());
        Json.put(node, "end", found.end());
        node.put("unique_steady_state", report.setting().unique());
        node.set("all", steady(found.all(), report.setting().unique()));
        ArrayNode sectors = node.putArray("sectors");
        for (LongRunResult.Sector sector : found.sectors()) {
            ObjectNode one = steady(sector.estimate(), false);
            one.put("parity", sector.parity());
            sectors.add(one);
        }
        node.put("without_parity", found.unassigned());
        return node;
    }

    private ObjectNode steady(SteadyEstimate estimate, boolean known) {
        ObjectNode node = Json.object();
        node.put("trajectories", estimate.count());
        for (int k = 0; k < estimate.names().size(); k++) {
            Interval mean = estimate.means().get(k);
            ObjectNode one = node.putObject(estimate.names().get(k));
            Json.put(one, "estimate", mean.value());
            Json.put(one, "standard_error", mean.standardError());
            Json.put(one, "confidence_interval", new double[] {mean.low(), mean.high()});
            if (known) {
                Json.put(one, "reference", reference.steady()[k]);
            }
        }
        estimate.bell().ifPresent(b -> node.set("bell", bell(b)));
        return node;
    }

    private static ObjectNode bellTest(BellTestResult test, ShotLaw law) {
        ObjectNode node = Json.object();
        node.put("shots", test.counts().shots());
        node.put("wins", test.counts().wins());
        Json.put(node, "p_value", test.pValue());
        Json.put(node, "log_p_value", test.logPValue());
        EstimateJson.put(node, "win_fraction", test.winFraction());
        Json.put(node, "reference_win_fraction", law.winProbability());
        test.chsh().ifPresent(chsh -> {
            EstimateJson.put(node, "chsh", chsh.value());
            EstimateJson.put(node, "correlations", chsh.correlations());
            put(node, "shots_for_five_sigma", chsh.shotsToReject().estimate());
        });
        Json.put(node, "reference_chsh", law.chsh());
        Json.put(node, "reference_bell", law.bell());
        put(node, "reference_shots_for_five_sigma", law.shotsToReject());
        ObjectNode repetitions = node.putObject("repetitions");
        List<BellTestResult.Repetition> made =
                test.repetitions().stream().filter(r -> r.shots() > 0).toList();
        ArrayNode shots = repetitions.putArray("shots");
        ArrayNode wins = repetitions.putArray("wins");
        for (BellTestResult.Repetition repetition : made) {
            shots.add(repetition.shots());
            wins.add(repetition.wins());
        }
        Json.put(
                repetitions,
                "log_p_value",
                made.stream().mapToDouble(BellTestResult.Repetition::logPValue).toArray());
        return node;
    }

    private static void put(ObjectNode node, String key, OptionalLong number) {
        if (number.isPresent()) {
            node.put(key, number.getAsLong());
        } else {
            node.putNull(key);
        }
    }
}
