package org.bellwether.trajectory;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.simd.WarmUp;
import org.jspecify.annotations.Nullable;

/** Steps and outputs of idle lanes, to practise the vector passes on. */
final class StepCourse implements WarmUp.Course {
    /** The vector passes of this JVM: one compiled code serves all kernels. */
    static final WarmUp.Subject SUBJECT = new WarmUp.Subject(100);

    private static final int STEPS = 8;
    private static final int FEW_LANES = 16;
    private final MachineBlock few;
    private final MachineBlock whole;
    private final StepPasses lesson;
    private final StepPasses vectors;
    private final StepPasses scalars;
    private final OutputPasses output;

    StepCourse(
            Passes vectorPasses,
            Passes scalarPasses,
            BellStep step,
            boolean onePlane,
            @Nullable MachineFunctionals functionals,
            List<ComplexMatrix> observables) {
        few = new MachineBlock(FEW_LANES, onePlane, step);
        whole = new MachineBlock(MachineBlock.LANES, onePlane, step);
        FunctionalLanes fewSums = functionals == null ? null : new FunctionalLanes(functionals, few, false, null);
        FunctionalLanes sums = functionals == null ? null : new FunctionalLanes(functionals, whole, false, null);
        lesson = new StepPasses(vectorPasses, few, null, fewSums);
        vectors = new StepPasses(vectorPasses, whole, null, sums);
        scalars = new StepPasses(scalarPasses, whole, null, sums);
        double[][] values = new double[observables.size()][FEW_LANES];
        double[][] rows = new double[functionals == null ? 0 : functionals.rows()][FEW_LANES];
        BellObservables observed = new BellObservables(observables, onePlane, values, FEW_LANES);
        output = new OutputPasses(vectorPasses, few, observed, fewSums, rows);
    }

    @Override
    public void lesson() {
        for (int i = 0; i < STEPS; i++) {
            step(lesson, few);
            output.takeBack();
        }
        output.evaluate();
    }

    @Override
    public void vectors() {
        step(vectors, whole);
    }

    @Override
    public void scalars() {
        step(scalars, whole);
    }

    private static void step(StepPasses passes, MachineBlock block) {
        passes.draw();
        passes.turn(block.noise.first);
        passes.follow(block.noise.first);
    }
}
