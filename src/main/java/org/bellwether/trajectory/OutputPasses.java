package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;

/** All passes of an output over a block: the state at the end of the step, and the expectation values in it. */
final class OutputPasses {
    private static final double[] NOTHING = {};

    private final Pass[] back;
    private final Pass[] evaluate;

    /** For a block and the observables in its states; both in one plane of the Bell basis, or both in two. */
    OutputPasses(Passes way, MachineBlock block, BellObservables observables) {
        List<Pass> passes = new ArrayList<>();
        for (int i = 0; i < block.states.planes.length; i++) {
            passes.add(way.takeBack(block.step, block.states.planes[i], observables.states.planes[i]));
        }
        back = passes.toArray(Pass[]::new);
        evaluate = observables.passes(way).toArray(Pass[]::new);
    }

    /** Writes the states of the observables: those of the block, taken back to the end of the step. */
    void takeBack() {
        Pass.runAll(back, NOTHING);
    }

    /** Writes the expectation values in the states of the observables. */
    void evaluate() {
        Pass.runAll(evaluate, NOTHING);
    }
}
