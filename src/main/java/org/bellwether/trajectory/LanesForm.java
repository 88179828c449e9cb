package org.bellwether.trajectory;

import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.Kicks;

/**
 * A system as the lanes kernel sees it: in the common eigenbasis of the noise operators.
 *
 * @param kicks its noise
 * @param effectiveHamiltonian H_eff in the basis
 * @param blocks those of H_eff
 * @param phases the angles of a kick
 */
record LanesForm(Kicks kicks, ComplexMatrix effectiveHamiltonian, LanesBlocks blocks, LanesPhases phases) {
    static LanesForm of(OpenSystem system) {
        Kicks kicks = Kicks.of(system);
        ComplexMatrix effective = rotate(system.effectiveHamiltonian(), kicks.basis());
        return new LanesForm(kicks, effective, LanesBlocks.of(effective), new LanesPhases(kicks));
    }

    /** An operator in the basis. */
    ComplexMatrix inBasis(ComplexMatrix operator) {
        return rotate(operator, kicks.basis());
    }

    int dimension() {
        return effectiveHamiltonian.rows();
    }

    private static ComplexMatrix rotate(ComplexMatrix matrix, ComplexMatrix basis) {
        return basis.adjoint().times(matrix).times(basis);
    }

    /** The steps before an output of a grid. */
    LanesStep.Pair steps(double dt, double next) {
        LanesPropagators own = new LanesPropagators(effectiveHamiltonian, blocks, dt / 2);
        LanesStep inside = LanesStep.of(this, own, own, dt);
        return new LanesStep.Pair(
                inside,
                dt == next
                        ? inside
                        : LanesStep.of(this, own, new LanesPropagators(effectiveHamiltonian, blocks, next / 2), dt));
    }
}
