package org.bellwether.lindblad.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.CountingGenerator;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.MeanEvolution.Visitor;
import org.bellwether.lindblad.MeanFlow;
import org.bellwether.lindblad.SplitGenerator;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess.Recorded;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.ProcessLanes;
import org.bellwether.random.StreamKey;

/**
 * The mean state where all noise with memory is one record for all trajectories: the master equation under that very record,
 *
 * <pre>
 *   d rho/dt = L_w rho - i sum_j eta_j(t) [V_j, rho],
 * </pre>
 *
 * L_w being the Liouvillian of all else, white noise included. Between the times of the record eta is linear in t, and the solution is
 * summed as its Taylor series to rounding. The mean over trajectories that take steps is the product of drifts and kicks in their order,
 * with the angles that the trajectories have.
 */
public final class RecordFlow implements MeanFlow {
    /** The largest norm of the generator times a substep: terms of the series do not grow. */
    private static final double LARGEST_NORM = 1;

    private static final double ROUNDING = 1e-18;
    private static final int MOST_TERMS = 60;
    /** Of the time: what is nearer to a time of a record is there. */
    private static final double NEAR = 1e-12;

    private final SplitGenerator white;
    private final double[] initial;
    private final List<Channel> channels = new ArrayList<>();

    /** A recorded noise and the map -i [V, .], padded for the numbers of jumps. */
    private record Channel(Recorded process, double[][] commutator) {}

    /**
     * Of a system.
     *
     * @throws IllegalArgumentException if its noise with memory is not one record for all trajectories
     */
    public RecordFlow(OpenSystem system) {
        if (!system.isUnderOneRecord()) {
            throw new IllegalArgumentException("the noise with memory is not one record for all trajectories");
        }
        CountingGenerator counting = CountingGenerator.of(system.withWhiteNoiseOnly());
        white = counting;
        initial = counting.initial();
        for (NoiseChannel noise : system.noises()) {
            if (noise.process().hasMemory()) {
                double[][] commutator =
                        Liouvillian.matrix(counting.basis(), rho -> Liouvillian.unitary(noise.operator(), rho));
                channels.add(new Channel(
                        (Recorded) noise.process(),
                        SplitGenerator.padded(commutator, system.jumps().size())));
            }
        }
    }

    @Override
    public double[][] exact(TimeSteps steps) {
        double[][] generator = white.generator();
        double[] times = steps.times();
        double[][] rows = new double[times.length][];
        double[] state = initial.clone();
        double time = 0;
        for (int k = 0; k < times.length; k++) {
            while (time < times[k]) {
                double end = times[k];
                for (Channel channel : channels) {
                    double near = NEAR * (1 + time + channel.process.offset());
                    end = Math.min(end, channel.process.piece(time + near).end());
                }
                end = Math.max(end, Math.nextUp(time));
                advance(generator, time, end, state);
                time = end;
            }
            rows[k] = state.clone();
        }
        return rows;
    }

    /** From one time to another between which no record has a time. */
    private void advance(double[][] generator, double from, double to, double[] state) {
        double middle = (from + to) / 2;
        double[][] constant = generator;
        double[][] slope = new double[state.length][state.length];
        for (Channel channel : channels) {
            Recorded.Piece piece = channel.process.piece(middle);
            double eta = piece.value() + piece.slope() * (from - middle);
            constant = RealMatrices.plus(constant, RealMatrices.times(channel.commutator, eta));
            slope = RealMatrices.plus(slope, RealMatrices.times(channel.commutator, piece.slope()));
        }
        double norm = norm(constant) + norm(slope) * (to - from);
        int substeps = (int) Math.max(1, Math.ceil(norm * (to - from) / LARGEST_NORM));
        double h = (to - from) / substeps;
        for (int k = 0; k < substeps; k++) {
            series(RealMatrices.plus(constant, RealMatrices.times(slope, k * h)), slope, h, state);
        }
    }

    /** The solution of dr/dt = (A + B t) r after h: r = sum_k r_k t^k with (k + 1) r_{k+1} = A r_k + B r_{k-1}. */
    private static void series(double[][] a, double[][] b, double h, double[] state) {
        double[] before = new double[state.length];
        double[] term = state.clone();
        double power = 1;
        for (int k = 0; k < MOST_TERMS; k++) {
            double[] first = RealMatrices.times(a, term);
            double[] second = RealMatrices.times(b, before);
            before = term;
            term = new double[state.length];
            power *= h;
            double size = 0;
            for (int i = 0; i < state.length; i++) {
                term[i] = (first[i] + second[i]) / (k + 1);
                state[i] += power * term[i];
                size = Math.max(size, Math.abs(power * term[i]));
            }
            if (size < ROUNDING && k > 2) {
                return;
            }
        }
    }

    private static double norm(double[][] matrix) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> Arrays.stream(row).map(Math::abs).sum())
                .max()
                .orElse(0);
    }

    @Override
    public void steps(TimeSteps steps, Visitor visitor) {
        List<ProcessLanes> lanes = new ArrayList<>();
        for (Channel channel : channels) {
            ProcessLanes process = ProcessLanes.of(channel.process, 1);
            process.start(0, 0, StreamKey.ofSeed(0));
            lanes.add(process);
        }
        double[] state = initial.clone();
        int output = 0;
        for (int run = 0; run < steps.sizes().length; run++) {
            if (steps.counts()[run] > 0) {
                state = advance(lanes, steps.sizes()[run], steps.counts()[run], state);
            }
            if (steps.shown()[run] && !visitor.at(output++, state.clone())) {
                return;
            }
        }
    }

    /** Two half drifts between kicks are one, and all kicks of a step commute. */
    private double[] advance(List<ProcessLanes> lanes, double dt, long count, double[] start) {
        double[][] half = RealMatrices.exponential(RealMatrices.times(white.drift(), dt / 2));
        double[][] kick = RealMatrices.exponential(RealMatrices.times(white.kick(), dt));
        double[][] between = RealMatrices.times(kick, RealMatrices.times(half, half));
        double[][] none = new double[start.length][start.length];
        double[] state = RealMatrices.times(RealMatrices.times(kick, half), start);
        for (ProcessLanes process : lanes) {
            process.over(dt);
        }
        for (long step = 0; step < count; step++) {
            if (step > 0) {
                state = RealMatrices.times(between, state);
            }
            double[][] turn = none;
            for (int j = 0; j < lanes.size(); j++) {
                double theta = lanes.get(j).next(0);
                turn = RealMatrices.plus(turn, RealMatrices.times(channels.get(j).commutator, theta));
            }
            int substeps = (int) Math.max(1, Math.ceil(norm(turn) / LARGEST_NORM));
            for (int k = 0; k < substeps; k++) {
                series(turn, none, 1.0 / substeps, state);
            }
        }
        return RealMatrices.times(half, state);
    }
}
