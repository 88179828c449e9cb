/** Benchmarks of what the room of trajectories keeps to itself. */
package org.bellwether.trajectory;
