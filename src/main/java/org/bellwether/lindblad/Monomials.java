package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The monomials 1, s_a, s_a s_b (a <= b) and s_a^3 of counting fields s_1, ..., s_R, by degree: what means, covariances and
 * third cumulants need. Whatever a monomial left out divides is left out as well, so power series may be multiplied with these
 * terms alone, without any error in them.
 */
final class Monomials {
    private final int fields;
    private final List<List<Integer>> factors = new ArrayList<>();
    private final List<List<int[]>> products;

    Monomials(int fields) {
        this.fields = fields;
        factors.add(List.of());
        IntStream.range(0, fields).forEach(a -> factors.add(List.of(a)));
        for (int a = 0; a < fields; a++) {
            for (int b = a; b < fields; b++) {
                factors.add(List.of(a, b));
            }
        }
        IntStream.range(0, fields).forEach(a -> factors.add(List.of(a, a, a)));
        products = findProducts();
    }

    /** R. */
    int fields() {
        return fields;
    }

    /** The number of monomials. */
    int size() {
        return factors.size();
    }

    /** The fields that a monomial is the product of, ascending. */
    List<Integer> factors(int monomial) {
        return factors.get(monomial);
    }

    /** The product of the factorials of the exponents: 2 for s_a^2, 6 for s_a^3, else 1. */
    int factorial(int monomial) {
        List<Integer> f = factors.get(monomial);
        boolean power = f.size() > 1 && f.get(0).equals(f.get(1));
        return !power ? 1 : f.size() == 2 ? 2 : 6;
    }

    /** The index of the product of these fields, given in ascending order, at most two different or three equal ones. */
    int index(Integer... ascending) {
        return factors.indexOf(Arrays.asList(ascending));
    }

    /** All (i, j) with monomial i times monomial j equal to monomial k. */
    List<int[]> products(int k) {
        return products.get(k);
    }

    /** The series of ln p for a series p that starts with 1, whatever stands there. */
    double[] log(double[] p) {
        double[] log = new double[size()];
        for (int k = 1; k < size(); k++) {
            List<Integer> f = factors.get(k);
            double x = p[index(f.get(0))];
            switch (f.size()) {
                case 1 -> log[k] = x;
                case 2 -> log[k] = p[k] - x * p[index(f.get(1))] / factorial(k);
                default -> log[k] = p[k] - x * p[index(f.get(0), f.get(0))] + x * x * x / 3;
            }
        }
        return log;
    }

    private List<List<int[]>> findProducts() {
        List<List<int[]>> found = new ArrayList<>();
        Map<List<Integer>, Integer> indices = new HashMap<>();
        for (List<Integer> f : factors) {
            indices.put(f, found.size());
            found.add(new ArrayList<>());
        }
        for (int i = 0; i < size(); i++) {
            for (int j = 0; j < size(); j++) {
                List<Integer> both = new ArrayList<>(factors.get(i));
                both.addAll(factors.get(j));
                both.sort(null);
                Integer k = indices.get(both);
                if (k != null) {
                    found.get(k).add(new int[] {i, j});
                }
            }
        }
        return found;
    }
}
