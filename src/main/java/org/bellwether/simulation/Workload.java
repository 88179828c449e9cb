package org.bellwether.simulation;

import org.bellwether.model.ThermalMachine;

/** What runs cost beside one another, before any of them has run: good enough for a progress bar. */
public final class Workload {
    // Measured: 0.25 s of one core for 20 000 trajectories of a dozen jumps in one step, 8 ns for a step without.
    private static final double STEPS_PER_JUMP = 80;
    private static final double STEPS_PER_TRAJECTORY = 100;

    private Workload() {}

    /** The steps of all trajectories, jumps and beginnings counted as some more of them. */
    public static double of(Simulation simulation) {
        if (!simulation.isOfTwoQubits()) {
            double rate =
                    simulation.system().decay().traceRe() / simulation.system().dimension();
            return simulation.spec().ensemble().trajectories()
                    * (simulation.grid().steps()
                            + STEPS_PER_JUMP * rate * simulation.spec().time().end()
                            + STEPS_PER_TRAJECTORY);
        }
        ThermalMachine machine = simulation.machine();
        double down = machine.gammaDown();
        double up = machine.gammaUp();
        // Where jumps down and up balance.
        double jumps = down + up > 0
                ? 2 * down * up / (down + up) * simulation.spec().time().end()
                : 0;
        return simulation.spec().ensemble().trajectories()
                * (simulation.grid().steps() + STEPS_PER_JUMP * jumps + STEPS_PER_TRAJECTORY);
    }
}
