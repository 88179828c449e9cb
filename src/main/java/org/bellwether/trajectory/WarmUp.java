package org.bellwether.trajectory;

/**
 * Keeps the vector passes from being slow while the JVM warms up. Until C2 has compiled them every vector is an object, and a
 * step takes a hundred times as long as with scalars. As both give the same bits, a kernel steps with scalars at first, tries
 * vectors in one step of {@value #TRIAL_PERIOD}, and goes over to them for good once a trial is faster.
 */
final class WarmUp {
    private static final int TRIAL_PERIOD = 64;

    // One compiled code serves all kernels of this JVM; a stale read costs a trial more.
    private static volatile boolean vectorsAreFast;

    private final Passes scalar;
    private final Passes vectors;
    private long steps;
    private long started;
    private long fastestScalar = Long.MAX_VALUE;
    private boolean timing;
    private boolean trial;

    WarmUp(Passes scalar, Passes vectors) {
        this.scalar = scalar;
        this.vectors = vectors;
    }

    /** The passes for the next step. */
    Passes next() {
        if (vectorsAreFast) {
            timing = false;
            return vectors;
        }
        timing = true;
        trial = ++steps % TRIAL_PERIOD == 0;
        started = System.nanoTime();
        return trial ? vectors : scalar;
    }

    /** Tells that the step is done. */
    void done() {
        if (!timing) {
            return;
        }
        long elapsed = System.nanoTime() - started;
        if (!trial) {
            fastestScalar = Math.min(fastestScalar, elapsed);
        } else if (elapsed < fastestScalar) {
            vectorsAreFast = true;
        }
    }
}
