package org.bellwether.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.Direction;
import org.bellwether.nonlocality.MeritEstimate;
import org.bellwether.nonlocality.Wwzb;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.GroupMeans;
import org.bellwether.statistics.MeanVector;
import org.bellwether.validation.Merits;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of the JSON document of a run with its observables, and with what is known of many qubits. */
final class MeritJson {
    private MeritJson() {}

    /** "observables" and "wwzb", arrays over time. */
    static void overTime(ObjectNode root, Run run) {
        EnsembleResult result = run.result();
        wwzb(root, run);
        if (run.simulation().isOfTwoQubits()) {
            // Their means over time are in averages.csv and result.h5.
            return;
        }
        ObjectNode observables = root.putObject("observables");
        for (int i = 0; i < result.observables().size(); i++) {
            int index = i;
            ObjectNode node = observables.putObject(result.observables().get(i));
            put(node, result.means(), m -> m.mean()[index], m -> m.error(index));
            double[] reference = new double[result.times().length];
            for (int k = 0; k < reference.length; k++) {
                reference[k] = run.reference().exact()[k][i];
            }
            Json.put(node, "reference", reference);
        }
    }

    private static <T> void put(
            ObjectNode node, List<T> estimates, ToDoubleFunction<T> value, ToDoubleFunction<T> error) {
        Json.put(node, "estimate", estimates.stream().mapToDouble(value).toArray());
        Json.put(node, "standard_error", estimates.stream().mapToDouble(error).toArray());
    }

    private static void wwzb(ObjectNode root, Run run) {
        Merits merits = run.comparison().merits();
        if (merits != null) {
            ObjectNode node = root.putObject("wwzb");
            put(node, merits.wwzb(), MeritEstimate::value, MeritEstimate::standardError);
            Json.put(node, "reference", merits.wwzbExact());
        } else if (run.comparison().hasBell()) {
            // Of two qubits W is B/2.
            ObjectNode node = root.putObject("wwzb");
            put(node, run.comparison().bell(), b -> b.value() / 2, b -> b.standardError() / 2);
            Json.put(node, "reference", halves(run.comparison().bellExact()));
        } else {
            root.putNull("wwzb");
            root.put("wwzb_reason", Words.noWwzb(run));
        }
    }

    private static double[] halves(double[] bell) {
        double[] halves = bell.clone();
        for (int k = 0; k < halves.length; k++) {
            halves[k] /= 2;
        }
        return halves;
    }

    /** What is known at the end of any model but two qubits. */
    static void last(ObjectNode node, Run run, double[] reference) {
        EnsembleResult result = run.result();
        MeanVector mean = result.last();
        ObjectNode observables = node.putObject("observables");
        for (int i = 0; i < mean.dimension(); i++) {
            Estimate estimate = new Estimate(mean.mean()[i], mean.error(i), mean.count());
            observables.set(result.observables().get(i), RunJson.estimate(estimate, reference[i]));
        }
        node.putNull("populations");
        node.put("populations_reason", "populations of Bell states are those of two qubits");
        node.putNull("bell");
        node.put("bell_reason", Words.NO_BELL);
        Merits merits = run.comparison().merits();
        if (merits == null) {
            node.putNull("pauli");
            node.putNull("wwzb");
            node.put("wwzb_reason", Words.noWwzb(run));
            return;
        }
        pauli(node.putObject("pauli"), result, reference);
        for (Merits.AtEnd merit : merits.end()) {
            ObjectNode one = node;
            String name = merit.figure().name();
            int dot = name.indexOf('.');
            if (dot > 0) {
                one = node.withObject("/" + name.substring(0, dot));
                name = name.substring(dot + 1);
            }
            ObjectNode figure = one.putObject(name);
            estimate(figure, merit.estimate(), merit.reference());
            if (name.equals("wwzb")) {
                wwzb(figure, merits);
            } else if (name.equals("svetlichny")) {
                figure.put(
                        "genuinely_multipartite_nonlocal",
                        merits.qubits() > 2 && merit.estimate().above(1));
            }
        }
    }

    /** The strings, with the errors that the groups give where no covariance is known. */
    private static void pauli(ObjectNode node, EnsembleResult result, double[] reference) {
        MeanVector mean = result.last();
        GroupMeans groups = result.groups().get(result.groups().size() - 1);
        double[] means = groups.mean();
        for (int i = 0; i < means.length; i++) {
            String name = result.grouped().get(i);
            if (name.matches("[IXYZ]+")) {
                int own = result.observables().indexOf(name);
                double error = own >= 0 ? mean.error(own) : groups.standardError(i);
                node.set(name, RunJson.estimate(new Estimate(means[i], error, groups.count()), reference[i]));
            }
        }
    }

    private static void estimate(ObjectNode node, MeritEstimate estimate, double reference) {
        Json.put(node, "estimate", estimate.value());
        Json.put(node, "standard_error", estimate.standardError());
        Json.put(node, "confidence_interval", new double[] {estimate.low(), estimate.high()});
        Json.put(node, "reference", reference);
    }

    private static void wwzb(ObjectNode node, Merits merits) {
        MeritEstimate estimate = merits.wwzbAtEnd().estimate();
        Json.put(node, "local_bound", 1);
        Json.put(node, "biseparable_bound", Wwzb.biseparableBound(merits.qubits()));
        node.put("nonlocal", estimate.above(1));
        node.put(
                "genuinely_multipartite_entangled",
                estimate.above(Wwzb.biseparableBound(merits.qubits())) && merits.qubits() > 2);
        settings(node, merits.settings());
    }

    /** "settings": the two directions of every party, and how many starts of the search found the value. */
    static void settings(ObjectNode node, Wwzb found) {
        ArrayNode parties = node.putArray("settings");
        for (Wwzb.Settings pair : found.settings()) {
            ArrayNode party = parties.addArray();
            direction(party.addArray(), pair.first());
            direction(party.addArray(), pair.second());
        }
        node.put("search_starts", found.starts());
        node.put("search_starts_that_reached_it", found.reached());
    }

    private static void direction(ArrayNode node, Direction direction) {
        node.add(direction.x()).add(direction.y()).add(direction.z());
    }

    /** "wwzb" of two qubits, half of B. */
    static void lastOfTwoQubits(ObjectNode node, Run run) {
        BellEstimate b = run.comparison().bellAtEnd();
        ObjectNode wwzb = node.putObject("wwzb");
        Json.put(wwzb, "estimate", b.value() / 2);
        Json.put(wwzb, "standard_error", b.standardError() / 2);
        Json.put(wwzb, "confidence_interval", new double[] {b.low() / 2, b.high() / 2});
        Json.put(wwzb, "reference", run.comparison().bellExactAtEnd() / 2);
        settings(wwzb, run.comparison().settings(run.result()));
    }

    /** What the steady state has beside B. */
    static void steady(ObjectNode node, Run run) {
        if (!run.simulation().isOfTwoQubits()) {
            double[] steady = run.reference().steady();
            ObjectNode observables = node.putObject("observables");
            for (int i = 0; i < run.result().observables().size(); i++) {
                Json.put(observables, run.result().observables().get(i), steady[i]);
            }
        }
        Merits merits = run.comparison().merits();
        double half = run.comparison().bellSteady() / 2;
        Json.put(node, "wwzb", merits == null ? half : merits.wwzbSteady());
    }
}
