/**
 * The deterministic side where matrices of n^4 elements are too large, matrix-free: the master equation (28) acts on rho, n x n, in
 * the eigenbasis of H, where jump operators made by Eq. (31) are sparse. For white noise.
 */
@NullMarked
package org.bellwether.lindblad.free;

import org.jspecify.annotations.NullMarked;
