/**
 * The complex and real matrix operations that the deterministic side and the trajectories share: small, dense, immutable,
 * used at set-up only. The decompositions come from EJML and the matrix exponential from Hipparchus; no other package
 * except {@code lindblad} sees these libraries.
 */
@NullMarked
package org.bellwether.linalg;

import org.jspecify.annotations.NullMarked;
