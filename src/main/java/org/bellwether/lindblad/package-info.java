/**
 * The deterministic side: the Liouvillian of the master equation, Eq. (28), as a real matrix, the state at any time, the
 * steady states, the spectrum, the energetics, the waiting times between jumps, and the exact mean of the Strang step that
 * trajectories take; second moments over the noise and the variance of time averages, in the same two senses.
 *
 * <p>A state is written as the real vector of its expectation values r_k = tr(B_k rho) in a Hermitian basis with B_0 = 1 and
 * tr(B_k B_l) = n delta_kl, so rho = (1/n) sum_k r_k B_k. For qubits B_k are the Pauli strings and r_k the Pauli means; a
 * superoperator is a real n^2 x n^2 matrix.
 */
@NullMarked
package org.bellwether.lindblad;

import org.jspecify.annotations.NullMarked;
