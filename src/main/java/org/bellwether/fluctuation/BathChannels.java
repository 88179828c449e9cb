package org.bellwether.fluctuation;

import java.util.Arrays;
import java.util.List;

/**
 * Which bath each jump channel belongs to, and which way its jumps go.
 *
 * @param names the names of the channels
 * @param bath 0 or 1; -1 for a channel that is no bath's, as of noise that is unravelled into jumps
 * @param sign +1 for a jump down, which gives a quantum g to the bath, -1 for one up; 0 where there is no bath
 */
public record BathChannels(List<String> names, int[] bath, int[] sign) {
    /** The number of baths. */
    public static final int BATHS = 2;

    /** Makes the list immutable. */
    public BathChannels {
        names = List.copyOf(names);
    }

    /** From the names that {@link org.bellwether.model.ThermalMachine#openSystem} gives: "bath1_down", "bath2_up" and so on. */
    public static BathChannels of(List<String> names) {
        int[] bath = new int[names.size()];
        int[] sign = new int[names.size()];
        for (int k = 0; k < bath.length; k++) {
            String name = names.get(k);
            bath[k] = name.startsWith("bath1_") ? 0 : name.startsWith("bath2_") ? 1 : -1;
            sign[k] = bath[k] < 0 ? 0 : name.endsWith("_down") ? 1 : -1;
        }
        return new BathChannels(names, bath, sign);
    }

    /** The number of channels. */
    public int count() {
        return bath.length;
    }

    /** Whether any channel is no bath's. */
    public boolean hasOthers() {
        return Arrays.stream(bath).anyMatch(b -> b < 0);
    }
}
