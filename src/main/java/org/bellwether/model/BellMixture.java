package org.bellwether.model;

import org.bellwether.linalg.ComplexMatrix;

/**
 * A state diagonal in the Bell basis, as all steady states of the machine without a static field are.
 *
 * @param phiPlus the population of phi+
 * @param psiPlus the population of psi+
 * @param phiMinus the population of phi-
 * @param psiMinus the population of psi-
 */
public record BellMixture(double phiPlus, double psiPlus, double phiMinus, double psiMinus) {
    /** The population of a Bell state. */
    public double population(BellState state) {
        return switch (state) {
            case PHI_PLUS -> phiPlus;
            case PSI_PLUS -> psiPlus;
            case PHI_MINUS -> phiMinus;
            case PSI_MINUS -> psiMinus;
        };
    }

    /** The density matrix, 4 x 4 in the basis |00>, |01>, |10>, |11>. */
    public ComplexMatrix densityMatrix() {
        ComplexMatrix rho = ComplexMatrix.zero(4, 4);
        for (BellState state : BellState.values()) {
            rho = rho.plus(state.projector().times(population(state)));
        }
        return rho;
    }
}
