package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All passes of an output over a block: the state at the end of the step, the expectation values in it, and path functionals. */
final class OutputPasses {
    private static final double[] NOTHING = {};

    private final Pass[] back;
    private final Pass[] evaluate;

    /**
     * For a block.
     *
     * @param observables those in its states, in as many planes of the Bell basis
     * @param functionals its path functionals, where there are any
     * @param rows where these are shown
     */
    OutputPasses(
            Passes way,
            MachineBlock block,
            BellObservables observables,
            @Nullable FunctionalLanes functionals,
            double[][] rows) {
        List<Pass> passes = new ArrayList<>();
        for (int i = 0; i < block.states.planes.length; i++) {
            passes.add(way.takeBack(block, block.states.planes[i], observables.states.planes[i]));
        }
        List<Pass> values = observables.passes(way);
        if (functionals != null) {
            passes.addAll(functionals.takeBack(way));
            values.addAll(functionals.show(way, observables.populations, rows));
        }
        back = passes.toArray(Pass[]::new);
        evaluate = values.toArray(Pass[]::new);
    }

    /** Writes the states of the observables, those of the block taken back to the end of the step; likewise back-actions. */
    void takeBack() {
        Pass.runAll(back, NOTHING);
    }

    /** Writes the expectation values in the states of the observables, and the path functionals. */
    void evaluate() {
        Pass.runAll(evaluate, NOTHING);
    }
}
