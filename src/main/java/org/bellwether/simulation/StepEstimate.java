package org.bellwether.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.BiasRule;
import org.bellwether.lindblad.SafeRange;
import org.bellwether.lindblad.StepBias;
import org.bellwether.lindblad.TimeStep;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.NoiseKernels;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;

/**
 * The bias of time steps of a two-qubit system where no equation tells it: the steps are halved on the same paths of noise. Every path
 * is run twice, with the kicks of steps dt/2 and with their sums in pairs as the kicks of steps dt. The mean difference of the two is
 * 3/4 of the bias of dt, which is of second order; so
 *
 * <pre>
 *   bias(dt) = (4/3) (mean at dt - mean at dt/2)
 * </pre>
 *
 * <p>Trajectories are density matrices conditioned on the noise, so jumps bring no error; as both are of one path, neither does most of
 * the noise. Standard errors are those of the means over blocks of {@value BlockView#LANES} paths. This is an estimate: nothing that
 * rests on it is certified.
 */
final class StepEstimate {
    private static final double ORDER = 4.0 / 3;
    private static final double LARGEST_BELL_SQUARED = 8;
    private static final int FEWEST_BLOCKS = 8;
    /** Steps of all paths that take about ten seconds. */
    private static final double MOST_STEPS = 1e7;

    private static final int MEANS = 15;
    private static final List<ComplexMatrix> PAULIS =
            Pauli.pairs().stream().map(Pauli::string).toList();

    private final TimeStep.Sample sample;
    private final SafeRange range;
    private final double size;
    private final double steps;
    private final TrajectoryKernel coarse;
    private final TrajectoryKernel fine;
    private final BlockMeans differences;
    private final BlockMeans values;
    private long blocks;

    /**
     * @param seed that of the paths
     * @param seedOfHalves the same; another one makes other paths of the halved steps, and errors of two ensembles that know nothing of
     *     each other
     */
    StepEstimate(OpenSystem system, TimeSteps steps, TimeStep.Sample sample, long seed, long seedOfHalves) {
        this.sample = sample;
        range = SafeRange.of(system);
        size = steps.largest();
        this.steps = steps.steps();
        KernelRequest request = KernelRequest.of(system, PAULIS, grid(steps, 1), seed);
        coarse = NoiseKernels.onPathsOfHalfTheStep(request);
        fine = NoiseKernels.create(Kernels.Choice.AUTO, KernelRequest.of(system, PAULIS, grid(steps, 2), seedOfHalves));
        int quantities = MEANS + system.jumps().size() + 2;
        differences = new BlockMeans(steps.outputs(), quantities);
        values = new BlockMeans(steps.outputs(), quantities);
    }

    private static TimeGrid grid(TimeSteps steps, int parts) {
        return TimeGrid.of(
                steps.times(),
                Arrays.stream(steps.sizes()).map(dt -> dt / parts).toArray(),
                Arrays.stream(steps.counts()).map(n -> n * parts).toArray());
    }

    /**
     * What is known of steps: from twice as many paths, and again, until the bias with two standard errors is small, or certainly is not.
     *
     * @param steps to the output times, each of which ends a run
     * @param sample what is averaged
     * @param seed that of the paths
     */
    static StepEstimate of(OpenSystem system, TimeSteps steps, TimeStep.Sample sample, long seed) {
        StepEstimate estimate = new StepEstimate(system, steps, sample, seed, seed);
        estimate.runUntil(FEWEST_BLOCKS);
        while (estimate.excess(2) > 1
                && estimate.excess(-2) <= 1
                && 2 * estimate.blocks * BlockView.LANES * estimate.steps <= MOST_STEPS) {
            estimate.runUntil(2 * estimate.blocks);
        }
        return estimate;
    }

    /** Runs more paths, up to a number of blocks. */
    void runUntil(long number) {
        double[][][] both = new double[2][][];
        for (; blocks < number; blocks++) {
            both[0] = BlockMeans.of(coarse, blocks * BlockView.LANES);
            both[1] = BlockMeans.of(fine, blocks * BlockView.LANES);
            for (int t = 0; t < both[0].length; t++) {
                differences.add(t, both[0][t], both[1][t]);
                values.add(t, both[1][t], new double[both[1][t].length]);
            }
        }
    }

    /** The bias of a quantity at an output. */
    double bias(int output, int quantity) {
        return ORDER * differences.mean(output, quantity);
    }

    /** Its standard error. */
    double error(int output, int quantity) {
        return ORDER * differences.error(output, quantity);
    }

    /** The largest |bias| and so many standard errors, over what is allowed: 1 is. */
    double excess(double errors) {
        double largest = 0;
        for (int t = 0; t < differences.outputs(); t++) {
            for (int i = 0; i < differences.quantities(); i++) {
                double excess = (Math.abs(bias(t, i)) + errors * error(t, i)) / bound(t, i);
                largest = Double.isNaN(excess) ? Double.POSITIVE_INFINITY : Math.max(largest, excess);
            }
        }
        return largest;
    }

    private double bound(int t, int i) {
        int last = differences.quantities() - 1;
        double value = values.mean(t, i);
        if (i >= MEANS && i < last) {
            return BiasRule.ofJumps(value, values.mean(t, last - 1), sample.trajectories());
        }
        double squareOfC = i == last ? LARGEST_BELL_SQUARED : 1;
        return sample.bathsAveraged()
                ? BiasRule.ofVariance(values.variance(t, i), squareOfC, sample.trajectories())
                : BiasRule.ofSigns(value, squareOfC, sample.trajectories());
    }

    /** The number of paths. */
    long paths() {
        return blocks * BlockView.LANES;
    }

    /** The step with its estimated bias. */
    TimeStep step() {
        return TimeStep.estimated(
                size,
                range,
                largest(this::bias),
                new TimeStep.Estimate(paths(), largest(this::error), range.contains(size) && excess(2) <= 1));
    }

    /** A number for a quantity at an output. */
    @FunctionalInterface
    private interface OfQuantity {
        double at(int output, int quantity);
    }

    private StepBias largest(OfQuantity number) {
        int last = differences.quantities() - 1;
        return new StepBias(
                largest(number, 0, MEANS),
                OptionalDouble.of(largest(number, last, last + 1)),
                largest(number, MEANS, last));
    }

    private double largest(OfQuantity number, int from, int to) {
        double largest = 0;
        for (int t = 0; t < differences.outputs(); t++) {
            for (int i = from; i < to; i++) {
                largest = Math.max(largest, Math.abs(number.at(t, i)));
            }
        }
        return largest;
    }
}
