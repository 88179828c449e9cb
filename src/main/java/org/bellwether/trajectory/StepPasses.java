package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All passes of a step over a block: kick and drift of all lanes, as if there were no jumps. */
final class StepPasses {
    private static final int MOST_LANES_OF_A_VECTOR = 32;

    private final MachineBlock block;
    private final Pass[] draw;
    private final Pass[] addUp;
    private final Pass[] turn;
    private final Pass[] follow;
    private final long[] signs = new long[MOST_LANES_OF_A_VECTOR];

    StepPasses(Passes passes, MachineBlock b, @Nullable MemoryLanes memory, @Nullable FunctionalLanes functionals) {
        block = b;
        draw = (memory == null ? passes.draw(b.noise) : memory.drawWhite(passes::draw)).toArray(Pass[]::new);
        addUp = memory == null ? new Pass[0] : memory.addUp(passes::draw).toArray(Pass[]::new);
        List<Pass> all = new ArrayList<>();
        PlaneLanes[] planes = b.states.planes;
        if (b.states.onePlane()) {
            Rotation.Range range = Rotation.Range.of(b.widest.largestAngle());
            all.addAll(passes.turn(b, planes[0], range, b.minusThreshold, b.margin));
        } else {
            all.addAll(passes.turn(b, planes[0], b.widest.phi.range(), b.minusThreshold, b.firstMargin));
            all.addAll(passes.turn(b, planes[1], b.widest.psi.range(), b.firstMargin, b.margin));
        }
        all.add(passes.signs(b.margin, signs));
        turn = all.toArray(Pass[]::new);
        follow = functionals == null
                ? new Pass[0]
                : functionals.follow(passes, b).toArray(Pass[]::new);
    }

    /** Draws the Gaussians of a step. */
    void draw() {
        Pass.runAll(draw, block.noise.first);
    }

    /** Where noise has a memory, goes on with its sources, and makes angles of all noise. */
    void addUp() {
        Pass.runAll(addUp, block.noise.first);
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
