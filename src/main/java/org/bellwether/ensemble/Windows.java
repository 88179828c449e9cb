package org.bellwether.ensemble;

import java.util.ArrayList;
import java.util.List;

/**
 * A partition of the output times after t = 0 into consecutive windows, each up to {@value #GROWTH} times longer than the one
 * before: 1, 3, 9, ... outputs. The average of a trajectory over a window is one number, so a few windows cover the whole
 * grid: early ones resolve the transient, late ones gather many nearly independent looks at the steady state.
 *
 * @param ends the output index after the last of each window, ascending
 */
public record Windows(List<Integer> ends) {
    private static final int GROWTH = 3;

    /** Makes the list immutable. */
    public Windows {
        ends = List.copyOf(ends);
    }

    /** The windows for a grid with the given number of outputs, t = 0 among them. */
    public static Windows of(int outputs) {
        List<Integer> ends = new ArrayList<>();
        int length = 1;
        for (int end = 1 + length; end < outputs; end += length) {
            ends.add(end);
            length *= GROWTH;
        }
        ends.add(outputs);
        return new Windows(ends);
    }

    /** The number of windows. */
    public int count() {
        return ends.size();
    }

    /** The first output of window w. */
    public int start(int w) {
        return w == 0 ? 1 : ends.get(w - 1);
    }

    /** The output after the last of window w. */
    public int end(int w) {
        return ends.get(w);
    }

    /** The number of outputs in window w. */
    public int length(int w) {
        return end(w) - start(w);
    }
}
