package org.bellwether.fluctuation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.ExactSum;
import org.bellwether.statistics.ExactSums;
import org.bellwether.statistics.JointMoments;
import org.bellwether.statistics.RealBins;
import org.bellwether.statistics.Tally;

/**
 * Entropy production sigma = sum_b Q_b/T_b over time, Q_b = g n_b being the heat that went into bath b: at every output the exact
 * sums over trajectories of exp(-sigma), each weight a double that depends on the integers n_1 and n_2 alone, and of its square; at
 * the last output the distribution of sigma.
 *
 * <p>The integral fluctuation theorem says E[exp(-sigma)] = 1 at every time from the maximally mixed state; from other states it is
 * another number. White noise is a source of work of infinite temperature and adds nothing to sigma. Mean and variance of sigma
 * follow from the moments of n_1 and n_2, which {@link CountStatistics} has.
 *
 * <p>The sums are kept as differences from output to output: these are what jumps change.
 */
public final class EntropyStatistics implements PathStatistics {
    /** The number of bins of the distribution. */
    public static final int BINS = 64;

    private final BathChannels channels;
    private final EntropyPerQuantum entropy;
    private final RealBins bins;

    private long count;
    private final ExactSums weights;
    private final ExactSums squares;
    private final Tally tally;

    /**
     * Empty statistics.
     *
     * @param channels the channels of the system
     * @param entropy what a quantum brings into each bath; where it is infinite, there are no such statistics
     * @param outputs the number of outputs, t = 0 among them
     * @param mean the mean of sigma that is expected at the last output
     * @param variance the variance of sigma that is expected there; the two decide on the bins, and so have to be the same for all
     *     parts of an ensemble
     * @throws IllegalArgumentException if a number is not finite
     */
    public EntropyStatistics(
            BathChannels channels, EntropyPerQuantum entropy, int outputs, double mean, double variance) {
        this.channels = channels;
        this.entropy = entropy;
        if (!Double.isFinite(mean) || !Double.isFinite(variance)) {
            throw new IllegalArgumentException("sigma is expected to have mean " + mean + " and variance " + variance);
        }
        bins = RealBins.around(mean, variance, BINS, entropy.spacing());
        weights = new ExactSums(outputs);
        squares = new ExactSums(outputs);
        tally = new Tally(bins.places());
    }

    @Override
    public Part newPart() {
        return new EntropyPart(channels, entropy, weights.size());
    }

    @Override
    public void add(Part part) {
        EntropyPart block = (EntropyPart) part;
        count += block.lanes();
        weights.add(block.weights);
        squares.add(block.squares);
        for (int l = 0; l < block.lanes(); l++) {
            tally.hit(bins.place(block.production[l]));
        }
    }

    @Override
    public void add(PathStatistics others) {
        requireSameShape(others);
        EntropyStatistics other = (EntropyStatistics) others;
        count += other.count;
        weights.add(other.weights);
        squares.add(other.squares);
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
        weights.writeTo(out);
        squares.writeTo(out);
        tally.writeTo(out);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        requireSameShape(in);
        count = in.readLong();
        weights.readFrom(in);
        squares.readFrom(in);
        tally.readFrom(in);
    }

    /** Outputs, and the bits of the numbers that weights and bins depend on. */
    private long[] shape() {
        return new long[] {
            weights.size(),
            Double.doubleToLongBits(entropy.bath1()),
            Double.doubleToLongBits(entropy.bath2()),
            Double.doubleToLongBits(bins.low()),
            Double.doubleToLongBits(bins.width())
        };
    }

    /**
     * What was found so far.
     *
     * @param heat the joint moments of n_1 and n_2 of the same trajectories at every output, see {@link CountResult#heat}
     * @throws IllegalArgumentException if they are of other outputs or another number of trajectories
     * @throws IllegalStateException if there are fewer than two trajectories: there is no error of a single value
     */
    public EntropyResult result(List<JointMoments> heat) {
        if (count < 2) {
            throw new IllegalStateException("a standard error needs at least two trajectories, got " + count);
        }
        if (heat.size() != weights.size() || heat.get(0).count() != count) {
            throw new IllegalArgumentException("the moments of heat are of other trajectories");
        }
        List<EntropyResult.Moments> moments = new ArrayList<>();
        List<EntropyResult.ExponentialAverage> averages = new ArrayList<>();
        // Every trajectory starts with the weight 1.
        ExactSum sum = new ExactSum();
        ExactSum sumOfSquares = new ExactSum();
        sum.add((double) count);
        sumOfSquares.add((double) count);
        for (int k = 0; k < weights.size(); k++) {
            sum.add(weights.get(k));
            sumOfSquares.add(squares.get(k));
            averages.add(average(sum.value(), sumOfSquares.value()));
            moments.add(EntropyResult.Moments.of(heat.get(k), entropy));
        }
        return new EntropyResult(entropy, count, averages, moments, distribution());
    }

    private EntropyResult.ExponentialAverage average(double sum, double squares) {
        double mean = sum / count;
        double variance = (squares / count - mean * mean) * count / (count - 1);
        Estimate estimate = new Estimate(mean, Math.sqrt(Math.max(0, variance) / count), count);
        return new EntropyResult.ExponentialAverage(estimate, sum / squares * sum);
    }

    private EntropyResult.Distribution distribution() {
        long[] ends = tally.hits(0, bins.places());
        return new EntropyResult.Distribution(
                bins.low(), bins.width(), tally.hits(1, BINS + 1), ends[0], ends[BINS + 1]);
    }
}
