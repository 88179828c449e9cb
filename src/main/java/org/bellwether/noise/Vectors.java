package org.bellwether.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Real vectors as plain arrays. */
final class Vectors {
    /** What is left of a vector relative to itself, below which it counts as dependent. */
    private static final double TOLERANCE = 1e-10;

    private Vectors() {}

    /** An orthonormal basis of the span of some vectors, by Gram and Schmidt in their order. */
    static List<double[]> orthonormal(List<double[]> vectors) {
        List<double[]> basis = new ArrayList<>();
        span(vectors, basis);
        return basis;
    }

    /** The places of the vectors that do not depend on those before them. */
    static int[] independent(List<double[]> vectors) {
        return span(vectors, new ArrayList<>());
    }

    private static int[] span(List<double[]> vectors, List<double[]> basis) {
        int[] places = new int[vectors.size()];
        for (int j = 0; j < vectors.size(); j++) {
            double[] v = vectors.get(j);
            double[] rest = rest(v, basis);
            double norm = Math.sqrt(dot(rest, rest));
            if (norm > TOLERANCE * Math.sqrt(dot(v, v))) {
                places[basis.size()] = j;
                basis.add(multiple(1 / norm, rest));
            }
        }
        return Arrays.copyOf(places, basis.size());
    }

    /** What is left of a vector without its components along orthonormal ones. */
    static double[] rest(double[] v, List<double[]> orthonormal) {
        double[] rest = v.clone();
        // Twice: what is left of nearly dependent vectors is not orthogonal after one pass.
        for (int pass = 0; pass < 2; pass++) {
            for (double[] e : orthonormal) {
                addMultiple(rest, -dot(e, rest), e);
            }
        }
        return rest;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double[] multiple(double factor, double[] a) {
        double[] m = new double[a.length];
        addMultiple(m, factor, a);
        return m;
    }

    static void addMultiple(double[] target, double factor, double[] a) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * a[i];
        }
    }
}
