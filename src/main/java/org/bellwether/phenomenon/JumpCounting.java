package org.bellwether.phenomenon;

import static org.bellwether.spec.Unit.ENERGY;
import static org.bellwether.spec.Unit.ONE;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.lindblad.CountCumulants;
import org.bellwether.statistics.CentralMoments;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.IntegerBins;
import org.bellwether.statistics.Tally;
import org.bellwether.statistics.Unseen;
import org.bellwether.trajectory.BlockView;

/**
 * The numbers n_k of jumps of each channel until the end, and of all of them: mean, variance, Fano factor, histogram. Jumps that unravel
 * the noise are not among them. The activity is all jumps per time.
 */
final class JumpCounting implements Phenomenon {
    /** Above so many channels the text leaves single ones out. */
    private static final int FEW_CHANNELS = 12;

    private static final int POWERS = 4;
    private static final String ALL = "all_jumps";

    private final PathSetting setting;
    private final IntegerBins[] bins;

    JumpCounting(PathSetting setting) {
        this.setting = setting;
        bins = IntStream.rangeClosed(0, setting.channels())
                .mapToObj(k -> bins(expected(k)))
                .toArray(IntegerBins[]::new);
    }

    /** No mean number of jumps of a channel, or of all behind them, is larger. */
    private double expected(int count) {
        double[] rates = setting.rates();
        return setting.end()
                * (count < setting.channels()
                        ? rates[count]
                        : Arrays.stream(rates, 0, setting.channels()).sum());
    }

    /** From 0 to what hardly any count exceeds, as narrow as not too many of them allow. */
    private static IntegerBins bins(double mean) {
        long most = (long) PathSetting.most(mean);
        int shift = 0;
        while (most >> shift >= IntegerBins.MOST) {
            shift++;
        }
        return new IntegerBins(0, shift, (int) (most >> shift) + 1);
    }

    @Override
    public List<String> names() {
        return List.of("counts", "count_statistics", "activity");
    }

    @Override
    public Optional<String> absence() {
        return setting.pure() ? Optional.empty() : Optional.of(PathSetting.AVERAGED);
    }

    @Override
    public PathStatistics emptySums() {
        return new Sums(setting.outputs() - 1, bins);
    }

    /** Sums of powers, exact, and histograms. */
    private static final class Sums implements PathStatistics {
        private final int last;
        private final IntegerBins[] bins;
        private final BigInteger[][] powers;
        private final Tally[] tallies;
        private long count;

        Sums(int last, IntegerBins[] bins) {
            this.last = last;
            this.bins = bins;
            powers = new BigInteger[bins.length][POWERS];
            for (BigInteger[] row : powers) {
                Arrays.fill(row, BigInteger.ZERO);
            }
            tallies = Arrays.stream(bins).map(b -> new Tally(b.places())).toArray(Tally[]::new);
        }

        /** What a block counts at the end. */
        private final class BlockPart implements Part {
            private final int[][] counts = new int[bins.length][BlockView.LANES];
            private int lanes;

            @Override
            public void clear() {
                lanes = 0;
            }

