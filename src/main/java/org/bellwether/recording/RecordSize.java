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

    // As the HDF5 file holds a record until it is written: amplitudes in pairs, populations, three numbers and the
    // counts.
    // Measured, that is 2 to 9 % more than they take.
    private static final double HELD_PER_RECORD = 12_000;
    private static final double HELD_PER_OUTPUT = 164 + 52 + 24 + 24;
    private static final double HELD_PER_JUMP = 12;

    // Of HDF5.
    private static final double BINARY_RECORD = 4_000;
    private static final double BINARY_OUTPUT = 8 * (8 + 4 + 3);

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
        double mean = rate * grid.time(grid.outputs() - 1);
        return new RecordSize(
                grid.outputs(),
                grid.steps(),
                system.noises().size(),
                mean + 8 * Math.sqrt(mean) + 30,
                system.jumps().size());
    }

    /** The memory of one record while it is made, in bytes. */
    public double memory() {
        return outputs * (PER_OUTPUT + PER_COUNT * channels) + jumps * PER_JUMP + steps * (1 + noises) * PER_INCREMENT;
    }

    /** What is held of a record until all are written, in bytes; it is the HDF5 file that needs them all at once. */
    public double held() {
        return HELD_PER_RECORD
                + outputs * (HELD_PER_OUTPUT + PER_COUNT * channels)
                + jumps * HELD_PER_JUMP
                + steps * noises * PER_INCREMENT;
    }

    /** The files of a number of records, in bytes. */
    public double files(double records) {
        double text = outputs * (OUTPUT_LINE + COUNT_FIELD * channels)
                + jumps * JUMP_LINE
                + steps * (NOISE_LINE + NOISE_FIELD * noises);
        double binary = BINARY_RECORD
                + outputs * (BINARY_OUTPUT + PER_COUNT * channels)
                + jumps * HELD_PER_JUMP
                + steps * noises * PER_INCREMENT;
        return records * (text + binary);
    }
}
