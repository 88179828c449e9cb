package org.bellwether.lindblad;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Step.Scheme;
import org.bellwether.model.OpenSystem;

/**
 * Second moments over the noise of the noise-conditioned density matrix rho (classical noise on a path, baths averaged), exactly,
 * at output times: everything quadratic in rho, of which {@link PairGenerator} is the linear equation.
 */
public final class NoiseMoments {
    private final HermitianBasis basis;
    private final PairGenerator pairs;
    private final double[][] moments;

    private NoiseMoments(OpenSystem system, TimeSteps steps, Scheme scheme) {
        basis = HermitianBasis.of(system.dimension());
        pairs = PairGenerator.of(system);
        double[] initial = pairs.initial();
        moments = new double[steps.outputs()][initial.length];
        for (Subsystem part : Subsystem.split(pairs)) {
            int[] coordinates = part.coordinates();
            double[] start = Subsystem.part(initial, coordinates);
            if (Arrays.stream(start).anyMatch(x -> x != 0)) {
                MeanEvolution.visit(dt -> part.map(new Step(scheme, dt)), start, steps, (k, r) -> {
                    for (int i = 0; i < r.length; i++) {
                        moments[k][coordinates[i]] = r[i];
                    }
                    return true;
                });
            }
        }
    }

    /**
     * Those in continuous time, at t_k = steps[k] dt.
     *
     * @throws IllegalArgumentException if the step numbers do not ascend from 0, or the system is too large for
     *     {@link PairGenerator#of}
     */
    public static NoiseMoments exact(OpenSystem system, long[] steps, double dt) {
        return exact(system, TimeSteps.uniform(steps, dt));
    }

    /** The same at the output times of any steps. */
    public static NoiseMoments exact(OpenSystem system, TimeSteps steps) {
        return new NoiseMoments(system, steps, Scheme.EXACT);
    }

    /**
     * Those of paths of step dt, after steps[k] Strang steps.
     *
     * @throws IllegalArgumentException as {@link #exact}
     */
    public static NoiseMoments strang(OpenSystem system, long[] steps, double dt) {
        return strang(system, TimeSteps.uniform(steps, dt));
    }

    /** The same at the output times of steps of several sizes. */
    public static NoiseMoments strang(OpenSystem system, TimeSteps steps) {
        return new NoiseMoments(system, steps, Scheme.STRANG);
    }

    /** E[<O>] = tr(O E[rho]) of a Hermitian O, n x n, at each step number. */
    public double[] mean(ComplexMatrix observable) {
        double[] c = basis.functional(observable);
        return each(r -> mean(r, c));
    }

    /** The variance over the noise of <O>, at each step number. */
    public double[] variance(ComplexMatrix observable) {
        return Arrays.stream(covariance(observable, observable))
                .map(x -> Math.max(x, 0)) // rounding may leave a little less
                .toArray();
    }

    /** The covariance over the noise of <A> and <B>, at each step number. */
    public double[] covariance(ComplexMatrix a, ComplexMatrix b) {
        double[] c = basis.functional(a);
        double[] d = basis.functional(b);
        return each(r -> product(r, c, d) - mean(r, c) * mean(r, d));
    }

    /** E[<A><B>] over the noise, at each step number. */
    public double[] product(ComplexMatrix a, ComplexMatrix b) {
        double[] c = basis.functional(a);
        double[] d = basis.functional(b);
        return each(r -> product(r, c, d));
    }

    /** E[tr(rho^2)] = (1/n) sum_k E[r_k^2], at each step number. */
    public double[] purity() {
        int n = basis.operators().get(0).rows();
        return each(r -> {
            double sum = 0;
            for (int k = 0; k < n * n; k++) {
                sum += r[pairs.index(k, k)];
            }
            return sum / n;
        });
    }

    private double mean(double[] r, double[] c) {
        double sum = 0;
        for (int k = 0; k < c.length; k++) {
            sum += c[k] * r[pairs.index(0, k)];
        }
        return sum;
    }

    private double product(double[] r, double[] c, double[] d) {
        double sum = 0;
        for (int k = 0; k < c.length; k++) {
            for (int l = 0; l < d.length; l++) {
                sum += c[k] * d[l] * r[pairs.index(k, l)];
            }
        }
        return sum;
    }

    private double[] each(ToDoubleFunction<double[]> quantity) {
        return Arrays.stream(moments).mapToDouble(quantity).toArray();
    }
}
