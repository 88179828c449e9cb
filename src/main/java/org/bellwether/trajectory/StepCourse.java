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
    private static final double[] HERE = {1, 1, 1, 1};
    private static final double[] NONE = {0, 0, 0, 0};

    private final MachineBlock few = new MachineBlock(FEW_LANES);
    private final MachineBlock whole = new MachineBlock(MachineBlock.LANES);
    private final StepPasses lesson;
    private final StepPasses vectors;
    private final StepPasses scalars;
    private final OutputPasses output;

    StepCourse(
            Passes vectorPasses,
            Passes scalarPasses,
            PlaneStep phi,
            PlaneStep psi,
            @Nullable MachineFunctionals functionals,
            List<ComplexMatrix> observables) {
        FunctionalLanes fewSums = functionals == null ? null : new FunctionalLanes(functionals, FEW_LANES);
        FunctionalLanes sums = functionals == null ? null : new FunctionalLanes(functionals, MachineBlock.LANES);
        lesson = new StepPasses(vectorPasses, few, phi, psi, fewSums);
        vectors = new StepPasses(vectorPasses, whole, phi, psi, sums);
        scalars = new StepPasses(scalarPasses, whole, phi, psi, sums);
        double[][] values = new double[observables.size()][FEW_LANES];
        output = new OutputPasses(
                vectorPasses, few, HERE, NONE, new BellObservables(observables, false, values, FEW_LANES));
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
        passes.turn(block.first);
        passes.follow(block.first);
    }
}
