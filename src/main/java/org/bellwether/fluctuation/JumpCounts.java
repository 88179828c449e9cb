package org.bellwether.fluctuation;

import java.util.ArrayList;
import java.util.List;

/** What is counted of jumps: those of each channel, n_1, n_2, and all of baths. */
final class JumpCounts {
    private final BathChannels channels;
    private final int[] bath;
    private final int[] sign;

    JumpCounts(BathChannels channels) {
        this.channels = channels;
        bath = channels.bath();
        sign = channels.sign();
    }

    /** The names of the channels, then "bath1", "bath2" and "bath_jumps". */
    List<String> names() {
        List<String> names = new ArrayList<>(channels.names());
        for (int b = 1; b <= BathChannels.BATHS; b++) {
            names.add("bath" + b);
        }
        names.add("bath_jumps");
        return names;
    }

    int size() {
        return bath.length + BathChannels.BATHS + 1;
    }

    /** The bath of a channel, 0 or 1, or -1. */
    int bath(int channel) {
        return bath[channel];
    }

    /** What a jump adds to the heat of its bath, in quanta. */
    int sign(int channel) {
        return sign[channel];
    }

    /** Where n_1 is for 0, and n_2 for 1. */
    int heat(int bath0) {
        return bath.length + bath0;
    }

    /** Where the number of all jumps of baths is. */
    int all() {
        return bath.length + BathChannels.BATHS;
    }

    /** The least value that a count can have. */
    long least(int count) {
        return count < bath.length || count == all() ? 0 : Long.MIN_VALUE;
    }
}
