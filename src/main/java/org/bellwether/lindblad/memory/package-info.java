/**
 * The exact mean state under noise with memory: the joint linear equation of state and noise, its propagation without matrices,
 * its steady state and the depth at which it is settled.
 */
@NullMarked
package org.bellwether.lindblad.memory;

import org.jspecify.annotations.NullMarked;
