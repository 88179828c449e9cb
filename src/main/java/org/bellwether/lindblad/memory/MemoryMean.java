package org.bellwether.lindblad.memory;

import java.util.ArrayList;
import java.util.Arrays;
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

    /** Multiplications that take about half a minute. */
    private static final double MOST_WORK = 3e10;

    private static final int LARGEST_DIMENSION = 12;

    /** Into how many parts a time is divided, of which the first one tells what a depth changes. */
    private static final int PARTS = 16;

    /** So many memories last the part at least. */
    private static final double MEMORIES = 10;

    /** Of so many output times in the part. */
    private static final int LOOKS = 8;

    private final OpenSystem system;

    /**
     * Of a system.
     *
     * @throws IllegalArgumentException if its joint equation is too large at any depth
     */
    public MemoryMean(OpenSystem system) {
        this.system = system;
        if (!Size.first(system, false).fits(system)) {
            throw new IllegalArgumentException(
                    "the noise has too many sources for a joint equation of state and noise");
        }
    }

    /**
     * Whether the noise of a system has a joint equation that is small enough to be solved until a time, and that once more in a tenth
     * of what is too long: steps are tried several times. That holds for the second depth too, which tells how far the first is settled.
     * Beyond the dimension {@value #LARGEST_DIMENSION} the matrices that it is made of take minutes, and it is not.
     */
    public static boolean serves(OpenSystem system, double time) {
        if (system.dimension() > LARGEST_DIMENSION) {
            return false;
        }
        Size first = Size.first(system, false);
        Size size = first.moving() ? first.larger(first.directions() - 1) : first;
        return system.hasJointEquation()
                && size.fits(system)
                && new StaticAverage(system, size).work(time) <= MOST_WORK / 10;
    }

    /**
     * An answer and how far it is settled.
     *
     * @param values rows of numbers
     * @param depth the depth of the joint equation
     * @param change the largest change of a number by the last deepening, or a bound of it
     * @param flow the flow at this depth
     */
    public record Settled(double[][] values, int depth, double change, MeanFlow flow) {
        /** Whether the answer is settled to {@value MemoryMean#TOLERANCE}. */
        public boolean settled() {
            return change <= TOLERANCE;
        }

        /**
         * The static fields over which quasistatic noise was averaged; empty where there are more than so many, or other noise has a
         * memory.
         */
        public Optional<StaticMixture> mixture(int most) {
            return flow instanceof StaticAverage average ? average.mixture(most) : Optional.empty();
        }
    }

    /**
     * What is asked of a joint equation.
     *
     * @param steady whether it is about the steady state
     * @param work how many multiplications the answer takes, about
     * @param rows the answer
     */
    private record Question(
            boolean steady, ToDoubleFunction<StaticAverage> work, Function<StaticAverage, double[][]> rows) {}

    /**
     * The rows of {@link MeanFlow} at the output times, by the joint equation itself. Where the run lasts long against the memory of its
     * noise, its first part alone tells the depth: what a deepening changes there, and goes on to change at the rate that it has in the
     * second half of the part. For what is lost at the deepest level is lost at a steady rate from some memories on, and the baths do
     * not make it grow.
     */
    public Settled exact(TimeSteps steps) {
        double[] times = steps.times();
        double end = times[times.length - 1];
        Optional<Settled> early = settledEarly(steps, end);
        return early.isPresent()
                ? early.get()
                : settle(new Question(false, flow -> flow.work(end), flow -> flow.exact(steps)));
    }

    /** The same with the depth that the first part of the time needs; empty where there is no such part, or it is not settled. */
    private Optional<Settled> settledEarly(TimeSteps steps, double end) {
        double part = Math.max(end / PARTS, MEMORIES * longestMemory());
        if (StaticNoise.sources(system) > 0 || part > end / 2) {
            return Optional.empty();
        }
        double[] looks = new double[LOOKS];
        Arrays.setAll(looks, k -> part * (k + 1) / LOOKS);
        TimeSteps early = TimeSteps.dividing(looks, part);
        double[][] last = new double[0][];
        for (Size size = Size.first(system, false); size.fits(system); size = size.larger(0)) {
            StaticAverage flow = new StaticAverage(system, size);
            if (flow.work(end) > MOST_WORK) {
                return Optional.empty();
            }
            double[][] rows = flow.exact(early);
            double change = last.length == 0 ? Double.POSITIVE_INFINITY : carriedOn(last, rows, end / part);
            if (change <= TOLERANCE) {
                return Optional.of(new Settled(flow.exact(steps), size.depth(), change, flow));
            }
            last = rows;
        }
        return Optional.empty();
    }

    /** The largest change of a number over so many parts, from that over one: growing as in the second half of it. */
    private static double carriedOn(double[][] a, double[][] b, double parts) {
        int half = a.length / 2;
        double first = distance(Arrays.copyOf(a, half), Arrays.copyOf(b, half));
        double whole = distance(a, b);
        return whole + 2 * (parts - 1) * (whole - first);
    }

    private double longestMemory() {
        return system.noises().stream()
                .mapToDouble(noise -> noise.process().longestMemory())
                .max()
                .orElse(0);
    }

    /** The rows of the mean over trajectories that take these steps. */
    public Settled strang(TimeSteps steps) {
        double[] times = steps.times();
        double end = times[times.length - 1];
        return settle(new Question(false, flow -> flow.work(end), flow -> {
            List<double[]> rows = new ArrayList<>();
            flow.steps(steps, (k, row) -> rows.add(row));
            return rows.toArray(double[][]::new);
        }));
    }

    /** The coordinates of the steady mean state as the only row; empty where it is not unique, or the equation too large. */
    public Optional<Settled> steady() {
        StaticAverage smallest = new StaticAverage(system, Size.first(system, true));
        return smallest.steadyWork() <= MOST_WORK && smallest.hasUniqueSteadyStates()
                ? Optional.of(
                        settle(new Question(true, StaticAverage::steadyWork, flow -> new double[][] {flow.steady()})))
                : Optional.empty();
    }

    /**
     * The answer as each size of the equation grows, the depth and the number of points in each direction of static fields, until it
     * is settled in all of them or would take too long.
     */
    private Settled settle(Question question) {
        Size size = Size.first(system, question.steady());
        StaticAverage flow = new StaticAverage(system, size);
        double[][] last = question.rows().apply(flow);
        double[] changes = new double[size.directions()];
        Arrays.fill(changes, Double.POSITIVE_INFINITY);
        // Each grows by itself until it is settled, and once more after another one has grown. Those of a steady state
        // depend on each other, and grow in turn.
        int quiet = 0;
        for (int d = 0; quiet < changes.length; d = (d + 1) % changes.length) {
            quiet++;
            boolean grows = true;
            while (grows) {
                Size larger = size.larger(d);
                Optional<StaticAverage> finer = larger.fits(system)
                        ? Optional.of(new StaticAverage(system, larger))
                                .filter(next -> question.work().applyAsDouble(next) <= MOST_WORK)
                        : Optional.empty();
                grows = finer.isPresent();
                if (grows) {
                    size = larger;
                    flow = finer.get();
                    double[][] rows = question.rows().apply(flow);
                    changes[d] = distance(last, rows);
                    last = rows;
                    boolean settled = changes[d] <= TOLERANCE;
                    grows = !settled && !question.steady();
                    quiet = settled ? quiet : grows ? 1 : 0;
                }
            }
        }
        return new Settled(last, size.depth(), Arrays.stream(changes).max().orElse(0), flow);
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
