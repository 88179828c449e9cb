package org.bellwether.phenomenon;

import static org.bellwether.spec.Unit.ENERGY;
import static org.bellwether.spec.Unit.ONE;
import static org.bellwether.spec.Unit.TIME;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.fluctuation.IntervalBins;
import org.bellwether.lindblad.WaitingTimes;
import org.bellwether.lindblad.WaitingWindow;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.WideIntegers;
import org.bellwether.trajectory.BlockView;

/**
 * The times between consecutive jumps of any channels of the model, both of them in the run, which favours short ones. Jumps that unravel
 * the noise end no interval. The density is that of the mean number of completed intervals by length, and integrates to 1.
 */
final class WaitingTime implements Phenomenon {
    private static final String KEY = "waiting_times";
    /** Of the exact density: cubes of coordinates, times kinds of jumps. */
    private static final double MOST_WORK = 2e7;

    private final PathSetting setting;
    private final double[] edges;

    WaitingTime(PathSetting setting) {
        this.setting = setting;
        edges = IntervalBins.logarithmic(setting.end()).edges();
    }

    @Override
    public List<String> names() {
        return List.of(KEY);
    }

    @Override
    public Optional<String> absence() {
        if (!setting.pure()) {
            return Optional.of(PathSetting.AVERAGED);
        }
        return setting.canJump() ? Optional.empty() : Optional.of("no channel makes jumps");
    }

    @Override
    public PathStatistics emptySums() {
        return new Sums(edges, setting.channels());
    }

    /** For each bin, and behind them for all: sums of the number m of intervals of a trajectory, of m^2, and of m times all of them. */
    private static final class Sums implements PathStatistics {
        private static final int SUMS = 3;
        private final double[] edges;
        private final int channels;
        private final WideIntegers sums;
        private long count;

        Sums(double[] edges, int channels) {
            this.edges = edges;
            this.channels = channels;
            sums = new WideIntegers(SUMS * edges.length);
        }

        /** Those of a block. */
        private final class BlockPart implements Part {
            private final double[] last = new double[BlockView.LANES];
            private final long[][] intervals = new long[edges.length][BlockView.LANES];
            private final long[] sums = new long[SUMS * edges.length];
            private int lanes;

            @Override
            public void clear() {
                Arrays.fill(last, Double.NaN);
                for (long[] row : intervals) {
                    Arrays.fill(row, 0);
                }
                lanes = 0;
            }

            @Override
            public void observe(int output, BlockView block) {
                lanes = block.count();
            }

            @Override
            public void jump(int lane, double time, int channel) {
                if (channel >= channels) {
                    return;
                }
                double waited = time - last[lane];
                last[lane] = time;
                if (!Double.isNaN(waited)) {
                    intervals[bin(waited)][lane]++;
                    intervals[edges.length - 1][lane]++;
                }
            }

            private int bin(double waited) {
                int found = Arrays.binarySearch(edges, waited);
                return Math.max(0, Math.min(edges.length - 2, found >= 0 ? found : -found - 2));
            }

            private void sum() {
                Arrays.fill(sums, 0);
                long[] all = intervals[edges.length - 1];
                for (int b = 0; b < edges.length; b++) {
                    for (int l = 0; l < lanes; l++) {
                        long m = intervals[b][l];
                        sums[SUMS * b] += m;
                        sums[SUMS * b + 1] += m * m;
                        sums[SUMS * b + 2] += m * all[l];
                    }
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
            block.sum();
            sums.add(block.sums, 0, block.sums.length);
            count += block.lanes;
        }

        @Override
        public void add(PathStatistics others) {
            requireSameShape(others);
            Sums other = (Sums) others;
            sums.add(other.sums);
            count += other.count;
        }

        @Override
        public void writeShape(DataOutput out) throws IOException {
            out.writeInt(channels);
            out.writeInt(edges.length);
            for (double edge : edges) {
                out.writeDouble(edge);
            }
        }

        @Override
        public void writeTo(DataOutput out) throws IOException {
            writeShape(out);
            out.writeLong(count);
            sums.writeTo(out);
        }

        @Override
        public void readFrom(DataInput in) throws IOException {
            requireSameShape(in);
            count = in.readLong();
            sums.readFrom(in);
        }

        /** The number of intervals in a bin, or behind the bins of all. */
        long intervals(int bin) {
            return sums.get(SUMS * bin).longValueExact();
        }

        Estimate perTrajectory(int bin) {
            double variance = covariance(bin, bin, 1);
            return new Estimate((double) intervals(bin) / count, Math.sqrt(Math.max(0, variance) / (count - 1)), count);
        }

        /**
         * The density in a bin, m_b/(m width) with the mean numbers m_b in the bin and m in all. Its error is that of a ratio, from the
         * variance over trajectories of (n_b - p n)/m with p = m_b/m.
         */
        Optional<Estimate> density(int bin) {
            int all = edges.length - 1;
            double mean = (double) intervals(all) / count;
            if (mean == 0) {
                return Optional.empty();
            }
            double part = (double) intervals(bin) / intervals(all);
            double variance = covariance(bin, bin, 1)
                    - 2 * part * covariance(bin, all, 2)
                    + part * part * covariance(all, all, 1);
            double width = edges[bin + 1] - edges[bin];
            double error = Math.sqrt(Math.max(0, variance) / (count - 1)) / mean;
            return Optional.of(new Estimate(part / width, error / width, count));
        }

        private double covariance(int a, int b, int product) {
            BigInteger n = BigInteger.valueOf(count);
            BigInteger units = sums.get(SUMS * a + product)
                    .multiply(n)
                    .subtract(sums.get(SUMS * a).multiply(sums.get(SUMS * b)));
            return units.doubleValue() / count / count;
        }
    }

