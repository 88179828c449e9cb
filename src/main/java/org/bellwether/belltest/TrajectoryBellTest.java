package org.bellwether.belltest;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.random.Purpose;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;
import org.bellwether.trajectory.BlockView;

/**
 * A Bell test on independent trajectories: shot m measures the qubits of trajectory m once, in the state that it has at the last
 * output time, a pure one or the density matrix conditioned on its noise. Settings and outcomes come from the trajectory's own stream
 * for {@link Purpose#MEASUREMENT}, so measuring changes no path.
 *
 * <p>Shots are independent and alike: the probability of each combination is that of the mean state E[rho(t)], which for
 * trajectories of step dt is S(dt)^n rho(0) exactly. {@link ShotLaw#of} of it is what the test must find. All sums are integers.
 */
public final class TrajectoryBellTest implements PathStatistics {
    private final ChshMeasurement measurement;
    private final int output;
    private final long shots;
    private final int repetitions;
    private final long masterSeed;
    private final ShotSums sums;

    /**
     * A test without shots.
     *
     * @param settings the directions, which the two bits x, y choose
     * @param output the index of the last output time of the run
     * @param shots M: the trajectories 0, ..., M - 1 are measured, those of them that are run
     * @param repetitions into how many tests of equal size the shots are cut besides, at least 1 and at most M
     * @param masterSeed the seed of the run
     * @throws IllegalArgumentException if there is no shot, or no repetition, or more repetitions than shots
     */
    public TrajectoryBellTest(ChshSettings settings, int output, long shots, int repetitions, long masterSeed) {
        if (shots < 1 || repetitions < 1 || repetitions > shots) {
            throw new IllegalArgumentException(
                    shots + " shots cannot be cut into " + repetitions + " tests of at least one shot");
        }
        measurement = new ChshMeasurement(settings);
        this.output = output;
        this.shots = shots;
        this.repetitions = repetitions;
        this.masterSeed = masterSeed;
        sums = new ShotSums(repetitions);
    }

    @Override
    public Part newPart() {
        return new Shots();
    }

    @Override
    public void add(Part part) {
        Shots made = (Shots) part;
        for (int k = 0; k < made.count; k++) {
            sums.add(made.repetition[k], made.cell[k]);
        }
    }

    @Override
    public void add(PathStatistics other) {
        requireSameShape(other);
        sums.add(((TrajectoryBellTest) other).sums);
    }

    @Override
    public void writeShape(DataOutput out) throws IOException {
        out.writeLong(shots);
        out.writeInt(repetitions);
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        writeShape(out);
        for (long n : sums.cells()) {
            out.writeLong(n);
        }
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        requireSameShape(in);
        long[] cells = sums.cells();
        for (int k = 0; k < cells.length; k++) {
            cells[k] = in.readLong();
        }
    }

    /**
     * What the shots so far say.
     *
     * @throws IllegalStateException if there are fewer than two shots
     */
    public BellTestResult result() {
        return sums.ofIndependentShots();
    }

    /** The repetition that a shot belongs to. */
    private int repetition(long shot) {
        // The first ones are larger by one shot where the shots cannot be cut evenly.
        long size = shots / repetitions;
        long larger = shots % repetitions;
        long before = larger * (size + 1);
        return (int) (shot < before ? shot / (size + 1) : larger + (shot - before) / size);
    }

    /** The shots of one block. */
    private final class Shots implements Part {
        private final int[] repetition = new int[BlockView.LANES];
        private final int[] cell = new int[BlockView.LANES];
        private final RandomStream stream = new RandomStream(StreamKey.master(masterSeed));
        private int count;

        @Override
        public void clear() {
            count = 0;
        }

        @Override
        public void observe(int seen, BlockView block) {
            if (seen != output) {
                return;
            }
            for (int lane = 0; lane < block.count() && block.first() + lane < shots; lane++) {
                long trajectory = block.first() + lane;
                stream.reset(StreamKey.of(masterSeed, trajectory, Purpose.MEASUREMENT));
                repetition[count] = repetition(trajectory);
                cell[count++] = measurement.draw(stream, block.expectations(), lane);
            }
        }
    }
}
