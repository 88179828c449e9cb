package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.model.ThermalMachine;

/** Runs of kernels in tests, all their trajectories kept. */
final class NoiseRuns {
    private final List<RowsRecorder> blocks = new ArrayList<>();

    private NoiseRuns() {}

    /** Trajectories 0, 1, ... of so many full blocks. */
    static NoiseRuns of(TrajectoryKernel kernel, int blocks) {
        NoiseRuns runs = new NoiseRuns();
        for (int b = 0; b < blocks; b++) {
            runs.blocks.add(RowsRecorder.of(kernel, (long) b * BlockView.LANES, BlockView.LANES));
        }
        return runs;
    }

    /** The balance of H_S of a machine. */
    static PathFunctionals energyOf(ThermalMachine machine) {
        double g = machine.coupling();
        return new PathFunctionals(machine.hamiltonian(), List.of(g, g, -g, -g), List.of());
    }

    int trajectories() {
        return blocks.size() * BlockView.LANES;
    }

    Sample expectation(int output, int observable) {
        return Sample.of(trajectories(), i -> block(i).expectations(output)[observable][lane(i)]);
    }

    Sample functional(int output, int row) {
        return Sample.of(trajectories(), i -> block(i).functionals(output)[row][lane(i)]);
    }

    Sample expectedJumps(int output, int channel) {
        return Sample.of(trajectories(), i -> block(i).expectedJumps(output)[channel][lane(i)]);
    }

    private RowsRecorder block(int trajectory) {
        return blocks.get(trajectory / BlockView.LANES);
    }

    private static int lane(int trajectory) {
        return trajectory % BlockView.LANES;
    }
}
