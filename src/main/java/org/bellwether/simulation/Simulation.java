package org.bellwether.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.rng.simple.RandomSource;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsemblePlan;
import org.bellwether.ensemble.EnsembleState;
import org.bellwether.ensemble.Indices;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.ensemble.StoppingRule;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.JumpReach;
import org.bellwether.lindblad.TimeStep;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.lindblad.UndampedModes;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.Model;
import org.bellwether.model.ModelFactory;
import org.bellwether.model.Observable;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.random.StreamGenerator;
import org.bellwether.recording.Recording;
import org.bellwether.recording.Selection;
import org.bellwether.result.EnsembleResult;
import org.bellwether.result.TrajectoryRecord;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.EnsembleSpec;
import org.bellwether.spec.Spec;
import org.bellwether.spec.Unravelling;
import org.bellwether.trajectory.KernelChoice;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.NoiseKernels;
import org.bellwether.trajectory.PathFunctionals;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;
import org.bellwether.validation.Reference;
import org.bellwether.validation.Tails;
import org.bellwether.validation.TwoSample;
import org.bellwether.validation.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A configuration made ready to run: the model, its open system and the integration grid, with the time step decided.
 *
 * @param spec the configuration; its step is a number, so it reruns the same bits
 * @param model what is simulated, with its initial state
 * @param system the open system that trajectories and references share, its noise declared as the unravelling has it
 * @param grid the steps and the output times, t = 0 first
 * @param step the largest step, with the exact bias of all
 */
public record Simulation(Spec spec, Model model, OpenSystem system, TimeGrid grid, TimeStep step) {
    private static final int LARGEST_SPECTRUM = 8;

    /**
     * Prepares a configuration; a step "auto" is resolved to the certified one, once and for all.
     *
     * @throws BadInputException if no step is good enough for so many trajectories, or a trajectory would jump too often
     */
    public static Simulation of(Spec spec) {
        Model model = ModelFactory.of(spec);
        OpenSystem declared = model.openSystem();
        RunChecks.requireServed(spec, declared);
        OpenSystem system = unravelled(declared, spec.ensemble().unravelling());
        RunChecks.requireFewJumps(spec, system);
        double size = spec.time().step().orElseGet(() -> Steps.certified(spec, system));
        Spec resolved = spec.withTime(spec.time().withStep(size));
        FileNoise.requireSteps(spec, system, size);
        // Also one that was found is looked at like one that was given: what is stored reruns to the same report.
        TimeSteps steps = Steps.of(resolved.time());
        TimeStep step = Steps.judged(steps, resolved, system);
        TimeGrid grid = TimeGrid.of(resolved.time().times(), steps.sizes(), steps.counts());
        return new Simulation(resolved, model, system, grid, step);
    }

    /** A system with its noise declared as an unravelling has it. */
    private static OpenSystem unravelled(OpenSystem system, Unravelling unravelling) {
        return unravelling == Unravelling.FULL_JUMP ? system.withNoiseAsJumps() : system;
    }

    /** Another system with its noise declared as the unravelling of this run has it. */
    OpenSystem unravelled(OpenSystem other) {
        return unravelled(other, spec.ensemble().unravelling());
    }

    /** Whether the model is the paper's machine of two qubits. */
    public boolean isOfTwoQubits() {
        return model instanceof ThermalMachine;
    }

    /**
     * The paper's machine.
     *
     * @throws IllegalStateException if another model is simulated
     */
    public ThermalMachine machine() {
        if (model instanceof ThermalMachine machine) {
            return machine;
        }
        throw new IllegalStateException("this is no machine of two qubits");
    }

    /** Whether trajectories are pure states, with jumps; else they are density matrices given the noise, without. */
    public boolean isPure() {
        return spec.ensemble().unravelling().isPure();
    }

    /** The same with another number of trajectories and the step that was decided, certified for them or not. */
    public Simulation withTrajectories(long number) {
        return number == spec.ensemble().trajectories() ? this : of(spec.withTrajectories(number));
    }

    /**
     * Runs all trajectories.
     *
     * @param threads how many threads, at least 1; the result does not depend on it
     * @param listener told of progress
     */
    public EnsembleResult run(int threads, ProgressListener listener) {
        return run(Kernels.Choice.AUTO, threads, listener);
    }

