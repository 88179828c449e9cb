package org.bellwether.report;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.ensemble.Failures;
import org.bellwether.ensemble.Indices;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.recording.Selection;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.RunCost;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.bellwether.validation.Comparison;
import org.bellwether.validation.Reference;

/** Runs that take a fraction of a second. */
final class SmallRun {
    private SmallRun() {}

    /** 300 trajectories of the machine of Fig. 3 to t = 40, judged, with some settings changed. */
    static Run of(String... overrides) {
        List<String> settings = new ArrayList<>(
                List.of("ensemble.trajectories=300", "time.end=40", "time.samples=20", "machine.bath.0.coupling=0.2"));
        settings.addAll(List.of(overrides));
        Simulation simulation = Simulation.of(SpecReader.parse(Examples.text("fig3-spin"), "test", settings));
        EnsembleResult result = simulation.run(1, ProgressListener.NONE);
        Reference reference = simulation.reference();
        return new Run(
                simulation,
                result,
                reference,
                Comparison.of(result, reference),
                simulation.verdict(result, reference),
                null,
                null,
                new RunCost(1e6, 1, 1, 1, "test"),
                Selection.parse("--record", "2"),
                Indices.of(0, 300),
                Failures.NONE);
    }
}
