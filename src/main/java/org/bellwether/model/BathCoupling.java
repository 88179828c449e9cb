package org.bellwether.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bellwether.linalg.BlockEigen;
import org.bellwether.linalg.ComplexMatrix;

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

    /** One of them. */
    public static final class Part {
        private final double frequency;
        private final StoredOperator operator;

        private Part(double frequency, ComplexMatrix operator) {
            this.frequency = frequency;
            this.operator = StoredOperator.of(operator);
        }

        /** w, of either sign. */
        public double frequency() {
            return frequency;
        }

        /** A(w), n x n. */
        public ComplexMatrix operator() {
            return operator.matrix();
        }
    }

    /**
     * Those of an operator.
     *
     * @param hamiltonian Hermitian, n x n
     * @param coupling A, n x n
     */
    public static BathCoupling of(ComplexMatrix hamiltonian, ComplexMatrix coupling) {
        return of(hamiltonian, List.of(coupling)).get(0);
    }

    /** Those of several operators. */
    public static List<BathCoupling> of(ComplexMatrix hamiltonian, List<ComplexMatrix> couplings) {
        BlockEigen eigen = BlockEigen.of(hamiltonian);
        double[] levels = eigen.values();
        double one = ONE * Math.max(Math.abs(levels[0]), Math.abs(levels[levels.length - 1]));
        double[] frequencies = frequencies(levels, one);
        return couplings.stream()
                .map(coupling -> of(eigen, frequencies, one, coupling))
                .toList();
    }

    private static BathCoupling of(BlockEigen eigen, double[] frequencies, double one, ComplexMatrix coupling) {
        ComplexMatrix vectors = eigen.vectors();
        ComplexMatrix inEigenbasis = vectors.adjoint().times(coupling).times(vectors);
        double[] levels = eigen.values();
        int n = levels.length;
        double least = NOTHING * coupling.maxAbs();
        Map<Integer, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (Math.max(Math.abs(inEigenbasis.re(i, j)), Math.abs(inEigenbasis.im(i, j))) > least) {
                    int k = nearest(frequencies, levels[j] - levels[i]);
                    places.computeIfAbsent(k, key -> new ArrayList<>()).add(i * n + j);
                }
            }
        }
        Columns columns = new Columns(vectors);
        List<Part> parts = new ArrayList<>();
        places.forEach((k, elements) -> parts.add(new Part(frequencies[k], columns.operator(inEigenbasis, elements))));
        return new BathCoupling(parts);
    }

    /** The eigenvectors |E_i> by their amplitudes that are not zero. */
    private static final class Columns {
        private final ComplexMatrix vectors;
        private final int n;
        private final int[][] rows;

        Columns(ComplexMatrix vectors) {
            this.vectors = vectors;
            n = vectors.rows();
            rows = new int[n][];
            Arrays.setAll(
                    rows,
                    i -> IntStream.range(0, n)
                            .filter(row -> vectors.re(row, i) != 0 || vectors.im(row, i) != 0)
                            .toArray());
        }

        /** sum |E_i> a_ij <E_j| over the elements of a at some places i n + j, row after row. */
        ComplexMatrix operator(ComplexMatrix a, List<Integer> places) {
            double[] re = new double[n * n];
            double[] im = new double[n * n];
            for (int from = 0; from < places.size(); ) {
                int i = places.get(from) / n;
                int to = from;
                while (to < places.size() && places.get(to) / n == i) {
                    to++;
                }
                addRow(a, i, places.subList(from, to), re, im);
                from = to;
            }
            return ComplexMatrix.of(n, n, re, im);
        }

        /** Adds |E_i> times the sum of a_ij <E_j|. */
        private void addRow(ComplexMatrix a, int i, List<Integer> places, double[] re, double[] im) {
            double[] sumRe = new double[n];
            double[] sumIm = new double[n];
            for (int place : places) {
                int j = place % n;
                for (int column : rows[j]) {
                    double x = vectors.re(column, j);
                    double y = -vectors.im(column, j);
                    sumRe[column] += a.re(i, j) * x - a.im(i, j) * y;
                    sumIm[column] += a.re(i, j) * y + a.im(i, j) * x;
                }
            }
            int[] columns = IntStream.range(0, n)
                    .filter(column -> sumRe[column] != 0 || sumIm[column] != 0)
                    .toArray();
            for (int row : rows[i]) {
                double x = vectors.re(row, i);
                double y = vectors.im(row, i);
                for (int column : columns) {
                    re[row * n + column] += x * sumRe[column] - y * sumIm[column];
                    im[row * n + column] += x * sumIm[column] + y * sumRe[column];
                }
            }
        }
    }

    /** The index of the value that is nearest, of ascending ones. */
    private static int nearest(double[] values, double x) {
        int found = Arrays.binarySearch(values, x);
        if (found >= 0) {
            return found;
        }
        int above = Math.min(-found - 1, values.length - 1);
        int below = Math.max(0, above - 1);
        return x - values[below] <= values[above] - x ? below : above;
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
                        part.operator,
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
        double[] differences = IntStream.range(0, levels.length)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(i + 1, levels.length).mapToDouble(j -> levels[j] - levels[i]))
                .filter(difference -> difference > one)
                .sorted()
                .toArray();
        List<Double> positive = new ArrayList<>();
        for (double difference : differences) {
            if (positive.isEmpty() || difference - positive.get(positive.size() - 1) > one) {
                positive.add(difference);
            }
        }
        double[] all = new double[2 * positive.size() + 1];
        for (int k = 0; k < positive.size(); k++) {
            all[positive.size() - 1 - k] = -positive.get(k);
            all[positive.size() + 1 + k] = positive.get(k);
        }
        return all;
    }
}
