package org.bellwether.fluctuation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The few output times at which whole distributions are kept, where every output time would cost too much memory or time: evenly
 * spread over the grid, the last one always among them, t = 0 never.
 *
 * @param outputs their indices, ascending
 */
public record SelectedOutputs(List<Integer> outputs) {
    /** How many at most. */
    public static final int MOST = 16;

    /** Makes the list immutable. */
    public SelectedOutputs {
        outputs = List.copyOf(outputs);
    }

    /** Those of a grid with so many outputs, t = 0 among them. */
    public static SelectedOutputs of(int outputs) {
        TreeSet<Integer> selected = new TreeSet<>();
        int last = outputs - 1;
        for (int k = 1; k <= MOST; k++) {
            selected.add(Math.max(1, (int) Math.round((double) k * last / MOST)));
        }
        return new SelectedOutputs(new ArrayList<>(selected));
    }

    /** The place of an output among them, or -1. */
    public int indexOf(int output) {
        return outputs.indexOf(output);
    }
}
