package org.bellwether.trajectory;

/**
 * The passes that add a step to the path functionals, from the states after its drift; in lanes that jump in it, as if they did not.
 * Its two implementations give the same bits, as those of {@link Passes} do.
 */
interface FunctionalPasses {
    /**
     * The energy after the drift and by how much the drift has changed it, from the last plane of a block; what is needed of norms and
     * of 1/angle for the sums that follow. One division serves for the squared norms after the
     * kick, after the drift and at the end of the step, and for the angle.
     */
    Pass balance(MachineBlock block, FunctionalLanes f);

    /** The populations of the first of two planes at the end of the step; after the balance. */
    Pass populations(MachineBlock block, FunctionalLanes f);

    /**
     * The populations of the last plane at the end of the step, and the work of the last kick in units of the psi plane's angle and
     * of the energy gap in it; after the balance. With (x, y, z) the Bloch vector of the pair (psi-, psi+) in the normalised state after the kick,
     * y = 2 Im(conj(psi-) psi+), z = |psi-|^2 - |psi+|^2,
     *
     * <pre>
     *   dE/theta/(e_psi- - e_psi+) = sin(theta)/theta (y cos theta + z sin theta).
     * </pre>
     */
    Pass works(MachineBlock block, FunctionalLanes f);

    /**
     * The integral of a population: dt times the sum of what was there and what was elsewhere, less half of the last.
     *
     * @param q in which lanes it is there, 1 or 0
     * @param here the sum in the rows of the plane where q is 1
     * @param elsewhere where it is 0
     */
    Pass integral(double dt, double[] q, double[] here, double[] elsewhere, double[] last, double[] out);
}
