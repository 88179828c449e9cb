package org.bellwether.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.bellwether.belltest.ShotLaw;
import org.bellwether.fluctuation.BoundedObservable;
import org.bellwether.fluctuation.IntervalBins;
import org.bellwether.lindblad.CountCumulants;
import org.bellwether.lindblad.CountDistribution;
import org.bellwether.lindblad.ExponentialAverage;
import org.bellwether.lindblad.FullCounting;
import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.lindblad.NoiseMoments;
import org.bellwether.lindblad.SectorResidence;
import org.bellwether.lindblad.Signal;
import org.bellwether.lindblad.StationaryWaiting;
import org.bellwether.lindblad.TimeAverage;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.lindblad.WaitingTimes;
import org.bellwether.lindblad.WaitingWindow;
import org.bellwether.lindblad.WorkGenerator;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;

/**
 * What is known exactly of the fluctuations of a run, without trajectories: at the run's step where that has a name, so that
 * estimates must agree with it within their errors alone.
 *
 * @param counts cumulants of the counts at every output, at this step
 * @param countRates their long-time growth by unit time; empty where the steady state is not unique
 * @param distributions of each count at the last output, at this step
 * @param exponential the exponential average of the entropy that goes into the baths, and its second moment; empty where an entropy
 *     is infinite
 * @param mixed the same from the maximally mixed state, where the average is 1 at all times
 * @param asymmetry the largest |G(l) - G(1 - l)| at the last output from the maximally mixed state, over l = -1/2, 0, 1/4
 * @param works mean works of the noises and of the field at every output, at this step
 * @param means Pauli means at every output, at this step
 * @param waiting completed intervals between jumps of baths in the window; empty where no bath jumps
 * @param waitingSteady the law of waiting times in the steady state, at the edges of the bins
 * @param waitingSurvival what the Kaplan-Meier estimate tends to, at the edges of the bins
 * @param residence completed residences in the parity sectors; empty where the state does not lie in one plane
 * @param residenceSurvival what their Kaplan-Meier estimates tend to, of the plus and the minus sector
 * @param averages exact time averages of this unravelling, one entry an observable, for every window; empty where there is none
 * @param measured time averages of the signal that projective measurements give
 * @param correlationTimes integrated autocorrelation times in the steady state of the signal that is exact, or else is measured
 * @param noiseVariances variances over the noise of <XX>, <YY>, <ZZ> at every output, of the unravelling "noise"; else empty
 * @param shots the law of shots on independent trajectories
 * @param steady expectation values of the observables in the steady state that the initial state goes to
 */
