package org.bellwether.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;

/**
 * The eigenoperators A(w) of a coupling operator A for all Bohr frequencies w of a Hamiltonian, Eq. (31): A = sum_w A(w), and A(w)
 * takes the energy w out of the system. Frequencies closer than {@value #ONE} of the largest level are one.
 *
 * @param parts those that do not vanish, by ascending frequency
 */
public record BathCoupling(List<Part> parts) {
    private static final double ONE = 1e-8;
    /** Of A: what is smaller is rounding. */
    private static final double NOTHING = 1e-12;

    private static final int DIGITS = 6;

    /** Makes the list immutable. */
    public BathCoupling {
        parts = List.copyOf(parts);
    }

    /**
     * One of them.
     *
     * @param frequency w, of either sign
     * @param operator A(w), n x n
     */
    public record Part(double frequency, ComplexMatrix operator) {}

    /**
     * Those of an operator.
     *
     * @param hamiltonian Hermitian, n x n
     * @param coupling A, n x n
     */
    public static BathCoupling of(ComplexMatrix hamiltonian, ComplexMatrix coupling) {
        HermitianEigen eigen = HermitianEigen.of(hamiltonian);
        ComplexMatrix inEigenbasis = eigen.vectors().adjoint().times(coupling).times(eigen.vectors());
        int n = hamiltonian.rows();
        double largest = Math.max(Math.abs(eigen.value(0)), Math.abs(eigen.value(n - 1)));
        double[] bounds = frequencies(eigen.values(), ONE * largest);
        List<Part> parts = new ArrayList<>();
        for (double frequency : bounds) {
            double[] re = new double[n * n];
            double[] im = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (Math.abs(eigen.value(j) - eigen.value(i) - frequency) <= ONE * largest) {
                        re[i * n + j] = inEigenbasis.re(i, j);
                        im[i * n + j] = inEigenbasis.im(i, j);
                    }
                }
            }
            ComplexMatrix part = ComplexMatrix.of(n, n, re, im);
            if (part.maxAbs() > NOTHING * coupling.maxAbs()) {
                parts.add(new Part(
                        frequency,
                        eigen.vectors().times(part).times(eigen.vectors().adjoint())));
            }
        }
        return new BathCoupling(parts);
    }

    /**
     * The jump channels of a bath, each at the rate gamma(w) of Eq. (17), named by the bath and w: "bath1_+1.41421".
     *
     * @param number the number of the bath, from 0
     */
    public List<JumpChannel> channels(String name, int number, Bath bath) {
        return parts.stream()
                .map(part -> new JumpChannel(
                        name + "_" + frequency(part.frequency()),
                        part.operator(),
                        bath.rate(part.frequency()),
                        number,
                        part.frequency()))
                .toList();
    }

    /** With its sign, and six significant digits without zeros behind them. */
    private static String frequency(double w) {
        String digits = new BigDecimal(w)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
        return w > 0 ? "+" + digits : digits;
    }

    /** All distinct differences of levels, ascending; those that are zero or opposite to the bit. */
    private static double[] frequencies(double[] levels, double one) {
        List<Double> positive = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            for (int j = i + 1; j < levels.length; j++) {
                double difference = levels[j] - levels[i];
                if (difference > one && positive.stream().noneMatch(w -> Math.abs(w - difference) <= one)) {
                    positive.add(difference);
                }
            }
        }
        positive.sort(null);
        double[] all = new double[2 * positive.size() + 1];
        for (int k = 0; k < positive.size(); k++) {
            all[positive.size() - 1 - k] = -positive.get(k);
            all[positive.size() + 1 + k] = positive.get(k);
        }
        return all;
    }
}
