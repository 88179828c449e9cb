package org.bellwether.lindblad.memory;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.memory.JointGenerator.Part;
import org.bellwether.model.OpenSystem;

/**
 * The exact mean state of a system under noise with memory, from {@link JointGenerator}s that are made deeper until the answer is
 * settled. Where the noise is quasistatic too, it is the mean over its law, by {@link StaticNoise}.
 */
public final class MemoryMean {
    /** An answer counts as settled where the last deepening changed no number of it by more. */
    public static final double TOLERANCE = 1e-10;

    private static final int FIRST_DEPTH = 4;
    private static final int DEPTH_STEP = 2;
    private static final int LARGEST_DEPTH = 60;
    /** Multiplications that take about half a minute. */
    private static final double MOST_WORK = 3e10;

    private static final int FIRST_POINTS = 16;
    private static final int POINTS_STEP = 8;

    private final OpenSystem system;

    /**
     * What is asked of a joint equation.
     *
     * @param work how many multiplications the answer takes, about
     * @param rows the answer
     */
    private record Answer(ToDoubleFunction<JointGenerator> work, Function<JointGenerator, double[][]> rows) {}

    /** Of a system. */
    public MemoryMean(OpenSystem system) {
        this.system = system;
    }

    /**
     * An answer and how far it is settled.
     *
     * @param values rows of numbers
     * @param depth the depth of the joint equation
     * @param change the largest change of a number by the last deepening
     */
    public record Settled(double[][] values, int depth, double change) {
        /** Whether the answer is settled to {@value MemoryMean#TOLERANCE}. */
        public boolean settled() {
            return change <= TOLERANCE;
        }
    }

    /**
     * Mean states, and behind them the mean numbers of jumps by channel, at times from the joint equation itself.
     *
     * @param times ascending, >= 0
     * @return a row for each time: n^2 coordinates of E[rho], then a count for each channel
     */
    public Settled exact(double[] times) {
        double end = times[times.length - 1];
        return settle(new Answer(joint -> joint.part(Part.WHOLE).work(end), joint -> {
            Exponential whole = new Exponential(joint.part(Part.WHOLE));
            double[] state = joint.initial();
            double[][] rows = new double[times.length][];
            double reached = 0;
            for (int k = 0; k < times.length; k++) {
                whole.apply(times[k] - reached, state);
                reached = times[k];
                rows[k] = row(joint, state);
            }
            return rows;
        }));
    }

    /**
     * The same of the integrator: what the mean over trajectories is exactly, for their kicks are exact and commute,
     * (e^{L_0 dt/2} K(dt) e^{L_0 dt/2})^n with K = e^{(all but L_0) dt} on the joint space.
     *
     * @param sizes the step size dt of each interval between outputs
     * @param counts the number of steps of each interval
     */
    public Settled strang(double[] sizes, long[] counts) {
        return settle(new Answer(joint -> strangWork(joint, sizes, counts), joint -> {
            Exponential drift = new Exponential(joint.part(Part.DRIFT));
            Exponential kick = new Exponential(joint.part(Part.KICK));
            double[] state = joint.initial();
            double[][] rows = new double[sizes.length][];
            for (int k = 0; k < sizes.length; k++) {
                for (long step = 0; step < counts[k]; step++) {
                    drift.apply(sizes[k] / 2, state);
                    kick.apply(sizes[k], state);
                    drift.apply(sizes[k] / 2, state);
                }
                rows[k] = row(joint, state);
            }
            return rows;
        }));
    }

    /** The coordinates of the steady mean state as the only row; empty where it is not unique. */
    public Optional<Settled> steady() {
        boolean unique = StaticNoise.of(system, FIRST_POINTS).systems().stream()
                .allMatch(still -> JointSteadyState.of(new JointGenerator(still, FIRST_DEPTH))
                        .isPresent());
        return unique
                ? Optional.of(settle(new Answer(JointSteadyState::work, joint ->
                        new double[][] {JointSteadyState.of(joint).orElseThrow()})))
                : Optional.empty();
    }

    private static double[] row(JointGenerator joint, double[] state) {
        double[] mean = joint.mean(state);
        double[] counts = joint.counts(state);
        double[] row = Arrays.copyOf(mean, mean.length + counts.length);
        System.arraycopy(counts, 0, row, mean.length, counts.length);
        return row;
    }

    private static double strangWork(JointGenerator joint, double[] sizes, long[] counts) {
        double work = 0;
        for (int k = 0; k < sizes.length; k++) {
            work += counts[k]
                    * (2 * joint.part(Part.DRIFT).work(sizes[k] / 2)
                            + joint.part(Part.KICK).work(sizes[k]));
        }
        return work;
    }

    /** The answer at growing depths and numbers of points, until it is settled or would take too long. */
    private Settled settle(Answer answer) {
        int depth = FIRST_DEPTH;
        int points = FIRST_POINTS;
        double[][] last = mean(answer, depth, points).orElseThrow();
        double change = Double.POSITIVE_INFINITY;
        while (change > TOLERANCE && depth + DEPTH_STEP <= LARGEST_DEPTH) {
            Optional<double[][]> deeper = mean(answer, depth + DEPTH_STEP, points + POINTS_STEP);
            if (deeper.isEmpty()) {
                break;
            }
            depth += DEPTH_STEP;
            points += POINTS_STEP;
            change = distance(last, deeper.get());
            last = deeper.get();
        }
        return new Settled(last, depth, change);
    }

    /** The answer at a depth and number of points; empty where it would take too long, the first depth excepted. */
    private Optional<double[][]> mean(Answer answer, int depth, int points) {
        StaticNoise still = StaticNoise.of(system, points);
        double[][] sum = new double[0][];
        for (int k = 0; k < still.weights().length; k++) {
            OpenSystem one = still.systems().get(k);
            if (depth > FIRST_DEPTH && !JointGenerator.fits(one, depth)) {
                return Optional.empty();
            }
            JointGenerator joint = new JointGenerator(one, depth);
            if (depth > FIRST_DEPTH && answer.work().applyAsDouble(joint) * still.weights().length > MOST_WORK) {
                return Optional.empty();
            }
            double[][] weighted = RealMatrices.times(answer.rows().apply(joint), still.weights()[k]);
            sum = k == 0 ? weighted : RealMatrices.plus(sum, weighted);
        }
        return Optional.of(sum);
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
