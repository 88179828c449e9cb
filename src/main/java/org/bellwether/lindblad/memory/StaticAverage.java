package org.bellwether.lindblad.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.CountingGenerator;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.MeanEvolution.Visitor;
import org.bellwether.lindblad.MeanFlow;
import org.bellwether.lindblad.SplitGenerator;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.OpenSystem;

/**
 * The mean over the static fields of {@link StaticNoise} of what the equation of each says: the joint equation of state and noise
 * where other noise has a memory, else the master equation, whose generator is linear in the fields. Without quasistatic noise there is
 * one field, and it is the system's own.
 */
final class StaticAverage implements MeanFlow {
    /** For a field where no other noise has a memory, in products of two matrices: exponentials and powers, and what goes with them. */
    private static final double EVOLUTION = 400;
    /** The same for its steady state. */
    private static final double STEADY = 500;

    private final OpenSystem system;
    private final int depth;
    private final StaticNoise still;
    private final boolean joint;
    private final Reached reached;

    /**
     * The generator on the coordinates that the initial state can reach in any field.
     *
     * @param all the number of all coordinates, numbers of jumps among them
     * @param states how many of these belong to the state, the first ones
     * @param kept those that can be reached
     * @param drift on these
     * @param kick without quasistatic noise
     * @param turns what fields add to the kick
     * @param initial the start
     */
    private record Reached(
            int all,
            int states,
            int[] kept,
            double[][] drift,
            double[][] kick,
            List<double[][]> turns,
            double[] initial) {
        static Reached of(OpenSystem rest, List<ComplexMatrix> operators) {
            CountingGenerator generator = CountingGenerator.of(rest);
            double[] initial = generator.initial();
            int states = generator.basis().operators().size();
            List<double[][]> turns = operators.stream()
                    .map(u -> SplitGenerator.padded(
                            Liouvillian.matrix(generator.basis(), rho -> Liouvillian.unitary(u, rho)),
                            initial.length - states))
                    .toList();
            List<double[][]> matrices = new ArrayList<>(turns);
            matrices.add(generator.drift());
            matrices.add(generator.kick());
            int[] kept = JointSteadyState.reachable(initial, matrices);
            return new Reached(
                    initial.length,
                    states,
                    kept,
                    part(generator.drift(), kept),
                    part(generator.kick(), kept),
                    turns.stream().map(turn -> part(turn, kept)).toList(),
                    Arrays.stream(kept).mapToDouble(k -> initial[k]).toArray());
        }

        private static double[][] part(double[][] matrix, int[] kept) {
            double[][] part = new double[kept.length][kept.length];
            for (int i = 0; i < kept.length; i++) {
                for (int j = 0; j < kept.length; j++) {
                    part[i][j] = matrix[kept[i]][kept[j]];
                }
            }
            return part;
        }

        /** The kick in a field. */
        double[][] kick(double[] field) {
            double[][] sum = kick;
            for (int q = 0; q < field.length; q++) {
                sum = RealMatrices.plus(sum, RealMatrices.times(turns.get(q), field[q]));
            }
            return sum;
        }

        /** The generator of the state alone. */
        double[][] ofState(double[] field) {
            int n = (int) Arrays.stream(kept).filter(k -> k < states).count();
            double[][] whole = RealMatrices.plus(drift, kick(field));
            return Arrays.stream(whole, 0, n).map(row -> Arrays.copyOf(row, n)).toArray(double[][]::new);
        }

        /** All n of the first coordinates from those that are kept. */
        double[] expanded(double[] part, int n) {
            double[] whole = new double[n];
            for (int k = 0; k < part.length; k++) {
                whole[kept[k]] = part[k];
            }
            return whole;
        }
    }

    StaticAverage(OpenSystem system, Size size) {
        this.system = system;
        depth = size.depth();
        still = StaticNoise.of(system, size.points(), size.fine());
        OpenSystem rest = StaticNoise.without(system);
        joint = rest.hasMemory();
        reached = Reached.of(rest.withWhiteNoiseOnly(), still.operators());
    }

