package org.bellwether.trajectory;

import org.bellwether.linalg.ComplexMatrix;

/** Tells a recorder the states of a trajectory, from the basis that a kernel works in to that of the system, normalised. */
final class StateTeller {
    private final ComplexKernel toSystem;
    private final double[] re;
    private final double[] im;

    /**
     * For a kernel.
     *
     * @param basis the kernel's basis states as columns
     */
    StateTeller(ComplexMatrix basis) {
        toSystem = new ComplexKernel(basis);
        re = new double[basis.rows()];
        im = new double[basis.rows()];
    }

    /** Tells the state whose amplitudes stand at the beginning of two arrays. */
    void tell(int output, double[] stateRe, double[] stateIm, BlockView block, TrajectoryRecorder recorder) {
        double scale = 1 / Math.sqrt(toSystem.apply(stateRe, stateIm, 0, re, im));
        for (int i = 0; i < re.length; i++) {
            re[i] *= scale;
            im[i] *= scale;
        }
        recorder.output(output, re, im, block);
    }
}
