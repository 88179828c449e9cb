package org.bellwether.trajectory;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;

/** The expectation values of observables in all lanes that a block shows. */
final class LanesObservables {
    private final Expectations expectations;
    private final double[] re;
    private final double[] im;

    LanesObservables(List<ComplexMatrix> observables, int n) {
        expectations = new Expectations(observables, n);
        re = new double[n];
        im = new double[n];
    }

    /** Writes them from lane {@code from} of the columns on. */
    void evaluate(LanesBlock block, int count, double[][] out, int from) {
        for (int l = 0; l < count; l++) {
            block.get(l, block.scratch.shownRe, block.scratch.shownIm, re, im);
            expectations.evaluate(re, im, 0, out, from + l);
        }
    }
}
