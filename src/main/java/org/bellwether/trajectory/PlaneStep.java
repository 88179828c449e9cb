package org.bellwether.trajectory;

import org.bellwether.random.ElementaryFunctions;

/**
 * The numbers of one step in one plane (a, b) of the Bell basis: the kick turns it by exp(-i theta sigma_x), then the drift
 * multiplies a and b. Products in the drift are (re, im) of exp(-i E tau - Gamma tau/2).
 */
final class PlaneStep {
    /** No Gaussian of a stream is larger. */
    private static final double LARGEST_GAUSSIAN = 8.4906;

    final double field;
    final double first;
    final double second;
    /** How large the angles of kicks can be. */
    final Rotation.Range range;

    final double aRe;
    final double aIm;
    final double bRe;
    final double bIm;
    /** What is left of |a|^2 after the drift. */
    final double aLeft;
    /** What is left of |b|^2 after the drift. */
    final double bLeft;

    PlaneStep(BellForm.Plane plane, double dt, double energyA, double decayA, double energyB, double decayB) {
        field = plane.field() * dt;
        first = plane.first() * Math.sqrt(dt);
        second = plane.second() * Math.sqrt(dt);
        range = Rotation.Range.of(largestAngle());
        double a = ElementaryFunctions.exp(-decayA * dt / 2);
        aRe = a * ElementaryFunctions.cos(energyA * dt);
        aIm = -a * ElementaryFunctions.sin(energyA * dt);
        double b = ElementaryFunctions.exp(-decayB * dt / 2);
        bRe = b * ElementaryFunctions.cos(energyB * dt);
        bIm = -b * ElementaryFunctions.sin(energyB * dt);
        aLeft = aRe * aRe + aIm * aIm;
        bLeft = bRe * bRe + bIm * bIm;
    }

    double largestAngle() {
        return Math.abs(field) + LARGEST_GAUSSIAN * (Math.abs(first) + Math.abs(second));
    }

    /** Whether the drift multiplies by real numbers, as where both states have no energy. */
    boolean isReal() {
        return aIm == 0 && bIm == 0;
    }
}
