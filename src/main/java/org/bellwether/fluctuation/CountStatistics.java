package org.bellwether.fluctuation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.statistics.BlockPowers;
import org.bellwether.statistics.CentralMoments;
import org.bellwether.statistics.IntegerBins;
import org.bellwether.statistics.JointMoments;
import org.bellwether.statistics.PowerSums;
import org.bellwether.statistics.Tally;
import org.bellwether.statistics.WideIntegers;

/**
 * Counts of jumps over time: those of each channel, n_b = down minus up of each bath b, and K, all jumps of baths (those that
 * unravel the noise are not among them). At every output exact sums over trajectories of their powers up to the sixth, and of products
 * of n_1 and n_2 with up to four factors; at a few outputs their whole distributions.
 *
 * <p>Sums have 128 bits. The sum of n^p may not fit where N trajectories with a largest |n| have N |n|^p >= 2^127: a million
 * trajectories with a count of 230 000 for p = 6, of 3.8 million for p = 4. What would need it is then empty in the result; means
 * never are. Counts are ints, as those of kernels are.
 *
 * <p>The sums are kept as differences from output to output, modulo 2^128. These are what jumps change, and adding them up over the
 * outputs is left to {@link #result}.
 */
public final class CountStatistics implements PathStatistics {
    private static final int JOINT_ORDER = 4;

    private final JumpCounts counts;
    private final int outputs;
    private final CountLayout layout;

    private long count;
    private final PowerSums powers;
    /** As in {@link CountPart#largest}. */
    private final int[] largest;

    private final Tally tally;

    /**
     * Empty statistics.
     *
     * @param channels the channels of the system
     * @param outputs the number of outputs, t = 0 among them
     * @param selected where distributions are kept; the last output has to be among them
     * @param scales what is expected of every count, in the order of {@link #names}, at every selected output: it decides on the bins,
     *     and so has to be the same for all parts of an ensemble
     * @throws IllegalArgumentException if there are not as many scales, or the last output is not selected
     */
    public CountStatistics(
            BathChannels channels, int outputs, SelectedOutputs selected, List<List<CountScale>> scales) {
        counts = new JumpCounts(channels);
        this.outputs = outputs;
        if (selected.indexOf(outputs - 1) != selected.outputs().size() - 1) {
            throw new IllegalArgumentException(
                    "the last of " + outputs + " outputs has to be the last that is selected");
        }
        layout = CountLayout.of(counts, selected, scales);
        powers = new PowerSums(outputs, counts.size());
        largest = new int[outputs * counts.size()];
        tally = new Tally(layout.places());
    }

    /** The names of the counts: those of the channels, then "bath1" and "bath2" for n_1 and n_2, and "bath_jumps" for K. */
    public static List<String> names(BathChannels channels) {
        return List.copyOf(new JumpCounts(channels).names());
    }

    @Override
    public Part newPart() {
        return new CountPart(counts, outputs, layout);
    }

    @Override
    public void add(Part part) {
        CountPart block = (CountPart) part;
        count += block.lanes();
        powers.add(block.powers);
        raise(block.largest);
        tally.add(block.tally);
    }

    private void raise(int[] others) {
        for (int i = 0; i < largest.length; i++) {
            largest[i] = Math.max(largest[i], others[i]);
        }
    }

    @Override
    public void add(PathStatistics others) {
        requireSameShape(others);
        CountStatistics other = (CountStatistics) others;
        count += other.count;
        powers.add(other.powers);
        raise(other.largest);
        tally.add(other.tally);
    }

    @Override
    public void writeShape(DataOutput out) throws IOException {
        for (long number : shape()) {
            out.writeLong(number);
        }
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        writeShape(out);
        out.writeLong(count);
        powers.writeTo(out);
        for (int n : largest) {
            out.writeInt(n);
        }
        tally.writeTo(out);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        requireSameShape(in);
        count = in.readLong();
        powers.readFrom(in);
        for (int i = 0; i < largest.length; i++) {
            largest[i] = in.readInt();
        }
        tally.readFrom(in);
    }

    /** Outputs, counts, and the outputs and bins of distributions. */
    private long[] shape() {
        List<Long> shape = new ArrayList<>(List.of((long) outputs, (long) counts.size()));
        shape.addAll(layout.shape());
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * What was counted so far.
     *
     * @throws IllegalStateException if there are fewer than two trajectories: there is no error of a single value
     */
    public CountResult result() {
        int width = BlockPowers.width(counts.size());
        WideIntegers differences = powers.differences();
        WideIntegers sums = new WideIntegers(width);
        int[] most = new int[counts.size()];
        List<List<CountMoments>> moments = new ArrayList<>();
        List<JointMoments> heat = new ArrayList<>();
        for (int k = 0; k < outputs; k++) {
            sums.addSlice(differences, k * width);
            for (int c = 0; c < most.length; c++) {
                most[c] = Math.max(most[c], largest[k * most.length + c]);
            }
            moments.add(IntStream.range(0, counts.size())
                    .mapToObj(c -> momentsOf(c, sums, most[c]))
                    .toList());
            heat.add(heatOf(sums, most));
        }
        return new CountResult(List.copyOf(counts.names()), count, moments, heat, distributions());
    }

    private CountMoments momentsOf(int single, WideIntegers sums, int most) {
        int order = order(most, BlockPowers.POWERS);
        BigInteger[] powers = new BigInteger[order];
        for (int p = 1; p <= order; p++) {
            powers[p - 1] = sums.get(BlockPowers.place(single, p));
        }
        return CountMoments.of(CentralMoments.of(count, powers), most);
    }

    private JointMoments heatOf(WideIntegers sums, int[] most) {
        int order = order(Math.max(most[counts.heat(0)], most[counts.heat(1)]), JOINT_ORDER);
        BigInteger[][] products = new BigInteger[order + 1][];
        for (int i = 0; i <= order; i++) {
            products[i] = new BigInteger[order - i + 1];
            for (int j = 0; j <= order - i; j++) {
                products[i][j] = product(sums, i, j);
            }
        }
        return JointMoments.of(products);
    }

    private BigInteger product(WideIntegers sums, int i, int j) {
        if (i == 0 && j == 0) {
            return BigInteger.valueOf(count);
        }
        if (i == 0 || j == 0) {
            return sums.get(j == 0 ? BlockPowers.place(counts.heat(0), i) : BlockPowers.place(counts.heat(1), j));
        }
        return sums.get(BlockPowers.jointPlace(counts.size(), i, j));
    }

    /** The highest power, up to the one that is wanted, whose sum surely fits. */
    private int order(int most, int wanted) {
        int order = 2;
        while (order < wanted && fits(most, order + 1)) {
            order++;
        }
        return order;
    }

    private boolean fits(int most, int power) {
        return BigInteger.valueOf(most)
                        .pow(power)
                        .multiply(BigInteger.valueOf(count))
                        .bitLength()
                <= WideIntegers.BITS;
    }

    private List<List<CountHistogram>> distributions() {
        List<List<CountHistogram>> distributions = new ArrayList<>();
        int[][] offsets = layout.offsets();
        for (int s = 0; s < offsets.length; s++) {
            int output = layout.selected().outputs().get(s);
            List<CountHistogram> row = new ArrayList<>();
            for (int c = 0; c < counts.size(); c++) {
                IntegerBins bins = layout.bins()[s][c];
                long[] hits = tally.hits(offsets[s][c], offsets[s][c] + bins.places());
                row.add(CountHistogram.of(output, bins, hits));
            }
            distributions.add(row);
        }
        return distributions;
    }
}
