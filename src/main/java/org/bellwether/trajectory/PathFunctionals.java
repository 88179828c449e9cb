package org.bellwether.trajectory;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;

/**
 * What a kernel adds up along every trajectory where it is asked to: the balance of an energy, term by term, and time integrals.
 * The rows of {@link BlockView#functionals()}, all of them 0 at t = 0, are
 *
 * <pre>
 *   W_j   for every noise channel j: the work of its noise at the kicks, in the Stratonovich sense
 *   W_F   the work of the static field, which acts in the kick too
 *   B_J   back-action of the jumps: sum over them of &lt;E&gt; after - &lt;E&gt; before + quantum of the channel
 *   B_0   back-action of the drift without jumps: the changes of the normalised &lt;E&gt; in it
 *   I_k   for every integrand O_k: the integral of &lt;O_k&gt; from 0 to t; exact for a machine without noise and field, see
 *         {@link #exactIntegrals}, else by the trapezoidal rule over ends of steps
 * </pre>
 *
 * <p>so that &lt;E&gt;(t) - &lt;E&gt;(0) = sum_j W_j + W_F + B_J + B_0 - sum_k quantum_k n_k, with n_k the number of jumps of channel k. No
 * term is computed as the remainder. Inside a kick the angles grow in proportion on a straight path, which gives to each noise
 * its share of the work; where the kick draws fewer Gaussians than there are noises, it is the mean share given the angles.
 *
 * @param energy E, Hermitian n x n, which H must commute with: in the machine H_S
 * @param quanta the energy that a jump of each channel takes from the system to its bath
 * @param integrands O_k, Hermitian n x n
 */
public record PathFunctionals(ComplexMatrix energy, List<Double> quanta, List<ComplexMatrix> integrands) {
    /** Makes the lists immutable. */
    public PathFunctionals {
        quanta = List.copyOf(quanta);
        integrands = List.copyOf(integrands);
    }

    /** Whether the integrals of these integrands are exact for a system, and not sums over ends of steps. */
    public boolean exactIntegrals(OpenSystem system) {
        return DriftIntegrals.of(system, this, false, 0).isPresent();
    }

    /** The row of W_F with so many noise channels; those of W_j are 0, ..., noises - 1. */
    public static int fieldWork(int noises) {
        return noises;
    }

    /** The row of B_J. */
    public static int jumpBackAction(int noises) {
        return noises + 1;
    }

    /** The row of B_0. */
    public static int driftBackAction(int noises) {
        return noises + 2;
    }

    /** The row of the integral of the first integrand; the others follow. */
    public static int firstIntegral(int noises) {
        return noises + 3;
    }

    /** The number of rows with so many noise channels. */
    public int rows(int noises) {
        return firstIntegral(noises) + integrands.size();
    }
}
