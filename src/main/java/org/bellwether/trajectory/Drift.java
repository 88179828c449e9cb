package org.bellwether.trajectory;

import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;

/**
 * The no-jump propagators exp(-i H_eff tau) for tau = h, h/2, h/4, ..., h/2^DEPTH of a half drift of length h.
 *
 * <p>The squared norm only falls in the drift. The latest time at which it is still above a threshold is found bit by bit,
 * from h downwards, with exact propagators: no step is ever approximated, and the time is good to h/2^DEPTH.
 */
final class Drift {
    /** Bits of a jump time within a half drift. */
    static final int DEPTH = 48;
    /** The length of a half drift, in units of its smallest part. */
    static final long WHOLE = 1L << DEPTH;

    private final ComplexKernel[] propagators = new ComplexKernel[DEPTH + 1];

    Drift(ComplexMatrix effectiveHamiltonian, double length) {
        for (int k = 0; k <= DEPTH; k++) {
            double tau = Math.scalb(length, -k);
            propagators[k] = new ComplexKernel(RealMatrices.exponential(effectiveHamiltonian.times(0, -tau)));
        }
    }

    /** The propagator over h/2^k. */
    ComplexKernel propagator(int k) {
        return propagators[k];
    }
}
