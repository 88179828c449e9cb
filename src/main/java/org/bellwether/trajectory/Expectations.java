package org.bellwether.trajectory;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;

/** The expectation values of Hermitian observables in a pure state, with the zeros of the observables left out. */
final class Expectations {
    private final int n;
    private final int[][] rows;
    private final int[][] columns;
    private final double[][] re;
    private final double[][] im;

    Expectations(List<ComplexMatrix> observables, int n) {
        this.n = n;
        int count = observables.size();
        rows = new int[count][];
        columns = new int[count][];
        re = new double[count][];
        im = new double[count][];
        for (int o = 0; o < count; o++) {
            index(o, observables.get(o));
        }
    }

    int count() {
        return rows.length;
    }

    /** Writes <psi|O|psi>/<psi|psi> of all observables into column {@code lane} of {@code out}. */
    void evaluate(double[] psiRe, double[] psiIm, int offset, double[][] out, int lane) {
        double norm2 = 0;
        for (int i = 0; i < n; i++) {
            norm2 += psiRe[offset + i] * psiRe[offset + i] + psiIm[offset + i] * psiIm[offset + i];
        }
        for (int o = 0; o < rows.length; o++) {
            double sum = 0;
            for (int k = 0; k < rows[o].length; k++) {
                int i = offset + rows[o][k];
                int j = offset + columns[o][k];
                double x = psiRe[i] * psiRe[j] + psiIm[i] * psiIm[j];
                double y = psiRe[i] * psiIm[j] - psiIm[i] * psiRe[j];
                sum += re[o][k] * x - im[o][k] * y;
            }
            out[o][lane] = sum / norm2;
        }
    }

    /** Keeps the diagonal and the upper triangle, the latter doubled: the lower one is its conjugate. */
    private void index(int o, ComplexMatrix observable) {
        int count = 0;
        for (int pass = 0; pass < 2; pass++) {
            if (pass == 1) {
                rows[o] = new int[count];
                columns[o] = new int[count];
                re[o] = new double[count];
                im[o] = new double[count];
                count = 0;
            }
            for (int i = 0; i < n; i++) {
                for (int j = i; j < n; j++) {
                    if (observable.re(i, j) == 0 && observable.im(i, j) == 0) {
                        continue;
                    }
                    if (pass == 1) {
                        rows[o][count] = i;
                        columns[o][count] = j;
                        re[o][count] = (i == j ? 1 : 2) * observable.re(i, j);
                        im[o][count] = (i == j ? 1 : 2) * observable.im(i, j);
                    }
                    count++;
                }
            }
        }
    }
}
