package org.bellwether.trajectory;

import org.bellwether.simd.WarmUp;

/** Steps of idle lanes, to practise the vector passes on. */
final class StepCourse implements WarmUp.Course {
    /** The vector passes of this JVM: one compiled code serves all kernels. */
    static final WarmUp.Subject SUBJECT = new WarmUp.Subject(20);

    private static final int STEPS = 8;
    private static final int FEW_LANES = 16;

    private final MachineBlock few = new MachineBlock(FEW_LANES);
    private final MachineBlock whole = new MachineBlock(MachineBlock.LANES);
    private final StepPasses lesson;
    private final StepPasses vectors;
    private final StepPasses scalars;

    StepCourse(Passes vectorPasses, Passes scalarPasses, PlaneStep phi, PlaneStep psi) {
        lesson = new StepPasses(vectorPasses, few, phi, psi);
        vectors = new StepPasses(vectorPasses, whole, phi, psi);
        scalars = new StepPasses(scalarPasses, whole, phi, psi);
    }

    @Override
    public void lesson() {
        for (int i = 0; i < STEPS; i++) {
            step(lesson, few);
        }
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
    }
}
