package org.bellwether.report;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.bellwether.fluctuation.EntropyResult;
import org.bellwether.lindblad.CountCumulants;
import org.bellwether.lindblad.ExponentialAverage;
import org.bellwether.simulation.FluctuationReference;
import org.bellwether.simulation.FluctuationReport;
import org.bellwether.statistics.Estimate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Entropy production and the fluctuation theorem in a run's JSON document. */
final class EntropyJson {
    /** The largest exact relative error of an exponential average that a sample can be trusted with. */
    static final double LARGEST_RELATIVE_ERROR = 0.1;

    private final FluctuationReport report;
    private final FluctuationReference reference;
    private final double[] times;

    private EntropyJson(FluctuationReport report) {
        this.report = report;
        reference = report.reference();
        times = report.setting().simulation().grid().times();
    }

    static void addTo(ObjectNode root, FluctuationReport report) {
        EntropyJson json = new EntropyJson(report);
        EstimateJson.putOptional(
                root, "fluctuation_theorem", report, report.estimates().entropy(), json::theorem);
        EstimateJson.putOptional(
                root, "entropy_production", report, report.estimates().entropy(), json::entropy);
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
            Estimate found = trusted(entropy, exact, k);
            beyond |= Double.isNaN(found.value());
            estimate[k] = found.value();
            error[k] = found.standardError();
        }
        Json.put(node, "estimate", estimate);
        Json.put(node, "standard_error", error);
        Json.put(node, "reference", mean);
        Json.put(node, "exact_relative_error", relative);
        boolean known = !Double.isNaN(relative[relative.length - 1]);
        if (!known) {
            node.put("standard_error_reason", "that of the sample, as no exact one is known");
        }
        if (beyond) {
            node.put(
                    "estimate_reason",
                    "null where the " + (known ? "exact " : "")
                            + "relative standard error of so many trajectories is above "
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

    /**
     * The exponential average at an output with its exact error or, where that is not known, with the error of the sample; NaN where
     * it is not to be trusted.
     */
    static Estimate trusted(EntropyResult entropy, ExponentialAverage exact, int k) {
        EntropyResult.ExponentialAverage sample = entropy.averages().get(k);
        double found = sample.estimate().value();
        double mean = exact.mean(k);
        double relative = exact.relativeError(k, entropy.count());
        if (Double.isNaN(relative)) {
            relative = Math.sqrt(Math.max(0, 1 / sample.weights() - 1.0 / entropy.count()));
            mean = found;
        }
        return relative <= LARGEST_RELATIVE_ERROR
                ? new Estimate(found, mean * relative, entropy.count())
                : new Estimate(Double.NaN, Double.NaN, entropy.count());
    }

    private ObjectNode entropy(EntropyResult entropy) {
        ObjectNode node = Json.object();
        EstimateJson.put(
                node,
                "mean",
                entropy.moments().stream().map(EntropyResult.Moments::mean).toList());
        EstimateJson.putOptional(
                node,
                "variance",
                entropy.moments().stream().map(EntropyResult.Moments::variance).toList(),
                1);
        int n1 = report.setting().counts().names().indexOf("bath1");
        int n2 = report.setting().counts().names().indexOf("bath2");
        double u = entropy.perQuantum().bath1();
        double v = entropy.perQuantum().bath2();
        Json.put(node, "reference_mean", exact(c -> u * c.means()[n1] + v * c.means()[n2]));
        Json.put(
                node,
                "reference_variance",
                exact(c -> u * u * c.variance(n1) + 2 * u * v * c.covariances()[n1][n2] + v * v * c.variance(n2)));
        ObjectNode uncertainty = node.putObject("uncertainty_ratio");
        for (int b = 0; b < 2; b++) {
            int bath = b;
            int count = b == 0 ? n1 : n2;
            ObjectNode one = uncertainty.putObject("bath" + (b + 1));
            EstimateJson.putOptional(
                    one,
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

    private double[] exact(ToDoubleFunction<CountCumulants> quantity) {
        return reference.counts().stream().mapToDouble(quantity).toArray();
    }
}