    @Override
    public Findings result(PathStatistics statistics, ExactValues exact) {
        Sums sums = (Sums) statistics;
        int bins = edges.length - 1;
        Findings findings = new Findings();
        findings.add(TIME, "edge", "edges of the bins of intervals between two jumps", edges, KEY, "edges");
        long[] intervals = new long[bins];
        List<Optional<Estimate>> density = new ArrayList<>();
        List<Optional<Estimate>> numbers = new ArrayList<>();
        for (int b = 0; b < bins; b++) {
            intervals[b] = sums.intervals(b);
            density.add(sums.density(b));
            numbers.add(Optional.of(sums.perTrajectory(b)));
        }
        Optional<WaitingWindow> window = window(exact);
        String unknown = whyNone(exact);
        String what = "density of the intervals between two jumps completed in the run";
        if (sums.intervals(bins) == 0) {
            findings.missing(ENERGY, "bin", what, "no interval was completed", KEY, "density");
        } else {
            findings.add(ENERGY, "bin", what, values(density, false), KEY, "density");
            findings.add(
                    ENERGY,
                    "bin",
                    "standard error of: " + what,
                    values(density, true),
                    KEY,
                    "standard_errors",
                    "density");
        }
        if (window.isPresent()) {
            findings.add(ENERGY, "bin", "exact value of: " + what, window.get().density(), KEY, "reference");
        } else {
            findings.missing(ENERGY, "bin", "exact value of: " + what, unknown, KEY, "reference");
        }
        findings.add(ONE, "bin", "completed intervals in all trajectories", intervals, KEY, "intervals");
        findings.measured(
                ONE,
                "bin",
                "completed intervals per trajectory",
                numbers,
                window.map(w -> ExactRow.of(w.totals())).orElseGet(() -> ExactRow.unknown(unknown)),
                KEY,
                "number_per_trajectory");
        findings.line(
                "completed waiting times",
                sums.perTrajectory(bins),
                window.map(WaitingWindow::total).orElse(Double.NaN));
        return findings;
    }

    private static double[] values(List<Optional<Estimate>> estimates, boolean errors) {
        return estimates.stream()
                .mapToDouble(e -> errors
                        ? e.orElseThrow().standardError()
                        : e.orElseThrow().value())
                .toArray();
    }

    private Optional<WaitingWindow> window(ExactValues exact) {
        return whyNone(exact).isEmpty()
                ? exact.generator().map(g -> WaitingTimes.of(g).window(setting.end(), edges))
                : Optional.empty();
    }

    private String whyNone(ExactValues exact) {
        if (setting.hasNoiseJumps()) {
            return "jumps of the noise, which end no interval, are not told apart in the exact density";
        }
        if (exact.generator().isEmpty()) {
            return exact.noGenerator();
        }
        double size = exact.generator().get().size();
        return exact.generator().get().isSmall() && setting.channels() * size * size * size <= MOST_WORK
                ? ""
                : "the equation of " + (int) size + " numbers is too large for waiting times of " + setting.channels()
                        + " channels";
    }
}
