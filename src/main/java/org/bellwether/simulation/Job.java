package org.bellwether.simulation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsembleState;
import org.bellwether.ensemble.Indices;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.ensemble.StoppingRule;
import org.bellwether.model.ModelFactory;
import org.bellwether.phenomenon.Phenomena;
import org.bellwether.result.EnsembleResult;
import org.bellwether.stopping.Goal;
import org.bellwether.stopping.Outcome;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.PathFunctionals;
import org.bellwether.trajectory.TrajectoryKernel;
import org.bellwether.validation.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A task and how far it is. It can be written at any time, also while it runs, and read in another process, where it goes on to
 * the same bits: {@link #run} is the same for a job that is new, interrupted, extended or finished.
 */
public final class Job {
    /**
     * The version of what {@link #writeTo} writes, and of the bits of trajectories: a run that goes on with others would be that of
     * no program.
     */
    public static final int VERSION = 7;

    private final EnsembleState state;
    private final @Nullable FluctuationStatistics fluctuations;
    private final @Nullable Phenomena phenomena;
    private final List<Goal> goals;
    private Task task;
    private Simulation simulation;
    private double seconds;
    private long runningSince;
    private boolean running;

    private Job(
            Task task,
            Simulation simulation,
            @Nullable FluctuationStatistics fluctuations,
            @Nullable Phenomena phenomena,
            double seconds) {
        this.task = task;
        this.simulation = simulation;
        this.fluctuations = fluctuations;
        this.phenomena = phenomena;
        this.seconds = seconds;
        state = simulation.state(task.wanted(), sums(fluctuations, phenomena));
        Task.Stop stop = task.stop();
        goals = stop == null ? List.of() : AccuracyRun.goals(stop.accuracy(), simulation);
    }

    /** What is added up of whole paths: of the machine of two qubits, or of any other system. */
    private static @Nullable PathStatistics sums(
            @Nullable FluctuationStatistics fluctuations, @Nullable Phenomena phenomena) {
        if (fluctuations != null) {
            return fluctuations.all();
        }
        return phenomena == null ? null : phenomena.sums();
    }

    /** A job of which nothing is done. */
    public static Job of(Task task, Simulation simulation) {
        return of(task, simulation, 0);
    }

    static Job of(Task task, Simulation simulation, double seconds) {
        if (task.question() != Question.FLUCTUATIONS) {
            return new Job(task, simulation, null, null, seconds);
        }
        if (!simulation.isOfTwoQubits()) {
            Simulation resolved = PathSettings.resolved(simulation);
            Phenomena phenomena = Phenomena.of(PathSettings.of(resolved));
            return new Job(task.with(resolved.spec()), resolved, null, phenomena, seconds);
        }
        FluctuationSetting setting = FluctuationSetting.of(simulation);
        Task resolved = task.with(setting.simulation().spec());
        return new Job(resolved, setting.simulation(), FluctuationStatistics.of(setting), null, seconds);
    }

    /** What was asked for. */
    public synchronized Task task() {
        return task;
    }

    /** The configuration made ready to run. */
    public synchronized Simulation simulation() {
        return simulation;
    }

    /** How far it is. */
    public EnsembleState state() {
        return state;
    }

    /** Seconds of wall clock that its trajectories took so far, in all processes. */
    public synchronized double seconds() {
        return running ? seconds + (System.nanoTime() - runningSince) * 1e-9 : seconds;
    }

    /** The number of trajectories that it will have, as far as one can tell. */
    public synchronized long expected() {
        Task.Stop stop = task.stop();
        return stop == null ? task.wanted().count() : stop.predicted();
    }

    /** Whether it has come to its end. */
    public boolean finished() {
        return state.complete() || (state.atLook() && rule().enough(state.endpoint()));
    }

    /** Runs what is missing on threads of this process, see {@link #run(Engine, ProgressListener)}. */
    public void run(Kernels.Choice kernel, int threads, ProgressListener listener) {
        run(new LocalEngine(kernel, threads), listener);
    }

    /**
     * Runs what is missing; nothing where nothing is.
     *
     * @param engine computes the trajectories; the result does not depend on it
     * @param listener told of progress towards the expected number of trajectories, which may be passed
     * @throws org.bellwether.trajectory.IntegrationException if a trajectory fails, and is not to be left out
     * @throws TooFewException if so many failed that nothing is left to average
     */
    public void run(Engine engine, ProgressListener listener) {
        long expected = expected();
        begin();
        try {
            Ensemble.run(state, engine.runner(this), (done, all) -> listener.progress(done, expected), rule());
        } finally {
            end();
        }
        if (state.trajectories() < 2) {
            throw new TooFewException(state.failures());
        }
        settle();
    }

    /** Runs what is missing in this process, whatever the accuracy; a part may be left without any trajectory. */
    void runPart(Kernels.Choice kernel) {
        Ensemble.run(state, kernels(kernel), 1, ProgressListener.NONE, StoppingRule.NEVER);
    }

    /** Kernels that compute its trajectories. */
    Supplier<TrajectoryKernel> kernels(Kernels.Choice kernel) {
        return simulation().kernels(kernel, functionals());
    }

    /** What kernels add up for its statistics. */
    private @Nullable PathFunctionals functionals() {
        if (fluctuations != null) {
            return FluctuationStatistics.functionals(fluctuations.setting());
        }
        return phenomena == null ? null : phenomena.setting().functionals().orElse(null);
    }

    /** A job for a range of the trajectories of this one, of which nothing is done. */
    synchronized Job part(Indices.Range range) {
        Indices wanted = Indices.of(range.from(), range.to());
        return new Job(
                task.with(task.spec(), wanted),
                simulation,
                fluctuations == null ? null : FluctuationStatistics.of(fluctuations.setting()),
                phenomena == null ? null : phenomena.empty(),
                0);
    }

    private StoppingRule rule() {
        return goals.isEmpty() ? StoppingRule.NEVER : end -> goals.stream().allMatch(goal -> goal.reached(end));
    }

    private synchronized void begin() {
        runningSince = System.nanoTime();
        running = true;
    }

    private synchronized void end() {
        seconds = seconds();
        running = false;
    }

    /** Where a rule has ended the run, it is henceforth one of as many trajectories. */
    private synchronized void settle() {
        if (task.stop() != null) {
            long trajectories = state.done().count();
            state.settle();
            task = task.settled(trajectories);
            simulation = simulation.withTrajectories(trajectories);
        }
    }

    /** The averages of a job that is finished. */
    public EnsembleResult result() {
        return state.result();
    }

    /**
     * The fluctuations of a job of the machine of two qubits that is finished, with the runs of their own that they need; empty where
     * the question or the system was another.
     *
     * @param threads how many threads, at least 1; the result does not depend on it
     */
    public Optional<FluctuationReport> fluctuations(Kernels.Choice kernel, int threads) {
        return fluctuations == null
                ? Optional.empty()
                : Optional.of(FluctuationReport.of(fluctuations, kernel, threads));
    }

    /** The same of a system that is no machine of two qubits. */
    public Optional<List<Phenomena.Outcome>> phenomena() {
        return Optional.ofNullable(phenomena).map(Phenomena::outcomes);
    }

    /** What the equation says that the averages are compared with. */
    public Reference reference() {
        Task.Other other = task().reference();
        return other == null
                ? simulation().reference()
                : simulation().referenceOf(ModelFactory.of(other.spec()).openSystem());
    }

    /** What has become of the accuracy asked for; null where a number of trajectories was. */
    public @Nullable Outcome outcome(EnsembleResult result) {
        Task.Stop stop = task().stop();
        return stop == null
                ? null
                : Outcome.of(
                        goals,
                        result.endpoint(),
                        simulation().step().bias().orElseThrow(),
                        stop.predicted(),
                        stop.accuracy().budget());
    }

    /**
     * The same with more trajectories, at the step that it has; also those that were missing in a shard.
     *
     * @param trajectories how many in all
     */
    public synchronized Job extended(long trajectories) {
        Simulation longer = simulation.withTrajectories(trajectories);
        Job job = of(task.with(longer.spec(), Indices.of(0, trajectories)), longer, seconds());
        job.state.add(state);
        return job;
    }

    /** Writes the task and its state, consistent at any time; returns how many trajectories are done in what was written. */
    public synchronized long writeTo(DataOutput out) throws IOException {
        task.writeTo(out);
        out.writeDouble(seconds());
        return state.writeTo(out).count();
    }

    /**
     * The beginning of what is written.
     *
     * @param task what was asked for
     * @param done which trajectories are done
     */
    public record Head(Task task, Indices done) {}

    /** Reads the beginning of what was written. */
    public static Head readHead(DataInput in) throws IOException {
        Task task = Task.readFrom(in);
        in.readDouble();
        return new Head(task, Indices.readFrom(in));
    }

    /** Reads what was written. */
    public static Job readFrom(DataInput in) throws IOException {
        Task task = Task.readFrom(in);
        Job job = of(task, Simulation.of(task.spec()), in.readDouble());
        job.state.readFrom(in);
        return job;
    }
}
