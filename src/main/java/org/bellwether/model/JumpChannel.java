package org.bellwether.model;

import org.bellwether.linalg.ComplexMatrix;

/**
 * One channel of quantum jumps: psi -> A psi / |A psi| at the rate gamma |A psi|^2 / |psi|^2, and gamma D(A) in the master
 * equation, Eq. (14).
 *
 * @param name what a jump in this channel is called, for example "bath1 down"
 * @param operator the jump operator A, n x n, without its rate
 * @param rate gamma >= 0, in the coupling's unit
 * @param bath the number of the bath that takes the quantum, from 0; {@value #NO_BATH} where it is none that counts energy
 * @param quantum the energy that a jump brings into the bath, in the coupling's unit; negative where it takes it out
 */
public record JumpChannel(String name, ComplexMatrix operator, double rate, int bath, double quantum) {
    /** The number of no bath. */
    public static final int NO_BATH = -1;

    /**
     * @throws IllegalArgumentException if the rate is negative or not finite, or the operator is not square
     */
    public JumpChannel {
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException(
                    "the rate of jump channel '" + name + "' is " + rate + "; it must be >= 0");
        }
        if (operator.rows() != operator.columns()) {
            throw new IllegalArgumentException("the operator of jump channel '" + name + "' is not square");
        }
    }

    /** A channel of no bath. */
    public JumpChannel(String name, ComplexMatrix operator, double rate) {
        this(name, operator, rate, NO_BATH, 0);
    }

    /** Whether a bath takes the energy of its jumps. */
    public boolean hasBath() {
        return bath != NO_BATH;
    }
}
