package org.bellwether.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.CountLaw;
import org.bellwether.lindblad.CountingGenerator;
import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.lindblad.SteadyStates;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.lindblad.free.FreeEvolution;
import org.bellwether.lindblad.free.FreeSteadyState;
import org.bellwether.lindblad.memory.ExactEquation;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.lindblad.memory.RecordFlow;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.Observable;
import org.bellwether.model.OpenSystem;

/**
 * What the equation says about the means of observables, on the grid of a run.
 *
 * @param observables what the columns of all means belong to
 * @param exact one row a time: the solution of the equation
 * @param strang one row a time: the exact mean of trajectories of the run's steps, the product of their S(dt) times rho(0)
 * @param steady the steady state that the initial state goes to; NaN where there is none, as under a record
 * @param jumps the numbers of jumps of a trajectory until the last time
 * @param system whose equation it is
 * @param equation which equation it is
 * @param change how far the exact means are settled: what the last deepening of the equation with memory changed; else 0
 */
public record Reference(
        List<Observable> observables,
        double[][] exact,
        double[][] strang,
        double[] steady,
        Jumps jumps,
        OpenSystem system,
        Equation equation,
        double change) {
    /** The largest dimension of dense matrices of n^4 elements; of more they take minutes, and rho is propagated without them. */
    static final int LARGEST_DENSE = 8;
    /** The largest dimension that rho is propagated in. */
    public static final int LARGEST_DIMENSION = 256;
    /** Multiplications to propagate rho without dense matrices: about five minutes. */
    private static final double MOST_FREE = 1e11;
    /** The number of channels times n^6 for laws of counts: about ten seconds. */
    private static final double MOST_LAWS = 4e6;
    /** Multiplications to follow one state, of which the law of a count takes a few hundred: about ten seconds in all. */
    private static final double MOST_WORK = 3e7;

    /** The equations that means are compared with. */
    public enum Equation {
        /** The master equation (28). */
        WHITE("white (28)"),
        /** The joint equation of state and noise, exact for noise with memory. */
        MEMORY("exact with memory"),
        /** The master equation under the record that all trajectories play, exact too. */
        RECORD("exact under the record"),
        /** None: nothing is known of the mean. */
        NONE("none");

        private final String text;

        Equation(String text) {
            this.text = text;
        }

        /** What files call it. */
        public String text() {
            return text;
        }

        /** Whether it is exact for noise with memory. */
        public boolean isExactWithMemory() {
            return this == MEMORY || this == RECORD;
        }
    }

    /**
     * Numbers of jumps of a trajectory by channel, in the order of the system's channels.
     *
     * @param channels the names of the channels
     * @param exact mean numbers under the master equation (28)
     * @param strang mean numbers of trajectories of the run's steps, exactly
     * @param laws the laws of trajectories of the run's steps, exactly; none where they would take too long, or as for noise that never
     *     forgets
     */
    public record Jumps(List<String> channels, double[] exact, double[] strang, List<CountLaw> laws) {
        /** Makes the lists immutable. */
        public Jumps {
            channels = List.copyOf(channels);
            laws = List.copyOf(laws);
        }

        private static Jumps of(OpenSystem system, TimeSteps end) {
            CountingGenerator counting = CountingGenerator.of(system);
            int states = counting.basis().operators().size();
            double[] exact = MeanEvolution.exact(counting, counting.initial(), new long[] {1}, end.times()[0])[0];
            double[] strang = MeanEvolution.strang(counting, counting.initial(), end)[0];
            return of(
                    system,
                    end,
                    Arrays.copyOfRange(exact, states, exact.length),
                    Arrays.copyOfRange(strang, states, strang.length));
        }

        /** Mean numbers, and the laws where these do not take too long. */
        private static Jumps of(OpenSystem system, TimeSteps end, double[] exact, double[] strang) {
            boolean affordable = system.dimension() <= LARGEST_DENSE
                    && system.jumps().size() * Math.pow(system.dimension(), 6) <= MOST_LAWS;
            List<CountLaw> laws = affordable ? CountLaw.of(Generator.of(system), end) : List.of();
            return new Jumps(
                    system.jumps().stream().map(JumpChannel::name).toList(),
                    exact,
                    affordable ? laws.stream().mapToDouble(CountLaw::mean).toArray() : strang,
                    laws);
        }
    }

    /** Why no exact equation is known. */
    public static final String NO_EXACT =
            "no exact equation is known of the mean under noise of a spectrum or under records that differ between"
                    + " trajectories";

    /** Why the mean of a large system stands alone. */
    public static final String TOO_LARGE = "the master equation is solved up to the dimension " + LARGEST_DIMENSION
            + " and about 10^11 multiplications; beyond, trajectories stand alone";

    /** Makes the list immutable. */
    public Reference {
        observables = List.copyOf(observables);
    }

    /**
     * The reference for all operators of the {@link HermitianBasis} but the identity, of two qubits the 15 Pauli strings, on a grid
     * of steps of one size.
     *
     * @param step the time step dt
     * @param outputSteps the output times in steps
     */
    public static Reference of(OpenSystem system, double step, long[] outputSteps) {
        return of(system, TimeSteps.uniform(outputSteps, step));
    }

    /** The same on the grid of any steps. */
    public static Reference of(OpenSystem system, TimeSteps steps) {
        HermitianBasis basis = HermitianBasis.of(system.dimension());
        List<String> names = basis.names();
        List<Observable> observables = IntStream.range(1, names.size())
                .mapToObj(k -> new Observable(names.get(k), basis.operators().get(k)))
                .toList();
        return of(system, observables, steps);
    }

    /**
     * The reference for any observables: of the exact equation, or where noise has a memory and that is too large, of (28).
     *
     * @param observables of the dimension of the system
     * @throws IllegalArgumentException if an observable has another dimension
     */
    public static Reference of(OpenSystem system, List<Observable> observables, TimeSteps steps) {
        double[] times = steps.times();
        boolean small = system.dimension() <= LARGEST_DENSE;
        if (system.isUnderOneRecord()) {
            return small ? underRecord(system, observables, steps) : none(system, observables, steps);
        }
        if (system.hasMemory() && MemoryMean.serves(system, times[times.length - 1])) {
            return withMemory(system, observables, steps);
        }
        if (!system.hasIntensities()) {
            return none(system, observables, steps);
        }
        if (system.hasMemory()) {
            return of(system.withWhiteNoiseOfSameIntensity(), observables, steps);
        }
        return small ? dense(system, observables, steps) : free(system, observables, steps);
    }

    private static Reference dense(OpenSystem system, List<Observable> observables, TimeSteps steps) {
        Liouvillian liouvillian = Liouvillian.of(system);
        double[] initial = liouvillian.basis().coordinates(system.initialState().densityMatrix());
        double[][] functionals = functionals(liouvillian.basis(), observables);
        return new Reference(
                observables,
                means(functionals, MeanEvolution.exact(liouvillian, initial, steps)),
                means(functionals, MeanEvolution.strang(liouvillian, initial, steps)),
                RealMatrices.times(functionals, SteadyStates.of(liouvillian).from(initial)),
                Jumps.of(system, steps.end()),
                system,
                Equation.WHITE,
                0);
    }

    /** By rho itself, of a dimension above {@value #LARGEST_DENSE}. */
    private static Reference free(OpenSystem system, List<Observable> observables, TimeSteps steps) {
        requireDimension(observables, system.dimension());
        if (system.dimension() > LARGEST_DIMENSION) {
            return none(system, observables, steps);
        }
        FreeEvolution evolution = new FreeEvolution(system);
        if (evolution.work(steps) > MOST_FREE) {
            return none(system, observables, steps);
        }
        List<ComplexMatrix> operators =
                observables.stream().map(Observable::operator).toList();
        FreeEvolution.Means exact = evolution.exact(steps, operators);
        FreeEvolution.Means strang = evolution.steps(steps, operators);
        double[] steady = evolution
                .steady()
                .filter(FreeSteadyState::settled)
                .map(state -> operators.stream()
                        .mapToDouble(o -> o.traceReOfProduct(state.rho()))
                        .toArray())
                .orElseGet(() -> nothing(operators.size()));
        return new Reference(
                observables,
                exact.means(),
                strang.means(),
                steady,
                Jumps.of(system, steps.end(), exact.jumps(), strang.jumps()),
                system,
                Equation.WHITE,
                0);
    }

    private static Reference withMemory(OpenSystem system, List<Observable> observables, TimeSteps steps) {
        MemoryMean mean = new MemoryMean(system);
        MemoryMean.Settled settled = mean.exact(steps);
        List<double[]> strang = new ArrayList<>();
        settled.flow().steps(steps, (k, row) -> strang.add(row));
        double[][] exact = settled.values();
        double[] end = exact[exact.length - 1];
        HermitianBasis basis = HermitianBasis.of(system.dimension());
        int states = basis.operators().size();
        double[][] functionals = functionals(basis, observables);
        double[] steady = mean.steady().map(state -> state.values()[0]).orElseGet(() -> Arrays.copyOf(end, states));
        return new Reference(
                observables,
                means(functionals, states(exact, states)),
                means(functionals, states(strang.toArray(double[][]::new), states)),
                RealMatrices.times(functionals, steady),
                new Jumps(
                        system.jumps().stream().map(JumpChannel::name).toList(),
                        Arrays.copyOfRange(end, states, end.length),
                        Arrays.copyOfRange(strang.get(strang.size() - 1), states, end.length),
                        laws(system, settled.depth(), steps.end())),
                system,
                Equation.MEMORY,
                settled.change());
    }

    private static Reference underRecord(OpenSystem system, List<Observable> observables, TimeSteps steps) {
        RecordFlow flow = new RecordFlow(system);
        List<double[]> strang = new ArrayList<>();
        flow.steps(steps, (k, row) -> strang.add(row));
        double[][] exact = flow.exact(steps);
        HermitianBasis basis = HermitianBasis.of(system.dimension());
        int states = basis.operators().size();
        double[][] functionals = functionals(basis, observables);
        double[] end = exact[exact.length - 1];
        return new Reference(
                observables,
                means(functionals, states(exact, states)),
                means(functionals, states(strang.toArray(double[][]::new), states)),
                nothing(observables.size()),
                new Jumps(
                        system.jumps().stream().map(JumpChannel::name).toList(),
                        Arrays.copyOfRange(end, states, end.length),
                        Arrays.copyOfRange(strang.get(strang.size() - 1), states, end.length),
                        List.of()),
                system,
                Equation.RECORD,
                0);
    }

    private static Reference none(OpenSystem system, List<Observable> observables, TimeSteps steps) {
        double[][] rows = new double[steps.outputs()][];
        Arrays.setAll(rows, k -> nothing(observables.size()));
        double[] jumps = nothing(system.jumps().size());
        List<String> channels = system.jumps().stream().map(JumpChannel::name).toList();
        return new Reference(
                observables,
                rows,
                rows,
                nothing(observables.size()),
                new Jumps(channels, jumps, jumps, List.of()),
                system,
                Equation.NONE,
                0);
    }

    private static double[] nothing(int length) {
        double[] nothing = new double[length];
        Arrays.fill(nothing, Double.NaN);
        return nothing;
    }

    /** The laws of counts under noise with memory; none where it is quasistatic too, or they would take too long. */
    private static List<CountLaw> laws(OpenSystem system, int depth, TimeSteps end) {
        if (!system.hasIntensities()) {
            return List.of();
        }
        Generator generator = ExactEquation.at(system, depth);
        return generator.work(end) <= MOST_WORK ? CountLaw.of(generator, end) : List.of();
    }

    /** Rows without the numbers of jumps. */
    private static double[][] states(double[][] rows, int states) {
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, states)).toArray(double[][]::new);
    }

    /**
     * The exact means as a curve that shows their oscillations.
     *
     * @param end the last time, > 0
     */
    public MeanCurve curve(double end) {
        if (equation == Equation.NONE) {
            return new MeanCurve(
                    new double[] {0, end}, new double[][] {nothing(observables.size()), nothing(observables.size())});
        }
        return MeanCurve.of(system, end);
    }

    /** The same of the first observables alone. */
    public Reference first(int number) {
        return number == observables.size()
                ? this
                : new Reference(
                        observables.subList(0, number),
                        first(exact, number),
                        first(strang, number),
                        Arrays.copyOf(steady, number),
                        jumps,
                        system,
                        equation,
                        change);
    }

    private static double[][] first(double[][] rows, int number) {
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, number)).toArray(double[][]::new);
    }

    /** Why there is no equation, where there is none. */
    public String whyNone() {
        return system.hasIntensities() ? TOO_LARGE : NO_EXACT;
    }

    /** The names of the observables. */
    public List<String> names() {
        return observables.stream().map(Observable::name).toList();
    }

    /** tr(O rho) = (1/n) sum_k tr(B_k O) r_k: one row an observable. */
    private static double[][] functionals(HermitianBasis basis, List<Observable> observables) {
        int n = basis.operators().get(0).rows();
        requireDimension(observables, n);
        return observables.stream()
                .map(o -> Arrays.stream(basis.coordinates(o.operator()))
                        .map(c -> c / n)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static void requireDimension(List<Observable> observables, int n) {
        for (Observable observable : observables) {
            if (observable.operator().rows() != n) {
                throw new IllegalArgumentException("the observable '" + observable.name() + "' has dimension "
                        + observable.operator().rows() + ", but the system has " + n);
            }
        }
    }

    private static double[][] means(double[][] functionals, double[][] states) {
        return Arrays.stream(states)
                .map(r -> RealMatrices.times(functionals, r))
                .toArray(double[][]::new);
    }
}
