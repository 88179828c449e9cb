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
    private static final AtomicBoolean TAKEN = new AtomicBoolean();

    private final Passes scalar;
    private final Passes vectors;
    private final PlaneStep phi;
    private final PlaneStep psi;
    private final MachineBlock few = new MachineBlock(PRACTICE_LANES);
    private final MachineBlock whole = new MachineBlock(MachineBlock.LANES);
    private boolean mine;
    private long start;
    private long steps;
    private long practised;
    private int lessons;

    WarmUp(Passes scalar, Passes vectors, PlaneStep phi, PlaneStep psi) {
        this.scalar = scalar;
        this.vectors = vectors;
        this.phi = phi;
        this.psi = psi;
    }

    /** The passes for the next step. */
    Passes next() {
        if (vectorsAreFast) {
            return vectors;
        }
        if (++steps % PERIOD == 0) {
            long now = System.nanoTime();
            if (!mine && TAKEN.compareAndSet(false, true)) {
                mine = true;
                start = now;
            }
            if (mine && practised * 100 < (now - start - DELAY_NANOS) * SHARE_PERCENT) {
                practise();
                practised += System.nanoTime() - now;
            }
        }
        return scalar;
    }

    private void practise() {
        for (int i = 0; i < PRACTICE_STEPS; i++) {
            step(vectors, few);
        }
        if (++lessons % EXAM_PERIOD == 0) {
            vectorsAreFast = duration(vectors) < duration(scalar);
        }
    }

    private long duration(Passes passes) {
        long before = System.nanoTime();
        step(passes, whole);
        return System.nanoTime() - before;
    }

    private void step(Passes passes, MachineBlock b) {
        passes.draw(b);
        MachineKernel.planes(passes, phi, psi, b.first, b);
        passes.anyNegative(b.margin);
    }
}