public record FluctuationReference(
        List<CountCumulants> counts,
        Optional<CountCumulants> countRates,
        List<CountDistribution> distributions,
        Optional<ExponentialAverage> exponential,
        Optional<ExponentialAverage> mixed,
        OptionalDouble asymmetry,
        double[][] works,
        double[][] means,
        Optional<WaitingWindow> waiting,
        Optional<StationaryWaiting> waitingSteady,
        Optional<double[]> waitingSurvival,
        Optional<WaitingWindow> residence,
        List<Optional<double[]>> residenceSurvival,
        List<List<TimeAverage>> averages,
        List<List<TimeAverage>> measured,
        List<OptionalDouble> correlationTimes,
        List<double[]> noiseVariances,
        ShotLaw shots,
        double[] steady) {
    /** The correlations whose variances over the noise are given. */
    public static final List<String> CORRELATIONS = List.of("XX", "YY", "ZZ");

    private static final double[] TILTS = {-0.5, 0, 0.25};

    /** Makes the lists immutable. */
    public FluctuationReference {
        counts = List.copyOf(counts);
        distributions = List.copyOf(distributions);
        residenceSurvival = List.copyOf(residenceSurvival);
        averages = List.copyOf(averages);
        measured = List.copyOf(measured);
        correlationTimes = List.copyOf(correlationTimes);
        noiseVariances = List.copyOf(noiseVariances);
    }

    /** The reference of a setting. */
    static FluctuationReference of(FluctuationSetting setting) {
        return setting.equation().isExact() ? new Maker(setting).make() : MeansOnly.of(setting);
    }

    /** Computes the parts. */
    private static final class Maker {
        private final FluctuationSetting setting;
        private final Simulation simulation;
        private final OpenSystem system;
        private final Generator generator;
        private final Generator signals;
        private final TimeSteps steps;
        private final double end;

        Maker(FluctuationSetting setting) {
            this.setting = setting;
            simulation = setting.simulation();
            system = simulation.system();
            generator = setting.generator();
            signals = generator.closedUnder(setting.observables().stream()
                    .map(observable -> Signal.measurement(observable.operator()))
                    .toList());
            steps = simulation.steps();
            end = simulation.grid().time(simulation.grid().outputs() - 1);
        }

        FluctuationReference make() {
            FullCounting counting = FullCounting.strang(generator, steps);
            double[][] means = withoutIdentity(MeanEvolution.strang(generator, generator.initial(), steps));
            boolean jumps = simulation.isPure() && setting.bathsJump() && generator.isSmall();
            Optional<WaitingTimes> waiting = jumps && !setting.channels().hasOthers()
                    ? Optional.of(WaitingTimes.of(generator))
                    : Optional.empty();
            Optional<SectorResidence> residence =
                    waiting.isPresent() ? SectorResidence.of(generator) : Optional.empty();
            double[] edges = IntervalBins.logarithmic(end).edges();
            boolean known = setting.countsAreKnown();
            Optional<double[]> entropies = entropies();
            return new FluctuationReference(
                    known ? counting.cumulants(setting.counts()) : unknownCounts(),
                    generator.isSmall() ? counting.rates(setting.counts()) : Optional.empty(),
                    distributions(),
                    entropies.map(s -> known ? counting.exponentialAverage(s) : unknownAverage()),
                    entropies.map(s -> known ? fromMixed(s) : unknownAverage()),
                    known && entropies.isPresent()
                            ? OptionalDouble.of(asymmetry(entropies.get()))
                            : OptionalDouble.empty(),
                    works(),
                    means,
                    waiting.map(w -> w.window(end, edges)),
                    waiting.flatMap(w -> w.stationary(edges)),
                    waiting.flatMap(w -> w.kaplanMeier(end, edges)),
                    residence.map(r -> r.window(end, edges)),
                    List.of(
                            residence.flatMap(r -> r.kaplanMeier(1, end, edges)),
                            residence.flatMap(r -> r.kaplanMeier(-1, end, edges))),
                    each(this::exact),
                    each(this::measuredAverages),
                    setting.observables().stream().map(this::correlationTime).toList(),
                    noiseVariances(),
                    ShotLaw.of(setting.settings(), means[means.length - 1]),
                    steadyMeans());
        }

        private List<CountDistribution> distributions() {
            if (!simulation.isPure() || !setting.countsAreKnown()) {
                return List.of();
            }
            FullCounting last = FullCounting.strang(generator, steps.end());
            List<CountDistribution> all = new ArrayList<>();
            for (double[] row : setting.counts().coefficients()) {
                int[] coefficients = Arrays.stream(row).mapToInt(x -> (int) x).toArray();
                all.add(last.distribution(coefficients).get(0));
            }
            return all;
        }

        /** Numbers that are none. */
        private List<CountCumulants> unknownCounts() {
            int counts = setting.counts().names().size();
            double[] none = new double[counts];
            Arrays.fill(none, Double.NaN);
            double[][] rows = new double[counts][];
            Arrays.fill(rows, none);
            return Collections.nCopies(steps.outputs(), new CountCumulants(none, rows, none));
        }

        private ExponentialAverage unknownAverage() {
            double[] none = new double[steps.outputs()];
            Arrays.fill(none, Double.NaN);
            return new ExponentialAverage(none, none);
        }

        /** One a channel of the system, those of noise 0. */
        private Optional<double[]> entropies() {
            double[] ofBaths = ExponentialAverage.entropies(simulation.machine());
            return Arrays.stream(ofBaths).anyMatch(Double::isInfinite)
                    ? Optional.empty()
                    : Optional.of(Arrays.copyOf(ofBaths, system.jumps().size()));
        }

        private ExponentialAverage fromMixed(double[] entropies) {
            return FullCounting.strang(mixed(), steps).exponentialAverage(entropies);
        }

        private double asymmetry(double[] entropies) {
            FullCounting last = FullCounting.strang(mixed(), steps.end());
            double largest = 0;
            for (double l : TILTS) {
                double one = Math.exp(last.logGenerating(l, entropies)[0]);
                double other = Math.exp(last.logGenerating(1 - l, entropies)[0]);
                largest = Math.max(largest, Math.abs(one - other) / Math.max(1, one));
            }
            return largest;
        }

        private Generator mixed() {
            return generator.startingIn(InitialState.maximallyMixed(4));
        }

        private double[][] works() {
            WorkGenerator works =
                    WorkGenerator.of(generator, simulation.machine().hamiltonian());
            int counters = system.noises().size() + 1;
            return Arrays.stream(MeanEvolution.strang(works, works.initial(), steps))
                    .map(row -> Arrays.copyOfRange(row, row.length - counters, row.length))
                    .toArray(double[][]::new);
        }

        private List<List<TimeAverage>> each(Function<BoundedObservable, List<TimeAverage>> average) {
            return setting.observables().stream().map(average).toList();
        }

        /** Where the unravelling's own signal obeys a closed equation. */
        private List<TimeAverage> exact(BoundedObservable observable) {
            return signal(observable).map(this::average).orElse(List.of());
        }

        private Optional<Signal> signal(BoundedObservable observable) {
            if (!simulation.isPure()) {
                return generator.isJoint()
                        ? Optional.empty()
                        : Optional.of(Signal.conditionedOnNoise(generator, observable.operator()));
            }
            // Sharp on every path of a state in one plane, which jumps and kicks never leave for a superposition of
            // both.
            boolean sharp =
                    observable.name().equals("ZZ") && system.initialState().inOnePlane();
            return sharp ? Optional.of(Signal.measured(signals, observable.operator())) : Optional.empty();
        }

        private List<TimeAverage> measuredAverages(BoundedObservable observable) {
            return average(Signal.measured(signals, observable.operator()));
        }

        /** As the kernels add up: over time where there is no noise, else over the ends of steps. */
        private List<TimeAverage> average(Signal signal) {
            return setting.exactAverages()
                    ? TimeAverage.continuous(signal, setting.windowStart(), steps)
                    : TimeAverage.trapezoid(signal, setting.windowStart(), steps);
        }

        private OptionalDouble correlationTime(BoundedObservable observable) {
            if (signals.isJoint() && !(signals.isSmall() && setting.unique())) {
                return OptionalDouble.empty();
            }
            return signal(observable)
                    .orElseGet(() -> Signal.measured(signals, observable.operator()))
                    .stationary()
                    .time();
        }

        private List<double[]> noiseVariances() {
            if (simulation.isPure() || generator.isJoint()) {
                return List.of();
            }
            NoiseMoments moments = NoiseMoments.strang(system, steps);
            return CORRELATIONS.stream()
                    .map(name -> moments.variance(Pauli.string(name)))
                    .toList();
        }

        private double[] steadyMeans() {
            var rho = generator.basis().operator(setting.steady());
            return setting.observables().stream()
                    .mapToDouble(o -> o.operator().times(rho).traceRe())
                    .toArray();
        }

        private double[][] withoutIdentity(double[][] rows) {
            return Arrays.stream(rows)
                    .map(generator::mean)
                    .map(row -> Arrays.copyOfRange(row, 1, row.length))
                    .toArray(double[][]::new);
        }
    }
}
