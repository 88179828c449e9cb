package org.bellwether.model;

import org.bellwether.linalg.ComplexMatrix;

/** The Bell states phi± = (|00> ± |11>)/sqrt2 and psi± = (|01> ± |10>)/sqrt2, in the order that all results use. */
public enum BellState {
    PHI_PLUS("phi+", 1, 0, 0, 1),
    PSI_PLUS("psi+", 0, 1, 1, 0),
    PHI_MINUS("phi-", 1, 0, 0, -1),
    PSI_MINUS("psi-", 0, 1, -1, 0);

    private final String label;
    private final ComplexMatrix state;

    BellState(String label, double... amplitudes) {
        this.label = label;
        this.state = ComplexMatrix.column(amplitudes, new double[4]).times(Math.sqrt(0.5));
    }

    /** "phi+", "psi+", "phi-" or "psi-". */
    public String label() {
        return label;
    }

    /** The state as a column in the order |00>, |01>, |10>, |11>. */
    public ComplexMatrix state() {
        return state;
    }

    /** |state><state|, 4 x 4. */
    public ComplexMatrix projector() {
        return ComplexMatrix.outer(state, state);
    }
}
