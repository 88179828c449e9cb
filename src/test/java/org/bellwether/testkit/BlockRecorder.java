package org.bellwether.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.trajectory.BlockObserver;
import org.bellwether.trajectory.BlockView;

/** Keeps all that a block shows: for tests that look at single trajectories. */
public final class BlockRecorder implements BlockObserver {
    private final List<double[][]> expectations = new ArrayList<>();
    private final List<int[][]> jumps = new ArrayList<>();
    private final List<double[][]> functionals = new ArrayList<>();
    private final List<Jump> told = new ArrayList<>();

    /**
     * A jump as it was told.
     *
     * @param outputs how many outputs had been shown before
     */
    public record Jump(int lane, double time, int channel, int outputs) {}

    @Override
    public void observe(int output, BlockView block) {
        if (output != expectations.size()) {
            throw new IllegalStateException("output " + output + " came after " + expectations.size() + " others");
        }
        expectations.add(copy(block.expectations(), block.count()));
        functionals.add(copy(block.functionals(), block.count()));
        jumps.add(Arrays.stream(block.jumps())
                .map(row -> Arrays.copyOf(row, block.count()))
                .toArray(int[][]::new));
    }

    @Override
    public void jump(int lane, double time, int channel) {
        told.add(new Jump(lane, time, channel, outputs()));
    }

    private static double[][] copy(double[][] rows, int lanes) {
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, lanes)).toArray(double[][]::new);
    }

    /** The jumps in the order in which they were told. */
    public List<Jump> told() {
        return told;
    }

    /** A row of the path functionals. */
    public double functional(int output, int row, int lane) {
        return functionals.get(output)[row][lane];
    }

    /** The number of outputs seen. */
    public int outputs() {
        return expectations.size();
    }

    /** The expectation value of an observable in the trajectory of a lane. */
    public double expectation(int output, int observable, int lane) {
        return expectations.get(output)[observable][lane];
    }

    /** The number of jumps so far in a channel. */
    public int jumps(int output, int channel, int lane) {
        return jumps.get(output)[channel][lane];
    }

    /** The number of jumps so far in all channels. */
    public int jumps(int output, int lane) {
        int sum = 0;
        for (int[] channel : jumps.get(output)) {
            sum += channel[lane];
        }
        return sum;
    }

    /** The bits of a trajectory at one output: the first {@code observables} expectation values, then the jump counts. */
    public List<Long> bits(int output, int observables, int lane) {
        List<Long> bits = new ArrayList<>();
        for (int o = 0; o < observables; o++) {
            bits.add(Double.doubleToRawLongBits(expectation(output, o, lane)));
        }
        for (int k = 0; k < jumps.get(output).length; k++) {
            bits.add((long) jumps(output, k, lane));
        }
        return bits;
    }
}