    /**
     * The same with a given kernel; the result does not depend on it but for rounding, and on vectors not at all.
     *
     * @throws BadInputException if the kernel cannot serve here
     */
    public EnsembleResult run(Kernels.Choice kernel, int threads, ProgressListener listener) {
        return run(kernel, threads, listener, StoppingRule.NEVER);
    }

    /**
     * The same until a rule says that there are enough trajectories.
     *
     * @throws BadInputException if the kernel cannot serve here
     */
    public EnsembleResult run(Kernels.Choice kernel, int threads, ProgressListener listener, StoppingRule rule) {
        EnsembleState state = state(Indices.of(0, spec.ensemble().trajectories()));
        Ensemble.run(state, kernels(kernel, null), threads, listener, rule);
        return state.result();
    }

    /** The state of an ensemble of which nothing is done. */
    public EnsembleState state(Indices wanted) {
        return state(wanted, null);
    }

    /** The same with statistics of whole paths. */
    EnsembleState state(Indices wanted, @Nullable PathStatistics paths) {
        List<String> channels =
                isPure() ? system.jumps().stream().map(JumpChannel::name).toList() : List.of();
        Averages averages = averages();
        return new EnsembleState(
                new EnsemblePlan(
                        spec.ensemble().trajectories(),
                        grid,
                        averages.names(),
                        channels,
                        spec.ensemble().countsFailures(),
                        isPure()
                                ? JumpReach.rates(system, averages.means())
                                : new double[averages.means().size()],
                        averages.scales(),
                        averages.correlations()),
                wanted,
                paths);
    }

    /**
     * The kernel that a choice leads to here for the means.
     *
     * @throws BadInputException if the kernel cannot serve here
     */
    public KernelChoice kernel(Kernels.Choice kernel) {
        return chosen(kernel, request(null, grid));
    }

    /** The same for a question, which may ask more of a kernel. */
    public KernelChoice kernel(Kernels.Choice kernel, Question question) {
        if (question != Question.FLUCTUATIONS) {
            return kernel(kernel);
        }
        PathFunctionals functionals = isOfTwoQubits()
                ? FluctuationStatistics.functionals(FluctuationSetting.of(withWhiteNoise()))
                : PathSettings.of(this).functionals().orElse(null);
        return chosen(kernel, request(functionals, grid));
    }

    /** What is averaged. */
    Averages averages() {
        return Averages.of(model);
    }

    /** The same with noise of no memory: a kernel's choice does not depend on the exact equation, which takes seconds. */
    private Simulation withWhiteNoise() {
        if (!system.hasMemory()) {
            return this;
        }
        OpenSystem white =
                system.hasIntensities() ? system.withWhiteNoiseOfSameIntensity() : system.withWhiteNoiseOnly();
        return new Simulation(spec, model, white, grid, step);
    }