            @Override
            public void observe(int output, BlockView block) {
                if (output < last) {
                    return;
                }
                lanes = block.count();
                int[] all = counts[counts.length - 1];
                Arrays.fill(all, 0);
                for (int k = 0; k < counts.length - 1; k++) {
                    System.arraycopy(block.jumps()[k], 0, counts[k], 0, lanes);
                    for (int l = 0; l < lanes; l++) {
                        all[l] += counts[k][l];
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
            count += block.lanes;
            for (int a = 0; a < bins.length; a++) {
                for (int l = 0; l < block.lanes; l++) {
                    int n = block.counts[a][l];
                    tallies[a].hit(bins[a].place(n));
                    BigInteger power = BigInteger.ONE;
                    for (int p = 0; p < POWERS && n > 0; p++) {
                        power = power.multiply(BigInteger.valueOf(n));
                        powers[a][p] = powers[a][p].add(power);
                    }
                }
            }
        }

        @Override
        public void add(PathStatistics others) {
            requireSameShape(others);
            Sums other = (Sums) others;
            count += other.count;
            for (int a = 0; a < bins.length; a++) {
                tallies[a].add(other.tallies[a]);
                for (int p = 0; p < POWERS; p++) {
                    powers[a][p] = powers[a][p].add(other.powers[a][p]);
                }
            }
        }

        @Override
        public void writeShape(DataOutput out) throws IOException {
            out.writeInt(last);
            out.writeInt(bins.length);
            for (IntegerBins one : bins) {
                out.writeInt(one.shift());
                out.writeInt(one.count());
            }
        }

        @Override
        public void writeTo(DataOutput out) throws IOException {
            writeShape(out);
            out.writeLong(count);
            for (int a = 0; a < bins.length; a++) {
                tallies[a].writeTo(out);
                for (BigInteger sum : powers[a]) {
                    byte[] bytes = sum.toByteArray();
                    out.writeInt(bytes.length);
                    out.write(bytes);
                }
            }
        }

        @Override
        public void readFrom(DataInput in) throws IOException {
            requireSameShape(in);
            count = in.readLong();
            for (int a = 0; a < bins.length; a++) {
                tallies[a].readFrom(in);
                for (int p = 0; p < POWERS; p++) {
                    byte[] bytes = new byte[in.readInt()];
                    in.readFully(bytes);
                    powers[a][p] = new BigInteger(bytes);
                }
            }
        }
    }

    @Override
    public Findings result(PathStatistics statistics, ExactValues exact) {
        Sums sums = (Sums) statistics;
        Findings findings = new Findings();
        int channels = setting.channels();
        String unknown = exact.noCounting(bins.length);
        for (int a = 0; a < bins.length; a++) {
            String name = a < channels ? setting.jumps().get(a).name() : ALL;
            CentralMoments moments = CentralMoments.of(sums.count, sums.powers[a]);
            Estimate number = unseen(moments.meanEstimate(), a);
            double[] coefficients = coefficients(a);
            ExactRow mean = HeatExchange.mean(exact, coefficients).last();
            Optional<CountCumulants> cumulants = unknown.isEmpty()
                    ? Optional.of(
                            exact.cumulants(setting.steps().end(), coefficients).get(0))
                    : Optional.empty();
            ExactRow variance =
                    cumulants.map(c -> ExactRow.of(c.variance(0))).orElseGet(() -> ExactRow.unknown(unknown));
            ExactRow fano = cumulants
                    .map(c -> c.fano(0).isPresent()
                            ? ExactRow.of(c.fano(0).getAsDouble())
                            : ExactRow.unknown("no jump is to be expected"))
                    .orElseGet(() -> ExactRow.unknown(unknown));
            statistics(findings, name, number, moments, mean, variance, fano);
            histogram(findings, name, bins[a], sums.tallies[a], a < channels);
            if (a == channels) {
                activity(findings, number, moments, mean, fano);
            } else if (channels <= FEW_CHANNELS && setting.jumps().get(a).rate() > 0) {
                findings.line("jumps \"" + name + "\"", number, mean.at(0));
                moments.fano().ifPresent(f -> findings.line("  their Fano factor", f, fano.at(0)));
            }
        }
        return findings;
    }

    private double[] coefficients(int count) {
        double[] coefficients = new double[setting.system().jumps().size()];
        if (count < setting.channels()) {
            coefficients[count] = 1;
        } else {
            Arrays.fill(coefficients, 0, setting.channels(), 1);
        }
        return coefficients;
    }

    private static void statistics(
            Findings findings,
            String name,
            Estimate number,
            CentralMoments moments,
            ExactRow mean,
            ExactRow variance,
            ExactRow fano) {
        String of = "count_statistics";
        findings.measured(ONE, "", "mean number of jumps until the end: " + name, one(number), mean, of, name, "mean");
        findings.measured(
                ONE,
                "",
                "variance of the number of jumps until the end: " + name,
                List.of(moments.variance()),
                variance,
                of,
                name,
                "variance");
        if (moments.mean() == 0) {
            findings.missing(ONE, "", "Fano factor: " + name, "no jump was seen", of, name, "fano");
        } else {
            findings.measured(
                    ONE,
                    "",
                    "Fano factor of the number of jumps until the end: " + name,
                    List.of(moments.fano()),
                    fano,
                    of,
                    name,
                    "fano");
        }
    }

    /** The whole histogram and, of a channel where each bin is one number, the trajectories with 0, 1, 2, ... jumps. */
    private static void histogram(Findings findings, String name, IntegerBins bins, Tally tally, boolean channel) {
        long[] all = tally.hits(1, bins.places());
        int used = bins.count();
        while (used > 1 && all[used - 1] == 0) {
            used--;
        }
        long[] hits = Arrays.copyOf(all, used);
        String what = "trajectories by their number of jumps at the end: " + name;
        String[] path = {"count_statistics", name, "distribution"};
        findings.add(ONE, "", "the width of a bin; " + what, bins.width(), path[0], path[1], path[2], "width");
        findings.add(ONE, "bin", what, hits, path[0], path[1], path[2], "trajectories");
        findings.add(ONE, "", "those beyond all bins; " + what, all[bins.count()], path[0], path[1], path[2], "above");
        if (channel && bins.width() == 1 && all[bins.count()] == 0) {
            findings.add(ONE, "number", what, hits, "counts", name);
        } else if (channel) {
            findings.missing(ONE, "number", what, "wide bins: see count_statistics", "counts", name);
        }
    }

    private void activity(Findings findings, Estimate number, CentralMoments moments, ExactRow mean, ExactRow fano) {
        double perTime = 1 / setting.end();
        ExactRow exact = mean.values().map(v -> ExactRow.of(v[0] * perTime)).orElse(mean);
        Estimate activity = number.times(perTime);
        findings.estimated(ENERGY, "", "jumps per time, up to the end", one(activity), exact, "activity");
        if (moments.mean() == 0) {
            findings.missing(ONE, "", "Fano factor of all jumps at the end", "no jump was seen", "activity", "fano");
        } else {
            findings.estimated(
                    ONE, "", "Fano factor of all jumps at the end", List.of(moments.fano()), fano, "activity", "fano");
        }
        findings.line("all jumps", number, mean.at(0));
        moments.fano().ifPresent(f -> findings.line("  their Fano factor", f, fano.at(0)));
    }

    /** With the error of jumps that may have been missed. */
    private Estimate unseen(Estimate mean, int count) {
        double possible = -Math.expm1(-expected(count));
        double error = Unseen.error(mean.standardError(), Unseen.probability(possible, mean.count()), 1, mean.count());
        return new Estimate(mean.value(), error, mean.count());
    }

    static List<Optional<Estimate>> one(Estimate estimate) {
        return List.of(Optional.of(estimate));
    }
}
