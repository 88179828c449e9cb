package org.bellwether.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.bellwether.belltest.ShotLaw;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.CountCumulants;
import org.bellwether.lindblad.ExponentialAverage;
import org.bellwether.lindblad.FullCounting;
import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.MeanFlow;
import org.bellwether.lindblad.TimeAverage;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.lindblad.memory.RecordFlow;
import org.bellwether.lindblad.memory.StaticMixture;
import org.bellwether.model.InitialState;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;

/**
 * What is known exactly of fluctuations where no generator is exact: the means of state and counts where these are known, as of
 * quasistatic noise and under one record for all trajectories, what follows from them, and the fluctuation theorem, which holds under
 * any classical noise. Everything else is NaN or empty.
 */
final class MeansOnly {
    private static final double ROUNDING = 1e-14;
    /** Each takes some hundredths of a second. */
    private static final int MOST_FIELDS = 300;

    private final FluctuationSetting setting;
    private final Simulation simulation;
    private final OpenSystem system;
    private final int outputs;
    private final double[][] states;
    private final double[][] counts;
    private final Optional<StaticMixture> mixture;

    private MeansOnly(FluctuationSetting setting) {
        this.setting = setting;
        simulation = setting.simulation();
        system = simulation.system();
        outputs = simulation.grid().outputs();
        int n = system.dimension() * system.dimension();
        Optional<MemoryMean.Settled> mean = mean();
        mixture = mean.flatMap(settled -> settled.mixture(MOST_FIELDS));
        double[][] rows = rows(flow(mean), n + system.jumps().size());
        states = Arrays.stream(rows).map(row -> Arrays.copyOfRange(row, 1, n)).toArray(double[][]::new);
        counts = Arrays.stream(rows)
                .map(row -> RealMatrices.times(setting.counts().coefficients(), Arrays.copyOfRange(row, n, row.length)))
                .toArray(double[][]::new);
    }

    /** The reference of a setting. */
    static FluctuationReference of(FluctuationSetting setting) {
        return new MeansOnly(setting).reference();
    }

    private FluctuationReference reference() {
        int windows = outputs - setting.windowStart() - 1;
        List<List<TimeAverage>> measured = Collections.nCopies(
                setting.observables().size(), Collections.nCopies(windows, new TimeAverage(Double.NaN, Double.NaN)));
        ExponentialAverage one = new ExponentialAverage(new double[outputs], none(outputs));
        return new FluctuationReference(
                mixture.map(this::cumulants)
                        .orElseGet(() ->
                                Arrays.stream(counts).map(MeansOnly::cumulants).toList()),
                Optional.empty(),
                List.of(),
                Optional.of(startsMixed() ? one : exponential()),
                Optional.of(one),
                OptionalDouble.empty(),
                works(),
                states,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(Optional.empty(), Optional.empty()),
                Collections.nCopies(setting.observables().size(), List.of()),
                measured,
                Collections.nCopies(setting.observables().size(), OptionalDouble.empty()),
                List.of(),
                shots(),
                none(setting.observables().size()));
    }

    /** From there the exponential average of the entropy is 1 at all times under any classical noise. */
    private boolean startsMixed() {
        ComplexMatrix mixed = InitialState.maximallyMixed(system.dimension()).densityMatrix();
        return system.initialState().densityMatrix().minus(mixed).maxAbs() < ROUNDING;
    }

    /** One row an output: the coordinates of the mean state, and the mean numbers of jumps. */
    private double[][] rows(Optional<MeanFlow> flow, int length) {
        double[][] rows = new double[outputs][];
        if (flow.isEmpty()) {
            Arrays.setAll(rows, k -> none(length));
            return rows;
        }
        List<double[]> found = new ArrayList<>();
        flow.get().steps(simulation.steps(), (k, row) -> found.add(row));
        return found.toArray(rows);
    }

    private Optional<MeanFlow> flow(Optional<MemoryMean.Settled> mean) {
        return system.isUnderOneRecord() ? Optional.of(new RecordFlow(system)) : mean.map(MemoryMean.Settled::flow);
    }

    /** Where there is a joint equation that serves, or quasistatic noise. */
    private Optional<MemoryMean.Settled> mean() {
        double end = simulation.spec().time().end();
        return system.hasJointEquation() && MemoryMean.serves(system, end)
                ? Optional.of(new MemoryMean(system).exact(simulation.steps()))
                : Optional.empty();
    }

    /** One at each output. */
    private List<CountCumulants> cumulants(StaticMixture fields) {
        List<List<CountCumulants>> laws = fields.systems().stream()
                .map(field -> FullCounting.strang(Generator.of(field), simulation.steps())
                        .cumulants(setting.counts()))
                .toList();
        return IntStream.range(0, outputs)
                .mapToObj(k -> CountCumulants.mixture(
                        fields.weights(), laws.stream().map(law -> law.get(k)).toList()))
                .toList();
    }

    private ExponentialAverage exponential() {
        double[] entropies = ExponentialAverage.entropies(simulation.machine());
        if (mixture.isEmpty() || Arrays.stream(entropies).anyMatch(Double::isInfinite)) {
            return new ExponentialAverage(none(outputs), none(outputs));
        }
        return ExponentialAverage.mixture(
                mixture.get().weights(),
                mixture.get().systems().stream()
                        .map(field -> FullCounting.strang(Generator.of(field), simulation.steps())
                                .exponentialAverage(
                                        Arrays.copyOf(entropies, system.jumps().size())))
                        .toList());
    }

    private static CountCumulants cumulants(double[] means) {
        double[][] covariances = new double[means.length][];
        Arrays.setAll(covariances, a -> none(means.length));
        return new CountCumulants(means, covariances, none(means.length));
    }

    /**
     * The mean works of the noises and of the field. All of them together bring what &lt;H_S&gt; gains and what goes into the baths;
     * so the work is known where one source alone works.
     */
    private double[][] works() {
        List<NoiseChannel> noises = system.noises();
        List<Integer> working = new ArrayList<>();
        for (int j = 0; j < noises.size(); j++) {
            if (!noises.get(j).process().isZero() && works(noises.get(j).operator())) {
                working.add(j);
            }
        }
        if (simulation.machine().hasField()) {
            working.add(noises.size());
        }
        double[][] works = new double[outputs][noises.size() + 1];
        for (int k = 0; k < outputs; k++) {
            for (int j : working) {
                works[k][j] = working.size() == 1 ? allWork(k) : Double.NaN;
            }
        }
        return works;
    }

    /** Whether an operator changes the energy. */
    private boolean works(ComplexMatrix operator) {
        ComplexMatrix energy = system.hamiltonian();
        double change = energy.times(operator).minus(operator.times(energy)).maxAbs();
        return change > ROUNDING * energy.maxAbs() * operator.maxAbs();
    }

    private double allWork(int output) {
        double g = simulation.machine().coupling();
        double heat = 0;
        for (String bath : List.of("bath1", "bath2")) {
            heat += g * counts[output][setting.counts().names().indexOf(bath)];
        }
        return energy(output) - energy(0) + heat;
    }

    private double energy(int output) {
        double[] means = states[output];
        return -simulation.machine().coupling()
                * (means[Pauli.pairs().indexOf("XX")] + means[Pauli.pairs().indexOf("YY")])
                / 2;
    }

    private ShotLaw shots() {
        double[] end = states[outputs - 1];
        return Double.isNaN(end[0]) ? ShotLaw.UNKNOWN : ShotLaw.of(setting.settings(), end);
    }

    private static double[] none(int length) {
        double[] none = new double[length];
        Arrays.fill(none, Double.NaN);
        return none;
    }
}
