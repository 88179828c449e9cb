package org.bellwether.trajectory;

import org.bellwether.random.ElementaryFunctions;

/**
 * The numbers of one step of a pair of amplitudes (a, b) in a plane of the Bell basis, (phi+, phi-) or (psi-, psi+): the kick turns
 * it by exp(-i theta sigma_x), then the drift multiplies a and b. The drift is half of this step's and half of the next one's, which
 * may be of another size.
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

    /** The time from the kick to the end of the step. */
    final double half;
    /** The time of the drift. */
    final double drift;

    /** The drift of a, */
    final PlaneFactor a;
    /** of b, */
    final PlaneFactor b;
    /** of a from the end of the drift back to the end of the step, */
    final PlaneFactor aBack;
    /** of b, */
    final PlaneFactor bBack;
    /** of a from the end of the step back to the kick, */
    final PlaneFactor aKicked;
    /** and of b. */
    final PlaneFactor bKicked;

    /** What is left of |a|^2 after the drift. */
    final double aLeft;
    /** What is left of |b|^2 after the drift. */
    final double bLeft;

    /** What |b|^2 after the drift is multiplied by to be that after the kick, relative to |a|^2. */
    final double kicked;
    /** The same for the end of the step. */
    final double ended;
    /** 2 Re of what takes conj(a) b of the psi plane back to after the kick, in the same units, */
    final double phaseRe;
    /** and 2 Im. */
    final double phaseIm;

    /** A step that one of the same size follows. */
    BellStep(BellForm form, double dt) {
        this(form, dt, dt);
    }

    /** A step of size {@code dt} that one of size {@code next} follows. */
    BellStep(BellForm form, double dt, double next) {
        half = dt / 2;
        drift = half + next / 2;
        phi = form.phiKick(dt);
        psi = form.psiKick(dt);
        fieldMore = psi.field() - phi.field();
        firstMore = psi.first() - phi.first();
        secondMore = psi.second() - phi.second();
        double[] e = form.energies();
        a = PlaneFactor.of(form.gammaDown(), e[0], e[3], drift);
        b = PlaneFactor.of(form.gammaUp(), e[1], e[2], drift);
        aBack = PlaneFactor.of(form.gammaDown(), e[0], e[3], -next / 2);
        bBack = PlaneFactor.of(form.gammaUp(), e[1], e[2], -next / 2);
        aKicked = dt == next ? aBack : PlaneFactor.of(form.gammaDown(), e[0], e[3], -half);
        bKicked = dt == next ? bBack : PlaneFactor.of(form.gammaUp(), e[1], e[2], -half);
        aLeft = ElementaryFunctions.exp(-form.gammaDown() * drift);
        bLeft = ElementaryFunctions.exp(-form.gammaUp() * drift);
        kicked = aLeft / bLeft;
        ended = ElementaryFunctions.exp((form.gammaUp() - form.gammaDown()) * next / 2);
        double scale = 2 / bLeft;
        phaseRe = scale * (a.re(1) * b.re(1) + a.im(1) * b.im(1));
        phaseIm = scale * (a.im(1) * b.re(1) - a.re(1) * b.im(1));
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
