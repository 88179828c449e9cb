package org.bellwether.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bellwether.fluctuation.BathChannels;
import org.bellwether.fluctuation.BoundedObservable;
import org.bellwether.fluctuation.CountStatistics;
import org.bellwether.fluctuation.SelectedOutputs;
import org.bellwether.lindblad.Counts;
import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.lindblad.Spectrum;
import org.bellwether.lindblad.SteadyStates;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.model.BellState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Decimal;
import org.bellwether.spec.FluctuationSpec;
import org.bellwether.spec.Spec;
import org.bellwether.trajectory.TimeGrid;

/**
 * What fluctuations are about in one simulation: the window of time averages, the observables, the settings of Bell tests, the times
 * at which whole distributions are kept.
 *
 * @param simulation its settings of fluctuations are numbers, so that it reruns to the same bits
 * @param channels the jump channels; none where no jumps are drawn
 * @param counts the counts of {@link CountStatistics#names}, as sums over channels
 * @param selected where distributions are kept
 * @param windowStart the output at which time averages begin
 * @param equation the equation of the system, exact where there is an exact one
 * @param relaxationTime 1/gap of the equation; empty where nothing decays, or it is too large for its eigenvalues
 * @param steady the coordinates of the steady state that the initial state goes to
 * @param unique whether the steady state is unique
 * @param settings the optimal CHSH settings of the steady state that the initial state goes to
 * @param observables what is averaged over time
 */
