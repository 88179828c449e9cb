/**
 * Classical noise processes, as exact increments over [t, t + dt]: what a kick of the Hamiltonian's noise is in terms of
 * independent standard Gaussians.
 */
@NullMarked
package org.bellwether.noise;

import org.jspecify.annotations.NullMarked;
