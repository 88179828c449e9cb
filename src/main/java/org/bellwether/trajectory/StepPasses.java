package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.trajectory.Passes.PlaneArrays;
import org.jspecify.annotations.Nullable;

/** All passes of a step over a block: kick and drift of all lanes, as if there were no jumps. */
final class StepPasses {
    private static final int MOST_LANES_OF_A_VECTOR = 32;

    private final MachineBlock block;
    private final Pass[] draw;
    private final Pass[] turn;
    private final Pass[] follow;
    private final long[] signs = new long[MOST_LANES_OF_A_VECTOR];

    StepPasses(Passes passes, MachineBlock b, PlaneStep phi, PlaneStep psi, @Nullable FunctionalLanes functionals) {
        block = b;
        draw = passes.draw(b).toArray(Pass[]::new);
        PlaneArrays phiPlane =
                new PlaneArrays(b.phiPlusRe, b.phiPlusIm, b.phiMinusRe, b.phiMinusIm, b.minusThreshold, b.phiMargin);
        PlaneArrays psiPlane =
                new PlaneArrays(b.psiPlusRe, b.psiPlusIm, b.psiMinusRe, b.psiMinusIm, b.phiMargin, b.margin);
        List<Pass> both = new ArrayList<>(passes.turn(phi, phiPlane, b));
        both.addAll(passes.turn(psi, psiPlane, b));
        both.add(passes.signs(b.margin, signs));
        turn = both.toArray(Pass[]::new);
        follow = functionals == null
                ? new Pass[0]
                : passes.follow(psi, functionals, b).toArray(Pass[]::new);
    }

    /** Draws the Gaussians of a step. */
    void draw() {
        Pass.runAll(draw, block.first);
    }

    /**
     * Turns and drifts, and leaves the margins.
     *
     * @param first the first Gaussian of each lane
     * @return whether any lane's squared norm fell below its threshold
     */
    boolean turn(double[] first) {
        Pass.runAll(turn, first);
        long bits = 0;
        for (long sign : signs) {
            bits |= sign;
        }
        return bits < 0;
    }

    /** Adds the step to the path functionals, where there are any. */
    void follow(double[] first) {
        Pass.runAll(follow, first);
    }
}
