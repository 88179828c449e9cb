package org.bellwether.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bellwether.model.RegimeCheck.Outcome;

/**
 * Whether a system whose baths have jump operators by Eq. (31) lies where its master equation is derived: distinct Bohr frequencies far
 * apart against the rates, and baths that are weakly coupled. "Much" is read as ten times.
 */
public final class BohrChecks {
    private static final double MUCH = 10;

    private final List<RegimeCheck> checks = new ArrayList<>();

    private BohrChecks() {}

    /**
     * All conditions, those that are met too.
     *
     * @param system its channels know their baths
     * @param baths the baths by their numbers
     */
    public static List<RegimeCheck> of(OpenSystem system, List<Bath> baths) {
        BohrChecks all = new BohrChecks();
        all.secular(system);
        for (int b = 0; b < baths.size(); b++) {
            all.coupling(b + 1, baths.get(b));
        }
        return List.copyOf(all.checks);
    }

    /**
     * The secular approximation drops what rotates at differences of Bohr frequencies. The smallest one is that of two channels of one
     * bath, or of one channel from zero.
     */
    private void secular(OpenSystem system) {
        double distance = Double.POSITIVE_INFINITY;
        double largest = 0;
        List<JumpChannel> jumps =
                system.jumps().stream().filter(JumpChannel::hasBath).toList();
        for (int k = 0; k < jumps.size(); k++) {
            JumpChannel one = jumps.get(k);
            largest = Math.max(largest, one.rate());
            for (JumpChannel other : jumps.subList(0, k)) {
                if (one.bath() == other.bath()) {
                    distance = Math.min(distance, Math.abs(one.quantum() - other.quantum()));
                }
            }
        }
        if (largest == 0 || Double.isInfinite(distance)) {
            return;
        }
        boolean met = MUCH * largest <= distance;
        add(
                met ? Outcome.MET : Outcome.LEFT,
                "Secular approximation: the smallest distance of distinct Bohr frequencies, %.3g, is %s%.3g times the largest"
                        + " bath rate, %.3g; at least %.0f times is wanted.",
                distance,
                met ? "" : "only ",
                distance / largest,
                largest,
                MUCH);
    }

    private void coupling(int number, Bath bath) {
        boolean weak = MUCH * bath.coupling() <= 1;
        add(
                weak ? Outcome.MET : Outcome.LEFT,
                "Weak coupling: chi_%d = %.3g of bath %d is %ssmall against 1; at most %.3g is wanted.",
                number,
                bath.coupling(),
                number,
                weak ? "" : "not ",
                1 / MUCH);
    }

    private void add(Outcome outcome, String format, Object... numbers) {
        checks.add(new RegimeCheck(outcome, String.format(Locale.ROOT, format, numbers)));
    }
}
