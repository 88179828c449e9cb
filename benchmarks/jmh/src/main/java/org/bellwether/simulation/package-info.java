/** Benchmarks of what the room of simulations keeps to itself. */
package org.bellwether.simulation;
