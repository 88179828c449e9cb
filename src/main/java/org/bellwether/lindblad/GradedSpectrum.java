package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.linalg.RealMatrices.Eigenvalue;
import org.bellwether.lindblad.StructuralLevels.Term;

/**
 * The eigenvalues of L = sum_k c_k M_k, whose solutions are bounded, at coefficients of any ratio. Real parts come out exactly zero
 * where no coefficient damps a mode, and else to a few digits of their own size.
 *
 * <p>Where weak terms follow strong ones by a factor {@value #APART} or more, they are a perturbation: the undamped modes of the strong
 * part F, those of each frequency omega apart, are damped by the weak part on their space, averaged over the oscillation. A weak
 * term that does nothing there in first order, such as a weak static field, acts at omega = 0 in second order, -P M_k F^# M_l P. What is left is
 * again a sum of terms, whose eigenvalues are found likewise.
 */
final class GradedSpectrum {
    /** Neighbours in size that differ by more are strong and weak. */
    private static final double APART = 1e5;
    /** So much numbers of one matrix may differ. */
    private static final double RANGE = 1e10;
    /** Real and imaginary parts below this fraction of the largest modulus are rounding. */
    private static final double ROUNDING = 1e-12;
    /** Of a term's largest element: what is below in the undamped modes of others is their rounding. */
    private static final double CLEAN = 1e-9;

    private GradedSpectrum() {}

    /** The n eigenvalues of a sum of n x n terms. */
    static List<Eigenvalue> of(List<Term> terms, int n) {
        List<Term> sorted = terms.stream()
                .filter(t -> t.size() > 0)
                .sorted(Comparator.comparingDouble(Term::size).reversed())
                .toList();
        int strong = strong(sorted);
        double[][] f = sum(sorted.subList(0, strong), n);
        List<Eigenvalue> eigenvalues = direct(f);
        if (strong == sorted.size()) {
            return eigenvalues;
        }
        List<Eigenvalue> all = new ArrayList<>();
        for (Eigenvalue e : eigenvalues) {
            if (e.re() != 0) {
                all.add(e);
            }
        }
        for (double frequency : frequencies(eigenvalues)) {
            int modes = (int) eigenvalues.stream()
                    .filter(e -> e.re() == 0 && same(Math.abs(e.im()), frequency, eigenvalues))
                    .count();
            all.addAll(damped(f, frequency, modes, sorted.subList(strong, sorted.size())));
        }
        return all;
    }

    /** The eigenvalues of one matrix, rounding set to zero. */
    static List<Eigenvalue> direct(double[][] matrix) {
        List<Eigenvalue> raw = RealMatrices.eigenvalues(matrix);
        double least = ROUNDING * largest(raw);
        return raw.stream()
                .map(e ->
                        new Eigenvalue(Math.abs(e.re()) <= least ? 0 : e.re(), Math.abs(e.im()) <= least ? 0 : e.im()))
                .toList();
    }

    /** How many terms, by descending size, are the strong part. */
    private static int strong(List<Term> terms) {
        int end = 1;
        while (end < terms.size() && ratio(terms, end) < APART) {
            end++;
        }
        if (terms.isEmpty()
                || terms.get(0).size()
                                / terms.get(Math.min(end, terms.size()) - 1).size()
                        <= RANGE) {
            return Math.min(end, terms.size());
        }
        int widest = 1;
        for (int k = 2; k < end; k++) {
            widest = ratio(terms, k) > ratio(terms, widest) ? k : widest;
        }
        return widest;
    }

    private static double ratio(List<Term> terms, int k) {
        return terms.get(k - 1).size() / terms.get(k).size();
    }

    /** The eigenvalues that the undamped modes of F at ±i omega get from weak terms. */
    private static List<Eigenvalue> damped(double[][] f, double frequency, int modes, List<Term> weak) {
        Modes space = Modes.of(f, frequency, modes);
        List<Term> reduced = new ArrayList<>();
        List<Term> silent = new ArrayList<>();
        for (Term term : weak) {
            double[][] inside = clean(space.averaged(term.matrix()), term.matrix());
            (RealMatrices.maxAbs(inside) > 0 ? reduced : silent)
                    .add(new Term(term.coefficient(), RealMatrices.maxAbs(inside) > 0 ? inside : term.matrix()));
        }
        if (frequency == 0 && !silent.isEmpty()) {
            reduced.addAll(secondOrder(f, space, silent));
        }
        List<Eigenvalue> slow = of(reduced, modes);
        List<Eigenvalue> all = new ArrayList<>();
        for (int k = 0; k < modes; k++) {
            double im = frequency == 0 ? slow.get(k).im() : k % 2 == 0 ? frequency : -frequency;
            all.add(new Eigenvalue(slow.get(k).re(), im));
        }
        return all;
    }

