package org.bellwether.report;

import java.util.List;
import org.bellwether.ensemble.Failures;
import org.bellwether.ensemble.Indices;
import org.bellwether.phenomenon.Phenomena;
import org.bellwether.recording.Selection;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.FluctuationReport;
import org.bellwether.simulation.Judgement;
import org.bellwether.simulation.RunCost;
import org.bellwether.simulation.Simulation;
import org.bellwether.stopping.Outcome;
import org.bellwether.validation.Comparison;
import org.bellwether.validation.Reference;
import org.bellwether.validation.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * All that a report on a run needs.
 *
 * @param simulation what was run
 * @param result what came out
 * @param reference what the equation says
 * @param comparison both side by side
 * @param judgement whether they agree, as far as somebody asked
 * @param referenceName what the equation is of, where it is not the run's own
 * @param outcome what has become of the accuracy asked for; null where a number of trajectories was
 * @param fluctuations what the averages of the machine of two qubits do not show; null where nobody asked
 * @param phenomena the same of any other system; empty where nobody asked
 * @param cost what it cost
 * @param recorded which trajectories are recorded one by one
 * @param indices which trajectories were run: all of the ensemble, or a part of it
 * @param failures those that failed numerically and were left out
 */
public record Run(
        Simulation simulation,
        EnsembleResult result,
        Reference reference,
        Comparison comparison,
        Judgement judgement,
        @Nullable String referenceName,
        @Nullable Outcome outcome,
        @Nullable FluctuationReport fluctuations,
        List<Phenomena.Outcome> phenomena,
        RunCost cost,
        Selection recorded,
        Indices indices,
        Failures failures) {
    /** Makes the list immutable. */
    public Run {
        phenomena = List.copyOf(phenomena);
    }

    /** Whether they agree with Eq. (28), or the equation of another configuration; null where that was not tested. */
    public @Nullable Verdict verdict() {
        return judgement.verdict();
    }

    /** Where noise has a memory, whether they agree with the exact equation; null where that was not tested. */
    public @Nullable Verdict exactVerdict() {
        return judgement.exact();
    }

    /** Whether noise has a memory, but no exact equation that can be solved; then the reference is that of Eq. (28). */
    public boolean lacksExactEquation() {
        return referenceName == null
                && simulation.system().hasMemory()
                && reference.equation() == Reference.Equation.WHITE;
    }

    /** Whether trajectories of the ensemble are missing. */
    public boolean isPart() {
        return !missing().isEmpty();
    }

    /** The trajectories of the ensemble that were not run. */
    public Indices missing() {
        return Indices.of(0, simulation.spec().ensemble().trajectories()).minus(indices);
    }
}
