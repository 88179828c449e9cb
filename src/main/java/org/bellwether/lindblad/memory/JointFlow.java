package org.bellwether.lindblad.memory;

import java.util.Arrays;
import java.util.Optional;
import org.bellwether.linalg.SparseExponential;
import org.bellwether.lindblad.MeanEvolution.Visitor;
import org.bellwether.lindblad.MeanFlow;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.lindblad.memory.JointGenerator.Part;
import org.bellwether.model.OpenSystem;

/**
 * The mean state under noise with memory: the solution of {@link JointGenerator} at a depth. The mean over trajectories is
 * (e^{L_0 dt/2} K(dt) e^{L_0 dt/2})^n on the joint space, K = e^{(all but L_0) dt}, exactly, for kicks are exact and commute.
 */
final class JointFlow implements MeanFlow {
    private final JointGenerator joint;

    JointFlow(OpenSystem system, int depth) {
        joint = new JointGenerator(system, depth);
    }

    @Override
    public double[][] exact(TimeSteps steps) {
        double[] times = steps.times();
        double[][] rows = new double[times.length][];
        SparseExponential whole = new SparseExponential(joint.part(Part.WHOLE));
        double[] state = joint.initial();
        double reached = 0;
        for (int k = 0; k < times.length; k++) {
            whole.apply(times[k] - reached, state);
            reached = times[k];
            rows[k] = row(state);
        }
        return rows;
    }

    @Override
    public void steps(TimeSteps steps, Visitor visitor) {
        SparseExponential drift = new SparseExponential(joint.part(Part.DRIFT));
        SparseExponential kick = new SparseExponential(joint.part(Part.KICK));
        double[] state = joint.initial();
        int output = 0;
        for (int run = 0; run < steps.sizes().length; run++) {
            advance(drift, kick, steps.sizes()[run], steps.counts()[run], state);
            if (steps.shown()[run] && !visitor.at(output++, row(state))) {
                return;
            }
        }
    }

    /** Two half drifts between kicks are one. */
    private static void advance(
            SparseExponential drift, SparseExponential kick, double dt, long count, double[] state) {
        for (long step = 0; step < count; step++) {
            drift.apply(step == 0 ? dt / 2 : dt, state);
            kick.apply(dt, state);
        }
        if (count > 0) {
            drift.apply(dt / 2, state);
        }
    }

    private double[] row(double[] state) {
        double[] mean = joint.mean(state);
        double[] counts = joint.counts(state);
        double[] row = Arrays.copyOf(mean, mean.length + counts.length);
        System.arraycopy(counts, 0, row, mean.length, counts.length);
        return row;
    }

    /** The coordinates of the steady mean state; empty where it is not unique. */
    Optional<double[]> steady() {
        return JointSteadyState.of(joint);
    }

    /** How many multiplications {@link #exact} takes, about. */
    double work(double time) {
        return joint.part(Part.WHOLE).work(time);
    }

    /** How many multiplications {@link #steady} takes, about. */
    double steadyWork() {
        return JointSteadyState.work(joint);
    }
}
