package org.bellwether.paper;

import org.bellwether.ensemble.ProgressListener;
import org.bellwether.lindblad.SettlingTime;
import org.bellwether.model.MachineFactory;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.BellEstimator;
import org.bellwether.nonlocality.MeritEstimate;
import org.bellwether.nonlocality.Multipartite;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.PointSeeds;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Spec;
import org.bellwether.spec.TimeSpec;
import org.bellwether.statistics.GroupMeans;

/**
 * The trajectories of a point, run until the mean state has settled and looked at there once. The time is that at which the exact
 * mean state is within a two-hundredth of 1/sqrt(N) of the steady state in trace norm, so no error of a mean notices the rest; under
 * noise with memory it is that of the point, see {@link MemoryFigure}, and so it is of more than two qubits.
 *
 * @param point what is tested
 * @param simulation its trajectories, the last output time the only one
 */
public record PointRun(Curve.Point point, Simulation simulation) {
    private static final double FRACTION = 0.005;

    /**
     * Prepares the trajectories of a point.
     *
     * @param figure the number of its figure
     * @param index its place in {@link PaperFigure#points}; with the figure and the master seed it decides the seed
     */
    public static PointRun of(Curve.Point point, int figure, int index) {
        Spec spec = point.machine();
        Spec seeded = spec.withSeed(PointSeeds.of(spec.ensemble().seed(), figure, index));
        if (!spec.isOfTwoQubits()) {
            return new PointRun(point, Simulation.of(seeded));
        }
        double time = spec.system().hasMemory() ? spec.time().end() : settlingTime(spec);
        return new PointRun(point, Simulation.of(seeded.withTime(TimeSpec.equidistant(time, 1))));
    }

    private static double settlingTime(Spec spec) {
        double distance = FRACTION / Math.sqrt((double) spec.ensemble().trajectories());
        return SettlingTime.of(MachineFactory.of(spec).openSystem(), distance)
                .orElseThrow(() -> new IllegalStateException(spec.title() + " does not settle"));
    }

    /** Runs it. */
    public Measured measure(int threads, ProgressListener listener) {
        EnsembleResult result = simulation.run(threads, listener);
        return new Measured(point, simulation.spec(), estimate(result), result.trajectories());
    }

    private BellEstimate estimate(EnsembleResult result) {
        if (!simulation.isOfTwoQubits()) {
            return wwzb(result);
        }
        BellEstimate bell = BellEstimator.estimate(result.last(), result.observables());
        return point.quantity() == Curve.Quantity.BELL ? bell : bell.half();
    }

    private BellEstimate wwzb(EnsembleResult result) {
        GroupMeans groups = result.groups().get(result.groups().size() - 1);
        MeritEstimate w = new Multipartite(simulation.model().qubits(), result.grouped())
                .all()
                .get(0)
                .estimate(groups, result.last().largestUnseen());
        return new BellEstimate(w.value(), w.standardError(), w.low(), w.high(), w.standardError(), w.count());
    }
}