    /** The fields with the system in each; empty where there are more than so many, or other noise has a memory. */
    Optional<StaticMixture> mixture(int most) {
        int fields = still.weights().length;
        return joint || fields > most
                ? Optional.empty()
                : Optional.of(new StaticMixture(
                        still.weights(),
                        IntStream.range(0, fields)
                                .mapToObj(k -> still.frozen(system, k))
                                .toList()));
    }

    /** A generator of given parts. */
    private record Split(double[][] drift, double[][] kick) implements SplitGenerator {}

    /** The flow in field k; without other noise with memory its rows are those that are kept. */
    private MeanFlow flow(int k) {
        return joint
                ? new JointFlow(still.frozen(system, k), depth)
                : MeanFlow.of(new Split(reached.drift(), reached.kick(still.fields()[k])), reached.initial());
    }

    private double[] row(double[] row) {
        return joint ? row : reached.expanded(row, reached.all());
    }

    @Override
    public double[][] exact(TimeSteps steps) {
        return Arrays.stream(mean(k -> flow(k).exact(steps))).map(this::row).toArray(double[][]::new);
    }

    @Override
    public void steps(TimeSteps steps, Visitor visitor) {
        if (still.weights().length == 1) {
            flow(0).steps(steps, (k, row) -> visitor.at(k, row(row)));
            return;
        }
        double[][] mean = mean(k -> rows(flow(k), steps));
        for (int k = 0; k < mean.length; k++) {
            if (!visitor.at(k, row(mean[k]))) {
                return;
            }
        }
    }

    private static double[][] rows(MeanFlow flow, TimeSteps steps) {
        List<double[]> rows = new ArrayList<>();
        flow.steps(steps, (k, row) -> rows.add(row));
        return rows.toArray(double[][]::new);
    }

    private double[][] mean(IntFunction<double[][]> ofField) {
        double[][] mean = new double[0][];
        for (int s = 0; s < still.weights().length; s++) {
            double[][] rows = ofField.apply(s);
            mean = s == 0 ? new double[rows.length][rows[0].length] : mean;
            for (int k = 0; k < mean.length; k++) {
                for (int i = 0; i < mean[k].length; i++) {
                    mean[k][i] += still.weights()[s] * rows[k][i];
                }
            }
        }
        return mean;
    }

    /** Whether the steady states in all fields are unique among the states that can be reached. */
    boolean hasUniqueSteadyStates() {
        if (joint) {
            return IntStream.range(0, still.weights().length)
                    .allMatch(k -> new JointFlow(still.frozen(system, k), depth)
                            .steady()
                            .isPresent());
        }
        return Arrays.stream(still.fields()).allMatch(field -> JointSteadyState.isUnique(reached.ofState(field)));
    }

    /** The mean of the steady states, which are unique but perhaps for fields of measure zero. */
    double[] steady() {
        if (joint) {
            return mean(k -> new double[][] {
                new JointFlow(still.frozen(system, k), depth).steady().orElseThrow()
            })[0];
        }
        double[] mean = mean(k -> new double[][] {JointSteadyState.solution(reached.ofState(still.fields()[k]))})[0];
        return reached.expanded(mean, reached.states());
    }

    /** How many multiplications {@link #exact} takes, about. */
    double work(double time) {
        return still.weights().length
                * (joint ? new JointFlow(still.frozen(system, 0), depth).work(time) : product() * EVOLUTION);
    }

    /** How many multiplications {@link #steady} takes, about. */
    double steadyWork() {
        return still.weights().length
                * (joint ? new JointFlow(still.frozen(system, 0), depth).steadyWork() : product() * STEADY);
    }

    private double product() {
        return Math.pow(reached.kept().length, 3);
    }
}
