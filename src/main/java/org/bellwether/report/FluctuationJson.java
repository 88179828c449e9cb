package org.bellwether.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.bellwether.fluctuation.CountHistogram;
import org.bellwether.fluctuation.CountMoments;
import org.bellwether.fluctuation.CountResult;
import org.bellwether.fluctuation.EnergyResult;
import org.bellwether.lindblad.CountCumulants;
import org.bellwether.simulation.FluctuationEstimates;
import org.bellwether.simulation.FluctuationReference;
import org.bellwether.simulation.FluctuationReport;
import org.bellwether.simulation.FluctuationSetting;
import org.bellwether.statistics.Estimate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fluctuations of a run in its JSON document. Counts, heat and energy are here; {@link EntropyJson}, {@link IntervalJson} and
 * {@link StateJson} have the rest.
 */
final class FluctuationJson {
    private final FluctuationReport report;
    private final FluctuationEstimates estimates;
    private final FluctuationReference reference;
    private final double g;
    private final double[] times;

    private FluctuationJson(FluctuationReport report) {
        this.report = report;
        estimates = report.estimates();
        reference = report.reference();
        g = report.setting().simulation().machine().coupling();
        times = report.setting().simulation().grid().times();
    }

    static void addTo(ObjectNode root, FluctuationReport report) {
        FluctuationJson json = new FluctuationJson(report);
        root.set("heat", json.heat());
        json.optional(root, "counts", json.estimates.counts(), json::counts);
        json.optional(root, "count_statistics", json.estimates.counts(), json::countStatistics);
        json.optional(root, "activity", json.estimates.counts(), json::activity);
        root.set("energy", json.energy(json.estimates.energy()));
        EntropyJson.addTo(root, report);
        for (String missing : List.of(FluctuationSetting.COUNTS, FluctuationSetting.DENSE, FluctuationSetting.PAIRS)) {
            if (report.absent().containsKey(missing)) {
                root.putNull(missing);
                root.put(missing + "_reason", report.absent().get(missing));
            }
        }
        IntervalJson.addTo(root, report);
        StateJson.addTo(root, report);
    }

    private <T> void optional(ObjectNode root, String key, Optional<T> part, Function<T, ObjectNode> json) {
        EstimateJson.putOptional(root, key, report, part, json);
    }

    private ObjectNode heat() {
        ObjectNode node = Json.object();
        for (int b = 1; b <= 2; b++) {
            node.set("bath" + b, heat("bath" + b));
        }
        estimates.counts().ifPresent(counts -> {
            int n1 = counts.names().indexOf("bath1");
            int n2 = counts.names().indexOf("bath2");
            ObjectNode covariance = node.putObject("covariance");
            List<Optional<Estimate>> found =
                    counts.heat().stream().map(h -> h.covariance()).toList();
            EstimateJson.putOptional(covariance, found, g * g);
            Json.put(covariance, "reference", exact(c -> g * g * c.covariances()[n1][n2]));
        });
        return node;
    }

    /** Where no jumps are drawn, heat is what is expected given the noise, whose variance is another one. */
    private ObjectNode heat(String bath) {
        ObjectNode node = Json.object();
        EnergyResult energy = estimates.energy();
        int term = energy.names().indexOf("heat_" + bath);
        int count = report.setting().counts().names().indexOf(bath);
        List<Estimate> mean =
                energy.terms().stream().map(row -> row.get(term).mean()).toList();
        Json.put(node, "mean", EstimateJson.column(mean, Estimate::value));
        ObjectNode errors = Json.object();
        Json.put(errors, "mean", EstimateJson.column(mean, Estimate::standardError));
        List<Optional<Estimate>> variance = estimates.counts().isPresent()
                ? moments(bath, CountMoments::variance)
                : energy.terms().stream().map(row -> row.get(term).variance()).toList();
        double unit = estimates.counts().isPresent() ? g * g : 1;
        Json.put(node, "variance", EstimateJson.optionals(variance, Estimate::value, unit));
        Json.put(errors, "variance", EstimateJson.optionals(variance, Estimate::standardError, unit));
        node.set("standard_errors", errors);
        Json.put(node, "reference_mean", exact(c -> g * c.means()[count]));
        if (estimates.counts().isPresent()) {
            Json.put(node, "reference_variance", exact(c -> g * g * c.variance(count)));
            List<Optional<Estimate>> third = moments(bath, CountMoments::thirdCumulant);
            Json.put(node, "third_cumulant", EstimateJson.optionals(third, Estimate::value, g * g * g));
            Json.put(errors, "third_cumulant", EstimateJson.optionals(third, Estimate::standardError, g * g * g));
            Json.put(node, "reference_third_cumulant", exact(c -> g * g * g * c.thirds()[count]));
        } else {
            node.putNull("reference_variance");
            node.put("reference_variance_reason", report.absent().get("counts"));
        }
        reference.countRates().ifPresent(rates -> {
            ObjectNode late = node.putObject("long_time_rates");
            Json.put(late, "mean", g * rates.means()[count]);
            Json.put(late, "variance", g * g * rates.variance(count));
            Json.put(late, "third_cumulant", g * g * g * rates.thirds()[count]);
        });
        return node;
    }

    private List<Optional<Estimate>> moments(String count, Function<CountMoments, Optional<Estimate>> moment) {
        CountResult counts = estimates.counts().orElseThrow();
        int index = counts.names().indexOf(count);
        return counts.moments().stream()
                .map(row -> moment.apply(row.get(index)))
                .toList();
    }

