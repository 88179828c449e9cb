package org.bellwether.trajectory;

/**
 * A pair of amplitudes (a, b) for each lane of a block, in one plane of the Bell basis: (phi+, phi-) or (psi-, psi+), see
 * {@link BellStep}.
 */
final class PlaneLanes {
    final double[] aRe;
    final double[] aIm;
    final double[] bRe;
    final double[] bIm;
    /** 0 where the pair is in the phi plane, 1 where it is in the psi plane. */
    final double[] inPsi;

    PlaneLanes(int lanes) {
        aRe = new double[lanes];
        aIm = new double[lanes];
        bRe = new double[lanes];
        bIm = new double[lanes];
        inPsi = new double[lanes];
    }

    /** Sets a lane from amplitudes in the order phi+, phi-, psi+, psi-, of which those of its plane are taken. */
    void set(int lane, double[] re, double[] im) {
        int a = a(lane);
        int b = b(lane);
        aRe[lane] = re[a];
        aIm[lane] = im[a];
        bRe[lane] = re[b];
        bIm[lane] = im[b];
    }

    /** Copies a lane into amplitudes in the order phi+, phi-, psi+, psi-, of which those of the other plane are left alone. */
    void get(int lane, double[] re, double[] im) {
        int a = a(lane);
        int b = b(lane);
        re[a] = aRe[lane];
        im[a] = aIm[lane];
        re[b] = bRe[lane];
        im[b] = bIm[lane];
    }

    private int a(int lane) {
        return inPsi[lane] == 0 ? 0 : 3;
    }

    private int b(int lane) {
        return inPsi[lane] == 0 ? 1 : 2;
    }
}
