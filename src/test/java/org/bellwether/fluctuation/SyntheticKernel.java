package org.bellwether.fluctuation;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bellwether.testkit.ArrayView;
import org.bellwether.trajectory.BlockObserver;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.TrajectoryKernel;

/** Trajectories without physics, whose laws a test knows: of each stretch between two outputs it is said what happens in it. */
final class SyntheticKernel implements TrajectoryKernel {
    private final long seed;
    private final int outputs;
    private final Law law;
    private final int channels;
    private final int rows;

    /** What happens to a trajectory. */
    interface Law {
        /** Happens before output {@code stretch}, from 1 on; before output 0 for 0, where nothing may jump. */
        void happen(SplittableRandom random, int stretch, Path path);
    }

    /** One trajectory of a block. */
    static final class Path {
        private final ArrayView view;
        private final int lane;
        private final BlockObserver observer;
        private final double time;

        private Path(ArrayView view, int lane, BlockObserver observer, double time) {
            this.view = view;
            this.lane = lane;
            this.observer = observer;
            this.time = time;
        }

        void jump(int channel) {
            view.jumps()[channel][lane]++;
            observer.jump(lane, time, channel);
        }

        void add(int row, double x) {
            view.functionals()[row][lane] += x;
        }

        void expectation(int observable, double x) {
            view.expectations()[observable][lane] = x;
        }

        void expectJumps(int channel, double x) {
            view.expectedJumps()[channel][lane] += x;
        }
    }

    private SyntheticKernel(long seed, int outputs, int channels, int rows, Law law) {
        this.seed = seed;
        this.outputs = outputs;
        this.channels = channels;
        this.rows = rows;
        this.law = law;
    }

    /** Trajectories that jump; the other rows are path functionals. */
    static SyntheticKernel jumping(long seed, int outputs, int channels, int rows, Law law) {
        return new SyntheticKernel(seed, outputs, channels, rows, law);
    }

    /** Trajectories of which only expected numbers of jumps are known, in four channels. */
    static SyntheticKernel averaged(long seed, int outputs, int rows, Law law) {
        return new SyntheticKernel(seed, outputs, 0, rows, law);
    }

    @Override
    public void run(long first, int count, BlockObserver observer) {
        ArrayView view = new ArrayView(
                first,
                count,
                new double[15][BlockView.LANES],
                new int[channels][BlockView.LANES],
                new double[rows][BlockView.LANES],
                new double[channels == 0 ? 4 : 0][BlockView.LANES]);
        SplittableRandom[] randoms = new SplittableRandom[count];
        Arrays.setAll(randoms, l -> new SplittableRandom(seed + 0x9e3779b97f4a7c15L * (first + l)).split());
        for (int k = 0; k < outputs; k++) {
            for (int l = 0; l < count; l++) {
                law.happen(randoms[l], k, new Path(view, l, observer, k - 0.5));
            }
            observer.observe(k, view);
        }
    }

    @Override
    public String name() {
        return "synthetic";
    }

    /** A number of Poisson's law, as the events before a time. */
    static int poisson(SplittableRandom random, double mean) {
        int n = -1;
        for (double t = 0; t < mean; n++) {
            t -= Math.log(1 - random.nextDouble());
        }
        return Math.max(0, n);
    }

    /** A normal number. */
    static double gaussian(SplittableRandom random) {
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return radius * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
