package org.bellwether.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.bellwether.ensemble.Looks;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.model.Model;
import org.bellwether.model.ModelFactory;
import org.bellwether.result.Endpoint;
import org.bellwether.spec.Accuracy;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Spec;
import org.bellwether.stopping.Goal;
import org.bellwether.trajectory.Kernels;

/**
 * A run that stops at an accuracy. A pilot, the first {@value Accuracy#FEWEST} trajectories of the same configuration, predicts
 * how many are needed; the time step is certified for a fifth more, so that its bias stays below a tenth of the error though the
 * prediction is not exact. The pilot depends on the configuration alone, hence so do the step and all that follows.
 *
 * @param simulation what is run, its number of trajectories the budget
 * @param stop the errors to reach, and the predicted number of trajectories, at most the budget
 * @param seconds the predicted wall-clock time
 */
public record AccuracyRun(Simulation simulation, Task.Stop stop, double seconds) {
    private static final double RESERVE = 1.2;
    // A larger run than this many pilots can afford to measure its time with the step that it has.
    private static final long MANY_PILOTS = 16;

    /**
     * The goals that an accuracy sets for a configuration.
     *
     * @throws BadInputException if one is on jumps, and none are drawn
     */
    public static List<Goal> goals(Accuracy accuracy, Simulation simulation) {
        if (!simulation.isOfTwoQubits()) {
            return accuracy.targets().stream()
                    .map(target -> ModelGoal.of(target, simulation))
                    .toList();
        }
        for (Accuracy.Target target : accuracy.targets()) {
            if (!simulation.isPure() && target.isOnJumps()) {
                throw new BadInputException(
                        "--target-error",
                        target.name(),
                        "cannot be reached with the unravelling \"noise\", which draws no jumps",
                        "Set ensemble.unravelling to \"jump\".");
            }
        }
        return accuracy.targets().stream()
                .map(target -> Goal.of(
                        target, simulation.system(), simulation.spec().time().end()))
                .toList();
    }

    /** What may be a target of another model than two qubits, W first where there is one. */
    public static List<String> names(Spec spec) {
        Model model = ModelFactory.of(spec);
        List<String> names = new ArrayList<>();
        if (!model.correlations().isEmpty()) {
            names.add(Accuracy.WWZB);
        }
        model.observables().forEach(observable -> names.add(observable.name()));
        if (spec.ensemble().unravelling().isPure()) {
            names.add(Accuracy.JUMPS);
            model.openSystem().jumps().forEach(jump -> names.add(jump.name()));
        }
        return names;
    }

    /**
     * The pilot of a configuration.
     *
     * @throws BadInputException as {@link Simulation#of} does
     */
    public static Simulation pilot(Spec spec) {
        return Simulation.of(spec.withTrajectories(withReserve(Accuracy.FEWEST)))
                .withTrajectories(Accuracy.FEWEST);
    }

    /**
     * Runs the pilot and prepares the run.
     *
     * @throws BadInputException if the targets need more trajectories than the budget has, or no step is good enough for them
     */
    public static AccuracyRun prepare(Spec spec, Accuracy accuracy, Kernels.Choice kernel, int threads) {
        Simulation pilot = pilot(spec);
        List<Goal> goals = goals(accuracy, pilot);
        Stopwatch watch = new Stopwatch();
        Endpoint seen = pilot.run(kernel, threads, watch).endpoint();
        Goal hardest = goals.stream()
                .max(Comparator.comparingDouble(goal -> goal.needed(seen)))
                .orElseThrow();
        double needed = hardest.needed(seen);
        if (needed > accuracy.budget()) {
            throw tooMany(hardest, seen, accuracy.budget());
        }
        long predicted = Math.min(accuracy.budget(), Looks.atOrAfter((long) Math.ceil(needed)));
        long atMost = Math.min(accuracy.budget(), withReserve(predicted));
        Simulation simulation = Simulation.of(spec.withTrajectories(atMost)).withTrajectories(accuracy.budget());
        double perTrajectory = watch.secondsPerTrajectory()
                * simulation.grid().steps()
                / pilot.grid().steps();
        if (simulation.grid().largestStep() != pilot.grid().largestStep()
                && predicted >= MANY_PILOTS * Accuracy.FEWEST) {
            watch = new Stopwatch();
            simulation.withTrajectories(Accuracy.FEWEST).run(kernel, threads, watch);
            perTrajectory = watch.secondsPerTrajectory();
        }
        return new AccuracyRun(simulation, new Task.Stop(accuracy, predicted), predicted * perTrajectory);
    }

    /** A fifth more, and a number of few digits, so that no last bit decides the step. */
    private static long withReserve(long trajectories) {
        return (long) (RESERVE * roundedUp((double) trajectories).doubleValue());
    }

    private static BigDecimal roundedUp(double x) {
        return new BigDecimal(x).round(new MathContext(2, RoundingMode.CEILING));
    }

    private static BadInputException tooMany(Goal goal, Endpoint seen, long budget) {
        double needed = goal.needed(seen);
        double enough = roundedUp(RESERVE * needed).doubleValue();
        String name = goal.name().equals(Accuracy.BELL) ? "" : goal.name() + "=";
        String within = text(roundedUp(goal.error(seen.scaledTo(budget))));
        return new BadInputException(
                "--target-error",
                name + text(new BigDecimal(goal.target()).round(new MathContext(6))),
                String.format(
                        Locale.ROOT,
                        needed < 1e15
                                ? "needs about %,.0f trajectories, more than the budget of %,d"
                                : "needs about %.1e trajectories, more than the budget of %,d",
                        roundedUp(needed),
                        budget),
                "Give --target-error " + name + within + ", which the budget reaches"
                        + (enough <= Accuracy.MOST ? ", or --budget " + text(roundedUp(enough)) : "") + ".");
    }

    private static String text(BigDecimal x) {
        return x.stripTrailingZeros().toString();
    }

    /** Measures the second half of a pilot: in the first one the virtual machine still compiles. */
    private static final class Stopwatch implements ProgressListener {
        private long half;
        private long from;
        private long last;

        @Override
        public void progress(long done, long total) {
            long now = System.nanoTime();
            if (done <= total / 2) {
                half = done;
                from = now;
            }
            last = now;
        }

        double secondsPerTrajectory() {
            return (last - from) * 1e-9 / (Accuracy.FEWEST - half);
        }
    }
}