    private KernelChoice chosen(Kernels.Choice kernel, KernelRequest request) {
        try {
            return isPure() ? Kernels.chosen(kernel, request) : NoiseKernels.chosen(kernel, request);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "--kernel", kernel.name().toLowerCase(Locale.ROOT), "cannot be used: " + e.getMessage(), null);
        }
    }

    private KernelRequest request(@Nullable PathFunctionals functionals, TimeGrid times) {
        List<ComplexMatrix> operators = new ArrayList<>(averages().operators());
        if (functionals != null && !isOfTwoQubits()) {
            // The energy whose balance is drawn up, behind all that is averaged.
            operators.add(model.hamiltonian());
        }
        return KernelRequest.of(system, operators, times, spec.ensemble().seed())
                .adding(functionals)
                .drawingFrom(generator());
    }

    /** The generator of all streams of trajectories. */
    private StreamGenerator generator() {
        String name = spec.ensemble().generator();
        if (name.equals(EnsembleSpec.SPLITTABLE)) {
            return StreamGenerator.SPLITTABLE;
        }
        RandomSource source = RandomSource.valueOf(name);
        return StreamGenerator.of(words -> source.create(words));
    }

    /**
     * Records single trajectories, one at a time while it is iterated; each has the bits that it has in {@link #run}.
     *
     * @param which any indices from 0, also beyond the ensemble; none where trajectories are not pure
     */
    public Iterable<TrajectoryRecord> records(Kernels.Choice kernel, Selection which) {
        return () -> {
            Averages averages = averages();
            Recording recording = new Recording(
                    system,
                    averages.names(),
                    averages.scales(),
                    grid,
                    spec.ensemble().seed(),
                    Kernels.create(kernel, request(null, grid)));
            return which.indices().mapToObj(recording::of).iterator();
        };
    }

    /**
     * Kernels for any number of threads.
     *
     * @throws BadInputException if the kernel cannot serve here
     */
    Supplier<TrajectoryKernel> kernels(Kernels.Choice kernel, @Nullable PathFunctionals functionals) {
        chosen(kernel, request(functionals, grid));
        return () -> kernel(kernel, functionals, grid);
    }

    /** A kernel for one thread, on any grid. */
    TrajectoryKernel kernel(Kernels.Choice kernel, @Nullable PathFunctionals functionals, TimeGrid times) {
        KernelRequest request = request(functionals, times);
        return isPure() ? Kernels.create(kernel, request) : NoiseKernels.create(kernel, request);
    }

    /** The memory that noise takes which is drawn as a whole, of one thread, in bytes. */
    public double noiseBytes() {
        return FileNoise.bytes(system, grid.largestStep());
    }

    /** What this machine's master equation says on the grid. */
    public Reference reference() {
        return Reference.of(system, averaged(), steps());
    }

    /** What Eq. (28) says where the reference is not that already: it takes all noise for white of its intensity, if it has one. */
    public Optional<Reference> whiteReference() {
        return system.hasMemory() && system.hasIntensities()
                ? Optional.of(Reference.of(system.withWhiteNoiseOfSameIntensity(), averaged(), steps()))
                : Optional.empty();
    }

    /** What another system's master equation says on the grid of this run. */
    public Reference referenceOf(OpenSystem other) {
        RunChecks.requireComparable(this, other);
        return Reference.of(unravelled(other), averaged(), steps());
    }

    /** The observables and, behind them, the correlations. */
    private List<Observable> averaged() {
        return Stream.concat(model.observables().stream(), model.correlations().stream())
                .toList();
    }

    /** The steps of the grid, with t = 0 among the output times. */
    public TimeSteps steps() {
        return new TimeSteps(grid.stepSizes(), grid.stepCounts());
    }

    /**
     * Whether the mean state never comes to a steady state, as a coherence that it began with oscillates for ever; false beyond the
     * dimension {@value #LARGEST_SPECTRUM}, where eigenvalues of the equation are not looked for.
     */
    public boolean oscillatesForEver() {
        return !system.hasMemory() && system.dimension() <= LARGEST_SPECTRUM && UndampedModes.startIn(system);
    }

    /** Whether trajectories can jump at all. */
    public boolean canJump() {
        return isPure() && system.jumps().stream().anyMatch(jump -> jump.rate() > 0);
    }

    /** Whether a run agrees with a reference, at the significance of the configuration. */
    public Verdict verdict(EnsembleResult result, Reference reference) {
        return Verdict.of(
                result,
                reference.first(result.observables().size()),
                tails(result),
                canJump(),
                spec.ensemble().significance());
    }

    /** A run as one of two that are compared. */
    public TwoSample.Sample sample(EnsembleResult result) {
        return new TwoSample.Sample(result, canJump(), tails(result));
    }

    /** Whether a run agrees with this machine's own reference, and, where that is not (28), with (28). */
    public Judgement judge(EnsembleResult result, Reference own) {
        if (own.equation() == Reference.Equation.NONE) {
            return new Judgement(null, Verdict.untested(own.whyNone()));
        }
        Verdict verdict = Judgement.unsettled(result, own).orElseGet(() -> verdict(result, own));
        return own.equation() == Reference.Equation.WHITE
                ? new Judgement(verdict, null)
                : new Judgement(
                        whiteReference().map(white -> verdict(result, white)).orElse(null), verdict);
    }

    private Tails tails(EnsembleResult result) {
        return isPure() ? Tails.BOUNDED : Tails.of(WindowSample.of(this, result));
    }

    /** Where the machine leaves the regime in which its master equation was derived, and noise too slow for the run. */
    public List<String> warnings() {
        List<String> all = new ArrayList<>(Regime.warnings(spec));
        all.addAll(slowNoise());
        return all;
    }

    /** One sentence for every noise that a trajectory hardly sees change. */
    public List<String> slowNoise() {
        return Regime.slowNoise(system, spec.time().end());
    }
}
