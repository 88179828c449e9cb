package org.bellwether.result;

import java.util.Arrays;
import java.util.List;

/**
 * One trajectory in full: its state at the output times, its jumps, its noise.
 *
 * @param trajectory its index in the ensemble
 * @param states what it was at the output times
 * @param jumps when it jumped
 * @param noise what shook it
 */
public record TrajectoryRecord(long trajectory, States states, Jumps jumps, Noise noise) {
    /**
     * The pure state at the output times.
     *
     * @param times the output times, t = 0 first, in the inverse of the coupling's unit
     * @param re real parts of the amplitudes in the order |0..00>, |0..01>, ..., [time][state]; normalised
     * @param im their imaginary parts
     * @param observables the names of the observables
     * @param means their expectation values, [time][observable], with the bits that the averages are made of
     * @param concurrence the concurrence of the pure state of two qubits; of others empty
     * @param bell its Bell parameter B, 2 sqrt(1 + concurrence^2) for a pure state; not the B of the mean state
     */
    public record States(
            double[] times,
            double[][] re,
            double[][] im,
            List<String> observables,
            double[][] means,
            double[] concurrence,
            double[] bell) {
        /** Makes the list immutable. */
        public States {
            observables = List.copyOf(observables);
        }

        /** Whether it is of two qubits. */
        public boolean isOfTwoQubits() {
            return concurrence.length > 0;
        }

        /** The values of an observable. */
        public double[] of(int observable) {
            return Arrays.stream(means).mapToDouble(row -> row[observable]).toArray();
        }
    }

    /**
     * The jumps.
     *
     * @param channels the names of the channels
     * @param times when, ascending, in the inverse of the coupling's unit; found inside the steps
     * @param channel the index of the channel of each jump
     * @param counts the number of jumps so far, [output time][channel]
     */
    public record Jumps(List<String> channels, double[] times, int[] channel, int[][] counts) {
        /** Makes the list immutable. */
        public Jumps {
            channels = List.copyOf(channels);
        }
    }

    /**
     * The white noise, integrated over each step.
     *
     * @param channels the names of the noise channels
     * @param ends the time at which each step ends, in the inverse of the coupling's unit
     * @param increments W_j, the integral of eta_j over each step, [channel][step]: variance gamma_j dt
     */
    public record Noise(List<String> channels, double[] ends, double[][] increments) {
        /** Makes the list immutable. */
        public Noise {
            channels = List.copyOf(channels);
        }
    }
}
