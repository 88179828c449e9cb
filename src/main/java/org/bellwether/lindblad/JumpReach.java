package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;

/**
 * How often jumps may change what an observable O is in a trajectory.
 *
 * <p>Whatever happens on a path, its unnormalised state rho stays in the smallest linear space that contains the initial state and
 * that -i[H, .], -i[F, .], every -i[V_j, .], A_k . A_k† and {A_k†A_k, .} do not leave. If tr(O rho) = c tr(rho) in this space, O is
 * c in every trajectory at all times. Else any jump may change it, and jumps come at no larger rate than Gamma, the largest
 * eigenvalue of sum_k gamma_k A_k†A_k.
 */
public final class JumpReach {
    private static final double ROUNDING = 1e-10;
    /** The number of maps times n^6, about a second. */
    private static final double MOST_WORK = 1e8;

    private JumpReach() {}

    /**
     * For each observable the largest rate of jumps that may change it: 0 where none does, and infinite where already the states
     * of an initial mixture differ in it. In a system that is too large to span the space, jumps may change any observable.
     *
     * @param observables Hermitian n x n
     */
    public static double[] rates(OpenSystem system, List<ComplexMatrix> observables) {
        double largest = Math.max(0, HermitianEigen.of(system.decay()).value(system.dimension() - 1));
        double maps = 2.0 * (1 + system.jumps().size()) + system.noises().size();
        if (maps * Math.pow(system.dimension(), 6) > MOST_WORK) {
            return observables.stream()
                    .mapToDouble(o -> isOneValue(o, system) ? largest : Double.POSITIVE_INFINITY)
                    .toArray();
        }
        HermitianBasis basis = HermitianBasis.of(system.dimension());
        List<double[]> starts = system.initialState().states().stream()
                .map(psi -> basis.coordinates(ComplexMatrix.outer(psi, psi)))
                .toList();
        List<double[]> reached = span(starts, maps(system, basis));
        return observables.stream()
                .mapToDouble(o -> {
                    double[] functional = basis.functional(o);
                    // tr(rho) is the coordinate of the identity.
                    functional[0] -= dot(functional, starts.get(0)) / starts.get(0)[0];
                    double size = ROUNDING * o.maxAbs();
                    if (starts.stream().anyMatch(r -> Math.abs(dot(functional, r)) > size)) {
                        return Double.POSITIVE_INFINITY;
                    }
                    return reached.stream().anyMatch(r -> Math.abs(dot(functional, r)) > size) ? largest : 0;
                })
                .toArray();
    }

    /** Whether an observable is the same in all states of the initial mixture. */
    private static boolean isOneValue(ComplexMatrix observable, OpenSystem system) {
        double[] values = system.initialState().states().stream()
                .mapToDouble(psi -> psi.adjoint().times(observable.times(psi)).traceRe())
                .toArray();
        double size = ROUNDING * observable.maxAbs();
        return Arrays.stream(values).allMatch(value -> Math.abs(value - values[0]) <= size);
    }

    private static List<double[][]> maps(OpenSystem system, HermitianBasis basis) {
        List<double[][]> maps = new ArrayList<>();
        maps.add(Liouvillian.matrix(basis, rho -> Liouvillian.unitary(system.hamiltonian(), rho)));
        maps.add(Liouvillian.matrix(basis, rho -> Liouvillian.unitary(system.field(), rho)));
        for (NoiseChannel noise : system.noises()) {
            if (!noise.process().isZero()) {
                maps.add(Liouvillian.matrix(basis, rho -> Liouvillian.unitary(noise.operator(), rho)));
            }
        }
        for (JumpChannel jump : system.jumps()) {
            if (jump.rate() > 0) {
                ComplexMatrix a = jump.operator();
                ComplexMatrix decay = a.adjoint().times(a);
                maps.add(Liouvillian.matrix(basis, rho -> a.times(rho).times(a.adjoint())));
                maps.add(Liouvillian.matrix(basis, rho -> decay.times(rho).plus(rho.times(decay))));
            }
        }
        return maps;
    }

    /** An orthonormal basis of the smallest space that contains the vectors and that the maps do not leave. */
    private static List<double[]> span(List<double[]> vectors, List<double[][]> maps) {
        List<double[]> span = new ArrayList<>();
        vectors.forEach(r -> addTo(span, r));
        for (int next = 0; next < span.size(); next++) {
            for (double[][] map : maps) {
                addTo(span, RealMatrices.times(map, span.get(next)));
            }
        }
        return span;
    }

    private static void addTo(List<double[]> span, double[] vector) {
        double norm = Math.sqrt(dot(vector, vector));
        double[] rest = vector.clone();
        // Twice, as once leaves rounding errors of vectors that nearly lie in the span.
        for (int pass = 0; pass < 2; pass++) {
            for (double[] one : span) {
                double along = dot(one, rest);
                for (int i = 0; i < rest.length; i++) {
                    rest[i] -= along * one[i];
                }
            }
        }
        double left = Math.sqrt(dot(rest, rest));
        if (left > ROUNDING * norm) {
            for (int i = 0; i < rest.length; i++) {
                rest[i] /= left;
            }
            span.add(rest);
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
