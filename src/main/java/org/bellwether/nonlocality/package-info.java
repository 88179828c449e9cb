/**
 * How far a two-qubit state is from a locally causal or a separable one: the Horodecki criterion for the largest CHSH
 * value, the measurement directions that reach it, concurrence, negativity and purity. Functions of a density matrix, with
 * no randomness and no model of where the state came from.
 */
@NullMarked
package org.bellwether.nonlocality;

import org.jspecify.annotations.NullMarked;
