package org.bellwether.fluctuation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.model.InitialState;
import org.bellwether.statistics.CountSums;
import org.bellwether.trajectory.TimeGrid;

/**
 * How long the record of the baths stays in one sector of the parity X = sigma_x (x) sigma_x. The sector of the record is the X after
 * the last jump of a bath, which is sharp, see {@link ResidenceResult}; it is none before the first jump. A residence begins with a
 * jump into a sector that differs from the one before, and ends with the first jump into the other sector, after any number of
 * jumps that stay. Without noise and field no sector is ever left.
 *
 * <p>The first jump of a trajectory enters a sector, but does not change it. Right after it the state is the same Bell state as after
 * any other jump of its kind, so what follows is a residence like others, and {@link ResidenceResult#plus} and {@link
 * ResidenceResult#minus} count it. It is entered by other Bell states in other proportions, however, than residences are in the long
 * run; those entered by a change alone are given as well. All sums are integers.
 *
 * <p>With noise unravelled into jumps the record is still that of the baths: jumps of the noise flip X unseen.
 */
public final class ResidenceStatistics implements PathStatistics {
    private final ResidenceShape shape;
    private final IntervalCounts counts;
    private final LifeTable[] tables;
    private final CountSums changes = new CountSums();
    private long trajectories;

    private ResidenceStatistics(ResidenceShape shape) {
        this.shape = shape;
        counts = new IntervalCounts(shape.bins(), ResidenceShape.KINDS);
        tables = new LifeTable[ResidenceShape.KINDS];
        for (int kind = 0; kind < tables.length; kind++) {
            tables[kind] = new LifeTable(shape.bins());
        }
    }

    /**
     * Empty statistics in the bins of {@link IntervalBins#logarithmic}; none where a state of the initial mixture does not lie in one
     * of the planes span{phi±} and span{psi±}, so that jumps do not tell the sector.
     *
     * @param channels of the system
     * @param initialState of the system, of dimension 4
     * @param grid of the trajectories; its last output time is the end T of the observation
     */
    public static Optional<ResidenceStatistics> of(BathChannels channels, InitialState initialState, TimeGrid grid) {
        return of(channels, initialState, grid, IntervalBins.logarithmic(grid.time(grid.outputs() - 1)));
    }

    /** The same in other bins. */
    public static Optional<ResidenceStatistics> of(
            BathChannels channels, InitialState initialState, TimeGrid grid, IntervalBins bins) {
        if (!initialState.inOnePlane()) {
            return Optional.empty();
        }
        int last = grid.outputs() - 1;
        return Optional.of(new ResidenceStatistics(new ResidenceShape(bins, grid.time(last), last, channels.sign())));
    }

    @Override
    public Part newPart() {
        return new ResidencePart(shape);
    }

    @Override
    public void add(Part part) {
        ResidencePart other = (ResidencePart) part;
        counts.add(other.counts.counts);
        for (int kind = 0; kind < tables.length; kind++) {
            tables[kind].add(other.tables[kind].table);
        }
        changes.add(other.changes);
        trajectories += other.trajectories;
    }

    @Override
    public void add(PathStatistics statistics) {
        requireSameShape(statistics);
        ResidenceStatistics other = (ResidenceStatistics) statistics;
        counts.add(other.counts);
        for (int kind = 0; kind < tables.length; kind++) {
            tables[kind].add(other.tables[kind]);
        }
        changes.add(other.changes);
        trajectories += other.trajectories;
    }

    @Override
    public void writeShape(DataOutput out) throws IOException {
        out.writeDouble(shape.window());
        shape.bins().writeTo(out);
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        writeShape(out);
        out.writeLong(trajectories);
        changes.writeTo(out);
        counts.writeTo(out);
        for (LifeTable table : tables) {
            table.writeTo(out);
        }
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        requireSameShape(in);
        trajectories = in.readLong();
        changes.readFrom(in);
        counts.readFrom(in);
        for (LifeTable table : tables) {
            table.readFrom(in);
        }
    }

    /**
     * The estimates so far.
     *
     * @throws IllegalStateException if there are fewer than two trajectories, as nothing of one has an error
     */
    public ResidenceResult result() {
        if (trajectories < 2) {
            throw new IllegalStateException("a standard error needs at least two trajectories, got " + trajectories);
        }
        return new ResidenceResult(
                trajectories,
                shape.window(),
                residences(ResidenceShape.all(1)),
                residences(ResidenceShape.all(-1)),
                residences(ResidenceShape.afterChange(1)),
                residences(ResidenceShape.afterChange(-1)),
                changes.estimate());
    }

    private ResidenceResult.Residences residences(int kind) {
        return new ResidenceResult.Residences(
                counts.histogram(kind, trajectories), tables[kind].estimate(trajectories));
    }
}
