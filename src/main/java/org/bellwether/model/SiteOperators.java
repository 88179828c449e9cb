package org.bellwether.model;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.spec.OperatorSpec;
import org.bellwether.spec.OperatorSpec.Factor;
import org.bellwether.spec.OperatorSpec.Term;

/**
 * Operators on sites of any dimension as matrices. The first site is the left tensor factor.
 *
 * @param levels how many levels each site has
 */
public record SiteOperators(List<Integer> levels) {
    /** Makes the list immutable. */
    public SiteOperators {
        levels = List.copyOf(levels);
    }

    /** The dimension of all sites together. */
    public int dimension() {
        return levels.stream().reduce(1, Math::multiplyExact);
    }

    /** The matrix of a sum of products. */
    public ComplexMatrix matrix(OperatorSpec operator) {
        int n = dimension();
        ComplexMatrix sum = ComplexMatrix.zero(n, n);
        for (Term term : operator.terms()) {
            ComplexMatrix product = ComplexMatrix.identity(n);
            for (Factor factor : term.factors()) {
                product = product.times(onAll(factor));
            }
            sum = sum.plus(product.times(term.re(), term.im()));
        }
        return sum;
    }

    private ComplexMatrix onAll(Factor factor) {
        ComplexMatrix product = ComplexMatrix.identity(1);
        for (int site = 0; site < levels.size(); site++) {
            product = product.kronecker(
                    site == factor.site()
                            ? onSite(factor, levels.get(site))
                            : ComplexMatrix.identity(levels.get(site)));
        }
        return product;
    }

    private static ComplexMatrix onSite(Factor factor, int n) {
        return switch (factor.kind()) {
            case X -> Pauli.X.matrix();
            case Y -> Pauli.Y.matrix();
            case Z -> Pauli.Z.matrix();
            case A -> lowering(n);
            case ADAG -> lowering(n).adjoint();
            case N -> lowering(n).adjoint().times(lowering(n));
            case P -> projector(n, factor.level());
        };
    }

    /** a|m> = sqrt(m)|m-1>. */
    private static ComplexMatrix lowering(int n) {
        double[] re = new double[n * n];
        for (int m = 1; m < n; m++) {
            re[(m - 1) * n + m] = Math.sqrt(m);
        }
        return ComplexMatrix.of(n, n, re, new double[n * n]);
    }

    private static ComplexMatrix projector(int n, int level) {
        double[] re = new double[n * n];
        re[level * n + level] = 1;
        return ComplexMatrix.of(n, n, re, new double[n * n]);
    }
}
