package org.bellwether.trajectory;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the vector passes from being slow while the JVM warms up. Until C2 has compiled them every vector is an object, and a
 * step takes a hundred times as long as with scalars. As both give the same bits, kernels step with scalars at first, while one
 * of them, from the first third of a second on, practises vectors on a few idle lanes in at most {@value #SHARE_PERCENT} % of its
 * time; once a whole block goes faster with vectors, all kernels go over to them for good. A short run never begins.
 */
final class WarmUp {
    private static final int SHARE_PERCENT = 20;
    private static final long DELAY_NANOS = 300_000_000;
    private static final int PERIOD = 16;
    private static final int PRACTICE_STEPS = 8;
    private static final int PRACTICE_LANES = 16;
    private static final int EXAM_PERIOD = 32;

    // One compiled code serves all kernels of this JVM; a stale read costs some scalar steps more.
    private static volatile boolean vectorsAreFast;
    private static final AtomicBoolean LESSON = new AtomicBoolean();
    // Of this JVM, and only touched during a lesson: short runs add up.
    private static long begun;
    private static long practised;
    private static int lessons;

    private final boolean needed;
    private final StepPasses lesson;
    private final StepPasses vectorExam;
    private final StepPasses scalarExam;
    private final double[] fewGaussians;
    private final double[] gaussians;
    private long steps;

    /** For a kernel that is to step with {@code passes}, and {@code meanwhile} with others. */
    WarmUp(Passes passes, Passes meanwhile, PlaneStep phi, PlaneStep psi) {
        needed = passes != meanwhile && !passes.name().equals(meanwhile.name());
        MachineBlock few = new MachineBlock(PRACTICE_LANES);
        MachineBlock whole = new MachineBlock(MachineBlock.LANES);
        lesson = new StepPasses(passes, few, phi, psi);
        vectorExam = new StepPasses(passes, whole, phi, psi);
        scalarExam = new StepPasses(meanwhile, whole, phi, psi);
        fewGaussians = few.first;
        gaussians = whole.first;
    }

    /** Whether the next step goes fast with the passes; practises now and then until it does. */
    boolean fast() {
        if (!needed || vectorsAreFast) {
            return true;
        }
        if (++steps % PERIOD == 0 && LESSON.compareAndSet(false, true)) {
            try {
                practiseInTurn();
            } finally {
                LESSON.set(false);
            }
        }
        return false;
    }

    private void practiseInTurn() {
        long now = System.nanoTime();
        if (begun == 0) {
            begun = now;
        }
        if (practised * 100 < (now - begun - DELAY_NANOS) * SHARE_PERCENT) {
            practise();
            practised += System.nanoTime() - now;
        }
    }

    private void practise() {
        for (int i = 0; i < PRACTICE_STEPS; i++) {
            lesson.draw();
            lesson.turn(fewGaussians);
        }
        if (++lessons % EXAM_PERIOD == 0) {
            vectorsAreFast = duration(vectorExam) < duration(scalarExam);
        }
    }

    private long duration(StepPasses passes) {
        long before = System.nanoTime();
        passes.draw();
        passes.turn(gaussians);
        return System.nanoTime() - before;
    }
}
