package org.bellwether.report;

import java.io.IOException;
import java.util.List;
import org.bellwether.model.BellState;
import org.bellwether.model.Pauli;
import org.bellwether.result.TrajectoryRecord;

/**
 * Recorded trajectories as CSV, one after the other: {@code trajectories.csv} has a line for each output time,
 * {@code trajectories-jumps.csv} one for each jump, {@code trajectories-noise.csv} one for each step, with the time of its end.
 */
final class TrajectoriesCsv {
    /** The names of the files, in the order of {@link #write}. */
    static final List<String> FILES = List.of("trajectories.csv", "trajectories-jumps.csv", "trajectories-noise.csv");

    /** The index of the parity XX among the Pauli means. */
    static final int PARITY = Pauli.pairs().indexOf("XX");

    private TrajectoriesCsv() {}

    /** Writes all records, without ever holding more than one; the headers are those of the first. */
    static void write(Iterable<TrajectoryRecord> records, Appendable states, Appendable jumps, Appendable noise)
            throws IOException {
        boolean first = true;
        for (TrajectoryRecord record : records) {
            if (first) {
                headers(record, states, jumps, noise);
                first = false;
            }
            states(record, states);
            jumps(record, jumps);
            noise(record, noise);
        }
    }

    private static void headers(TrajectoryRecord record, Appendable states, Appendable jumps, Appendable noise)
            throws IOException {
        states.append("trajectory,time");
        if (record.states().isOfTwoQubits()) {
            for (BellState bell : BellState.values()) {
                states.append(',').append(bell.label());
            }
            states.append(",parity,concurrence,bell");
        } else {
            for (String observable : record.states().observables()) {
                states.append(',').append(observable);
            }
        }
        for (String channel : record.jumps().channels()) {
            states.append(",jumps_").append(channel);
        }
        states.append('\n');
        jumps.append("trajectory,time,channel\n");
        noise.append("trajectory,time");
        for (String channel : record.noise().channels()) {
            noise.append(',').append(channel);
        }
        noise.append('\n');
    }

    private static void states(TrajectoryRecord record, Appendable out) throws IOException {
        TrajectoryRecord.States states = record.states();
        for (int k = 0; k < states.times().length; k++) {
            begin(record, states.times()[k], out);
            if (states.isOfTwoQubits()) {
                for (BellState bell : BellState.values()) {
                    number(population(bell, states.re()[k], states.im()[k]), out);
                }
                number(states.means()[k][PARITY], out);
                number(states.concurrence()[k], out);
                number(states.bell()[k], out);
            } else {
                for (double value : states.means()[k]) {
                    number(value, out);
                }
            }
            for (int count : record.jumps().counts()[k]) {
                out.append(',').append(Integer.toString(count));
            }
            out.append('\n');
        }
    }

    private static void jumps(TrajectoryRecord record, Appendable out) throws IOException {
        TrajectoryRecord.Jumps jumps = record.jumps();
        for (int k = 0; k < jumps.times().length; k++) {
            begin(record, jumps.times()[k], out);
            out.append(',').append(jumps.channels().get(jumps.channel()[k])).append('\n');
        }
    }

    private static void noise(TrajectoryRecord record, Appendable out) throws IOException {
        TrajectoryRecord.Noise noise = record.noise();
        for (int step = 0; step < noise.ends().length; step++) {
            begin(record, noise.ends()[step], out);
            for (double[] channel : noise.increments()) {
                number(channel[step], out);
            }
            out.append('\n');
        }
    }

    /** |<bell|psi>|^2: from amplitudes, for the Pauli means would give a zero as rounding of either sign. */
    static double population(BellState bell, double[] re, double[] im) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < re.length; i++) {
            x += bell.state().re(i, 0) * re[i];
            y += bell.state().re(i, 0) * im[i];
        }
        return x * x + y * y;
    }

    private static void begin(TrajectoryRecord record, double time, Appendable out) throws IOException {
        out.append(Long.toString(record.trajectory())).append(',').append(Json.number(time));
    }

    private static void number(double value, Appendable out) throws IOException {
        out.append(',').append(Json.number(value));
    }
}
