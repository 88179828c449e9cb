/**
 * Simulated Bell tests, as an experimenter would do them with the machine: settings drawn at random, one pair of outcomes a shot,
 * and what may be concluded from finitely many shots.
 *
 * <p>The CHSH game (J. F. Clauser, M. A. Horne, A. Shimony, R. A. Holt, doi:10.1103/PhysRevLett.23.880): two fair bits x and y choose
 * the directions a_x of qubit 1 and b_y of qubit 2, the outcomes are a, b = ±1, and a shot is won where a b = (-1)^{xy}. Local
 * models win with probability 3/4 at most, quantum states with w = 1/2 + S/8 at a CHSH value S.
 *
 * <p>There are two kinds of test. {@link org.bellwether.belltest.TrajectoryBellTest}: the qubits of each of many independent
 * trajectories are measured once, at the end. {@link org.bellwether.belltest.StroboscopicBellTest}: those of one trajectory are
 * measured again and again, and the machine runs on from the product state that a measurement leaves. What the shots must obey is
 * computed without trajectories: {@link org.bellwether.belltest.ShotLaw}, {@link org.bellwether.belltest.StroboscopicReference}.
 */
@NullMarked
package org.bellwether.belltest;

import org.jspecify.annotations.NullMarked;
