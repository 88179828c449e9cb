package org.bellwether.lindblad;

import java.util.Arrays;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;

/** The trace norm of Hermitian operators; the trace distance of two states is half of it. */
public final class TraceNorm {
    private TraceNorm() {}

    /** The sum of the absolute eigenvalues. */
    public static double of(ComplexMatrix hermitian) {
        return Arrays.stream(HermitianEigen.of(hermitian).values())
                .map(Math::abs)
                .sum();
    }
}