    private static List<Term> secondOrder(double[][] f, Modes space, List<Term> silent) {
        double size = RealMatrices.maxAbs(f);
        double[][] projection = RealMatrices.times(space.right(), space.left());
        // On what the weak terms lead to, which has no part in the modes, this is the group inverse of F.
        double[][] inverse =
                RealMatrices.inverse(RealMatrices.plus(f, RealMatrices.times(projection, size > 0 ? -size : -1)));
        List<Term> terms = new ArrayList<>();
        for (Term first : silent) {
            for (Term second : silent) {
                double[][] there = RealMatrices.times(inverse, RealMatrices.times(first.matrix(), space.right()));
                double[][] back = RealMatrices.times(space.left(), RealMatrices.times(second.matrix(), there));
                double[][] bound = {
                    {
                        RealMatrices.maxAbs(inverse)
                                * RealMatrices.maxAbs(first.matrix())
                                * RealMatrices.maxAbs(second.matrix())
                    }
                };
                terms.add(new Term(
                        first.coefficient() * second.coefficient(), clean(RealMatrices.times(back, -1), bound)));
            }
        }
        return terms;
    }

    private static double[][] clean(double[][] matrix, double[][] scale) {
        double least = CLEAN * RealMatrices.maxAbs(scale);
        double[][] cleaned = RealMatrices.times(matrix, 1);
        for (double[] row : cleaned) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.abs(row[j]) <= least ? 0 : row[j];
            }
        }
        return cleaned;
    }

    /** The undamped frequencies omega >= 0, each once. */
    private static List<Double> frequencies(List<Eigenvalue> eigenvalues) {
        List<Double> found = new ArrayList<>();
        for (Eigenvalue e : eigenvalues) {
            double frequency = Math.abs(e.im());
            if (e.re() == 0 && found.stream().noneMatch(w -> same(w, frequency, eigenvalues))) {
                found.add(frequency);
            }
        }
        return found;
    }

    private static boolean same(double a, double b, List<Eigenvalue> eigenvalues) {
        return Math.abs(a - b) <= ROUNDING * largest(eigenvalues);
    }

    private static double largest(List<Eigenvalue> eigenvalues) {
        return eigenvalues.stream()
                .mapToDouble(e -> Math.hypot(e.re(), e.im()))
                .max()
                .orElse(0);
    }

    private static double[][] sum(List<Term> terms, int n) {
        double[][] sum = new double[n][n];
        for (Term term : terms) {
            sum = RealMatrices.plus(sum, RealMatrices.times(term.matrix(), term.coefficient()));
        }
        return sum;
    }

    /**
     * The undamped modes of F at ±i omega.
     *
     * @param frequency omega >= 0
     * @param right R, one column a mode
     * @param left Q^T, one row a mode, Q^T R = 1
     * @param turn Q^T F R/omega, whose square is -1; empty at omega = 0
     */
    private record Modes(double frequency, double[][] right, double[][] left, double[][] turn) {
        static Modes of(double[][] f, double frequency, int modes) {
            int n = f.length;
            double[][] singular = frequency == 0
                    ? f
                    : RealMatrices.plus(
                            RealMatrices.times(f, f),
                            RealMatrices.times(RealMatrices.identity(n), frequency * frequency));
            RealMatrices.Svd svd = RealMatrices.svd(singular);
            double[][] right = last(svd.v(), modes);
            double[][] raw = RealMatrices.transpose(last(svd.u(), modes));
            double[][] left = RealMatrices.times(RealMatrices.inverse(RealMatrices.times(raw, right)), raw);
            double[][] turn = frequency == 0
                    ? new double[0][]
                    : RealMatrices.times(RealMatrices.times(left, RealMatrices.times(f, right)), 1 / frequency);
            return new Modes(frequency, right, left, turn);
        }

        /** Q^T M R, averaged over the oscillation: (A - JAJ)/2 with J^2 = -1. */
        double[][] averaged(double[][] matrix) {
            double[][] a = RealMatrices.times(left, RealMatrices.times(matrix, right));
            return frequency == 0
                    ? a
                    : RealMatrices.times(
                            RealMatrices.plus(
                                    a, RealMatrices.times(RealMatrices.times(turn, RealMatrices.times(a, turn)), -1)),
                            0.5);
        }

        private static double[][] last(double[][] columns, int count) {
            double[][] m = new double[columns.length][count];
            for (int i = 0; i < columns.length; i++) {
                System.arraycopy(columns[i], columns[i].length - count, m[i], 0, count);
            }
            return m;
        }
    }
}
