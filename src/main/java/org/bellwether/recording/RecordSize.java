package org.bellwether.recording;

import org.bellwether.linalg.HermitianEigen;
import org.bellwether.model.OpenSystem;
import org.bellwether.trajectory.TimeGrid;

/**
 * How much the records of single trajectories take; known before anything is run.
 *
 * @param outputs output times, t = 0 among them
 * @param steps steps of a trajectory
 * @param noises noise channels
 * @param jumps the most jumps of a trajectory: it has more with a probability below 1e-12
 * @param channels jump channels
 */
public record RecordSize(double outputs, double steps, double noises, double jumps, double channels) {
    // States, Pauli means, concurrence, B and time of an output; its rows have headers, too.
    private static final double PER_OUTPUT = 8 * (8 + 15 + 3) + 80;
    private static final double PER_COUNT = 4;
    // While it grows, an array stands beside its copy of half the length more.
    private static final double PER_JUMP = 12 * 2.5;
    private static final double PER_INCREMENT = 8;

    // Of text, as it comes.
    private static final double OUTPUT_LINE = 160;
    private static final double COUNT_FIELD = 4;
    private static final double JUMP_LINE = 40;
    private static final double NOISE_LINE = 16;
    private static final double NOISE_FIELD = 20;

    /** The size of one record of a system on a grid. */
    public static RecordSize of(OpenSystem system, TimeGrid grid) {
        // No state decays faster than the largest eigenvalue of the decay operator.
        double rate = HermitianEigen.of(system.decay()).value(system.dimension() - 1);
        double mean = rate * grid.steps() * grid.step();
        return new RecordSize(
                grid.outputs(),
                grid.steps(),
                system.noises().size(),
                mean + 8 * Math.sqrt(mean) + 30,
                system.jumps().size());
    }

    /** The memory of one record, in bytes. Records are written one by one, so more than one is never held. */
    public double memory() {
        return outputs * (PER_OUTPUT + PER_COUNT * channels) + jumps * PER_JUMP + steps * (1 + noises) * PER_INCREMENT;
    }

    /** The files of a number of records, in bytes. */
    public double files(double records) {
        return records
                * (outputs * (OUTPUT_LINE + COUNT_FIELD * channels)
                        + jumps * JUMP_LINE
                        + steps * (NOISE_LINE + NOISE_FIELD * noises));
    }
}
