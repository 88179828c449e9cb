package org.bellwether.cli;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.simulation.AccuracyRun;
import org.bellwether.spec.Accuracy;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Spec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How accurate a run shall become, in place of a number of trajectories. */
final class AccuracyOptions {
    @Option(
            names = "--target-error",
            paramLabel = "[NAME=]E",
            description = "In place of --trajectories: run until the standard error of B at the last time is E, or that"
                    + " of NAME: a Pauli string, a Bell population (phi+), jumps, or a jump channel (bath1_down)"
                    + " (repeatable). Of other systems: wwzb, an observable, jumps, or a channel.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "The most trajectories for --target-error, 1e8 by default: where more are predicted, nothing"
                    + " is run.")
    private @Nullable String budget;

    /**
     * The targets and the budget; null where a number of trajectories is to be run.
     *
     * @throws BadInputException if they are wrong, or contradict a number of trajectories
     */
    @Nullable
    Accuracy accuracy(ConfigOptions config) {
        if (targets.isEmpty()) {
            if (budget != null) {
                throw new BadInputException(
                        "--budget",
                        budget,
                        "limits a run with --target-error, and there is none",
                        "Give --trajectories for a number of trajectories.");
            }
            return null;
        }
        if (config.setsTrajectories()) {
            throw new BadInputException(
                    "--target-error",
                    targets.get(0),
                    "decides the number of trajectories, and cannot stand beside --trajectories",
                    "Leave one of the two out; --budget limits the number.");
        }
        Spec spec = config.spec();
        return spec.isOfTwoQubits()
                ? Accuracy.parse(targets, budget)
                : Accuracy.parse(targets, budget, AccuracyRun.names(spec));
    }
}
