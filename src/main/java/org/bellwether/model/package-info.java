/**
 * What is simulated: an {@link org.bellwether.model.OpenSystem} of any dimension, the paper's
 * {@link org.bellwether.model.ThermalMachine} that makes one, its baths and rates, the closed forms of the paper and the
 * regime in which its master equation holds.
 *
 * <p>Conventions: hbar = k_B = 1, energies in the unit in which the coupling g is given, times in its inverse. |0> = (1, 0), sigma_z|0> = +|0>; two-qubit basis order |00>,
 * |01>, |10>, |11>, qubit 1 being the left factor. Equation numbers are those of B. Longstaff, "Steady-state Bell
 * nonlocality in an autonomous quantum thermal machine".
 */
@NullMarked
package org.bellwether.model;

import org.jspecify.annotations.NullMarked;
