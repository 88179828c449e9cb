package org.bellwether.lindblad.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.bellwether.lindblad.MeanFlow;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.OpenSystem;

/**
 * The exact mean state of a system under noise with memory, from joint equations that are made deeper until the answer is settled.
 * Where the noise is quasistatic too, it is the mean over its law, by {@link StaticNoise}, with more points until it is settled.
 */
public final class MemoryMean {
    /** An answer counts as settled where the last deepening changed no number of it by more. */
    public static final double TOLERANCE = 1e-10;

    private static final int FIRST_DEPTH = 4;
    private static final int DEPTH_STEP = 2;
    private static final int LARGEST_DEPTH = 60;
    private static final int FIRST_POINTS = 16;
    private static final int POINTS_STEP = 8;
    /** Multiplications that take about half a minute. */
    private static final double MOST_WORK = 3e10;

    private final OpenSystem system;

    /**
     * Of a system.
     *
     * @throws IllegalArgumentException if its joint equation is too large at any depth
     */
    public MemoryMean(OpenSystem system) {
        this.system = system;
        if (!JointGenerator.fits(system, FIRST_DEPTH)) {
            throw new IllegalArgumentException(
                    "the noise has too many sources for a joint equation of state and noise");
        }
    }

    /** Whether the noise of a system has a joint equation that is small enough to be solved. */
    public static boolean serves(OpenSystem system) {
        return JointGenerator.fits(system, FIRST_DEPTH);
    }

    /**
     * An answer and how far it is settled.
     *
     * @param values rows of numbers
     * @param depth the depth of the joint equation
     * @param change the largest change of a number by the last deepening
     * @param flow the flow at this depth
     */
    public record Settled(double[][] values, int depth, double change, MeanFlow flow) {
        /** Whether the answer is settled to {@value MemoryMean#TOLERANCE}. */
        public boolean settled() {
            return change <= TOLERANCE;
        }
    }

    /**
     * What is asked of a joint equation.
     *
     * @param work how many multiplications the answer takes, about
     * @param rows the answer
     */
    private record Question(ToDoubleFunction<JointFlow> work, Function<JointFlow, double[][]> rows) {}

    /** The rows of {@link MeanFlow} at the output times, by the joint equation itself. */
    public Settled exact(TimeSteps steps) {
        double[] times = steps.times();
        double end = times[times.length - 1];
        return settle(new Question(flow -> flow.work(end), flow -> flow.exact(steps)));
    }

    /** The rows of the mean over trajectories that take these steps. */
    public Settled strang(TimeSteps steps) {
        double[] times = steps.times();
        double end = times[times.length - 1];
        return settle(new Question(flow -> flow.work(end), flow -> {
            List<double[]> rows = new ArrayList<>();
            flow.steps(steps, (k, row) -> rows.add(row));
            return rows.toArray(double[][]::new);
        }));
    }

    /** The coordinates of the steady mean state as the only row; empty where it is not unique. */
    public Optional<Settled> steady() {
        boolean unique = new JointFlow(system, FIRST_DEPTH, FIRST_POINTS)
                .joints().stream().allMatch(joint -> JointSteadyState.of(joint).isPresent());
        return unique
                ? Optional.of(settle(new Question(MemoryMean::steadyWork, MemoryMean::steady)))
                : Optional.empty();
    }

    private static double steadyWork(JointFlow flow) {
        return flow.joints().stream().mapToDouble(JointSteadyState::work).sum();
    }

    private static double[][] steady(JointFlow flow) {
        return new double[][] {
            flow.mean(flow.joints().stream()
                    .map(joint -> JointSteadyState.of(joint).orElseThrow())
                    .toList())
        };
    }

    /** The answer at growing depths and numbers of points, until it is settled or would take too long. */
    private Settled settle(Question question) {
        int depth = FIRST_DEPTH;
        int points = FIRST_POINTS;
        JointFlow flow = new JointFlow(system, depth, points);
        double[][] last = question.rows().apply(flow);
        double change = Double.POSITIVE_INFINITY;
        while (change > TOLERANCE && depth < LARGEST_DEPTH && JointGenerator.fits(system, depth + DEPTH_STEP)) {
            JointFlow deeper = new JointFlow(system, depth + DEPTH_STEP, points + POINTS_STEP);
            if (question.work().applyAsDouble(deeper) > MOST_WORK) {
                break;
            }
            depth += DEPTH_STEP;
            points += POINTS_STEP;
            flow = deeper;
            double[][] rows = question.rows().apply(deeper);
            change = distance(last, rows);
            last = rows;
        }
        return new Settled(last, depth, change, flow);
    }

    private static double distance(double[][] a, double[][] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                largest = Math.max(largest, Math.abs(a[i][j] - b[i][j]));
            }
        }
        return largest;
    }
}
