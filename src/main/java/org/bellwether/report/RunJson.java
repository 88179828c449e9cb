package org.bellwether.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.bellwether.ensemble.Failures;
import org.bellwether.ensemble.Indices;
import org.bellwether.lindblad.StepBias;
import org.bellwether.lindblad.TimeStep;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.model.BellState;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.BellPopulations;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.NoiseEquations;
import org.bellwether.spec.SpecWriter;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.MeanVector;
import org.bellwether.stopping.Outcome;
import org.bellwether.validation.Comparison;
import org.bellwether.validation.CountTest;
import org.bellwether.validation.TestOutcome;
import org.bellwether.validation.Verdict;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON document of a run. */
public final class RunJson {
    private RunJson() {}

    /** The whole document, ending in a newline. */
    public static String of(Run run) {
        ObjectNode root = Json.object();
        root.set("spec", Json.ofToml(SpecWriter.toToml(run.simulation().spec())));
        root.set("provenance", Provenance.json(run));
        root.set("step", step(run.simulation().step()));
        root.put("trajectories", run.result().trajectories());
        root.set("ranges", ranges(run.indices()));
        root.put("part", run.isPart());
        root.set("failures", failures(run.failures()));
        root.put("recorded_trajectories", run.recorded().count());
        if (run.outcome() != null) {
            root.set("stopping", stopping(run.outcome()));
        }
        Json.put(root, "times", run.result().times());
        if (run.comparison().hasBell()) {
            root.set("bell", bell(run.comparison()));
        } else {
            root.putNull("bell");
            root.put("bell_reason", Words.NO_BELL);
        }
        MeritJson.overTime(root, run);
        root.set("final", last(run));
        root.set("steady_state", steady(run));
        if (run.result().hasJumps()) {
            root.set("jumps", jumps(run));
        } else {
            root.putNull("jumps");
            root.put("jumps_reason", Words.NO_JUMPS);
        }
        if (run.judgement().deciding() != null) {
            verdicts(root, run);
        }
        if (run.fluctuations() != null) {
            FluctuationJson.addTo(root, run.fluctuations());
        }
        PhenomenaJson.addTo(root, run.phenomena());
        ObjectNode noise = root.putObject("noise");
        noise.put("equation", equation(run));
        Json.put(noise, "settled_to", run.reference().change());
        noise.put("settled", run.reference().change() <= MemoryMean.TOLERANCE);
        root.put("reference_equation", run.reference().equation().text());
        root.set("performance", performance(run));
        Json.put(root, "warnings", run.simulation().warnings());
        root.set("regime", RegimeText.json(run.simulation().spec()));
        return Json.text(root);
    }

