package org.bellwether.lindblad;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.lindblad.free.FreeFlow;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.lindblad.memory.RecordFlow;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.Horodecki;
import org.bellwether.nonlocality.SpinCorrelations;

/**
 * The exact values that a system's certified quantities take at all output times, and how far a step's mean may be off: a tenth
 * of the standard error that N trajectories would give, see {@link TimeStep}. Quantities are the means of the basis operators,
 * the numbers of jumps by channel and in all and, in dimension 4, B.
 */
final class BiasBounds {
    /** Multiplications to follow steps, which are followed a few times: about a second each. */
    private static final double MOST_WORK = 3e8;

    private static final double LARGEST_BELL = 2 * Math.sqrt(2);

    private static final int[] CORRELATIONS = SpinCorrelations.names().stream()
            .mapToInt(name -> 1 + Pauli.pairs().indexOf(name))
            .toArray();

    private final MeanFlow flow;
    private final boolean followed;
    private final int means;
    private final int jumps;
    private final boolean twoQubits;
    private final double[][] exact;
    private final double[][] bounds;
    private int worst;

    /**
     * @param times any steps to the output times
     * @param sample what is averaged
     */
    BiasBounds(OpenSystem system, TimeSteps times, TimeStep.Sample sample) {
        HermitianBasis basis = HermitianBasis.of(system.dimension());
        boolean large = system.dimension() > TimeStep.LARGEST_DENSE;
        followed = system.hasMemory() || large;
        flow = system.isUnderOneRecord()
                ? new RecordFlow(system)
                : system.hasMemory()
                        ? new MemoryMean(system).exact(times).flow()
                        : large ? new FreeFlow(system) : MeanFlow.ofWhiteNoise(system);
        means = basis.operators().size() - 1;
        jumps = system.jumps().size();
        twoQubits = system.dimension() == 4;
        double[] norms = squaredNorms(basis.operators());
        exact = flow.exact(times);
        bounds = new double[exact.length][];
        boolean noisy =
                system.noises().stream().anyMatch(noise -> !noise.process().isZero());
        NoiseSpread spread = sample.bathsAveraged() && noisy && !system.hasMemory()
                ? new NoiseSpread(system, basis.operators().subList(1, means + 1), times)
                : null;
        for (int t = 0; t < exact.length; t++) {
            double[] state = exact[t];
            exact[t] = quantities(state);
            bounds[t] = bounds(exact[t], norms, sample.trajectories());
            if (spread != null) {
                overwrite(bounds[t], spread, t, correlations(state), norms, sample.trajectories());
            } else if (sample.bathsAveraged() && sample.variances().isPresent()) {
                overwrite(bounds[t], sample.variances().get()[t], norms, sample.trajectories());
            }
        }
    }

    /** Whether the mean of steps is found by following them one by one, as for noise with memory. */
    boolean stepsAreFollowed() {
        return followed;
    }

    /** Whether steps can be followed in a few seconds, where they are followed one by one without dense matrices. */
    boolean affords(TimeSteps steps) {
        return !(flow instanceof FreeFlow free) || free.work(steps) <= MOST_WORK;
    }

    /** The same before any time is spent on them. */
    static boolean affords(OpenSystem system, TimeSteps steps) {
        return system.dimension() <= TimeStep.LARGEST_DENSE || new FreeFlow(system).work(steps) <= MOST_WORK;
    }

    /** Replaces the bounds of means and of B by those of the variances over the noise. */
    private void overwrite(
            double[] b, NoiseSpread spread, int t, double[] t9, double[] squaredNorms, long trajectories) {
        for (int i = 0; i < means; i++) {
            b[i] = BiasRule.ofVariance(spread.ofMean(i, t), squaredNorms[i + 1], trajectories);
        }
        if (twoQubits) {
            b[means + jumps + 1] = BiasRule.ofVariance(spread.ofBell(t9, t), LARGEST_BELL * LARGEST_BELL, trajectories);
        }
    }

