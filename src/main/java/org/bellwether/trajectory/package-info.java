/**
 * Kernels that advance a block of trajectories: the only loop over time.
 *
 * <p>A trajectory is a pure state under the Strang step of length dt
 *
 * <pre>
 *   half drift exp(-i H_eff dt/2), with jumps at their exact times
 *   kick       exp(-i [F dt + sum_j W_j V_j]), exactly unitary
 *   half drift
 * </pre>
 *
 * <p>A jump comes when the squared norm of the unnormalised state, which only the drift changes, has fallen to a uniform
 * threshold; the threshold is carried over kicks and steps. The mean over trajectories at the end of a step is exactly
 * S(dt)^n rho(0), see {@link org.bellwether.lindblad.Liouvillian#strangMap}; weak order 2, strong order 1. Output times are
 * ends of steps: inside a step the mean is only of first order.
 *
 * <p>The noise unravelling ({@link org.bellwether.trajectory.NoiseKernels}) averages the baths instead: a trajectory is the density
 * matrix conditioned on the noise, with the drift e^{L_0 dt/2}, the same kicks rho -> K rho K†, and the same mean S(dt)^n rho(0).
 * Trajectory i of both has the same noise, and the mean of the first given the noise is the second.
 */
@NullMarked
package org.bellwether.trajectory;

import org.jspecify.annotations.NullMarked;
