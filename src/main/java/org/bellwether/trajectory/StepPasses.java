package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.trajectory.Passes.PlaneArrays;

/** All passes of a step over a block: kick and drift of all lanes, as if there were no jumps. */
final class StepPasses {
    private final Passes passes;
    private final MachineBlock block;
    private final Pass[] draw;
    private final Pass[] turn;

    StepPasses(Passes passes, MachineBlock b, PlaneStep phi, PlaneStep psi) {
        this.passes = passes;
        block = b;
        draw = passes.draw(b).toArray(Pass[]::new);
        PlaneArrays phiPlane =
                new PlaneArrays(b.phiPlusRe, b.phiPlusIm, b.phiMinusRe, b.phiMinusIm, b.minusThreshold, b.phiMargin);
        PlaneArrays psiPlane =
                new PlaneArrays(b.psiPlusRe, b.psiPlusIm, b.psiMinusRe, b.psiMinusIm, b.phiMargin, b.margin);
        List<Pass> both = new ArrayList<>(passes.turn(phi, phiPlane, b));
        both.addAll(passes.turn(psi, psiPlane, b));
        turn = both.toArray(Pass[]::new);
    }

    /** Draws the Gaussians of a step. */
    void draw() {
        run(draw, block.first);
    }

    /**
     * Turns and drifts, and leaves the margins.
     *
     * @param first the first Gaussian of each lane
     * @return whether any lane's squared norm fell below its threshold
     */
    boolean turn(double[] first) {
        run(turn, first);
        return passes.anyNegative(block.margin);
    }

    private static void run(Pass[] passes, double[] first) {
        for (Pass pass : passes) {
            pass.run(first);
        }
    }
}
