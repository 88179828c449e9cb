/**
 * The figures of the paper: which machines and curves they show, where trajectories test the curves, and how well they agree.
 * B. Longstaff, "Steady-state Bell nonlocality in an autonomous quantum thermal machine", Figs. 1-3.
 */
@NullMarked
package org.bellwether.paper;

import org.jspecify.annotations.NullMarked;
