package org.bellwether.trajectory;

import org.bellwether.random.ElementaryFunctions;

/**
 * The numbers of one step of a pair of amplitudes (a, b) in a plane of the Bell basis, (phi+, phi-) or (psi-, psi+): the kick turns
 * it by exp(-i theta sigma_x), then the drift multiplies a and b.
 *
 * <p>Pairs are ordered by their decay rates, Gamma_1 for a and Gamma_2 for b, which are the same in both planes. Energies and angles
 * differ, and are given as in {@link PlaneFactor}: the number of the phi plane, and how much more it is in the psi plane.
 */
final class BellStep {
    final PlaneKick phi;
    final PlaneKick psi;
    final double fieldMore;
    final double firstMore;
    final double secondMore;

    /** The drift of a over the step, */
    final PlaneFactor a;
    /** of b, */
    final PlaneFactor b;
    /** of a over half a step backwards, */
    final PlaneFactor aBack;
    /** and of b. */
    final PlaneFactor bBack;

    /** What is left of |a|^2 after the drift. */
    final double aLeft;
    /** What is left of |b|^2 after the drift. */
    final double bLeft;

    BellStep(BellForm form, double dt) {
        phi = PlaneKick.of(form.phi(), dt);
        psi = PlaneKick.of(form.psi(), dt);
        fieldMore = psi.field() - phi.field();
        firstMore = psi.first() - phi.first();
        secondMore = psi.second() - phi.second();
        double[] e = form.energies();
        a = PlaneFactor.of(form.gammaDown(), e[0], e[3], dt);
        b = PlaneFactor.of(form.gammaUp(), e[1], e[2], dt);
        aBack = PlaneFactor.of(form.gammaDown(), e[0], e[3], -dt / 2);
        bBack = PlaneFactor.of(form.gammaUp(), e[1], e[2], -dt / 2);
        aLeft = ElementaryFunctions.exp(-form.gammaDown() * dt);
        bLeft = ElementaryFunctions.exp(-form.gammaUp() * dt);
    }

    /** No angle of a kick is larger, in either plane. */
    double largestAngle() {
        return Math.max(phi.largestAngle(), psi.largestAngle());
    }

    /**
     * The angle of a kick.
     *
     * @param q 0 in the phi plane, 1 in the psi plane
     * @param x the first Gaussian
     * @param y the second
     */
    double angle(double q, double x, double y) {
        double field = Math.fma(q, fieldMore, phi.field());
        return Math.fma(
                Math.fma(q, firstMore, phi.first()), x, Math.fma(Math.fma(q, secondMore, phi.second()), y, field));
    }
}
