package org.bellwether.trajectory;

import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.jspecify.annotations.Nullable;

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

    private final ComplexMatrix effectiveHamiltonian;
    private final double length;
    private final @Nullable ComplexKernel[] propagators = new ComplexKernel[DEPTH + 1];

    Drift(ComplexMatrix effectiveHamiltonian, double length) {
        this.effectiveHamiltonian = effectiveHamiltonian;
        this.length = length;
    }

    /** How much memory a drift of a system of a dimension takes. */
    static int bytes(int dimension) {
        return (DEPTH + 1) * (16 * dimension * dimension + 64);
    }

    /** The propagator over h/2^k, made when it is first asked for: only jumps ask for other than the first. */
    ComplexKernel propagator(int k) {
        ComplexKernel known = propagators[k];
        if (known == null) {
            ComplexMatrix exponent = effectiveHamiltonian.times(0, -Math.scalb(length, -k));
            known = new ComplexKernel(RealMatrices.exponential(exponent));
            propagators[k] = known;
        }
        return known;
    }
}
