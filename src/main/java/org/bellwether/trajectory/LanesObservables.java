package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bellwether.linalg.ComplexMatrix;

/**
 * The expectation values of observables in all lanes that a block shows: products conj(psi_i) psi_j of the amplitudes that any
 * observable asks for, i &lt;= j, made once, and sums of them,
 *
 * <pre>
 *   &lt;O&gt; = [sum_i O_ii |psi_i|^2 + 2 sum_(i&lt;j) (Re O_ij Re conj(psi_i) psi_j - Im O_ij Im conj(psi_i) psi_j)] / |psi|^2.
 * </pre>
 */
final class LanesObservables {
    /** Of each product: i and j. */
    final int[] rows;

    final int[] columns;
    /** The sum of each observable. */
    final Sum[] sums;

    /**
     * A sum.
     *
     * @param parts of products: 2 p for the real part of product p, 2 p + 1 for the imaginary one
     * @param factors of each
     */
    record Sum(int[] parts, double[] factors) {}

    /** Of Hermitian n x n matrices. */
    LanesObservables(List<ComplexMatrix> observables) {
        Map<List<Integer>, Integer> places = new LinkedHashMap<>();
        sums = observables.stream().map(o -> sum(o, places)).toArray(Sum[]::new);
        rows = places.keySet().stream().mapToInt(pair -> pair.get(0)).toArray();
        columns = places.keySet().stream().mapToInt(pair -> pair.get(1)).toArray();
    }

    private static Sum sum(ComplexMatrix o, Map<List<Integer>, Integer> places) {
        List<Integer> parts = new ArrayList<>();
        List<Double> factors = new ArrayList<>();
        for (int i = 0; i < o.rows(); i++) {
            for (int j = i; j < o.rows(); j++) {
                double twice = i == j ? 1 : 2;
                if (o.re(i, j) != 0 || o.im(i, j) != 0) {
                    int place = places.computeIfAbsent(List.of(i, j), pair -> places.size());
                    if (o.re(i, j) != 0) {
                        parts.add(2 * place);
                        factors.add(twice * o.re(i, j));
                    }
                    if (i != j && o.im(i, j) != 0) {
                        parts.add(2 * place + 1);
                        factors.add(-twice * o.im(i, j));
                    }
                }
            }
        }
        return new Sum(
                parts.stream().mapToInt(Integer::intValue).toArray(),
                factors.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Room for the parts of all products of a number of lanes. */
    double[] products(int lanes) {
        return new double[2 * rows.length * lanes];
    }

    /**
     * The passes that evaluate them in the states that a block shows.
     *
     * @param products room for the products
     * @param out where they go, [observable][lane]
     * @param from the block's first lane there
     */
    Pass[] passes(LanesPasses passes, LanesBlock block, double[] products, double[][] out, int from) {
        List<Pass> all = new ArrayList<>();
        all.add(passes.products(block, rows, columns, products));
        for (int o = 0; o < sums.length; o++) {
            all.add(passes.expectation(block, sums[o], products, out[o], from));
        }
        return all.toArray(Pass[]::new);
    }
}
