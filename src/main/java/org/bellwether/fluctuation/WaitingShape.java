package org.bellwether.fluctuation;

import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.trajectory.TimeGrid;

/**
 * What waiting times are counted of.
 *
 * @param bins of the waiting times
 * @param window T, the time of the last output
 * @param last the index of the last output
 * @param names the channels of the baths
 * @param places the place of each channel of the system among them, or -1
 */
record WaitingShape(IntervalBins bins, double window, int last, List<String> names, int[] places) {
    /** Kinds of intervals: between any two jumps, from t = 0 to the first one, and then the pairs of channels. */
    static final int ANY = 0;

    static final int FIRST = 1;

    static WaitingShape of(BathChannels channels, TimeGrid grid, IntervalBins bins) {
        int[] ofBaths = IntStream.range(0, channels.count())
                .filter(k -> channels.bath()[k] >= 0)
                .toArray();
        int[] places = new int[channels.count()];
        Arrays.fill(places, -1);
        for (int place = 0; place < ofBaths.length; place++) {
            places[ofBaths[place]] = place;
        }
        List<String> names =
                IntStream.of(ofBaths).mapToObj(channels.names()::get).toList();
        int last = grid.outputs() - 1;
        return new WaitingShape(bins, grid.time(last), last, names, places);
    }

    /** The kind of intervals from one place to another. */
    int between(int from, int to) {
        return 2 + from * names.size() + to;
    }

    /** The number of kinds. */
    int kinds() {
        return 2 + names.size() * names.size();
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(names.size());
        out.writeDouble(window);
        bins.writeTo(out);
    }
}
