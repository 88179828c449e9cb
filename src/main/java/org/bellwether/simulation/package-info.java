/**
 * The stages of a run in order, for Java programs and for the command line alike: a configuration becomes a machine, a time
 * step, an ensemble, and a comparison with the master equation.
 *
 * <pre>{@code
 * Simulation simulation = Simulation.of(Examples.spec("fig3-spin").withTrajectories(2000));
 * EnsembleResult result = simulation.run(2, ProgressListener.NONE);
 * Verdict verdict = simulation.verdict(result, simulation.reference());
 * }</pre>
 */
@NullMarked
package org.bellwether.simulation;

import org.jspecify.annotations.NullMarked;
