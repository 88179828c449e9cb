package org.bellwether.simulation;

import java.util.Objects;
import org.bellwether.model.Observable;
import org.bellwether.nonlocality.FigureOfMerit;
import org.bellwether.nonlocality.MeritEstimate;
import org.bellwether.nonlocality.Multipartite;
import org.bellwether.result.Endpoint;
import org.bellwether.spec.Accuracy;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.GroupMeans;
import org.bellwether.stopping.Goal;

/** The goals of any other model than two qubits: W, a mean, or a number of jumps. */
final class ModelGoal {
    private ModelGoal() {}

    /** The goal of a target, one of {@link AccuracyRun#names}. */
    static Goal of(Accuracy.Target target, Simulation simulation) {
        if (target.name().equals(Accuracy.WWZB)) {
            return wwzb(target, simulation.model().qubits());
        }
        return Goal.ofJumps(
                        target, simulation.system(), simulation.spec().time().end())
                .orElseGet(() -> mean(target, simulation));
    }

    private static Goal mean(Accuracy.Target target, Simulation simulation) {
        Observable observable = simulation.model().observables().stream()
                .filter(o -> o.name().equals(target.name()))
                .findFirst()
                .orElseThrow();
        Observable.Range range = observable.range();
        return new Goal(
                target.name(),
                target.error(),
                range.high() - range.low(),
                end -> mean(end, index(end, target.name())),
                end -> end.mean().unseenProbability(index(end, target.name())),
                step -> step.means() * Math.max(1, range.largest()));
    }

    private static int index(Endpoint end, String name) {
        return end.observables().indexOf(name);
    }

    private static Estimate mean(Endpoint end, int index) {
        return new Estimate(end.mean().mean()[index], end.mean().standardError(index), end.trajectories());
    }

    /**
     * W. It is no larger than the root of the sum of E(s)^2 over the 2^N settings, and an E(s) changes by 3^{N/2} times the largest
     * change of a correlation at most: so W changes by 6^{N/2} times that.
     */
    private static Goal wwzb(Accuracy.Target target, int qubits) {
        double largest = Math.pow(2, (qubits - 1) / 2.0);
        return new Goal(
                target.name(),
                target.error(),
                2 * largest,
                end -> wwzb(end, qubits),
                end -> end.mean().unseenProbability(),
                step -> step.means() * Math.pow(6, qubits / 2.0));
    }

    /** Its error falls with the root of the number of trajectories, also of an endpoint that was scaled to more. */
    private static Estimate wwzb(Endpoint end, int qubits) {
        GroupMeans groups = Objects.requireNonNull(end.groups());
        FigureOfMerit w = new Multipartite(qubits, end.grouped()).wwzbOfCurve();
        MeritEstimate estimate = w.estimate(groups, 0);
        double scale = Math.sqrt((double) groups.count() / end.trajectories());
        return new Estimate(estimate.value(), estimate.standardError() * scale, end.trajectories());
    }
}
