package org.bellwether.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.model.MachineFactory;
import org.bellwether.recording.Selection;
import org.bellwether.report.Run;
import org.bellwether.report.RunJson;
import org.bellwether.report.SteadyJson;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.RunCost;
import org.bellwether.simulation.Simulation;
import org.bellwether.simulation.SteadyAnalysis;
import org.bellwether.simulation.Workload;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Spec;
import org.bellwether.trajectory.Kernels;
import org.bellwether.validation.Comparison;
import org.bellwether.validation.Reference;
import org.jspecify.annotations.Nullable;

/** What a sweep does at each point. */
enum SweepTask {
    STEADY_STATE("steady-state", "steady_state.bell"),
    SIMULATE("simulate", "final.bell"),
    VALIDATE("validate", "final.bell");

    private final String text;
    private final String show;

    SweepTask(String text, String show) {
        this.text = text;
        this.show = show;
    }

    /**
     * A point made ready.
     *
     * @param spec what is run; the time step is a number where there are trajectories
     * @param simulation its trajectories; null where there are none
     */
    record Job(Spec spec, @Nullable Simulation simulation) {
        /** What it is expected to take. */
        double work() {
            return simulation == null ? 1 : Workload.of(simulation);
        }
    }

    static SweepTask of(String name) {
        for (SweepTask task : values()) {
            if (task.text.equals(name)) {
                return task;
            }
        }
        throw new BadInputException(
                "--command",
                name,
                "must be one of "
                        + String.join(
                                ", ", Arrays.stream(values()).map(t -> t.text).toList()),
                null);
    }

    /** The number that is drawn where none is asked for. */
    String show() {
        return show;
    }

    /**
     * Makes every point ready.
     *
     * @throws BadInputException if one of them cannot be run
     */
    List<Job> prepare(List<Spec> specs, int threads, PrintWriter err) {
        List<Job> jobs = new ArrayList<>();
        for (Spec spec : specs) {
            if (this == STEADY_STATE) {
                jobs.add(new Job(spec, null));
            } else {
                Simulation simulation = Simulation.of(spec);
                Memory.check(simulation, threads, (double) Runtime.getRuntime().maxMemory(), err);
                jobs.add(new Job(simulation.spec(), simulation));
            }
        }
        return jobs;
    }

    /** The JSON document of a point. */
    String run(Job job, int threads, ProgressListener listener) {
        if (this == STEADY_STATE) {
            SteadyAnalysis analysis = SteadyAnalysis.of(MachineFactory.of(job.spec()));
            listener.progress(1, 1);
            return SteadyJson.of(analysis, Simulation.warnings(job.spec()));
        }
        Simulation simulation = Objects.requireNonNull(job.simulation());
        long start = System.nanoTime();
        EnsembleResult result = simulation.run(threads, listener);
        double seconds = (System.nanoTime() - start) * 1e-9;
        Reference reference = simulation.reference();
        RunCost cost = new RunCost(
                (double) simulation.grid().steps() * result.trajectories(),
                seconds,
                0,
                threads,
                simulation.kernelName(Kernels.Choice.AUTO));
        return RunJson.of(new Run(
                simulation,
                result,
                reference,
                Comparison.of(result, reference),
                this == VALIDATE ? simulation.verdict(result, reference) : null,
                null,
                null,
                cost,
                Selection.NONE));
    }
}
