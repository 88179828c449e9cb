package org.bellwether.phenomenon;

import static org.bellwether.spec.Unit.ONE;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bellwether.ensemble.CombinedStatistics;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.lindblad.ExponentialAverage;
import org.bellwether.lindblad.FullCounting;
import org.bellwether.lindblad.Generator;
import org.bellwether.model.Bath;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.random.ElementaryFunctions;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.ExactSums;
import org.bellwether.trajectory.BlockView;

/**
 * The entropy sigma = sum_b Q_b/T_b that has gone into the baths, and the average E[exp(-sigma)], at every output. From the maximally
 * mixed state, where all jumps are of baths, the average is 1 at all times; from other states it is another number. White noise adds
 * nothing to sigma, nor do jumps without a bath.
 */
final class FluctuationTheorem implements Phenomenon {
    private static final String KEY = "fluctuation_theorem";
    private static final String ENTROPY = "entropy_production";
    /** Coordinates up to which the average from the maximally mixed state, which is known, is computed too. */
    private static final int SMALL = 100;

    /** The largest relative error of an average that a sample can be trusted with. */
    private static final double LARGEST_RELATIVE_ERROR = 0.1;

    private static final String RARE = "null where the relative standard error of so many trajectories is above "
            + LARGEST_RELATIVE_ERROR
            + ": the trajectories that matter are too rare to be in the sample";

    private final PathSetting setting;
    private final double[] entropies;

    FluctuationTheorem(PathSetting setting) {
        this.setting = setting;
        entropies = new double[setting.system().jumps().size()];
        for (int k = 0; k < setting.channels(); k++) {
            entropies[k] = entropy(setting.jumps().get(k));
        }
    }

    /** w/T of a jump; infinite where the bath takes quanta w and gives none. */
    private double entropy(JumpChannel jump) {
        if (!jump.hasBath() || jump.quantum() == 0) {
            return 0;
        }
        Bath bath = setting.baths().get(jump.bath());
        double size = bath.entropyPerQuantum(Math.abs(jump.quantum())).orElse(Double.POSITIVE_INFINITY);
        return jump.quantum() > 0 ? size : -size;
    }

    @Override
    public List<String> names() {
        return List.of(KEY, ENTROPY);
    }

    @Override
    public Optional<String> absence() {
        if (!setting.pure()) {
            return Optional.of(PathSetting.AVERAGED);
        }
        if (setting.baths().isEmpty()) {
            return Optional.of("no jump channel has a bath, so no temperature is known that tells its entropy");
        }
        for (double entropy : entropies) {
            if (Double.isInfinite(entropy)) {
                return Optional.of("a coupled bath at temperature 0 gives no quantum: its entropy is infinite");
            }
        }
        return Optional.empty();
    }

    @Override
    public PathStatistics emptySums() {
        double[][] bounds = new double[setting.outputs()][1];
        for (int k = 0; k < bounds.length; k++) {
            bounds[k][0] = HeatExchange.bound(setting, entropies, setting.grid().time(k));
        }
        double[][] rows = {entropies};
        return new CombinedStatistics(List.of(
                new NumberStatistics(() -> (output, block, values) -> HeatExchange.read(block, rows, values), bounds),
                new Weights(setting.outputs(), entropies)));
    }

    /** Exact sums of exp(-sigma) and of its square. */
    private static final class Weights implements PathStatistics {
        private final double[] entropies;
        private final ExactSums weights;
        private final ExactSums squares;
        private long count;

        Weights(int outputs, double[] entropies) {
            this.entropies = entropies;
            weights = new ExactSums(outputs);
            squares = new ExactSums(outputs);
        }

        /** Those of a block. */
        private final class BlockPart implements Part {
            private final double[][] sigma = new double[1][BlockView.LANES];
            private final ExactSums weights = new ExactSums(Weights.this.weights.size());
            private final ExactSums squares = new ExactSums(Weights.this.weights.size());
            private int lanes;

            @Override
            public void clear() {
                weights.clear();
                squares.clear();
                lanes = 0;
            }

            @Override
            public void observe(int output, BlockView block) {
                lanes = block.count();
                HeatExchange.read(block, new double[][] {entropies}, sigma);
                for (int l = 0; l < lanes; l++) {
                    double weight = ElementaryFunctions.exp(-sigma[0][l]);
                    weights.add(output, weight);
                    squares.add(output, weight * weight);
                }
            }
        }

        @Override
        public Part newPart() {
            return new BlockPart();
        }

        @Override
        public void add(Part part) {
            BlockPart block = (BlockPart) part;
            weights.add(block.weights);
            squares.add(block.squares);
            count += block.lanes;
        }

        @Override
        public void add(PathStatistics others) {
            requireSameShape(others);
            Weights other = (Weights) others;
            weights.add(other.weights);
            squares.add(other.squares);
            count += other.count;
        }

        @Override
        public void writeShape(DataOutput out) throws IOException {
            out.writeInt(weights.size());
            for (double entropy : entropies) {
                out.writeDouble(entropy);
            }
        }

        @Override
        public void writeTo(DataOutput out) throws IOException {
            writeShape(out);
            out.writeLong(count);
            weights.writeTo(out);
            squares.writeTo(out);
        }

