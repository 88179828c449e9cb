package org.bellwether.fluctuation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.statistics.Spread;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.TimeGrid;

/**
 * Time averages of observables along trajectories, A(t) = (I(t) - I(t_0))/(t - t_0) with I the integral of &lt;O&gt; that kernels
 * add up ({@link org.bellwether.trajectory.PathFunctionals}), for a fixed t_0 and every output time t after it.
 *
 * <p>Averages are centred and scaled by the range of their observable, so that power sums of x = (A - centre)/(half range) are
 * exact; at the last output time they are counted in {@value #BINS} bins of the range as well, and the spread of the instantaneous
 * &lt;O&gt; is added up.
 */
public final class AverageStatistics implements PathStatistics {
    /** The number of bins of a distribution. */
    public static final int BINS = 200;

    private final List<BoundedObservable> observables;
    private final int firstIntegral;
    private final TimeGrid grid;
    private final int start;
    private final double[] windows;
    private final UnitSums sums;

    /**
     * Empty statistics.
     *
     * @param observables what is averaged, in the order of the integrands of the kernel
     * @param firstIntegral the row of the functionals that holds the first of them
     * @param grid the output times of the kernel
     * @param start the output at t_0, before the last one
     * @throws IllegalArgumentException if no output comes after it
     */
    public AverageStatistics(List<BoundedObservable> observables, int firstIntegral, TimeGrid grid, int start) {
        if (start < 0 || start >= grid.outputs() - 1) {
            throw new IllegalArgumentException("averages cannot begin at output " + start + " of " + grid.outputs());
        }
        this.observables = List.copyOf(observables);
        this.firstIntegral = firstIntegral;
        this.grid = grid;
        this.start = start;
        windows = new double[grid.outputs()];
        for (int k = start + 1; k < windows.length; k++) {
            windows[k] = grid.between(start, k);
        }
        // After those of the last output come the instantaneous values there.
        sums = new UnitSums((windows.length - start) * observables.size(), observables.size(), BINS);
    }

    private int number(int output, int observable) {
        return (output - start - 1) * observables.size() + observable;
    }

    @Override
    public Part newPart() {
        return new Block();
    }

    @Override
    public void add(Part part) {
        sums.add(((Block) part).sums);
    }

    @Override
    public void add(PathStatistics other) {
        requireSameShape(other);
        sums.add(((AverageStatistics) other).sums);
    }

    @Override
    public void writeShape(DataOutput out) throws IOException {
        out.writeInt(start);
        out.writeInt(windows.length);
        out.writeInt(observables.size());
        for (BoundedObservable observable : observables) {
            out.writeUTF(observable.name());
            out.writeDouble(observable.min());
            out.writeDouble(observable.max());
        }
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        writeShape(out);
        sums.writeTo(out);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        requireSameShape(in);
        sums.readFrom(in);
    }

    /**
     * The averages so far.
     *
     * @throws IllegalStateException if there are fewer than two trajectories, as a mean of one has no error
     */
    public TimeAverages result() {
        List<TimeAverage> averages = new ArrayList<>();
        for (int k = 0; k < observables.size(); k++) {
            averages.add(average(k));
        }
        double[] times = grid.times();
        return new TimeAverages(
                times[start], Arrays.copyOfRange(times, start + 1, times.length), averages, sums.count());
    }

    private TimeAverage average(int k) {
        BoundedObservable observable = observables.get(k);
        List<Spread> spreads = new ArrayList<>();
        for (int output = start + 1; output <= windows.length; output++) {
            spreads.add(sums.spread(number(output, k)).rescaled(observable.centre(), observable.halfRange()));
        }
        return TimeAverage.of(
                observable,
                Arrays.copyOfRange(windows, start + 1, windows.length),
                spreads.subList(0, spreads.size() - 1),
                spreads.get(spreads.size() - 1),
                sums.distribution(k, observable.min(), observable.max()));
    }

    /** What one block contributes. */
    private final class Block implements Part {
        final UnitSums.Block sums = AverageStatistics.this.sums.newBlock();
        private final double[][] before = new double[observables.size()][BlockView.LANES];
        private final double[] scaled = new double[BlockView.LANES];
        private final double[][] weights =
                observables.stream().map(BoundedObservable::weights).toArray(double[][]::new);

        @Override
        public void clear() {
            sums.clear();
        }

        @Override
        public void observe(int output, BlockView block) {
            int lanes = block.count();
            for (int k = 0; output >= start && k < before.length; k++) {
                double[] integral = block.functionals()[firstIntegral + k];
                if (output == start) {
                    System.arraycopy(integral, 0, before[k], 0, lanes);
                } else {
                    BoundedObservable observable = observables.get(k);
                    double half = observable.halfRange();
                    scale(integral, before[k], 1 / (windows[output] * half), observable.centre() / half, lanes);
                    sums.set(number(output, k), scaled, lanes);
                }
                if (output == windows.length - 1) {
                    sums.bin(k, scaled, lanes);
                    look(k, block.expectations(), lanes);
                    sums.set(number(windows.length, k), scaled, lanes);
                }
            }
        }

        private void scale(double[] integral, double[] from, double factor, double shift, int lanes) {
            double[] x = scaled;
            for (int l = 0; l < lanes; l++) {
                x[l] = (integral[l] - from[l]) * factor - shift;
            }
        }

        /** The instantaneous expectation value of observable k. */
        private void look(int k, double[][] paulis, int lanes) {
            BoundedObservable observable = observables.get(k);
            double half = observable.halfRange();
            Arrays.fill(scaled, (observable.constant() - observable.centre()) / half);
            for (int p = 0; p < paulis.length; p++) {
                double weight = weights[k][p] / half;
                for (int l = 0; weight != 0 && l < lanes; l++) {
                    scaled[l] += weight * paulis[p][l];
                }
            }
        }
    }
}
