package org.bellwether.fluctuation;

import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bellwether.trajectory.TimeGrid;

/**
 * The groups by which {@link RecordStatistics} condition: for each selected output no jump yet, X = 1, X = -1; then, for the last
 * output, X = 1 by the time since the last jump, and X = -1 by it.
 *
 * @param outputs the selected outputs
 * @param times their times
 * @param places the place of every output among the selected ones, or -1
 * @param window T, the time of the last output
 * @param ages the bins of the time since the last jump
 * @param signs of the channels: 1 for a jump down, -1 for one up, 0 for one that is no bath's
 */
record RecordShape(
        List<Integer> outputs, List<Double> times, int[] places, double window, IntervalBins ages, int[] signs) {
    private static final int SECTORS = 3;

    static RecordShape of(BathChannels channels, TimeGrid grid) {
        SelectedOutputs selected = SelectedOutputs.of(grid.outputs());
        int[] places = new int[grid.outputs()];
        Arrays.setAll(places, selected::indexOf);
        List<Double> times = selected.outputs().stream().map(grid::time).toList();
        double window = grid.time(grid.outputs() - 1);
        return new RecordShape(
                selected.outputs(), times, places, window, IntervalBins.halving(window), channels.sign());
    }

    /** The number of groups. */
    int groups() {
        return SECTORS * outputs.size() + 2 * ages.count();
    }

    /** The group of a sector (1, -1, or 0 for none yet) at the selected output of a place. */
    int group(int place, int sector) {
        return SECTORS * place + (sector == 0 ? 0 : sector > 0 ? 1 : 2);
    }

    /** The first of the groups by the time since the last jump. */
    int firstOfAges() {
        return SECTORS * outputs.size();
    }

    /** The group of a sector, 1 or -1, in a bin of the time since the last jump. */
    int groupOfAge(int sector, int age) {
        return firstOfAges() + (sector > 0 ? 0 : ages.count()) + age;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(outputs.size());
        for (double time : times) {
            out.writeDouble(time);
        }
    }
}
