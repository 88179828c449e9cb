package org.bellwether.phenomenon;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.statistics.BlockSpread;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.SpreadSums;
import org.bellwether.trajectory.BlockView;

/**
 * Mean and variance over trajectories of some real numbers at every output, and the largest magnitude of one that is not averaged. The
 * numbers are read off a block at an output alone.
 */
final class NumberStatistics implements PathStatistics {
    private static final int LARGEST = 100;
    private static final double ROUNDING = 1e-12;

    private final Supplier<Reading> readings;
    private final int numbers;
    private final int[][] exponents;
    private final SpreadSums sums;
    private double largest;

    /** Reads the numbers of one block after the other. */
    @FunctionalInterface
    interface Reading {
        /**
         * Reads them.
         *
         * @param output the index of the output time
         * @param block at this output
         * @param rows [number][lane], to be filled for the lanes in use; the row behind them is that of which the largest is kept
         */
        void read(int output, BlockView block, double[][] rows);
    }

    /**
     * Empty statistics.
     *
     * @param readings makes what reads the numbers, one for each part, so that it may remember earlier outputs of its block
     * @param bounds what no number exceeds in magnitude but with a negligible probability, [output][number]; one that does is counted
     *     and clamped. Sums resolve 2^-20 of it, so it may be generous, by a factor of some thousand
     */
    NumberStatistics(Supplier<Reading> readings, double[][] bounds) {
        this.readings = readings;
        numbers = bounds[0].length;
        exponents = Arrays.stream(bounds)
                .map(row ->
                        Arrays.stream(row).mapToInt(NumberStatistics::exponent).toArray())
                .toArray(int[][]::new);
        sums = new SpreadSums(exponents.length * numbers);
    }

    /** The least e with bound < 8 2^e. */
    private static int exponent(double bound) {
        return Math.min(LARGEST, Math.getExponent(Math.max(bound, ROUNDING) / BlockSpread.LIMIT) + 1);
    }

    private double factor(int output, int number) {
        return Math.scalb(1.0, -exponents[output][number]);
    }

    private int place(int output, int number) {
        return output * numbers + number;
    }

    /** What one block contributes. */
    private final class BlockPart implements Part {
        private final BlockSpread spread = new BlockSpread(exponents.length * numbers);
        private final double[][] rows = new double[numbers + 1][BlockView.LANES];
        private final Reading reading = readings.get();
        private double most;

        @Override
        public void clear() {
            most = 0;
        }

        @Override
        public void observe(int output, BlockView block) {
            reading.read(output, block, rows);
            for (int i = 0; i < numbers; i++) {
                spread.set(place(output, i), rows[i], block.count(), factor(output, i));
            }
            for (int l = 0; l < block.count(); l++) {
                most = Math.max(most, Math.abs(rows[numbers][l]));
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
        sums.add(block.spread);
        largest = Math.max(largest, block.most);
    }

    @Override
    public void add(PathStatistics others) {
        requireSameShape(others);
        NumberStatistics other = (NumberStatistics) others;
        sums.add(other.sums);
        largest = Math.max(largest, other.largest);
    }

    @Override
    public void writeShape(DataOutput out) throws IOException {
        out.writeInt(exponents.length);
        out.writeInt(numbers);
        for (int[] row : exponents) {
            for (int e : row) {
                out.writeInt(e);
            }
        }
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        writeShape(out);
        sums.writeTo(out);
        out.writeDouble(largest);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        requireSameShape(in);
        sums.readFrom(in);
        largest = in.readDouble();
    }

    /** The means of a number, one an output. */
    List<Optional<Estimate>> means(int number) {
        return IntStream.range(0, exponents.length)
                .mapToObj(k -> Optional.of(sums.mean(place(k, number), factor(k, number))))
                .toList();
    }

    /** Its variances. */
    List<Optional<Estimate>> variances(int number) {
        return IntStream.range(0, exponents.length)
                .mapToObj(k -> sums.variance(place(k, number), factor(k, number)))
                .toList();
    }

    /** Its mean at the last output. */
    Estimate lastMean(int number) {
        int last = exponents.length - 1;
        return sums.mean(place(last, number), factor(last, number));
    }

    /** How many numbers were beyond their bounds at any output. */
    long beyond() {
        return IntStream.range(0, exponents.length * numbers)
                .mapToLong(sums::beyond)
                .sum();
    }

    /** The largest magnitude of what is not averaged. */
    double largest() {
        return largest;
    }
}
