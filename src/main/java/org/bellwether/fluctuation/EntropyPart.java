package org.bellwether.fluctuation;

import java.util.Arrays;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.random.ElementaryFunctions;
import org.bellwether.statistics.ExactSums;
import org.bellwether.trajectory.BlockView;

/** The exponential averages of one block: what jumps change in their sums, booked at the next output. */
final class EntropyPart implements PathStatistics.Part, JumpBuffer.Booking {
    final ExactSums weights;
    final ExactSums squares;
    /** sigma at the last output, lane by lane. */
    final double[] production = new double[BlockView.LANES];

    private final BathChannels channels;
    private final EntropyPerQuantum entropy;
    private final int[][] n = new int[BathChannels.BATHS][BlockView.LANES];
    private final double[] weight = new double[BlockView.LANES];
    private final JumpBuffer told = new JumpBuffer();
    private int outputs;
    private int lanes;

    EntropyPart(BathChannels channels, EntropyPerQuantum entropy, int outputs) {
        this.channels = channels;
        this.entropy = entropy;
        weights = new ExactSums(outputs);
        squares = new ExactSums(outputs);
        clear();
    }

    @Override
    public void clear() {
        weights.clear();
        squares.clear();
        Arrays.fill(n[0], 0);
        Arrays.fill(n[1], 0);
        Arrays.fill(weight, 1);
        told.clear();
        outputs = 0;
    }

    /** The number of trajectories. */
    int lanes() {
        return lanes;
    }

    @Override
    public void jump(int lane, double time, int channel) {
        if (channels.bath()[channel] >= 0) {
            told.add(outputs, lane, channel, this);
        }
    }

    @Override
    public void book(int output, int lane, int channel) {
        n[channels.bath()[channel]][lane] += channels.sign()[channel];
        double before = weight[lane];
        double after = ElementaryFunctions.exp(-entropy.production(n[0][lane], n[1][lane]));
        weight[lane] = after;
        weights.add(output, after);
        weights.subtract(output, before);
        squares.add(output, after * after);
        squares.subtract(output, before * before);
    }

    @Override
    public void observe(int output, BlockView block) {
        lanes = block.count();
        outputs = output + 1;
        if (outputs == weights.size()) {
            told.book(this);
            for (int l = 0; l < lanes; l++) {
                production[l] = entropy.production(n[0][l], n[1][l]);
            }
        }
    }
}
