package org.bellwether.lindblad;

import java.util.stream.IntStream;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.OpenSystem;

/**
 * The expected numbers of completed waiting times of trajectories of step dt, exactly: jumps at any times in the drift, noise in
 * kicks K at step centres. The rate of jumps at the phase phi of step i that no jump follows until the same phase m steps later is
 *
 * <pre>
 *   tr[C(phi) S_0^(m-1) B(phi) J D(phi) S^i rho(0)],   S_0 = e^{N_0 dt/2} K e^{N_0 dt/2},  N_0 = L_0 - J
 * </pre>
 *
 * <p>with D from the step's start to phi, and without jumps B from phi to its end, C from its start to phi.
 */
final class StrangWaits {
    private final double dt;
    private final int steps;
    private final double[] trace;
    private final double[][] jump;
    private final double[][] kick;
    private final Flow drift;
    private final Flow noJump;
    private final Powers withJumps;
    private final Powers without;
    private final double[] initial;
    private final double[][] begun;

    StrangWaits(OpenSystem system, double dt, int steps) {
        this.dt = dt;
        this.steps = steps;
        Liouvillian l = Liouvillian.of(system);
        JumpProcess process = JumpProcess.of(Generator.of(system));
        trace = process.trace();
        initial = process.initial();
        jump = process.events(IntStream.range(0, process.events().size()).toArray());
        kick = RealMatrices.exponential(RealMatrices.times(l.kick(), dt));
        drift = new Flow(l.drift());
        double[][] between = RealMatrices.plus(l.drift(), RealMatrices.times(jump, -1));
        noJump = new Flow(between);
        withJumps = new Powers(l.strangMap(dt));
        double[][] half = RealMatrices.exponential(RealMatrices.times(between, dt / 2));
        without = new Powers(RealMatrices.times(half, RealMatrices.times(kick, half)));
        begun = begun();
    }

    /** The expected number of completed intervals of lengths in [from dt, to dt), between jumps of any channels. */
    double expected(int from, int to) {
        double number = surviving(from) - surviving(to);
        // Those censored at T in between end in no jump.
        for (int step = steps - to; step < steps - from; step++) {
            double[] ended = RealMatrices.times(begun, withJumps.apply(step, initial));
            number -= JumpProcess.dot(trace, without.apply(steps - step - 1, ended));
        }
        return number;
    }

    /** How many intervals last m steps or more inside the window. */
    private double surviving(int m) {
        double[] states = new double[trace.length];
        double[] state = initial;
        for (int step = 0; step < steps - m; step++) {
            for (int i = 0; i < states.length; i++) {
                states[i] += state[i];
            }
            state = withJumps.apply(1, state);
        }
        return overPhases(phase -> {
            double[] left = RealMatrices.times(jump, through(drift, 0, phase, states));
            if (m > 0) {
                left = through(noJump, 0, phase, without.apply(m - 1, through(noJump, phase, dt, left)));
            }
            return new double[] {JumpProcess.dot(trace, left)};
        })[0];
    }

    /** From the state at the start of a step to the unnormalised one at its end of those intervals that began in it. */
    private double[][] begun() {
        double[][] columns = RealMatrices.identity(trace.length);
        for (int l = 0; l < columns.length; l++) {
            double[] state = columns[l];
            columns[l] = overPhases(
                    phase -> through(noJump, phase, dt, RealMatrices.times(jump, through(drift, 0, phase, state))));
        }
        return RealMatrices.transpose(columns);
    }

    private double[] overPhases(Quadrature.Integrand f) {
        double[] sum = Quadrature.integrate(f, 0, dt / 2, 1e-14);
        double[] other = Quadrature.integrate(f, dt / 2, dt, 1e-14);
        return IntStream.range(0, sum.length)
                .mapToDouble(i -> sum[i] + other[i])
                .toArray();
    }

    /** From one phase of a step to a later one, the kick in the middle included if it lies between. */
    private double[] through(Flow flow, double from, double to, double[] state) {
        return from < dt / 2 && to > dt / 2
                ? flow.apply(to - dt / 2, RealMatrices.times(kick, flow.apply(dt / 2 - from, state)))
                : flow.apply(to - from, state);
    }
}
