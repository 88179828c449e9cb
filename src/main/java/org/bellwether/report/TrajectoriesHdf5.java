package org.bellwether.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bellwether.hdf5.Hdf5File;
import org.bellwether.hdf5.Hdf5Group;
import org.bellwether.model.BellState;
import org.bellwether.result.TrajectoryRecord;
import org.bellwether.spec.Unit;

/**
 * Recorded trajectories as HDF5, to the last bit: a group {@code trajectory_K} for each, K being its index in the ensemble, and
 * in the root the times and names that all share. The whole file is held in memory until it is written.
 */
final class TrajectoriesHdf5 {
    /** The name of the file. */
    static final String FILE = "trajectories.h5";

    private TrajectoriesHdf5() {}

    /**
     * Writes all records; a file of the same name is replaced.
     *
     * @throws IOException if the disk does not let us
     */
    static void write(Path file, Run run, Iterable<TrajectoryRecord> records) throws IOException {
        Hdf5File.write(file, root -> {
            ResultHdf5.provenance(root, run);
            boolean first = true;
            for (TrajectoryRecord record : records) {
                if (first) {
                    shared(root, record);
                    first = false;
                }
                trajectory(root.group("trajectory_" + record.trajectory()), record);
            }
        });
    }

    private static void shared(Hdf5Group root, TrajectoryRecord record) {
        root.numbers("times", record.states().times(), Unit.TIME.text(), "output times [time]");
        root.numbers(
                "step_ends",
                record.noise().ends(),
                Unit.TIME.text(),
                "times at which the steps of the noise end [step]");
        if (record.states().isOfTwoQubits()) {
            root.texts("basis", List.of("00", "01", "10", "11"), "states of the amplitudes, qubit 1 first");
            root.texts(
                    "bell_states",
                    Stream.of(BellState.values()).map(BellState::label).toList(),
                    "Bell states");
        } else {
            root.texts("observables", record.states().observables(), "observables");
        }
        root.texts("jump_channels", record.jumps().channels(), "jump channels");
        if (!record.noise().channels().isEmpty()) {
            root.texts("noise_channels", record.noise().channels(), "noise channels");
        }
    }

    private static void trajectory(Hdf5Group group, TrajectoryRecord record) {
        TrajectoryRecord.States states = record.states();
        TrajectoryRecord.Jumps jumps = record.jumps();
        group.attribute("trajectory", record.trajectory());
        group.attribute("jumps", jumps.times().length);
        group.numbers("state", amplitudes(states), "1", "amplitudes, real and imaginary part [time, basis, 2]");
        if (states.isOfTwoQubits()) {
            group.numbers("populations", populations(states), "1", "populations of the Bell states [time, bell_state]");
            group.numbers("parity", states.of(TrajectoriesCsv.PARITY), "1", "mean of XX [time]");
            group.numbers("concurrence", states.concurrence(), "1", "concurrence [time]");
            group.numbers("bell", states.bell(), "1", "B of this pure state, not of the mean state [time]");
        } else {
            group.numbers("means", states.means(), "1", "means of the observables [time, observable]");
        }
        group.numbers("jump_counts", jumps.counts(), "1", "jumps so far [time, jump_channel]");
        if (jumps.times().length > 0) {
            group.numbers("jump_times", jumps.times(), Unit.TIME.text(), "when it jumped [jump]");
            group.numbers("jump_channel", jumps.channel(), "1", "index of the channel, from 0 [jump]");
        }
        // Not step by step: the library writes row by row, and steps are many. In "full-jump" the noise is among the
        // jumps.
        if (!record.noise().channels().isEmpty()) {
            group.numbers(
                    "noise", record.noise().increments(), "1", "noise integrated over the steps [noise_channel, step]");
        }
    }

    private static double[][][] amplitudes(TrajectoryRecord.States states) {
        double[][][] amplitudes = new double[states.re().length][states.re()[0].length][];
        for (int k = 0; k < amplitudes.length; k++) {
            for (int i = 0; i < amplitudes[k].length; i++) {
                amplitudes[k][i] = new double[] {states.re()[k][i], states.im()[k][i]};
            }
        }
        return amplitudes;
    }

    private static double[][] populations(TrajectoryRecord.States states) {
        BellState[] bells = BellState.values();
        double[][] populations = new double[states.re().length][bells.length];
        for (int k = 0; k < populations.length; k++) {
            for (int i = 0; i < bells.length; i++) {
                populations[k][i] = TrajectoriesCsv.population(bells[i], states.re()[k], states.im()[k]);
            }
        }
        return populations;
    }
}
