package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;

/**
 * The master equation of a system in levels in which its symmetries are zeros, one matrix for every coefficient:
 *
 * <pre>
 *   L = sum_k c_k M_k,     c_k = 1 for H and for F, gamma_k for each jump operator and each noise with gamma_k > 0
 * </pre>
 *
 * <p>The levels are eigenvectors of H; degenerate ones are told apart by A†A of the jump operators, and then by the noises. Coordinates
 * are those of {@link Levels#basis}: populations first, then coherences. A tolerance decides which elements of an M_k are rounding. It
 * never sees a rate, so a rate that is not zero counts however small it is.
 */
final class StructuralLevels {
    /** Of the largest element of an operator: what is below is rounding. */
    private static final double ROUNDING = 1e-12;
    /** Eigenvalues that are closer, as a part of their operator's largest element, are the same. */
    private static final double DEGENERATE = 1e-9;

    private final ComplexMatrix vectors;
    private final HermitianBasis basis;
    private final List<Term> terms = new ArrayList<>();

    /**
     * A part c M of the generator.
     *
     * @param coefficient c > 0
     * @param matrix M, its rounding set to zero
     */
    record Term(double coefficient, double[][] matrix) {
        /** The largest element of c M. */
        double size() {
            return coefficient * RealMatrices.maxAbs(matrix);
        }
    }

    StructuralLevels(OpenSystem system) {
        vectors = levels(system);
        int n = system.dimension();
        basis = Levels.basis(n);
        ComplexMatrix h = inLevels(system.hamiltonian());
        add(1, h, Liouvillian.matrix(basis, rho -> Liouvillian.unitary(h, rho)));
        ComplexMatrix f = inLevels(system.field());
        add(1, f, Liouvillian.matrix(basis, rho -> Liouvillian.unitary(f, rho)));
        for (JumpChannel jump : system.jumps()) {
            dissipator(jump.operator(), jump.rate());
        }
        for (NoiseChannel noise : system.noises()) {
            dissipator(noise.operator(), noise.intensity());
        }
    }

    /** The number of levels, and of populations. */
    int levels() {
        return vectors.rows();
    }

    /** The parts of L that are not zero. */
    List<Term> terms() {
        return List.copyOf(terms);
    }

    /** L, (n^2) x (n^2). */
    double[][] generator() {
        double[][] sum = new double[levels() * levels()][levels() * levels()];
        for (Term term : terms) {
            sum = RealMatrices.plus(sum, RealMatrices.times(term.matrix, term.coefficient));
        }
        return sum;
    }

    /** The operator sum_k x_k B_k, n x n in the basis in which the system was given. */
    ComplexMatrix operator(double[] x) {
        ComplexMatrix sum = ComplexMatrix.zero(levels(), levels());
        for (int k = 0; k < x.length; k++) {
            sum = sum.plus(basis.operators().get(k).times(x[k]));
        }
        return vectors.times(sum).times(vectors.adjoint());
    }

    private void dissipator(ComplexMatrix operator, double rate) {
        ComplexMatrix a = inLevels(operator);
        add(rate, a, Liouvillian.matrix(basis, rho -> Liouvillian.dissipator(a, rho)));
    }

    private void add(double coefficient, ComplexMatrix operator, double[][] matrix) {
        if (coefficient > 0 && operator.maxAbs() > 0) {
            double[][] cleaned = withoutRounding(matrix);
            if (RealMatrices.maxAbs(cleaned) > 0) {
                terms.add(new Term(coefficient, cleaned));
            }
        }
    }

    private static double[][] withoutRounding(double[][] matrix) {
        double least = ROUNDING * RealMatrices.maxAbs(matrix);
        double[][] cleaned = RealMatrices.times(matrix, 1);
        for (double[] row : cleaned) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.abs(row[j]) <= least ? 0 : row[j];
            }
        }
        return cleaned;
    }

    /** An operator as a matrix over the levels, its rounding set to zero. */
    private ComplexMatrix inLevels(ComplexMatrix operator) {
        ComplexMatrix m = vectors.adjoint().times(operator).times(vectors);
        double least = ROUNDING * operator.maxAbs();
        double[] re = m.realParts();
        double[] im = m.imaginaryParts();
        for (int k = 0; k < re.length; k++) {
            re[k] = Math.abs(re[k]) <= least ? 0 : re[k];
            im[k] = Math.abs(im[k]) <= least ? 0 : im[k];
        }
        return ComplexMatrix.of(m.rows(), m.columns(), re, im);
    }

    private static ComplexMatrix levels(OpenSystem system) {
        List<ComplexMatrix> operators = new ArrayList<>();
        operators.add(system.hamiltonian());
        system.jumps().stream()
                .filter(j -> j.rate() > 0)
                .forEach(j -> operators.add(j.operator().adjoint().times(j.operator())));
        system.noises().stream().filter(v -> v.intensity() > 0).forEach(v -> operators.add(v.operator()));
        operators.add(system.field());
        List<ComplexMatrix> spaces = List.of(ComplexMatrix.identity(system.dimension()));
        for (ComplexMatrix operator : operators) {
            spaces = spaces.stream()
                    .flatMap(space -> split(space, operator).stream())
                    .toList();
        }
        return columns(spaces);
    }

    /** The eigenspaces of an operator inside a space, whose basis vectors are columns. */
    private static List<ComplexMatrix> split(ComplexMatrix space, ComplexMatrix operator) {
        if (space.columns() == 1 || operator.maxAbs() == 0) {
            return List.of(space);
        }
        ComplexMatrix inside = space.adjoint().times(operator).times(space);
        HermitianEigen eigen = HermitianEigen.of(inside.plus(inside.adjoint()).times(0.5));
        ComplexMatrix rotated = space.times(eigen.vectors());
        List<ComplexMatrix> parts = new ArrayList<>();
        int first = 0;
        for (int k = 1; k <= space.columns(); k++) {
            if (k == space.columns() || eigen.value(k) - eigen.value(k - 1) > DEGENERATE * operator.maxAbs()) {
                parts.add(columns(rotated, first, k));
                first = k;
            }
        }
        // Nothing was told apart: the basis is kept, in which an operator before may have found its zeros.
        return parts.size() == 1 ? List.of(space) : parts;
    }

    private static ComplexMatrix columns(ComplexMatrix matrix, int first, int end) {
        double[] re = new double[matrix.rows() * (end - first)];
        double[] im = new double[re.length];
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = first; j < end; j++) {
                re[i * (end - first) + j - first] = matrix.re(i, j);
                im[i * (end - first) + j - first] = matrix.im(i, j);
            }
        }
        return ComplexMatrix.of(matrix.rows(), end - first, re, im);
    }

    private static ComplexMatrix columns(List<ComplexMatrix> spaces) {
        int n = spaces.get(0).rows();
        double[] re = new double[n * n];
        double[] im = new double[n * n];
        int column = 0;
        for (ComplexMatrix space : spaces) {
            for (int j = 0; j < space.columns(); j++, column++) {
                for (int i : IntStream.range(0, n).toArray()) {
                    re[i * n + column] = space.re(i, j);
                    im[i * n + column] = space.im(i, j);
                }
            }
        }
        return ComplexMatrix.of(n, n, re, im);
    }
}
