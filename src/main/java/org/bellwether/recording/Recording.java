package org.bellwether.recording;

import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.noise.NoiseRecord;
import org.bellwether.nonlocality.Entanglement;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.result.TrajectoryRecord;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.ReplayableKernel;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryRecorder;

/** Replays trajectories into records. Not thread-safe, as its kernel is not. */
public final class Recording {
    private static final int[] CORRELATIONS =
            SpinCorrelations.names().stream().mapToInt(Pauli.pairs()::indexOf).toArray();

    private final List<String> observables;
    private final double[] scales;
    private final boolean twoQubits;
    private final TimeGrid grid;
    private final ReplayableKernel kernel;
    private final NoiseRecord noise;
    private final List<String> channels;

    /**
     * A recording of a system's trajectories.
     *
     * @param system whose trajectories they are
     * @param observables the names of the first observables of the kernel; those of {@link Pauli#pairs()} of two qubits
     * @param scales the factors by which the kernel evaluates them smaller
     * @param grid the grid of the kernel
     * @param masterSeed the seed of the kernel
     * @param kernel the kernel
     */
    public Recording(
            OpenSystem system,
            List<String> observables,
            double[] scales,
            TimeGrid grid,
            long masterSeed,
            ReplayableKernel kernel) {
        this.observables = List.copyOf(observables);
        this.scales = scales.clone();
        twoQubits = observables.equals(Pauli.pairs());
        this.grid = grid;
        this.kernel = kernel;
        noise = new NoiseRecord(system, masterSeed);
        channels = system.jumps().stream().map(JumpChannel::name).toList();
    }

    /** A recording of two qubits, by a kernel whose observables are the strings of {@link Pauli#pairs()}. */
    public Recording(OpenSystem system, TimeGrid grid, long masterSeed, ReplayableKernel kernel) {
        this(system, Pauli.pairs(), ones(Pauli.pairs().size()), grid, masterSeed, kernel);
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /**
     * The record of a trajectory.
     *
     * @param trajectory its index, >= 0
     * @throws org.bellwether.trajectory.IntegrationException if it fails
     */
    public TrajectoryRecord of(long trajectory) {
        Recorder recorder = new Recorder();
        noise.start(trajectory);
        kernel.replay(trajectory, recorder);
        return recorder.record(trajectory);
    }

    private final class Recorder implements TrajectoryRecorder {
        private final int outputs = grid.outputs();
        private final double[][] re = new double[outputs][];
        private final double[][] im = new double[outputs][];
        private final double[][] values = new double[outputs][];
        private final double[] concurrence = new double[twoQubits ? outputs : 0];
        private final double[] bell = new double[twoQubits ? outputs : 0];
        private final int[][] counts = new int[outputs][];
        private double[] jumpTimes = new double[16];
        private int[] jumpChannels = new int[16];
        private int jumps;
        private int interval = 1;
        private final double[] ends = new double[Math.toIntExact(grid.steps())];
        private final double[][] increments = new double[noise.names().size()][ends.length];
        private final double[] increment = new double[increments.length];

        @Override
        public void kick(long step, double[] gaussians) {
            interval = grid.intervalOf(step, interval);
            noise.next(grid.step(interval), gaussians, increment);
            ends[(int) step] = grid.timeAfter(step + 1);
            for (int j = 0; j < increments.length; j++) {
                increments[j][(int) step] = increment[j];
            }
        }

        @Override
        public void jump(double time, int channel) {
            if (jumps == jumpTimes.length) {
                jumpTimes = Arrays.copyOf(jumpTimes, jumps + jumps / 2);
                jumpChannels = Arrays.copyOf(jumpChannels, jumps + jumps / 2);
            }
            jumpTimes[jumps] = time;
            jumpChannels[jumps++] = channel;
        }

        @Override
        public void output(int output, double[] stateRe, double[] stateIm, BlockView block) {
            re[output] = stateRe.clone();
            im[output] = stateIm.clone();
            double[] means = new double[scales.length];
            Arrays.setAll(means, o -> scales[o] * block.expectations()[o][0]);
            values[output] = means;
            counts[output] =
                    Arrays.stream(block.jumps()).mapToInt(lanes -> lanes[0]).toArray();
            if (!twoQubits) {
                return;
            }
            concurrence[output] = Entanglement.concurrenceOfPure(ComplexMatrix.column(stateRe, stateIm));
            bell[output] = SpinCorrelations.of(Arrays.stream(CORRELATIONS)
                            .mapToDouble(o -> means[o])
                            .toArray())
                    .bell();
        }

        TrajectoryRecord record(long trajectory) {
            return new TrajectoryRecord(
                    trajectory,
                    new TrajectoryRecord.States(grid.times(), re, im, observables, values, concurrence, bell),
                    new TrajectoryRecord.Jumps(
                            channels, Arrays.copyOf(jumpTimes, jumps), Arrays.copyOf(jumpChannels, jumps), counts),
                    new TrajectoryRecord.Noise(noise.names(), ends, increments));
        }
    }
}
