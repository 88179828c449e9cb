package org.bellwether.phenomenon;

import static org.bellwether.spec.Unit.ONE;
import static org.bellwether.spec.Unit.TIME;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.model.Observable;
import org.bellwether.statistics.BinCounts;
import org.bellwether.statistics.Bins;
import org.bellwether.statistics.BlockUnitPowers;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.Quantile;
import org.bellwether.statistics.Spread;
import org.bellwether.statistics.UnitPowerSums;
import org.bellwether.trajectory.BlockView;

/**
 * The averages along trajectories of the observables of the model over the output times t_s, ..., t_e from the start of the window to the
 * end, by the trapezoidal rule:
 *
 * <pre>
 *   A = sum_k c_k &lt;O&gt;(t_k),     c_k = (t_{k+1} - t_{k-1})/(2 (t_e - t_s)),  half as much at either end
 * </pre>
 */
final class TimeAveraging implements Phenomenon {
    private static final String KEY = "time_average";
    private static final List<Double> LEVELS = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);
    private static final int BINS = 200;
    /** Observables in the text. */
    private static final int FEW = 12;

    private final PathSetting setting;
    private final double[] weights;

    TimeAveraging(PathSetting setting) {
        this.setting = setting;
        weights = new double[setting.outputs()];
        double[] times = setting.grid().times();
        int start = setting.windowStart();
        for (int k = start; k + 1 < times.length; k++) {
            double half = (times[k + 1] - times[k]) / (2 * (times[times.length - 1] - times[start]));
            weights[k] += half;
            weights[k + 1] += half;
        }
    }

    @Override
    public List<String> names() {
        return List.of(KEY);
    }

    @Override
    public Optional<String> absence() {
        return Optional.empty();
    }

    @Override
    public PathStatistics emptySums() {
        return new Sums(weights, setting.scales().length);
    }

    /** Sums of averages, in the units in which kernels evaluate observables. */
    private static final class Sums implements PathStatistics {
        private final double[] weights;
        private final int observables;
        private final UnitPowerSums powers;
        private final BinCounts[] counts;

        Sums(double[] weights, int observables) {
            this.weights = weights;
            this.observables = observables;
            powers = new UnitPowerSums(observables);
            counts = newCounts();
        }

        private BinCounts[] newCounts() {
            BinCounts[] all = new BinCounts[observables];
            Arrays.setAll(all, o -> new BinCounts(new Bins(-1, 1, BINS)));
            return all;
        }

        /** Those of a block. */
        private final class BlockPart implements Part {
            private final double[][] averages = new double[observables][BlockView.LANES];
            private final BlockUnitPowers powers = new BlockUnitPowers(observables);
            private final BinCounts[] counts = newCounts();

            @Override
            public void clear() {
                for (double[] row : averages) {
                    Arrays.fill(row, 0);
                }
                powers.clear();
                for (BinCounts count : counts) {
                    count.clear();
                }
            }

            @Override
            public void observe(int output, BlockView block) {
                int lanes = block.count();
                for (int o = 0; o < observables && weights[output] != 0; o++) {
                    for (int l = 0; l < lanes; l++) {
                        averages[o][l] += weights[output] * block.expectations()[o][l];
                    }
                }
                if (output < weights.length - 1) {
                    return;
                }
                for (int o = 0; o < observables; o++) {
                    powers.set(o, averages[o], lanes);
                    for (int l = 0; l < lanes; l++) {
                        averages[o][l] = Math.max(-1, Math.min(1, averages[o][l]));
                    }
                    counts[o].add(averages[o], lanes);
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
            powers.add(block.powers);
            add(block.counts);
        }

        @Override
        public void add(PathStatistics others) {
            requireSameShape(others);
            Sums other = (Sums) others;
            powers.add(other.powers);
            add(other.counts);
        }

        private void add(BinCounts[] others) {
            for (int o = 0; o < observables; o++) {
                counts[o].add(others[o]);
            }
        }

        @Override
        public void writeShape(DataOutput out) throws IOException {
            out.writeInt(observables);
            for (double weight : weights) {
                out.writeDouble(weight);
            }
        }

        @Override
        public void writeTo(DataOutput out) throws IOException {
            writeShape(out);
            powers.writeTo(out);
            for (BinCounts count : counts) {
                count.writeTo(out);
            }
        }

        @Override
        public void readFrom(DataInput in) throws IOException {
            requireSameShape(in);
            powers.readFrom(in);
            for (BinCounts count : counts) {
                count.readFrom(in);
            }
        }
    }

    @Override
    public Findings result(PathStatistics statistics, ExactValues exact) {
        Sums sums = (Sums) statistics;
        Findings findings = new Findings();
        List<String> names =
                setting.model().observables().stream().map(Observable::name).toList();
        List<Optional<Estimate>> means = new ArrayList<>();
        List<Optional<Estimate>> variances = new ArrayList<>();
        ExactRow exactMeans = exactMeans(exact);
        for (int o = 0; o < names.size(); o++) {
            Spread spread = sums.powers.spread(o).rescaled(0, setting.scales()[o]);
            means.add(Optional.of(spread.mean()));
            variances.add(Optional.of(spread.variance()));
            if (o < FEW) {
                findings.line("time average " + names.get(o), spread.mean(), exactMeans.at(o));
            }
        }
        if (names.size() > FEW) {
            findings.line("time averages", names.size() - FEW + " more are in summary.json");
        }
        findings.add(ONE, "observable", "names of the observables", names.toArray(String[]::new), KEY, "observable");
        findings.add(
                TIME,
                "",
                "where the window of the averages begins",
                setting.grid().time(setting.windowStart()),
                KEY,
                "window_start");
        findings.add(TIME, "", "where it ends", setting.end(), KEY, "window_end");
        findings.measured(
                ONE,
                "observable",
                "mean over trajectories of the average over the output times of the window",
                means,
                exactMeans,
                KEY,
                "mean");
        findings.measured(
                ONE,
                "observable",
                "variance over trajectories of the average over the output times of the window",
                variances,
                ExactRow.unknown(
                        "it depends on the unravelling, and follows from no linear equation of the mean state"),
                KEY,
                "variance");
        quantiles(findings, names, sums);
        return findings;
    }

    private void quantiles(Findings findings, List<String> names, Sums sums) {
        double[] levels = LEVELS.stream().mapToDouble(Double::doubleValue).toArray();
        findings.add(ONE, "quantile", "levels of the quantiles", levels, KEY, "quantiles", "levels");
        for (int o = 0; o < names.size(); o++) {
            double scale = setting.scales()[o];
            var distribution = sums.counts[o].distribution(-scale, scale);
            findings.add(
                    ONE,
                    "quantile",
                    "quantiles over trajectories of the average over the window: " + names.get(o),
                    LEVELS.stream()
                            .map(distribution::quantile)
                            .mapToDouble(Quantile::value)
                            .toArray(),
                    KEY,
                    "quantiles",
                    names.get(o));
        }
    }

    private ExactRow exactMeans(ExactValues exact) {
        return exact.means()
                .map(m -> ExactRow.of(setting.scales().length, o -> {
                    double sum = 0;
                    for (int k = 0; k < weights.length; k++) {
                        sum += weights[k] * m.observables()[k][o];
                    }
                    return sum;
                }))
                .orElseGet(() -> ExactRow.unknown(exact.noMeans()));
    }
}
