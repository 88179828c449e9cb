package org.bellwether.fluctuation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.trajectory.TimeGrid;

/**
 * The waiting times between consecutive jumps of the baths along trajectories that are observed from 0 to T: any to any, and from
 * channel l to channel k. Jumps of other channels end no interval. All sums are integers.
 *
 * <p>Only intervals with both ends in [0, T] are counted, which favours short ones. In law, the number per trajectory in bin [a, b) is
 *
 * <pre>
 *   int_a^b int_0^(T - tau) tr[J_k e^{(L - J) tau} J_l rho(s)] ds dtau,   J_l rho = gamma_l A_l rho A_l†,   J = sum_l J_l
 * </pre>
 *
 * <p>where, with noise unravelled into jumps, J is the sum over the baths alone. The survival functions correct for the window.
 */
public final class WaitingStatistics implements PathStatistics {
    private final WaitingShape shape;
    private final IntervalCounts counts;
    private final LifeTable afterJump;
    private final LifeTable firstJump;
    private long trajectories;

    /**
     * Empty statistics in the bins of {@link IntervalBins#logarithmic}.
     *
     * @param channels of the system
     * @param grid of the trajectories; its last output time is T
     */
    public WaitingStatistics(BathChannels channels, TimeGrid grid) {
        this(channels, grid, IntervalBins.logarithmic(grid.time(grid.outputs() - 1)));
    }

    /** Empty statistics in other bins. */
    public WaitingStatistics(BathChannels channels, TimeGrid grid, IntervalBins bins) {
        shape = WaitingShape.of(channels, grid, bins);
        counts = new IntervalCounts(bins, shape.kinds());
        afterJump = new LifeTable(bins);
        firstJump = new LifeTable(bins);
    }

    @Override
    public Part newPart() {
        return new WaitingPart(shape);
    }

    @Override
    public void add(Part part) {
        WaitingPart other = (WaitingPart) part;
        counts.add(other.counts.counts);
        afterJump.add(other.afterJump.table);
        firstJump.add(other.firstJump.table);
        trajectories += other.trajectories;
    }

    @Override
    public void add(PathStatistics statistics) {
        requireSameShape(statistics);
        WaitingStatistics other = (WaitingStatistics) statistics;
        counts.add(other.counts);
        afterJump.add(other.afterJump);
        firstJump.add(other.firstJump);
        trajectories += other.trajectories;
    }

    @Override
    public void writeShape(DataOutput out) throws IOException {
        shape.writeTo(out);
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        writeShape(out);
        out.writeLong(trajectories);
        counts.writeTo(out);
        afterJump.writeTo(out);
        firstJump.writeTo(out);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        requireSameShape(in);
        trajectories = in.readLong();
        counts.readFrom(in);
        afterJump.readFrom(in);
        firstJump.readFrom(in);
    }

    /**
     * The estimates so far.
     *
     * @throws IllegalStateException if there are fewer than two trajectories, as nothing of one has an error
     */
    public WaitingResult result() {
        if (trajectories < 2) {
            throw new IllegalStateException("a standard error needs at least two trajectories, got " + trajectories);
        }
        int channels = shape.names().size();
        List<List<IntervalHistogram>> between = new ArrayList<>();
        for (int from = 0; from < channels; from++) {
            int l = from;
            between.add(IntStream.range(0, channels)
                    .mapToObj(k -> counts.histogram(shape.between(l, k), trajectories))
                    .toList());
        }
        return new WaitingResult(
                trajectories,
                shape.window(),
                shape.names(),
                counts.histogram(WaitingShape.ANY, trajectories),
                between,
                counts.histogram(WaitingShape.FIRST, trajectories),
                afterJump.estimate(trajectories),
                firstJump.estimate(trajectories));
    }
}
