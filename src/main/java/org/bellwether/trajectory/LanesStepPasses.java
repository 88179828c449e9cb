package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bellwether.trajectory.LanesPasses.States;

/** All passes of a step over a block of lanes: noise, kick and drift, as if there were no jumps. */
final class LanesStepPasses {
    private final LanesPasses passes;
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
        this.passes = passes;
        this.block = block;
        this.evaluate = evaluate;
        even = whole(false);
        odd = whole(true);
        show = toShow().toArray(Pass[]::new);
    }

    private Pass[] whole(boolean isOdd) {
        List<Pass> all = new ArrayList<>();
        addKick(0, isOdd, all);
        all.addAll(drift());
        return all.toArray(Pass[]::new);
    }

    /** The kicks of a group and of those inside of it: to the kicked state. */
    private void addKick(int g, boolean isOdd, List<Pass> all) {
        LanesKick kick = block.kicks[g];
        LanesBlock.Scratch s = block.scratch;
        States between = new States(s.betweenRe, s.betweenIm, s.kickedRe, s.kickedIm);
        States start = g == 0 ? new States(block.re, block.im, s.kickedRe, s.kickedIm) : between;
        boolean innermost = g == block.kicks.length - 1;
        // A group whose kicks are over half steps has an even number of them until any step.
        addTurn(kick, innermost && isOdd, start, all);
        if (!innermost) {
            LanesForm.Change change = Objects.requireNonNull(block.kicks[g + 1].group.change());
            addChange(change.blocks(), change.to(), all);
            addKick(g + 1, isOdd, all);
            addChange(change.blocks(), change.back(), all);
            addTurn(kick, true, between, all);
        }
    }

    private void addTurn(LanesKick kick, boolean isOdd, States states, List<Pass> all) {
        all.addAll(kick.noise.passes(isOdd, passes::draw));
        for (int m = 0; m < kick.sines.length; m++) {
            all.add(passes.angle(block, kick, m));
        }
        for (int m = 0; m < kick.sines.length; m++) {
            all.add(passes.turn(kick, m, states));
        }
        if (kick.group.phases().still.length > 0) {
            all.add(passes.copy(kick, states));
        }
    }

    /** A change of basis of the kicked state. */
    private void addChange(LanesBlocks blocks, double[][] elements, List<Pass> all) {
        LanesBlock.Scratch s = block.scratch;
        States states = new States(s.kickedRe, s.kickedIm, s.betweenRe, s.betweenIm);
        for (int t = 0; t < blocks.tiles.length; t++) {
            double[] ofTile = elements[t];
            all.add(passes.multiply(blocks.tiles[t], () -> ofTile, states, s.zero, s.ignored));
        }
    }

    private List<Pass> drift() {
        LanesBlock.Scratch s = block.scratch;
        States states = new States(s.kickedRe, s.kickedIm, block.re, block.im);
        return multiply(passes, block, t -> block.step.whole()[t], states, block.minusThreshold, block.margin);
    }

    private List<Pass> toShow() {
        LanesBlock.Scratch s = block.scratch;
        States states = new States(s.kickedRe, s.kickedIm, s.shownRe, s.shownIm);
        return multiply(passes, block, t -> block.step.half()[t], states, s.zero, s.shownNorm);
    }

    /** The elements of a tile at present. */
    interface OfTile {
        double[] elements(int tile);
    }

    /** The passes of a product with a matrix that has the blocks of H_eff. */
    static List<Pass> multiply(
            LanesPasses passes, LanesBlock block, OfTile matrix, States states, double[] before, double[] after) {
        List<Pass> all = new ArrayList<>();
        LanesBlocks.Tile[] tiles = block.form.blocks().tiles;
        for (int t = 0; t < tiles.length; t++) {
            int tile = t;
            all.add(passes.multiply(tiles[t], () -> matrix.elements(tile), states, t == 0 ? before : after, after));
        }
        return all;
    }

    /** Draws the noise of a step, kicks and drifts all lanes, and leaves the margins. */
    void run(long step) {
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
