package org.bellwether.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.bellwether.simulation.FluctuationReport;
import org.bellwether.statistics.Estimate;
import tools.jackson.databind.node.ObjectNode;

/** Estimates with their standard errors in a JSON document, and what a run may lack. */
final class EstimateJson {
    private EstimateJson() {}

    /** A part, or null and the reason why there is none. */
    static <T> void putOptional(
            ObjectNode root, String key, FluctuationReport report, Optional<T> part, Function<T, ObjectNode> json) {
        if (part.isPresent()) {
            root.set(key, json.apply(part.get()));
        } else {
            root.putNull(key);
            root.put(key + "_reason", Objects.requireNonNull(report.absent().get(key), key));
        }
    }

    /** Estimate and standard error of the only quantity of an object. */
    static void put(ObjectNode node, Estimate estimate) {
        Json.put(node, "estimate", estimate.value());
        Json.put(node, "standard_error", estimate.standardError());
    }

    /** Estimate and standard error of one of several quantities, as "NAME" and "standard_errors.NAME". */
    static void put(ObjectNode node, String name, Estimate estimate) {
        Json.put(node, name, estimate.value());
        Json.put(errors(node), name, estimate.standardError());
    }

    /** The same of many. */
    static void put(ObjectNode node, String name, List<Estimate> estimates) {
        Json.put(node, name, column(estimates, Estimate::value));
        Json.put(errors(node), name, column(estimates, Estimate::standardError));
    }

    /** Where the standard errors of an object's quantities stand. */
    static ObjectNode errors(ObjectNode node) {
        return node.get("standard_errors") instanceof ObjectNode errors ? errors : node.putObject("standard_errors");
    }

    static void putOptional(ObjectNode node, Optional<Estimate> estimate) {
        Json.put(node, "estimate", estimate.map(Estimate::value).orElse(Double.NaN));
        Json.put(node, "standard_error", estimate.map(Estimate::standardError).orElse(Double.NaN));
    }

    /** The same of many. */
    static void putOptional(ObjectNode node, List<Optional<Estimate>> estimates, double unit) {
        Json.put(node, "estimate", optionals(estimates, Estimate::value, unit));
        Json.put(node, "standard_error", optionals(estimates, Estimate::standardError, unit));
    }

    /** The same of one of several quantities. */
    static void putOptional(ObjectNode node, String name, List<Optional<Estimate>> estimates, double unit) {
        Json.put(node, name, optionals(estimates, Estimate::value, unit));
        Json.put(errors(node), name, optionals(estimates, Estimate::standardError, unit));
    }

    static double[] optionals(List<Optional<Estimate>> estimates, ToDoubleFunction<Estimate> part, double unit) {
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