    private void overwrite(double[] b, double[] variances, double[] squaredNorms, long trajectories) {
        for (int i = 0; i < means; i++) {
            b[i] = BiasRule.ofVariance(variances[i], squaredNorms[i + 1], trajectories);
        }
        if (twoQubits) {
            b[means + jumps + 1] = BiasRule.ofVariance(variances[means], LARGEST_BELL * LARGEST_BELL, trajectories);
        }
    }

    /** The largest bias over its bound that steps have, 1 being allowed, at the output time at which it was largest last. */
    double excessWhereLargest(TimeSteps steps) {
        double[] excess = new double[1];
        flow.steps(steps.at(worst), (t, state) -> {
            excess[0] = excess(worst, state);
            return true;
        });
        return excess[0];
    }

    /** The same at all times. */
    double excess(TimeSteps steps) {
        double[] largest = {0};
        flow.steps(steps, (t, state) -> {
            double excess = excess(t, state);
            if (excess > largest[0]) {
                largest[0] = excess;
                worst = t;
            }
            return true;
        });
        return largest[0];
    }

    /** The largest differences that the steps make. */
    StepBias bias(TimeSteps steps) {
        double[] largest = new double[means + jumps + 2];
        flow.steps(steps, (t, state) -> {
            double[] biased = quantities(state);
            for (int i = 0; i < biased.length; i++) {
                largest[i] = Math.max(largest[i], Math.abs(biased[i] - exact[t][i]));
            }
            return true;
        });
        return new StepBias(
                max(largest, 0, means),
                twoQubits ? OptionalDouble.of(largest[means + jumps + 1]) : OptionalDouble.empty(),
                max(largest, means, means + jumps + 1));
    }

    private double excess(int t, double[] state) {
        double[] biased = quantities(state);
        double largest = 0;
        for (int i = 0; i < biased.length; i++) {
            double excess = Math.abs(biased[i] - exact[t][i]) / bounds[t][i];
            // Not Math.max alone: what is not a number is no small bias.
            largest = Double.isNaN(excess) ? Double.POSITIVE_INFINITY : Math.max(largest, excess);
        }
        return largest;
    }

    /** Means, jumps by channel, all jumps and, of two qubits, B. */
    private double[] quantities(double[] state) {
        double[] q = Arrays.copyOfRange(state, 1, state.length + (twoQubits ? 2 : 1));
        double all = 0;
        for (int k = 0; k < jumps; k++) {
            all += q[means + k];
        }
        q[means + jumps] = all;
        if (twoQubits) {
            q[means + jumps + 1] = Horodecki.bell(correlations(state));
        }
        return q;
    }

    /** T row by row, of two qubits. */
    private double[] correlations(double[] state) {
        return twoQubits
                ? Arrays.stream(CORRELATIONS).mapToDouble(i -> state[i]).toArray()
                : new double[0];
    }

    private double[] bounds(double[] q, double[] squaredNorms, long trajectories) {
        double[] b = new double[q.length];
        for (int i = 0; i < q.length; i++) {
            if (i < means) {
                b[i] = BiasRule.ofSigns(q[i], squaredNorms[i + 1], trajectories);
            } else if (i <= means + jumps) {
                b[i] = BiasRule.ofJumps(q[i], q[means + jumps], trajectories);
            } else {
                b[i] = BiasRule.ofSigns(q[i], LARGEST_BELL * LARGEST_BELL, trajectories);
            }
        }
        return b;
    }

    private static double[] squaredNorms(List<ComplexMatrix> operators) {
        return operators.stream()
                .mapToDouble(operator -> {
                    HermitianEigen eigen = HermitianEigen.of(operator);
                    double norm = Math.max(-eigen.value(0), eigen.value(operator.rows() - 1));
                    return norm * norm;
                })
                .toArray();
    }

    private static double max(double[] x, int from, int to) {
        return Arrays.stream(x, from, to).max().orElse(0);
    }
}