public record FluctuationSetting(
        Simulation simulation,
        BathChannels channels,
        Counts counts,
        SelectedOutputs selected,
        int windowStart,
        FluctuationEquation equation,
        OptionalDouble relaxationTime,
        double[] steady,
        boolean unique,
        ChshSettings settings,
        List<BoundedObservable> observables) {
    /** After so many relaxation times the mean state is taken as steady. */
    private static final double SETTLED = 5;

    private static final double PART_OF_END = 0.1;

    /** Multiplications to follow one state through all steps; counts have some fifty. */
    private static final double MOST_WORK = 2e8;

    /** The exact values that follow from counts along all steps, where they may be missing. */
    public static final String COUNTS = "reference_of_counts";

    /** Those that need dense matrices. */
    public static final String DENSE = "reference_of_waiting_times";

    /** Those that need an equation of pairs of states. */
    public static final String PAIRS = "reference_of_second_moments";

    /**
     * Where the mean state goes.
     *
     * @param mean its coordinates
     * @param unique whether every initial state goes there
     */
    private record Steady(double[] mean, boolean unique) {
        static Steady of(FluctuationEquation equation, OpenSystem system, TimeSteps steps) {
            Generator generator = equation.generator();
            if (equation.isExact() && generator.isSmall()) {
                return small(generator);
            }
            Optional<double[]> exact = system.hasJointEquation() && MemoryMean.serves(system, 0)
                    ? new MemoryMean(system).steady().map(settled -> settled.values()[0])
                    : Optional.empty();
            if (exact.isPresent()) {
                return new Steady(exact.get(), true);
            }
            return generator.isSmall() ? small(generator) : new Steady(last(generator, steps.end()), false);
        }

        private static Steady small(Generator generator) {
            SteadyStates states = SteadyStates.of(generator);
            return new Steady(generator.mean(states.from(generator.initial())), states.unique());
        }

        private static double[] last(Generator generator, TimeSteps end) {
            return generator.mean(MeanEvolution.strang(generator, generator.initial(), end)[0]);
        }
    }

    /** Makes the list immutable. */
    public FluctuationSetting {
        observables = List.copyOf(observables);
    }

    /**
     * The setting of a simulation; what its configuration leaves open is chosen.
     *
     * @throws BadInputException if the window does not begin at an output time before the end
     */
    public static FluctuationSetting of(Simulation simulation) {
        FluctuationEquation equation = FluctuationEquation.of(simulation);
        Generator generator = equation.generator();
        OptionalDouble relaxation =
                generator.isSmall() ? Spectrum.of(generator).relaxationTime() : OptionalDouble.empty();
        Steady steady = Steady.of(equation, simulation.system(), simulation.steps());
        double[] end = steady.mean();
        ChshSettings settings = ChshSettings.optimal(SpinCorrelations.of(SpinCorrelations.names().stream()
                .mapToDouble(name -> end[1 + Pauli.pairs().indexOf(name)])
                .toArray()));
        int start = windowStart(simulation, relaxation);
        Simulation resolved = resolved(simulation, start, relaxation);
        BathChannels channels = BathChannels.of(
                simulation.isPure()
                        ? simulation.system().jumps().stream()
                                .map(JumpChannel::name)
                                .toList()
                        : List.of());
        List<BoundedObservable> observables = new ArrayList<>();
        Arrays.stream(BellState.values()).forEach(state -> observables.add(BoundedObservable.population(state)));
        List.of("XX", "YY", "ZZ").forEach(name -> observables.add(BoundedObservable.pauli(name)));
        observables.add(BoundedObservable.chsh(settings));
        return new FluctuationSetting(
                resolved,
                channels,
                counts(BathChannels.of(simulation.system().jumps().stream()
                        .map(JumpChannel::name)
                        .toList())),
                SelectedOutputs.of(simulation.grid().outputs()),
                start,
                equation,
                relaxation,
                end,
                steady.unique(),
                settings,
                observables);
    }

    /** The generator of the equation. */
    public Generator generator() {
        return equation.generator();
    }

    /** Whether following the statistics of counts through all steps takes seconds, and not hours. */
    boolean countsAreKnown() {
        return equation.isExact() && generator().work(simulation.steps()) <= MOST_WORK;
    }

    /** A reason why something has no exact value. */
    String tooLargeFor(String what) {
        return "the joint equation of " + generator().size() + " numbers of state and noise is too large for " + what;
    }

    /** Why exact values are missing, by their names in the JSON document. */
    Map<String, String> unknown() {
        Map<String, String> unknown = new LinkedHashMap<>();
        if (!equation.isExact()) {
            List.of(COUNTS, DENSE, PAIRS)
                    .forEach(part -> unknown.put(part, equation.inexact().orElseThrow()));
            return unknown;
        }
        if (!countsAreKnown()) {
            unknown.put(COUNTS, tooLargeFor("statistics of counts in so many steps"));
        }
        if (!generator().isSmall()) {
            unknown.put(DENSE, tooLargeFor("waiting times, correlation times and rates at long times"));
        }
        if (generator().isJoint() && !simulation.isPure()) {
            unknown.put(
                    PAIRS,
                    "second moments over the noise follow from an equation of pairs of states, which is known for white"
                            + " noise alone");
        }
        return unknown;
    }

    /** Whether averages along trajectories are those of time, and not of the ends of steps. */
    public boolean exactAverages() {
        return FluctuationStatistics.functionals(this).exactIntegrals(simulation.system());
    }

    /** Whether any bath can make a jump. */
    boolean bathsJump() {
        for (int k = 0; k < channels.count(); k++) {
            if (channels.bath()[k] >= 0 && simulation.system().jumps().get(k).rate() > 0) {
                return true;
            }
        }
        return false;
    }

    /** The rows of {@link CountStatistics#names}. */
    private static Counts counts(BathChannels channels) {
        List<String> names = CountStatistics.names(channels);
        double[][] rows = new double[names.size()][channels.count()];
        for (int k = 0; k < channels.count(); k++) {
            rows[k][k] = 1;
            if (channels.bath()[k] >= 0) {
                rows[names.indexOf("bath" + (channels.bath()[k] + 1))][k] = channels.sign()[k];
                rows[names.indexOf("bath_jumps")][k] = 1;
            }
        }
        return new Counts(names, rows);
    }

    /** The output time that was asked for or, of those up to half of the end, the first one at which the mean state is steady. */
    static int windowStart(Simulation simulation, OptionalDouble relaxation) {
        TimeGrid grid = simulation.grid();
        double[] times = grid.times();
        double end = times[times.length - 1];
        OptionalDouble wanted = simulation.spec().fluctuations().windowStart();
        if (wanted.isPresent()) {
            for (int k = 0; k < times.length - 1; k++) {
                if (Math.abs(times[k] - wanted.getAsDouble()) <= 1e-9 * end) {
                    return k;
                }
            }
            throw new BadInputException(
                    "fluctuations.window_start",
                    Decimal.text(wanted.getAsDouble()),
                    "must be an output time before the last one, which is " + Decimal.text(end),
                    grid.isUniform()
                            ? "Give 0, or a multiple of " + Decimal.text(times[1]) + ", or \"auto\"."
                            : "Give 0, or one of the output times, or \"auto\".");
        }
        double settled = relaxation.isPresent() ? SETTLED * relaxation.getAsDouble() : Double.POSITIVE_INFINITY;
        int start = 0;
        while (start + 1 < times.length - 1 && times[start] < settled && times[start + 1] <= end / 2) {
            start++;
        }
        return start;
    }

    static Simulation resolved(Simulation simulation, int start, OptionalDouble relaxation) {
        Spec spec = simulation.spec();
        FluctuationSpec given = spec.fluctuations();
        TimeGrid grid = simulation.grid();
        double end = spec.time().end();
        double settled = SETTLED * relaxation.orElse(Double.POSITIVE_INFINITY);
        double interval = given.bellInterval().orElse(settled <= end ? settled : PART_OF_END * end);
        // Where steps have one size, the interval is made a multiple of it; else it has steps of its own.
        double whole = Math.max(1, Math.rint(interval / grid.largestStep()));
        FluctuationSpec numbers = new FluctuationSpec(
                OptionalDouble.of(grid.time(start)),
                given.longTrajectories(),
                given.bellShots(),
                OptionalDouble.of(grid.isUniform() ? grid.timeAfter((long) whole) : interval));
        return new Simulation(
                spec.withFluctuations(numbers), simulation.model(), simulation.system(), grid, simulation.step());
    }
}
