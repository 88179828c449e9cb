package org.bellwether.trajectory;

import java.util.Arrays;

/**
 * The states of the lanes of a block: amplitudes in both planes of the Bell basis, or in one. A state that begins in one plane is
 * always in one, for kicks turn within a plane and jumps lead from one into the other.
 */
final class LaneStates {
    /** The two planes, phi first; or the one in which each lane is. */
    final PlaneLanes[] planes;

    LaneStates(int lanes, boolean onePlane) {
        PlaneLanes first = new PlaneLanes(lanes);
        if (onePlane) {
            planes = new PlaneLanes[] {first};
        } else {
            PlaneLanes psi = new PlaneLanes(lanes);
            Arrays.fill(psi.inPsi, 1);
            planes = new PlaneLanes[] {first, psi};
        }
    }

    /** Whether each lane is in one plane. */
    boolean onePlane() {
        return planes.length == 1;
    }

    /** The one plane, or the psi plane. */
    PlaneLanes last() {
        return planes[planes.length - 1];
    }

    /**
     * Sets the amplitudes of a lane, in the order phi+, phi-, psi+, psi-.
     *
     * @return whether the lane, being in one plane, moved to the other
     */
    boolean set(int lane, double[] re, double[] im) {
        boolean moved = false;
        if (onePlane()) {
            double plane = re[2] == 0 && im[2] == 0 && re[3] == 0 && im[3] == 0 ? 0 : 1;
            moved = planes[0].inPsi[lane] != plane;
            planes[0].inPsi[lane] = plane;
        }
        for (PlaneLanes plane : planes) {
            plane.set(lane, re, im);
        }
        return moved;
    }

    /** Copies the amplitudes of a lane, in the order phi+, phi-, psi+, psi-. */
    void get(int lane, double[] re, double[] im) {
        if (onePlane()) {
            Arrays.fill(re, 0);
            Arrays.fill(im, 0);
        }
        for (PlaneLanes plane : planes) {
            plane.get(lane, re, im);
        }
    }
}
