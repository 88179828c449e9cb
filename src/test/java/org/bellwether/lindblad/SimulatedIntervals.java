package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.BellState;
import org.bellwether.model.ThermalMachine;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.GeneralKernel;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryRecorder;

/**
 * The intervals between consecutive events of trajectories of the general kernel, one list a trajectory.
 *
 * @param waits between jumps, the kinds of events being the channels
 * @param residences between changes of the sector: 0 enters plus, 1 enters minus; empty where there are no sectors
 */
record SimulatedIntervals(List<List<Interval>> waits, List<List<Interval>> residences) {
    /**
     * An interval that begins in the window.
     *
     * @param length until the next event or the end of the window
     * @param from the kind of event that begins it
     * @param to the kind of event that ends it, or -1 where the window does
     */
    record Interval(double length, int from, int to) {
        boolean isCompleted() {
            return to >= 0;
        }
    }

    /** Trajectories from t = 0 to the end of the window; those with sectors must start in the plane of psi±. */
    static SimulatedIntervals of(ThermalMachine machine, double step, double window, int trajectories, long seed) {
        TimeGrid grid = TimeGrid.of(step, Math.round(window / step));
        GeneralKernel kernel = new GeneralKernel(KernelRequest.of(machine.openSystem(), List.of(), grid, seed));
        Optional<SectorResidence> sectors = SectorResidence.of(Generator.of(machine.openSystem()));
        SimulatedIntervals all = new SimulatedIntervals(new ArrayList<>(), new ArrayList<>());
        for (int trajectory = 0; trajectory < trajectories; trajectory++) {
            Jumps jumps = new Jumps();
            kernel.replay(trajectory, jumps);
            all.waits.add(intervals(jumps.times, jumps.channels, window));
            sectors.ifPresent(s -> all.residences.add(residences(jumps, s, window)));
        }
        return all;
    }

    /**
     * Hotelling's T^2 of the mean numbers of intervals of a trajectory by class, with the covariance over trajectories: intervals of
     * one trajectory are not independent. For many trajectories it follows chi-square.
     *
     * @param classOf the class of an interval, or -1 where it does not count
     */
    static double statistic(List<List<Interval>> trajectories, double[] expected, ToIntFunction<Interval> classOf) {
        int classes = expected.length;
        int n = trajectories.size();
        double[] mean = new double[classes];
        double[][] covariance = new double[classes][classes];
        for (List<Interval> intervals : trajectories) {
            double[] numbers = new double[classes];
            for (Interval interval : intervals) {
                int c = classOf.applyAsInt(interval);
                if (c >= 0) {
                    numbers[c]++;
                }
            }
            for (int a = 0; a < classes; a++) {
                mean[a] += numbers[a] / n;
                for (int b = 0; b < classes; b++) {
                    covariance[a][b] += numbers[a] * numbers[b] / n;
                }
            }
        }
        double[] off = new double[classes];
        for (int a = 0; a < classes; a++) {
            off[a] = mean[a] - expected[a];
            for (int b = 0; b < classes; b++) {
                covariance[a][b] -= mean[a] * mean[b];
            }
        }
        return n * JumpProcess.dot(off, RealMatrices.times(RealMatrices.inverse(covariance), off));
    }

    /** The first jump enters a sector. */
    private static List<Interval> residences(Jumps jumps, SectorResidence sectors, double window) {
        List<Double> entered = new ArrayList<>();
        List<Integer> into = new ArrayList<>();
        BellState last = BellState.PSI_PLUS;
        for (int j = 0; j < jumps.times.size(); j++) {
            last = sectors.after(last, jumps.channels.get(j));
            int sector = SectorResidence.parity(last) > 0 ? 0 : 1;
            if (into.isEmpty() || into.get(into.size() - 1) != sector) {
                entered.add(jumps.times.get(j));
                into.add(sector);
            }
        }
        return intervals(entered, into, window);
    }

    private static List<Interval> intervals(List<Double> times, List<Integer> kinds, double window) {
        List<Interval> intervals = new ArrayList<>();
        for (int j = 0; j < times.size(); j++) {
            boolean completed = j + 1 < times.size();
            double end = completed ? times.get(j + 1) : window;
            intervals.add(new Interval(end - times.get(j), kinds.get(j), completed ? kinds.get(j + 1) : -1));
        }
        return intervals;
    }

    /** The jumps of a trajectory, and no more. */
    private static final class Jumps implements TrajectoryRecorder {
        private final List<Double> times = new ArrayList<>();
        private final List<Integer> channels = new ArrayList<>();

        @Override
        public void kick(long step, double[] gaussians) {}

        @Override
        public void jump(double time, int channel) {
            times.add(time);
            channels.add(channel);
        }

        @Override
        public void output(int output, double[] re, double[] im, BlockView block) {}
    }
}
