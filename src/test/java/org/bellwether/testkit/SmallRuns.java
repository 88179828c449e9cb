package org.bellwether.testkit;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.ensemble.Failures;
import org.bellwether.ensemble.Indices;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.recording.Selection;
import org.bellwether.report.Run;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.Judgement;
import org.bellwether.simulation.RunCost;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.bellwether.stopping.Outcome;
import org.bellwether.trajectory.KernelChoice;
import org.bellwether.trajectory.KernelKind;
import org.bellwether.validation.Comparison;
import org.bellwether.validation.Reference;
import org.jspecify.annotations.Nullable;

/** Whole runs for tests of what is made of them. */
public final class SmallRuns {
    private SmallRuns() {}

    /** 300 trajectories of the machine of Fig. 3 to t = 40, judged, with some settings changed. */
    public static Run of(String... overrides) {
        List<String> settings = new ArrayList<>(
                List.of("ensemble.trajectories=300", "time.end=40", "time.samples=20", "machine.bath.0.coupling=0.2"));
        settings.addAll(List.of(overrides));
        return run("fig3-spin", settings, null, null, "2");
    }

    /** The same of the boson machine with all that a report can show: a verdict, warnings and an accuracy. */
    public static Run everything() {
        Outcome outcome = new Outcome(
                List.of(new Outcome.Reached("bell", 0.1, 0.09, 1e-5), new Outcome.Reached("XX", 0.01, 0.02, 2e-5)),
                250,
                1000);
        List<String> settings = List.of(
                "machine.bath.0.memory_time=50",
                "time.end=40",
                "time.samples=8",
                "time.step=0.5",
                "ensemble.trajectories=300");
        return run("fig3-boson", settings, "other.toml", outcome, "0:3,11");
    }

    private static Run run(
            String example,
            List<String> settings,
            @Nullable String referenceName,
            @Nullable Outcome outcome,
            String recorded) {
        Simulation simulation = Simulation.of(SpecReader.parse(Examples.text(example), example, settings));
        EnsembleResult result = simulation.run(2, ProgressListener.NONE);
        Reference reference = simulation.reference();
        return new Run(
                simulation,
                result,
                reference,
                Comparison.of(result, reference),
                new Judgement(simulation.verdict(result, reference), null),
                referenceName,
                outcome,
                null,
                List.of(),
                new RunCost(24_000, 0.5, 0.9, 2, new KernelChoice(KernelKind.MACHINE, false)),
                Selection.parse("--record", recorded),
                Indices.of(0, 300),
                Failures.NONE);
    }
}
