package org.bellwether.fluctuation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.model.InitialState;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.statistics.MomentSums;
import org.bellwether.trajectory.TimeGrid;

/**
 * States conditioned on the record of the baths. At {@link SelectedOutputs} a trajectory belongs to one of three groups: no jump of a
 * bath so far, or the parity sector X = 1 or X = -1 after the last one, see {@link ResidenceResult}. The mean spin correlations of
 * a group are those of
 *
 * <pre>
 *   rho_group(t) = E[psi(t) psi(t)†; record in group] / P(record in group)
 * </pre>
 *
 * <p>the state of whoever sees the jumps and forgets all but the sector. At the last output the groups of the sectors are split once
 * more, by the time since the last jump. Noise makes the parity fade with it; silence, on the other hand, tells which Bell states are
 * likelier, so that B may fall or rise. Sums are those of {@link MomentSums}: exact.
 */
public final class RecordStatistics implements PathStatistics {
    private final RecordShape shape;
    private final MomentSums[] sums;
    private long trajectories;

    private RecordStatistics(RecordShape shape) {
        this.shape = shape;
        sums = new MomentSums[shape.groups()];
        Arrays.setAll(sums, group -> new MomentSums(SpinCorrelations.names().size()));
    }

    /**
     * Empty statistics; none where a state of the initial mixture does not lie in one of the planes span{phi±} and span{psi±}, so that
     * jumps do not tell the sector.
     *
     * @param channels of the system
     * @param initialState of the system, of dimension 4
     * @param grid of the trajectories
     */
    public static Optional<RecordStatistics> of(BathChannels channels, InitialState initialState, TimeGrid grid) {
        return initialState.inOnePlane()
                ? Optional.of(new RecordStatistics(RecordShape.of(channels, grid)))
                : Optional.empty();
    }

    @Override
    public Part newPart() {
        return new RecordPart(shape);
    }

    @Override
    public void add(Part part) {
        RecordPart other = (RecordPart) part;
        for (int group = 0; group < sums.length; group++) {
            // The moments of no vectors would spoil the ranges.
            if (other.members[group] > 0) {
                sums[group].add(other.moments[group]);
            }
        }
        trajectories += other.trajectories;
    }

    @Override
    public void add(PathStatistics statistics) {
        requireSameShape(statistics);
        RecordStatistics other = (RecordStatistics) statistics;
        for (int group = 0; group < sums.length; group++) {
            sums[group].add(other.sums[group]);
        }
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
        for (MomentSums sum : sums) {
            sum.writeTo(out);
        }
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        requireSameShape(in);
        trajectories = in.readLong();
        for (MomentSums sum : sums) {
            sum.readFrom(in);
        }
    }

    /**
     * The estimates so far.
     *
     * @throws IllegalStateException if there are fewer than two trajectories, as nothing of one has an error
     */
    public RecordResult result() {
        if (trajectories < 2) {
            throw new IllegalStateException("a standard error needs at least two trajectories, got " + trajectories);
        }
        int outputs = shape.outputs().size();
        int ages = shape.ages().count();
        return new RecordResult(
                trajectories,
                shape.times(),
                groups(outputs, k -> shape.group(k, 0)),
                groups(outputs, k -> shape.group(k, 1)),
                groups(outputs, k -> shape.group(k, -1)),
                shape.ages().edgeList(),
                groups(ages, age -> shape.groupOfAge(1, age)),
                groups(ages, age -> shape.groupOfAge(-1, age)));
    }

    private List<RecordGroup> groups(int count, IntUnaryOperator group) {
        return IntStream.range(0, count)
                .map(group)
                .mapToObj(g -> RecordGroup.of(sums[g], trajectories))
                .toList();
    }
}
