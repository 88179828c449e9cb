package org.bellwether.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.result.Endpoint;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.CountSums;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.GroupMeans;
import org.bellwether.statistics.MeanVector;
import org.bellwether.statistics.MomentSums;
import org.bellwether.trajectory.TimeGrid;
import org.jspecify.annotations.Nullable;

/** The exact sums of all blocks so far; its size does not depend on their number. */
final class EnsembleSums {
    private final EnsemblePlan plan;
    private final Windows windows;
    private final MomentSums[] outputs;
    private final MomentSums windowMoments;
    private final long[] jumped;
    private final CountSums[] channels;
    private final CountSums allJumps = new CountSums();
    private final @Nullable PathStatistics paths;
    private final @Nullable GroupSums groups;

    EnsembleSums(EnsemblePlan plan, @Nullable PathStatistics paths) {
        this.plan = plan;
        this.paths = paths;
        groups = newGroups(plan);
        int observables = plan.observables().size();
        windows = Windows.of(plan.grid().outputs());
        outputs = new MomentSums[plan.grid().outputs()];
        Arrays.setAll(outputs, k -> new MomentSums(observables));
        windowMoments = new MomentSums(windows.count() * observables);
        jumped = new long[outputs.length];
        channels = new CountSums[plan.channels().size()];
        Arrays.setAll(channels, k -> new CountSums());
    }

    /** A result that fits these sums. */
    BlockResult newBlock() {
        return new BlockResult(
                windows,
                outputs.length,
                plan.observables().size(),
                channels.length,
                paths == null ? null : paths.newPart(),
                newGroups(plan));
    }

    private static @Nullable GroupSums newGroups(EnsemblePlan plan) {
        return plan.hasGroups()
                ? new GroupSums(plan.grid().outputs(), plan.grouped().size())
                : null;
    }

    void add(BlockResult block) {
        for (int k = 0; k < outputs.length; k++) {
            outputs[k].add(block.outputs[k]);
            jumped[k] += block.jumped[k];
        }
        windowMoments.add(block.windowMoments);
        for (int k = 0; k < channels.length; k++) {
            channels[k].add(block.channels[k]);
        }
        allJumps.add(block.allJumps);
        if (paths != null && block.paths != null) {
            paths.add(block.paths);
        }
        if (groups != null && block.groups != null) {
            groups.add(block.groups);
        }
    }

    /**
     * Adds the sums of other trajectories of the same ensemble.
     *
     * @throws IllegalArgumentException if they are of another shape
     */
    void add(EnsembleSums other) {
        if (!Arrays.equals(shape(), other.shape())
                || (paths == null) != (other.paths == null)
                || (groups == null) != (other.groups == null)) {
            throw new IllegalArgumentException("cannot add sums of another shape");
        }
        if (paths != null && other.paths != null) {
            paths.add(other.paths);
        }
        if (groups != null && other.groups != null) {
            groups.add(other.groups);
        }
        for (int k = 0; k < outputs.length; k++) {
            outputs[k].add(other.outputs[k]);
            jumped[k] += other.jumped[k];
        }
        windowMoments.add(other.windowMoments);
        for (int k = 0; k < channels.length; k++) {
            channels[k].add(other.channels[k]);
        }
        allJumps.add(other.allJumps);
    }

    long count() {
        return outputs[0].count();
    }

    /** Writes the shape of the sums and the sums. */
    void writeTo(DataOutput out) throws IOException {
        for (int number : shape()) {
            out.writeInt(number);
        }
        for (int k = 0; k < outputs.length; k++) {
            outputs[k].writeTo(out);
            out.writeLong(jumped[k]);
        }
        windowMoments.writeTo(out);
        for (CountSums channel : channels) {
            channel.writeTo(out);
        }
        allJumps.writeTo(out);
        if (paths != null) {
            paths.writeTo(out);
        }
        if (groups != null) {
            groups.writeTo(out);
        }
    }

    /** Replaces the sums by what was written; it must be of the same shape. */
    void readFrom(DataInput in) throws IOException {
        for (int number : shape()) {
            if (in.readInt() != number) {
                throw new IOException("sums of another shape");
            }
        }
        for (int k = 0; k < outputs.length; k++) {
            outputs[k].readFrom(in);
            jumped[k] = in.readLong();
        }
        windowMoments.readFrom(in);
        for (CountSums channel : channels) {
            channel.readFrom(in);
        }
        allJumps.readFrom(in);
        if (paths != null) {
            paths.readFrom(in);
        }
        if (groups != null) {
            groups.readFrom(in);
        }
    }

    private int[] shape() {
        return new int[] {outputs.length, plan.observables().size(), windows.count(), channels.length};
    }

    /** The averages at the last output time, so cheap that they can be looked at often. */
    Endpoint endpoint() {
        return new Endpoint(
                plan.observables(),
                estimate(outputs.length - 1),
                plan.channels(),
                allJumps.estimate(),
                jumpsByChannel(),
                plan.hasGroups() ? plan.grouped() : List.of(),
                groups == null ? null : groups.at(outputs.length - 1));
    }

    EnsembleResult result() {
        TimeGrid grid = plan.grid();
        List<Integer> starts =
                IntStream.range(0, windows.count()).mapToObj(windows::start).toList();
        return new EnsembleResult(
                grid.times(),
                plan.observables(),
                IntStream.range(0, outputs.length).mapToObj(this::estimate).toList(),
                new EnsembleResult.WindowAverages(
                        starts, windows.ends(), windowMoments.estimate().times(windowScales())),
                jumped.clone(),
                allJumps.estimate(),
                plan.channels(),
                jumpsByChannel(),
                plan.hasGroups() ? plan.grouped() : List.of(),
                groupMeans());
    }

    private MeanVector estimate(int output) {
        return outputs[output].estimate().withUnseen(plan.unseen(output)).times(plan.scales());
    }

    private double[] windowScales() {
        int n = plan.scales().length;
        return IntStream.range(0, windows.count() * n)
                .mapToDouble(i -> plan.scales()[i % n])
                .toArray();
    }

    private List<GroupMeans> groupMeans() {
        return groups == null
                ? List.of()
                : IntStream.range(0, outputs.length).mapToObj(groups::at).toList();
    }

    private List<Estimate> jumpsByChannel() {
        return Arrays.stream(channels).map(CountSums::estimate).toList();
    }
}
