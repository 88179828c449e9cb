package org.bellwether.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bellwether.ensemble.Indices;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.recording.Selection;
import org.bellwether.report.Run;
import org.bellwether.report.RunJson;
import org.bellwether.report.SteadyJson;
import org.bellwether.report.SweepPlan;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.Engine;
import org.bellwether.simulation.Job;
import org.bellwether.simulation.Judgement;
import org.bellwether.simulation.LocalEngine;
import org.bellwether.simulation.Question;
import org.bellwether.simulation.RunChecks;
import org.bellwether.simulation.RunCost;
import org.bellwether.simulation.Simulation;
import org.bellwether.simulation.Task;
import org.bellwether.simulation.Workload;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.FluctuationSpec;
import org.bellwether.spec.Spec;
import org.bellwether.trajectory.KernelChoice;
import org.bellwether.trajectory.Kernels;
import org.bellwether.validation.Comparison;
import org.bellwether.validation.Reference;
import org.jspecify.annotations.Nullable;

/** What a sweep does at each point. */
enum SweepTask {
    STEADY_STATE("steady-state", "steady_state.bell"),
    SIMULATE("simulate", "final.bell"),
    VALIDATE("validate", "final.bell"),
    FLUCTUATIONS("fluctuations", "activity");

    /** So many trajectories and shots tell which numbers there are. */
    private static final int SAMPLE = 128;

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
    record Point(Spec spec, @Nullable Simulation simulation) {
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
        throw new BadInputException("--command", name, "must be one of " + names(), null);
    }

    /** The names of all, for people. */
    static String names() {
        return String.join(", ", Arrays.stream(values()).map(task -> task.text).toList());
    }

    Question question() {
        return switch (this) {
            case VALIDATE -> Question.VERDICT;
            case FLUCTUATIONS -> Question.FLUCTUATIONS;
            default -> Question.MEANS;
        };
    }

    /** The number that is drawn where none is asked for; where all noise has a memory the exact one, not that of Eq. (28). */
    String show(List<Point> points) {
        boolean memory = points.stream().allMatch(point -> point.spec().system().hasMemory());
        return this == STEADY_STATE && memory ? SweepPlan.EXACT_BELL : show;
    }

    /**
     * Makes every point ready.
     *
     * @throws BadInputException if one of them cannot be run
     */
    List<Point> prepare(List<Spec> specs, int threads, PrintWriter err) {
        List<Point> jobs = new ArrayList<>();
        for (Spec spec : specs) {
            if (this == STEADY_STATE) {
                RunChecks.requireSteadyState(spec);
                jobs.add(new Point(spec, null));
            } else {
                Simulation simulation = Simulation.of(spec);
                Memory.check(
                        simulation,
                        question(),
                        threads,
                        (double) Runtime.getRuntime().maxMemory(),
                        err);
                jobs.add(new Point(simulation.spec(), simulation));
            }
        }
        return jobs;
    }

    /**
     * The JSON document of a point with few trajectories, and as few of whatever else takes time: the names in it are those of the
     * whole one.
     */
    String sample(Spec spec) {
        FluctuationSpec whole = spec.fluctuations();
        Spec small = spec.withTrajectories(Math.min(SAMPLE, spec.ensemble().trajectories()))
                .withFluctuations(new FluctuationSpec(
                        whole.windowStart(),
                        Math.min(2, whole.longTrajectories()),
                        Math.min(SAMPLE, whole.bellShots()),
                        whole.bellInterval()));
        Point point = new Point(small, this == STEADY_STATE ? null : Simulation.of(small));
        return run(point, new LocalEngine(Kernels.Choice.AUTO, 1), 1, ProgressListener.NONE);
    }

    /**
     * The JSON document of a point.
     *
     * @param engine computes its trajectories
     * @param threads how many threads may do the rest
     */
    String run(Point job, Engine engine, int threads, ProgressListener listener) {
        if (this == STEADY_STATE) {
            listener.progress(1, 1);
            return SteadyJson.of(job.spec());
        }
        Simulation simulation = Objects.requireNonNull(job.simulation());
        KernelChoice kernel = simulation.kernel(Kernels.Choice.AUTO, question());
        Indices all = Indices.of(0, simulation.spec().ensemble().trajectories());
        Job run = Job.of(
                new Task(simulation.spec(), kernel.kind(), all, Selection.NONE, question(), null, null), simulation);
        run.run(engine, listener);
        EnsembleResult result = run.result();
        Reference reference = simulation.reference();
        RunCost cost = new RunCost(
                (double) simulation.grid().steps() * result.trajectories(), run.seconds(), 0, engine.threads(), kernel);
        return RunJson.of(new Run(
                run.simulation(),
                result,
                reference,
                Comparison.of(result, reference),
                this == VALIDATE ? simulation.judge(result, reference) : Judgement.NONE,
                null,
                null,
                run.fluctuations(Kernels.Choice.AUTO, threads).orElse(null),
                run.phenomena().orElse(List.of()),
                cost,
                Selection.NONE,
                run.state().done(),
                run.state().failures()));
    }
}
