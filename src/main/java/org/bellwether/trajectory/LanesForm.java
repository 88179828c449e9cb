package org.bellwether.trajectory;

import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.KickGroups;
import org.bellwether.noise.Kicks;
import org.jspecify.annotations.Nullable;

/**
 * A system as the lanes kernel sees it: in the common eigenbasis of the noise operators, or of their first group.
 *
 * @param groups its noise
 * @param effectiveHamiltonian H_eff in the basis
 * @param blocks those of H_eff
 */
record LanesForm(List<Group> groups, ComplexMatrix effectiveHamiltonian, LanesBlocks blocks) {
    /**
     * Noises that commute.
     *
     * @param number of the group
     * @param kicks their kicks
     * @param part of a step, that a kick is over
     * @param phases the angles of a kick
     * @param change from the basis of the group before; null for the first one
     */
    record Group(
            int number,
            Kicks kicks,
            double part,
            LanesPhases phases,
            @Nullable Change change) {}

    /**
     * A change of basis and back.
     *
     * @param blocks of both matrices
     * @param to the elements of the one
     * @param back those of its adjoint
     */
    record Change(LanesBlocks blocks, double[][] to, double[][] back) {
        static Change of(ComplexMatrix unitary) {
            LanesBlocks blocks = LanesBlocks.of(unitary);
            return new Change(blocks, blocks.elements(unitary), blocks.elements(unitary.adjoint()));
        }
    }

    static LanesForm of(OpenSystem system) {
        KickGroups all = KickGroups.of(system);
        List<Group> groups = IntStream.range(0, all.groups().size())
                .mapToObj(g -> new Group(
                        g,
                        all.groups().get(g),
                        all.part(g),
                        new LanesPhases(all.groups().get(g)),
                        g == 0 ? null : Change.of(all.toNext(g - 1))))
                .toList();
        ComplexMatrix effective =
                rotate(system.effectiveHamiltonian(), all.groups().get(0).basis());
        return new LanesForm(groups, effective, LanesBlocks.of(effective));
    }

    /** The basis states as columns. */
    ComplexMatrix basis() {
        return groups.get(0).kicks().basis();
    }

    /** An operator in the basis. */
    ComplexMatrix inBasis(ComplexMatrix operator) {
        return rotate(operator, basis());
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
