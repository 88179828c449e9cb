package org.bellwether.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.bellwether.fluctuation.CountHistogram;
import org.bellwether.fluctuation.CountMoments;
import org.bellwether.fluctuation.CountResult;
import org.bellwether.fluctuation.EnergyResult;
import org.bellwether.fluctuation.EntropyResult;
import org.bellwether.fluctuation.IntervalHistogram;
import org.bellwether.fluctuation.ResidenceResult;
import org.bellwether.fluctuation.SurvivalEstimate;
import org.bellwether.fluctuation.WaitingResult;
import org.bellwether.lindblad.CountCumulants;
import org.bellwether.lindblad.ExponentialAverage;
import org.bellwether.lindblad.WaitingWindow;
import org.bellwether.simulation.FluctuationEstimates;
import org.bellwether.simulation.FluctuationReference;
import org.bellwether.simulation.FluctuationReport;
import org.bellwether.statistics.Estimate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fluctuations of a run in its JSON document: counts, heat, energy, entropy and waiting times; {@link StateJson} has the rest. */
final class FluctuationJson {
    /** The largest exact relative error of an exponential average that a sample can be trusted with. */
    static final double LARGEST_RELATIVE_ERROR = 0.1;

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
        json.optional(root, "fluctuation_theorem", json.estimates.entropy(), json::theorem);
        json.optional(root, "entropy_production", json.estimates.entropy(), json::entropy);
        json.optional(root, "waiting_times", json.estimates.waiting(), json::waiting);
        json.optional(root, "residence_times", json.estimates.residence(), json::residence);
        StateJson.addTo(root, report);
    }

    private <T> void optional(ObjectNode root, String key, Optional<T> part, Function<T, ObjectNode> json) {
        putOptional(root, key, report, part, json);
    }

    /** A part, or null and the reason why there is none. */
    static <T> void putOptional(
            ObjectNode root, String key, FluctuationReport report, Optional<T> part, Function<T, ObjectNode> json) {
        if (part.isPresent()) {
            root.set(key, json.apply(part.get()));
        } else {
            root.putNull(key);
            root.put(key + "_reason", report.absent().getOrDefault(key, "there is none in this run"));
        }
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
            putOptional(covariance, "estimate", "standard_error", found, g * g);
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
        Json.put(node, "mean", column(mean, Estimate::value));
        ObjectNode errors = Json.object();
        Json.put(errors, "mean", column(mean, Estimate::standardError));
        List<Optional<Estimate>> variance = estimates.counts().isPresent()
                ? moments(bath, CountMoments::variance)
                : energy.terms().stream().map(row -> row.get(term).variance()).toList();
        double unit = estimates.counts().isPresent() ? g * g : 1;
        Json.put(node, "variance", optionals(variance, Estimate::value, unit));
        Json.put(errors, "variance", optionals(variance, Estimate::standardError, unit));
        node.set("standard_errors", errors);
        Json.put(node, "reference_mean", exact(c -> g * c.means()[count]));
        if (estimates.counts().isPresent()) {
            Json.put(node, "reference_variance", exact(c -> g * g * c.variance(count)));
            List<Optional<Estimate>> third = moments(bath, CountMoments::thirdCumulant);
            Json.put(node, "third_cumulant", optionals(third, Estimate::value, g * g * g));
            Json.put(errors, "third_cumulant", optionals(third, Estimate::standardError, g * g * g));
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
            put(one, "mean", mean);
            Json.put(one, "mean_reference", exact(c -> c.means()[index]));
            putOptional(one, "variance", "variance_standard_error", moments(name, CountMoments::variance), 1);
            Json.put(one, "variance_reference", exact(c -> c.variance(index)));
            putOptional(
                    one,
                    "third_cumulant",
                    "third_cumulant_standard_error",
                    moments(name, CountMoments::thirdCumulant),
                    1);
            Json.put(one, "third_cumulant_reference", exact(c -> c.thirds()[index]));
            putOptional(one, "fano", "fano_standard_error", moments(name, CountMoments::fano), 1);
            Json.put(one, "fano_reference", exact(c -> c.fano(index).orElse(Double.NaN)));
            ArrayNode distributions = one.putArray("distributions");
            for (List<CountHistogram> row : counts.distributions()) {
                distributions.add(distribution(row.get(index)));
            }
            var exact = reference.distributions().get(a);
            ObjectNode law = one.putObject("distribution_reference");
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
        put(node, "", new Estimate(moments.mean().value() / end, moments.mean().standardError() / end, 0));
        Json.put(node, "reference", exact.means()[all] / end);
        ObjectNode fano = node.putObject("fano");
        putOptional(fano, moments.fano());
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
            put(
                    one,
                    "mean",
                    energy.terms().stream().map(row -> row.get(index).mean()).toList());
            putOptional(
                    one,
                    "variance",
                    "variance_standard_error",
                    energy.terms().stream()
                            .map(row -> row.get(index).variance())
                            .toList(),
                    1);
            if (term <= noises) {
                Json.put(
                        one,
                        "reference",
                        Arrays.stream(reference.works())
                                .mapToDouble(row -> row[index])
                                .toArray());
            }
        }
        Json.put(node, "largest_residual", energy.largestResidual());
        node.put("beyond_scale", energy.beyond());
        return node;
    }

    private ObjectNode theorem(EntropyResult entropy) {
        ObjectNode node = Json.object();
        ExponentialAverage exact = reference.exponential().orElseThrow();
        double[] estimate = new double[times.length];
        double[] error = new double[times.length];
        double[] relative = new double[times.length];
        double[] mean = new double[times.length];
        boolean beyond = false;
        for (int k = 0; k < times.length; k++) {
            relative[k] = exact.relativeError(k, entropy.count());
            mean[k] = exact.mean(k);
            boolean usable = relative[k] <= LARGEST_RELATIVE_ERROR;
            beyond |= !usable;
            Estimate found = entropy.averages().get(k).estimate();
            estimate[k] = usable ? found.value() : Double.NaN;
            error[k] = usable ? mean[k] * relative[k] : Double.NaN;
        }
        Json.put(node, "estimate", estimate);
        Json.put(node, "standard_error", error);
        Json.put(node, "reference", mean);
        Json.put(node, "exact_relative_error", relative);
        if (beyond) {
            node.put(
                    "estimate_reason",
                    "null where the exact relative standard error of so many trajectories is above "
                            + LARGEST_RELATIVE_ERROR
                            + ": the trajectories that matter are too rare to be in the sample");
        }
        ExponentialAverage mixed = reference.mixed().orElseThrow();
        double[] fromMixed = new double[times.length];
        Arrays.setAll(fromMixed, mixed::mean);
        Json.put(node, "reference_from_mixed", fromMixed);
        Json.put(node, "largest_asymmetry_from_mixed", reference.asymmetry());
        return node;
    }

    private ObjectNode entropy(EntropyResult entropy) {
        ObjectNode node = Json.object();
        put(
                node,
                "mean",
                entropy.moments().stream().map(EntropyResult.Moments::mean).toList());
        putOptional(
                node,
                "variance",
                "variance_standard_error",
                entropy.moments().stream().map(EntropyResult.Moments::variance).toList(),
                1);
        int n1 = report.setting().counts().names().indexOf("bath1");
        int n2 = report.setting().counts().names().indexOf("bath2");
        double u = entropy.perQuantum().bath1();
        double v = entropy.perQuantum().bath2();
        Json.put(node, "mean_reference", exact(c -> u * c.means()[n1] + v * c.means()[n2]));
        Json.put(
                node,
                "variance_reference",
                exact(c -> u * u * c.variance(n1) + 2 * u * v * c.covariances()[n1][n2] + v * v * c.variance(n2)));
        ObjectNode uncertainty = node.putObject("uncertainty_ratio");
        for (int b = 0; b < 2; b++) {
            int bath = b;
            int count = b == 0 ? n1 : n2;
            ObjectNode one = uncertainty.putObject("bath" + (b + 1));
            putOptional(
                    one,
                    "estimate",
                    "standard_error",
                    entropy.moments().stream()
                            .map(m -> m.uncertainty().get(bath))
                            .toList(),
                    1);
            Json.put(
                    one,
                    "reference",
                    exact(c -> c.variance(count)
                            * (u * c.means()[n1] + v * c.means()[n2])
                            / (c.means()[count] * c.means()[count])));
        }
        EntropyResult.Distribution distribution = entropy.distribution();
        ObjectNode law = node.putObject("distribution");
        Json.put(law, "low", distribution.low());
        Json.put(law, "width", distribution.width());
        ArrayNode hits = law.putArray("trajectories");
        Arrays.stream(distribution.hits()).forEach(hits::add);
        law.put("below", distribution.below());
        law.put("above", distribution.above());
        return node;
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
        Json.put(node, "edges", doubles(histogram.edges()));
        Json.put(node, "density", column(found, e -> total > 0 ? e.value() / total : 0));
        Json.put(node, "density_standard_error", column(found, e -> total > 0 ? e.standardError() / total : 0));
        if (density != null) {
            Json.put(node, "reference", density);
        } else {
            node.putNull("reference");
        }
        ArrayNode counts = node.putArray("intervals");
        histogram.counts().forEach(counts::add);
        put(node, "number_per_trajectory", histogram.numbers());
        if (numbers != null) {
            Json.put(node, "number_per_trajectory_reference", numbers);
        }
    }

    private static void survival(ObjectNode node, SurvivalEstimate survival, Optional<double[]> reference) {
        Json.put(node, "times", doubles(survival.times()));
        Json.put(node, "estimate", doubles(survival.survival()));
        Json.put(node, "standard_error", doubles(survival.standardErrors()));
        reference.ifPresent(exact -> Json.put(
                node, "reference", Arrays.copyOf(exact, survival.times().size())));
    }

    private ObjectNode residence(ResidenceResult residence) {
        ObjectNode node = Json.object();
        put(node, "changes_per_trajectory", residence.changes());
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

    private double[] exact(ToDoubleFunction<CountCumulants> quantity) {
        return reference.counts().stream().mapToDouble(quantity).toArray();
    }

    /** Estimate and standard error of one number, as "NAME" and "NAME_standard_error"; as "estimate" where it has no name. */
    static void put(ObjectNode node, String name, Estimate estimate) {
        Json.put(node, name.isEmpty() ? "estimate" : name, estimate.value());
        Json.put(node, name.isEmpty() ? "standard_error" : name + "_standard_error", estimate.standardError());
    }

    /** The same of many. */
    static void put(ObjectNode node, String name, List<Estimate> estimates) {
        Json.put(node, name, column(estimates, Estimate::value));
        Json.put(node, name + "_standard_error", column(estimates, Estimate::standardError));
    }

    private static void putOptional(ObjectNode node, Optional<Estimate> estimate) {
        Json.put(node, "estimate", estimate.map(Estimate::value).orElse(Double.NaN));
        Json.put(node, "standard_error", estimate.map(Estimate::standardError).orElse(Double.NaN));
    }

    private static void putOptional(
            ObjectNode node, String name, String error, List<Optional<Estimate>> estimates, double unit) {
        Json.put(node, name, optionals(estimates, Estimate::value, unit));
        Json.put(node, error, optionals(estimates, Estimate::standardError, unit));
    }

    private static double[] optionals(
            List<Optional<Estimate>> estimates, ToDoubleFunction<Estimate> part, double unit) {
        return estimates.stream()
                .mapToDouble(e -> e.isPresent() ? unit * part.applyAsDouble(e.get()) : Double.NaN)
                .toArray();
    }

    static double[] column(List<Estimate> estimates, ToDoubleFunction<Estimate> part) {
        return estimates.stream().mapToDouble(part).toArray();
    }

    static double[] doubles(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
