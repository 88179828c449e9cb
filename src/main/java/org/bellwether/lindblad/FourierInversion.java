package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The distribution of N = sum_k c_k n_k from its characteristic function at M equidistant points,
 *
 * <pre>
 *   P(N = m) = (1/M) sum_j e^{-i theta_j m} E[e^{i theta_j N}],     theta_j = 2 pi j/M
 * </pre>
 *
 * <p>to which P(N = m + M), P(N = m - M) and so on are added. M is no less than the width of any {@link CountRange}, so what is
 * added has a probability below 1e-13 in all. M is odd, for then all points but the first are pairs of complex conjugates.
 */
final class FourierInversion {
    private final Generator generator;
    private final Propagation propagation;
    private final int[] coefficients;
    private final double[] cosines;
    private final double[] sines;

    /** An inversion on at least {@code width} points. */
    FourierInversion(Generator generator, Propagation propagation, int[] coefficients, int width) {
        this.generator = generator;
        this.propagation = propagation;
        this.coefficients = coefficients.clone();
        int points = width | 1;
        cosines = new double[points];
        sines = new double[points];
        for (int j = 0; j < points; j++) {
            cosines[j] = StrictMath.cos(angle(j));
            sines[j] = StrictMath.sin(angle(j));
        }
    }

    /** The distributions over these ranges, one an output time. */
    List<CountDistribution> over(List<CountRange> ranges) {
        List<CountDistribution> distributions = new ArrayList<>();
        for (CountRange range : ranges) {
            distributions.add(new CountDistribution(range.first(), new double[range.width()]));
        }
        for (int j = 0; j <= cosines.length / 2; j++) {
            int point = j;
            double[] angles = Arrays.stream(coefficients)
                    .mapToDouble(c -> angle(index(point, c)))
                    .toArray();
            TiltedGenerator tilted = TiltedGenerator.phases(generator, angles);
            if (tilted.isJoint()) {
                add(j, propagation.states(tilted), tilted.initial().length / 2, distributions);
                continue;
            }
            // Few coordinates are what the trace, Re r_0 + i Im r_0, depends on.
            boolean[] trace = new boolean[tilted.initial().length];
            trace[0] = true;
            trace[trace.length / 2] = true;
            Subsystem part = Subsystem.of(tilted, trace);
            int im = Arrays.binarySearch(part.coordinates(), trace.length / 2);
            List<ScaledMatrix> states = propagation.states(part, Subsystem.part(tilted.initial(), part.coordinates()));
            add(j, states, im, distributions);
        }
        for (CountDistribution d : distributions) {
            // What is below rounding may come out negative.
            Arrays.setAll(d.probabilities(), m -> Math.max(0, d.probabilities()[m]));
        }
        return distributions;
    }

    private void add(int j, List<ScaledMatrix> states, int im, List<CountDistribution> distributions) {
        for (int i = 0; i < states.size(); i++) {
            add(j, states.get(i), im, distributions.get(i));
        }
    }

    /** Adds the term of theta_j and its conjugate; the trace's real part is the first coordinate, its imaginary part number {@code i}. */
    private void add(int j, ScaledMatrix state, int i, CountDistribution distribution) {
        double[] r = state.column();
        double weight = Math.pow(2, state.exponent()) * (j == 0 ? 1 : 2) / cosines.length;
        double re = weight * r[0];
        double im = weight * r[i];
        double[] p = distribution.probabilities();
        for (int m = 0; m < p.length; m++) {
            int k = index(j, distribution.first() + m);
            p[m] += re * cosines[k] + im * sines[k];
        }
    }

    /** The point at theta_j m, less the full turns: no digits are lost to large angles. */
    private int index(int j, long m) {
        long points = cosines.length;
        return (int) Math.floorMod(j * Math.floorMod(m, points), points);
    }

    private double angle(int j) {
        return 2 * Math.PI * j / cosines.length;
    }
}