    /** The numbers of trajectories with 0, 1, 2, ... jumps at the last time; null where bins hold more than one number. */
    private ObjectNode counts(CountResult counts) {
        ObjectNode node = Json.object();
        List<CountHistogram> last =
                counts.distributions().get(counts.distributions().size() - 1);
        for (String channel : report.setting().channels().names()) {
            CountHistogram histogram = last.get(counts.names().indexOf(channel));
            if (histogram.width() != 1 || histogram.low() > 0 || histogram.above() > 0 || histogram.below() > 0) {
                node.putNull(channel);
                node.put(channel + "_reason", "wide bins: see count_statistics");
                continue;
            }
            int used = histogram.hits().length;
            while (used > 1 && histogram.hits()[used - 1] == 0) {
                used--;
            }
            ArrayNode hits = node.putArray(channel);
            for (int i = 0; i < used; i++) {
                hits.add(histogram.hits()[i]);
            }
        }
        return node;
    }

    private ObjectNode countStatistics(CountResult counts) {
        ObjectNode node = Json.object();
        List<Integer> selected = report.setting().selected().outputs();
        Json.put(
                node,
                "distribution_times",
                selected.stream().mapToDouble(k -> times[k]).toArray());
        for (int a = 0; a < counts.names().size(); a++) {
            int index = a;
            String name = counts.names().get(a);
            ObjectNode one = node.putObject(name);
            List<Estimate> mean =
                    counts.moments().stream().map(row -> row.get(index).mean()).toList();
            EstimateJson.put(one, "mean", mean);
            Json.put(one, "reference_mean", exact(c -> c.means()[index]));
            EstimateJson.putOptional(one, "variance", moments(name, CountMoments::variance), 1);
            Json.put(one, "reference_variance", exact(c -> c.variance(index)));
            EstimateJson.putOptional(one, "third_cumulant", moments(name, CountMoments::thirdCumulant), 1);
            Json.put(one, "reference_third_cumulant", exact(c -> c.thirds()[index]));
            EstimateJson.putOptional(one, "fano", moments(name, CountMoments::fano), 1);
            Json.put(one, "reference_fano", exact(c -> c.fano(index).orElse(Double.NaN)));
            ArrayNode distributions = one.putArray("distributions");
            for (List<CountHistogram> row : counts.distributions()) {
                distributions.add(distribution(row.get(index)));
            }
            if (reference.distributions().isEmpty()) {
                one.putNull("reference_distribution");
                continue;
            }
            var exact = reference.distributions().get(a);
            ObjectNode law = one.putObject("reference_distribution");
            law.put("first", exact.first());
            Json.put(law, "probabilities", exact.probabilities());
        }
        return node;
    }

    private static ObjectNode distribution(CountHistogram histogram) {
        ObjectNode node = Json.object();
        node.put("first", histogram.low());
        node.put("width", histogram.width());
        ArrayNode hits = node.putArray("trajectories");
        Arrays.stream(histogram.hits()).forEach(hits::add);
        node.put("below", histogram.below());
        node.put("above", histogram.above());
        return node;
    }

    private ObjectNode activity(CountResult counts) {
        int all = counts.names().indexOf("bath_jumps");
        int last = times.length - 1;
        double end = times[last];
        CountMoments moments = counts.moments().get(last).get(all);
        CountCumulants exact = reference.counts().get(last);
        ObjectNode node = Json.object();
        EstimateJson.put(node, moments.mean().times(1 / end));
        Json.put(node, "reference", exact.means()[all] / end);
        ObjectNode fano = node.putObject("fano");
        EstimateJson.putOptional(fano, moments.fano());
        Json.put(fano, "reference", exact.fano(all));
        Json.put(
                fano,
                "long_time",
                reference.countRates().map(rates -> rates.fano(all)).orElse(OptionalDouble.empty()));
        return node;
    }

    private ObjectNode energy(EnergyResult energy) {
        ObjectNode node = Json.object();
        int noises = report.setting().simulation().system().noises().size();
        for (int term = 0; term < energy.names().size(); term++) {
            int index = term;
            ObjectNode one = node.putObject(energy.names().get(term));
            EstimateJson.put(
                    one,
                    "mean",
                    energy.terms().stream().map(row -> row.get(index).mean()).toList());
            EstimateJson.putOptional(
                    one,
                    "variance",
                    energy.terms().stream()
                            .map(row -> row.get(index).variance())
                            .toList(),
                    1);
            if (energy.names().get(term).equals("backaction")) {
                one.put(
                        "contains",
                        report.setting().channels().hasOthers()
                                ? "back-action of jumps and drift, and the work of the noise, whose jumps are among"
                                        + " them"
                                : "back-action of jumps and drift");
                Json.put(
                        one,
                        "reference_mean",
                        IntStream.range(0, energy.terms().size())
                                .mapToDouble(report::exactBackAction)
                                .toArray());
            }
            if (term <= noises) {
                Json.put(
                        one,
                        "reference_mean",
                        Arrays.stream(reference.works())
                                .mapToDouble(row -> row[index])
                                .toArray());
            }
        }
        Json.put(node, "largest_residual", energy.largestResidual());
        node.put("beyond_scale", energy.beyond());
        return node;
    }

    private double[] exact(ToDoubleFunction<CountCumulants> quantity) {
        return reference.counts().stream().mapToDouble(quantity).toArray();
    }
}
