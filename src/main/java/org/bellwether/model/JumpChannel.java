package org.bellwether.model;

import org.bellwether.linalg.ComplexMatrix;

/**
 * One channel of quantum jumps: psi -> A psi / |A psi| at the rate gamma |A psi|^2 / |psi|^2, and gamma D(A) in the master
 * equation, Eq. (14).
 *
 * @param name what a jump in this channel is called, for example "bath1 down"
 * @param operator the jump operator A, n x n, without its rate
 * @param rate gamma >= 0, in the coupling's unit
 */
public record JumpChannel(String name, ComplexMatrix operator, double rate) {
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
}
