package org.bellwether.model;

import java.util.Objects;
import org.bellwether.linalg.ComplexMatrix;

/**
 * One channel of quantum jumps: psi -> A psi / |A psi| at the rate gamma |A psi|^2 / |psi|^2, and gamma D(A) in the master
 * equation, Eq. (14).
 */
public final class JumpChannel {
    /** The number of no bath. */
    public static final int NO_BATH = -1;

    private final String name;
    private final StoredOperator operator;
    private final double rate;
    private final int bath;
    private final double quantum;

    /**
     * A channel of a bath.
     *
     * @param name what a jump in this channel is called, for example "bath1 down"
     * @param operator the jump operator A, n x n, without its rate
     * @param rate gamma >= 0, in the coupling's unit
     * @param bath the number of the bath that takes the quantum, from 0; {@value #NO_BATH} where it is none that counts energy
     * @param quantum the energy that a jump brings into the bath, in the coupling's unit; negative where it takes it out
     * @throws IllegalArgumentException if the rate is negative or not finite, or the operator is not square
     */
    public JumpChannel(String name, ComplexMatrix operator, double rate, int bath, double quantum) {
        this(name, StoredOperator.of(operator), rate, bath, quantum);
    }

    /** The same of an operator that is kept already. */
    JumpChannel(String name, StoredOperator operator, double rate, int bath, double quantum) {
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException(
                    "the rate of jump channel '" + name + "' is " + rate + "; it must be >= 0");
        }
        if (operator.rows() != operator.columns()) {
            throw new IllegalArgumentException("the operator of jump channel '" + name + "' is not square");
        }
        this.name = name;
        this.operator = operator;
        this.rate = rate;
        this.bath = bath;
        this.quantum = quantum;
    }

    /** A channel of no bath. */
    public JumpChannel(String name, ComplexMatrix operator, double rate) {
        this(name, operator, rate, NO_BATH, 0);
    }

    /** What a jump in this channel is called. */
    public String name() {
        return name;
    }

    /** The jump operator A, n x n, without its rate; of a large system it is made with each call, and the caller should keep it. */
    public ComplexMatrix operator() {
        return operator.matrix();
    }

    /** The dimension n of A. */
    public int dimension() {
        return operator.rows();
    }

    /** gamma >= 0, in the coupling's unit. */
    public double rate() {
        return rate;
    }

    /** The number of the bath that takes the quantum, from 0, or {@value #NO_BATH}. */
    public int bath() {
        return bath;
    }

    /** The energy that a jump brings into the bath, in the coupling's unit. */
    public double quantum() {
        return quantum;
    }

    /** Whether a bath takes the energy of its jumps. */
    public boolean hasBath() {
        return bath != NO_BATH;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof JumpChannel other
                && name.equals(other.name)
                && operator.equals(other.operator)
                && Double.compare(rate, other.rate) == 0
                && bath == other.bath
                && Double.compare(quantum, other.quantum) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, operator, rate, bath, quantum);
    }

    @Override
    public String toString() {
        return name + " at the rate " + rate;
    }
}
