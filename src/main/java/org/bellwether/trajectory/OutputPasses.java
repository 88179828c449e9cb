package org.bellwether.trajectory;

/** All passes of an output over a block: the state at the end of the step, and the expectation values in it. */
final class OutputPasses {
    private static final double[] NOTHING = {};

    private final Pass[] back;
    private final Pass[] evaluate;

    /**
     * For a block.
     *
     * @param backRe what takes each amplitude back by half a drift
     * @param backIm its imaginary parts
     */
    OutputPasses(Passes way, MachineBlock b, double[] backRe, double[] backIm, BellObservables observables) {
        double[][] to = observables.amplitudes;
        back = new Pass[] {
            way.multiply(b.phiPlusRe, b.phiPlusIm, backRe[0], backIm[0], to[0], to[1]),
            way.multiply(b.phiMinusRe, b.phiMinusIm, backRe[1], backIm[1], to[2], to[3]),
            way.multiply(b.psiPlusRe, b.psiPlusIm, backRe[2], backIm[2], to[4], to[5]),
            way.multiply(b.psiMinusRe, b.psiMinusIm, backRe[3], backIm[3], to[6], to[7])
        };
        evaluate = observables.passes(way).toArray(Pass[]::new);
    }

    /** Writes the amplitudes of the observables: those of the block, taken back to the end of the step. */
    void takeBack() {
        Pass.runAll(back, NOTHING);
    }

    /** Writes the expectation values in the amplitudes of the observables. */
    void evaluate() {
        Pass.runAll(evaluate, NOTHING);
    }
}
