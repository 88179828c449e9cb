package org.bellwether.lindblad.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.lindblad.MeanEvolution.Visitor;
import org.bellwether.lindblad.MeanFlow;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.lindblad.memory.JointGenerator.Part;
import org.bellwether.model.OpenSystem;

/**
 * The mean state under noise with memory: the solution of {@link JointGenerator} at a depth, averaged over the static fields of
 * {@link StaticNoise}. The mean over trajectories is (e^{L_0 dt/2} K(dt) e^{L_0 dt/2})^n on the joint space, K = e^{(all but L_0) dt},
 * exactly, for kicks are exact and commute.
 */
final class JointFlow implements MeanFlow {
    private final List<Double> weights = new ArrayList<>();
    private final List<JointGenerator> joints = new ArrayList<>();

    JointFlow(OpenSystem system, int depth, int points) {
        StaticNoise still = StaticNoise.of(system, points);
        for (int k = 0; k < still.weights().length; k++) {
            weights.add(still.weights()[k]);
            joints.add(new JointGenerator(still.systems().get(k), depth));
        }
    }

    /** The joint equations, one for each static field. */
    List<JointGenerator> joints() {
        return joints;
    }

    /** The mean over static fields of what each joint equation says. */
    double[] mean(List<double[]> rows) {
        double[] mean = new double[rows.get(0).length];
        for (int k = 0; k < rows.size(); k++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += weights.get(k) * rows.get(k)[i];
            }
        }
        return mean;
    }

    @Override
    public double[][] exact(TimeSteps steps) {
        double[] times = steps.times();
        double[][] rows = new double[times.length][];
        List<Exponential> wholes = exponentials(Part.WHOLE);
        List<double[]> states = starts();
        double reached = 0;
        for (int k = 0; k < times.length; k++) {
            for (int s = 0; s < states.size(); s++) {
                wholes.get(s).apply(times[k] - reached, states.get(s));
            }
            reached = times[k];
            rows[k] = row(states);
        }
        return rows;
    }

    @Override
    public void steps(TimeSteps steps, Visitor visitor) {
        List<Exponential> drifts = exponentials(Part.DRIFT);
        List<Exponential> kicks = exponentials(Part.KICK);
        List<double[]> states = starts();
        int output = 0;
        for (int run = 0; run < steps.sizes().length; run++) {
            for (int s = 0; s < states.size(); s++) {
                advance(drifts.get(s), kicks.get(s), steps.sizes()[run], steps.counts()[run], states.get(s));
            }
            if (steps.shown()[run] && !visitor.at(output++, row(states))) {
                return;
            }
        }
    }

    /** Two half drifts between kicks are one. */
    private static void advance(Exponential drift, Exponential kick, double dt, long count, double[] state) {
        for (long step = 0; step < count; step++) {
            drift.apply(step == 0 ? dt / 2 : dt, state);
            kick.apply(dt, state);
        }
        if (count > 0) {
            drift.apply(dt / 2, state);
        }
    }

    private List<Exponential> exponentials(Part part) {
        return joints.stream().map(joint -> new Exponential(joint.part(part))).toList();
    }

    private List<double[]> starts() {
        return joints.stream().map(JointGenerator::initial).toList();
    }

    private double[] row(List<double[]> states) {
        List<double[]> rows = new ArrayList<>();
        for (int s = 0; s < states.size(); s++) {
            double[] mean = joints.get(s).mean(states.get(s));
            double[] counts = joints.get(s).counts(states.get(s));
            double[] row = Arrays.copyOf(mean, mean.length + counts.length);
            System.arraycopy(counts, 0, row, mean.length, counts.length);
            rows.add(row);
        }
        return mean(rows);
    }

    /** How many multiplications {@link #exact} takes, about. */
    double work(double time) {
        return joints.stream()
                .mapToDouble(joint -> joint.part(Part.WHOLE).work(time))
                .sum();
    }
}