        @Override
        public void readFrom(DataInput in) throws IOException {
            requireSameShape(in);
            count = in.readLong();
            weights.readFrom(in);
            squares.readFrom(in);
        }

        /** The averages with the standard errors of the sample. */
        List<Estimate> averages() {
            List<Estimate> all = new ArrayList<>();
            for (int k = 0; k < weights.size(); k++) {
                double mean = weights.get(k).value() / count;
                double variance = (squares.get(k).value() / count - mean * mean) * count / (count - 1);
                all.add(new Estimate(mean, Math.sqrt(Math.max(0, variance) / count), count));
            }
            return all;
        }
    }

    /**
     * The averages with their exact errors or, where these are not known, with those of the sample; empty where the error is more than
     * {@value #LARGEST_RELATIVE_ERROR} of the average, as the trajectories that matter are then too rare to be in the sample.
     */
    private static List<Optional<Estimate>> trusted(List<Estimate> averages, Optional<ExponentialAverage> exact) {
        List<Optional<Estimate>> trusted = new ArrayList<>();
        for (int k = 0; k < averages.size(); k++) {
            Estimate found = averages.get(k);
            double mean = exact.isPresent() ? exact.get().mean(k) : found.value();
            double relative = exact.isPresent()
                    ? exact.get().relativeError(k, found.count())
                    : found.standardError() / found.value();
            trusted.add(
                    relative <= LARGEST_RELATIVE_ERROR
                            ? Optional.of(new Estimate(found.value(), mean * relative, found.count()))
                            : Optional.empty());
        }
        return trusted;
    }

    @Override
    public Findings result(PathStatistics sums, ExactValues exact) {
        CombinedStatistics both = (CombinedStatistics) sums;
        NumberStatistics sigma = (NumberStatistics) both.parts().get(0);
        List<Estimate> averages = ((Weights) both.parts().get(1)).averages();
        int last = setting.outputs() - 1;
        ExactRow mean = HeatExchange.mean(exact, entropies);
        Findings findings = new Findings();
        findings.line("entropy into the baths", sigma.lastMean(0), mean.at(last));
        findings.measured(
                ONE,
                "time",
                "mean entropy sum Q/T that has gone into the baths",
                sigma.means(0),
                mean,
                ENTROPY,
                "mean");
        findings.measured(
                ONE,
                "time",
                "variance over trajectories of the entropy into the baths",
                sigma.variances(0),
                variance(exact),
                ENTROPY,
                "variance");
        Optional<ExponentialAverage> average = exact.generator()
                .map(g -> FullCounting.strang(g, setting.steps()).exponentialAverage(entropies));
        ExactRow known = average.map(a -> ExactRow.of(setting.outputs(), a::mean))
                .orElseGet(() -> ExactRow.unknown(exact.noGenerator()));
        List<Optional<Estimate>> trusted = trusted(averages, average);
        findings.estimated(ONE, "time", "mean of exp(-sum Q/T)", trusted, known, KEY);
        if (trusted.stream().anyMatch(Optional::isEmpty)) {
            findings.add(ONE, "", "why some averages are null", RARE, KEY, "estimate_reason");
        }
        long count = averages.get(last).count();
        average.ifPresent(a -> findings.add(
                ONE,
                "time",
                "exact relative standard error of that mean for so many trajectories",
                IntStream.range(0, setting.outputs())
                        .mapToDouble(k -> a.relativeError(k, count))
                        .toArray(),
                KEY,
                "exact_relative_error"));
        exact.generator().filter(g -> g.size() <= SMALL).ifPresent(g -> fromMixed(findings, g));
        line(findings, trusted, known);
        return findings;
    }

    /** The last average that can be trusted. */
    private void line(Findings findings, List<Optional<Estimate>> trusted, ExactRow known) {
        int last = trusted.size() - 1;
        int usable = last;
        while (usable > 0 && trusted.get(usable).isEmpty()) {
            usable--;
        }
        String label = "mean of exp(-entropy)";
        if (usable == 0) {
            findings.line(label, "out of this sample's reach: the trajectories that matter are too rare");
        } else {
            String time = Double.toString(setting.grid().time(usable));
            findings.line(
                    label,
                    trusted.get(usable).orElseThrow(),
                    known.at(usable),
                    usable == last ? "" : " at t = " + time + ", later out of reach");
        }
    }

    private ExactRow variance(ExactValues exact) {
        String unknown = exact.noCounting(1);
        if (!unknown.isEmpty()) {
            return ExactRow.unknown(unknown);
        }
        var cumulants = exact.cumulants(setting.steps(), entropies);
        return ExactRow.of(cumulants.size(), k -> cumulants.get(k).variance(0));
    }

    private void fromMixed(Findings findings, Generator generator) {
        Generator mixed = generator.startingIn(
                InitialState.maximallyMixed(setting.system().dimension()));
        ExponentialAverage average = FullCounting.strang(mixed, setting.steps()).exponentialAverage(entropies);
        findings.add(
                ONE,
                "time",
                "exact mean of exp(-sum Q/T) from the maximally mixed state: 1 where all jumps are of baths",
                IntStream.range(0, setting.outputs()).mapToDouble(average::mean).toArray(),
                KEY,
                "reference_from_mixed");
    }
}