    /** [[from, to], ...], to excluded. */
    private static ArrayNode ranges(Indices indices) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Indices.Range range : indices.ranges()) {
            list.addArray().add(range.from()).add(range.to());
        }
        return list;
    }

    private static ObjectNode failures(Failures failures) {
        ObjectNode node = Json.object();
        node.put("count", failures.count());
        ArrayNode first = node.putArray("first");
        for (Failures.Failure failure : failures.first()) {
            ObjectNode one = first.addObject();
            one.put("trajectory", failure.trajectory());
            one.put("message", failure.message());
        }
        return node;
    }

    private static ObjectNode stopping(Outcome outcome) {
        ObjectNode node = Json.object();
        ArrayNode targets = node.putArray("targets");
        for (Outcome.Reached reached : outcome.targets()) {
            ObjectNode target = targets.addObject();
            target.put("name", reached.name());
            Json.put(target, "target", reached.target());
            Json.put(target, "error", reached.error());
            Json.put(target, "bias_bound", reached.bias());
            target.put("reached", reached.reached());
        }
        node.put("predicted_trajectories", outcome.predicted());
        node.put("budget", outcome.budget());
        node.put("reached", outcome.reached());
        return node;
    }

    private static ObjectNode step(TimeStep step) {
        ObjectNode node = Json.object();
        Json.put(node, "size", step.size());
        node.put("certified", step.certified());
        node.put("estimated", step.estimate().isPresent());
        step.estimate().ifPresent(estimate -> {
            node.put("estimated_from_paths", estimate.paths());
            Json.put(node, "bias_standard_error", estimate.errors().means());
            Json.put(node, "bell_bias_standard_error", estimate.errors().bell());
            Json.put(node, "jumps_bias_standard_error", estimate.errors().jumps());
            node.put("small", estimate.small());
        });
        Json.put(node, "bias_bound", step.bias().map(StepBias::means).orElse(Double.NaN));
        Json.put(node, "bell_bias_bound", step.bias().map(StepBias::bell).orElse(OptionalDouble.empty()));
        Json.put(node, "jumps_bias_bound", step.bias().map(StepBias::jumps).orElse(Double.NaN));
        if (step.bias().isEmpty()) {
            node.put("bias_reason", step.basis());
        }
        Json.put(node, "largest_safe", step.range().largestStep());
        return node;
    }

    private static ObjectNode bell(Comparison comparison) {
        ObjectNode node = Json.object();
        Json.put(node, "estimate", column(comparison.bell(), BellEstimate::value));
        Json.put(node, "standard_error", column(comparison.bell(), BellEstimate::standardError));
        Json.put(node, "reference", comparison.bellExact());
        return node;
    }

    private static double[] column(List<BellEstimate> bell, ToDoubleFunction<BellEstimate> part) {
        return bell.stream().mapToDouble(part).toArray();
    }

    private static ObjectNode last(Run run) {
        MeanVector mean = run.result().last();
        double[][] exact = run.reference().exact();
        double[] reference = exact[exact.length - 1];
        ObjectNode node = Json.object();
        Json.put(node, "time", run.simulation().grid().time(exact.length - 1));
        if (!run.comparison().hasBell()) {
            MeritJson.last(node, run, reference);
            return node;
        }
        ObjectNode populations = node.putObject("populations");
        for (BellState state : BellState.values()) {
            populations.set(
                    state.label(), estimate(BellPopulations.of(state, mean), BellPopulations.of(state, reference)));
        }
        ObjectNode pauli = node.putObject("pauli");
        for (int i = 0; i < mean.dimension(); i++) {
            Estimate estimate = new Estimate(mean.mean()[i], mean.error(i), mean.count());
            pauli.set(Pauli.pairs().get(i), estimate(estimate, reference[i]));
        }
        MeritJson.lastOfTwoQubits(node, run);
        BellEstimate b = run.comparison().bellAtEnd();
        ObjectNode bell = node.putObject("bell");
        Json.put(bell, "estimate", b.value());
        Json.put(bell, "standard_error", b.standardError());
        Json.put(bell, "confidence_interval", new double[] {b.low(), b.high()});
        Json.put(bell, "reference", run.comparison().bellExactAtEnd());
        return node;
    }

    /** An estimate beside the value of the equation. */
    static ObjectNode estimate(Estimate estimate, double reference) {
        ObjectNode node = Json.object();
        Json.put(node, "estimate", estimate.value());
        Json.put(node, "standard_error", estimate.standardError());
        Json.put(node, "reference", reference);
        return node;
    }

    private static ObjectNode steady(Run run) {
        Comparison comparison = run.comparison();
        ObjectNode node = Json.object();
        Json.put(node, "bell", comparison.bellSteady());
        MeritJson.steady(node, run);
        node.put("reached", comparison.steadyReached());
        node.put("oscillates_for_ever", run.simulation().oscillatesForEver());
        Json.put(node, "distance", comparison.distance());
        return node;
    }

    private static ObjectNode jumps(Run run) {
        EnsembleResult result = run.result();
        ObjectNode node = Json.object();
        Json.put(node, "per_trajectory", result.jumps().value());
        Json.put(node, "standard_error", result.jumps().standardError());
        ObjectNode channels = node.putObject("by_channel");
        ObjectNode errors = node.putObject("by_channel_standard_error");
        ObjectNode reference = node.putObject("by_channel_reference");
        ObjectNode atStep = node.putObject("by_channel_reference_at_step");
        for (int k = 0; k < result.channels().size(); k++) {
            Estimate jumps = result.jumpsByChannel().get(k);
            Json.put(channels, result.channels().get(k), jumps.value());
            Json.put(errors, result.channels().get(k), jumps.standardError());
            Json.put(
                    reference, result.channels().get(k), run.reference().jumps().exact()[k]);
            Json.put(atStep, result.channels().get(k), run.reference().jumps().strang()[k]);
        }
        return node;
    }

    private static String equation(Run run) {
        boolean noisy = run.simulation().system().isNoisy();
        return noisy ? run.reference().equation().text() : "none";
    }

    /** The verdict on (28) and, where noise has a memory, on the exact equation; null with the reason where there is no such equation. */
    private static void verdicts(ObjectNode root, Run run) {
        if (run.verdict() == null) {
            root.putNull("verdict");
            root.put("verdict_reason", NoiseEquations.NO_WHITE);
        } else {
            root.set("verdict", verdict(run.verdict(), run.referenceName()));
        }
        if (run.exactVerdict() != null) {
            root.set(
                    "exact",
                    verdict(run.exactVerdict(), run.reference().equation().text()));
            EquationsText.put(root, run.simulation().model());
        } else if (run.lacksExactEquation()) {
            root.putNull("exact");
            root.put("exact_reason", Words.noExact(run));
            EquationsText.put(root, run.simulation().model());
        }
    }

    private static ObjectNode verdict(Verdict verdict, @Nullable String referenceName) {
        ObjectNode node = Json.object();
        outcome(node, "agrees", verdict.outcome(), verdict.reason());
        Json.put(node, "p_value", verdict.pValue());
        Json.put(node, "statistic", verdict.statistic());
        node.put("degrees_of_freedom", verdict.degreesOfFreedom());
        node.put("reference", referenceName == null ? "own master equation" : referenceName);
        ArrayNode largest = node.putArray("largest_deviations");
        for (Verdict.Deviation d : verdict.largest()) {
            ObjectNode deviation = largest.addObject();
            Json.put(deviation, "time", d.time());
            deviation.put("observable", d.observable());
            Json.put(deviation, "z", d.z());
        }
        ObjectNode counts = node.putObject("jumps_p_value");
        for (CountTest.Channel channel : verdict.counts().channels()) {
            Json.put(counts, channel.name(), channel.pValue());
        }
        Json.put(node, "notes", verdict.notes());
        return node;
    }

    /** What a test came to: a boolean, null where nothing was tested; the same in words; and why nothing was. */
    static void outcome(ObjectNode node, String name, TestOutcome outcome, @Nullable String reason) {
        if (outcome == TestOutcome.NOT_TESTED) {
            node.putNull(name);
        } else {
            node.put(name, outcome == TestOutcome.AGREES);
        }
        node.put("outcome", outcome.words());
        if (reason != null) {
            node.put("reason", reason);
        }
    }

    private static ObjectNode performance(Run run) {
        ObjectNode node = Json.object();
        Json.put(node, "trajectory_steps", run.cost().trajectorySteps());
        Json.put(node, "seconds", run.cost().seconds());
        Json.put(node, "cpu_seconds", run.cost().cpuSeconds());
        Json.put(node, "nanoseconds_per_trajectory_step", run.cost().nanosecondsPerStep());
        node.put("threads", run.cost().threads());
        return node;
    }
}
