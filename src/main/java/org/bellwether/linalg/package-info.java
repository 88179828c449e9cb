/**
 * The complex and real matrix operations that the deterministic side and the trajectories share: small, dense, immutable,
 * used at set-up only. The decompositions come from EJML, which no other package
 * except {@code lindblad} may see.
 */
@NullMarked
package org.bellwether.linalg;

import org.jspecify.annotations.NullMarked;
