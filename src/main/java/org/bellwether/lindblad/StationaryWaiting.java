package org.bellwether.lindblad;

import java.util.List;
import java.util.Optional;

/**
 * Waiting times after a jump in the steady state rho, where the mean state after a jump of channel l is J_l rho / tr[J_l rho].
 *
 * @param rates the stationary rates tr[J_l rho] of the channels, in the coupling's unit
 * @param afterAny the law of the waiting time from a jump of any channel to the next one, resolved by the channel of the next
 * @param after the same after a jump of channel l; empty where channel l never jumps
 */
public record StationaryWaiting(List<Double> rates, WaitingLaw afterAny, List<Optional<WaitingLaw>> after) {
    /** Makes the lists immutable. */
    public StationaryWaiting {
        rates = List.copyOf(rates);
        after = List.copyOf(after);
    }
}
