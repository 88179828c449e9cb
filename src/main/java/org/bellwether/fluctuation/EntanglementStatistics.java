package org.bellwether.fluctuation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.statistics.Spread;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.TimeGrid;

/**
 * How concurrence and Bell parameter of single trajectories' states are distributed at a few output times, see
 * {@link PauliEntanglement}, and how &lt;XX&gt;, &lt;YY&gt; and &lt;ZZ&gt; are spread. The kernel's observables must be the 15 Pauli strings.
 *
 * <p>Numbers are scaled to [-1, 1] by their range, in which power sums are exact, and counted in {@value #BINS} bins of it.
 */
public final class EntanglementStatistics implements PathStatistics {
    /** The number of bins of a distribution. */
    public static final int BINS = 200;

    private static final double LARGEST_BELL = 2 * Math.sqrt(2);
    // What is added up at each time; the first two are counted in bins too.
    private static final int CONCURRENCE = 0;
    private static final int BELL = 1;
    private static final int BINNED = 2;
    private static final int[] CORRELATIONS = {PauliEntanglement.XX, PauliEntanglement.YY, PauliEntanglement.ZZ};
    private static final int NUMBERS = BINNED + CORRELATIONS.length;

    private final boolean pure;
    private final TimeGrid grid;
    private final SelectedOutputs selected;
    private final UnitSums sums;

    /**
     * Empty statistics.
     *
     * @param pure whether states of single trajectories are pure, not density matrices
     * @param grid the output times of the kernel
     * @param selected the outputs to look at
     */
    public EntanglementStatistics(boolean pure, TimeGrid grid, SelectedOutputs selected) {
        this.pure = pure;
        this.grid = grid;
        this.selected = selected;
        int times = selected.outputs().size();
        sums = new UnitSums(times * NUMBERS, times * BINNED, BINS);
    }

    @Override
    public Part newPart() {
        return new Block();
    }

    @Override
    public void add(Part part) {
        sums.add(((Block) part).sums);
    }

    @Override
    public void add(PathStatistics other) {
        requireSameShape(other);
        sums.add(((EntanglementStatistics) other).sums);
    }

    @Override
    public void writeShape(DataOutput out) throws IOException {
        out.writeBoolean(pure);
        out.writeInt(selected.outputs().size());
        for (int output : selected.outputs()) {
            out.writeInt(output);
        }
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        writeShape(out);
        sums.writeTo(out);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        requireSameShape(in);
        sums.readFrom(in);
    }

    /**
     * The distributions so far.
     *
     * @throws IllegalStateException if there are fewer than two trajectories, as a mean of one has no error
     */
    public TrajectoryEntanglement result() {
        List<TrajectoryEntanglement.At> all = new ArrayList<>();
        for (int k = 0; k < selected.outputs().size(); k++) {
            all.add(new TrajectoryEntanglement.At(
                    grid.time(selected.outputs().get(k)),
                    distributed(k, CONCURRENCE, 1),
                    distributed(k, BELL, LARGEST_BELL),
                    sums.spread(k * NUMBERS + BINNED),
                    sums.spread(k * NUMBERS + BINNED + 1),
                    sums.spread(k * NUMBERS + BINNED + 2)));
        }
        return new TrajectoryEntanglement(all, sums.count());
    }

    /** A number between 0 and its largest value. */
    private TrajectoryEntanglement.Distributed distributed(int time, int number, double largest) {
        Spread spread = sums.spread(time * NUMBERS + number).rescaled(largest / 2, largest / 2);
        return TrajectoryEntanglement.Distributed.of(spread, sums.distribution(time * BINNED + number, 0, largest));
    }

    /** What one block contributes. */
    private final class Block implements Part {
        final UnitSums.Block sums = EntanglementStatistics.this.sums.newBlock();
        private final int[] places = new int[grid.outputs()];
        private final double[] concurrence = new double[BlockView.LANES];
        private final double[] bell = new double[BlockView.LANES];
        private final PauliEntanglement entanglement = new PauliEntanglement();

        Block() {
            Arrays.setAll(places, selected::indexOf);
        }

        @Override
        public void clear() {
            sums.clear();
        }

        @Override
        public void observe(int output, BlockView block) {
            int time = places[output];
            if (time < 0) {
                return;
            }
            int lanes = block.count();
            double[][] paulis = block.expectations();
            if (pure) {
                PauliEntanglement.pure(paulis, lanes, concurrence, bell);
            } else {
                entanglement.mixed(paulis, lanes, concurrence, bell);
            }
            addUp(time, CONCURRENCE, concurrence, 1, lanes);
            addUp(time, BELL, bell, LARGEST_BELL, lanes);
            for (int k = 0; k < CORRELATIONS.length; k++) {
                sums.set(time * NUMBERS + BINNED + k, paulis[CORRELATIONS[k]], lanes);
            }
        }

        private void addUp(int time, int number, double[] values, double largest, int lanes) {
            double factor = 2 / largest;
            for (int l = 0; l < lanes; l++) {
                values[l] = values[l] * factor - 1;
            }
            sums.set(time * NUMBERS + number, values, lanes);
            sums.bin(time * BINNED + number, values, lanes);
        }
    }
}
