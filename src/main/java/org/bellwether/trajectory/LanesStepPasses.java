package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;

/** All passes of a step over a block of lanes: noise, kick and drift, as if there were no jumps. */
final class LanesStepPasses {
    private final LanesBlock block;
    private final Pass[] even;
    private final Pass[] odd;
    private final Pass[] show;
    private final Pass[] evaluate;

    /**
     * For a block.
     *
     * @param evaluate the passes that evaluate observables
     */
    LanesStepPasses(LanesPasses passes, LanesBlock block, Pass[] evaluate) {
        this.evaluate = evaluate;
        this.block = block;
        even = whole(passes, false);
        odd = whole(passes, true);
        List<Pass> shown = new ArrayList<>();
        for (int t = 0; t < block.form.blocks().tiles.length; t++) {
            shown.add(passes.show(block, t));
        }
        show = shown.toArray(Pass[]::new);
    }

    private Pass[] whole(LanesPasses passes, boolean isOdd) {
        List<Pass> all = new ArrayList<>(block.noise.passes(isOdd, passes::draw));
        for (int m = 0; m < block.sines.length; m++) {
            all.add(passes.angle(block, m));
        }
        for (int m = 0; m < block.sines.length; m++) {
            all.add(passes.turn(block, m));
        }
        if (block.form.phases().still.length > 0) {
            all.add(passes.copy(block));
        }
        for (int t = 0; t < block.form.blocks().tiles.length; t++) {
            all.add(passes.drift(block, t));
        }
        return all.toArray(Pass[]::new);
    }

    /** Draws the noise of a step, kicks and drifts all lanes, and leaves the margins. */
    void run(long step) {
        block.noise.begin(step);
        Pass.runAll((step & 1) == 0 ? even : odd, block.margin);
    }

    /** From the kick to the end of the step, where states are shown. */
    void show() {
        Pass.runAll(show, block.margin);
    }

    /** Evaluates the observables in the states that are shown. */
    void evaluate() {
        Pass.runAll(evaluate, block.margin);
    }
}
