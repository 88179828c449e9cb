package org.bellwether.benchmarks;

import java.util.List;
import org.bellwether.ensemble.EnsemblePlan;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Bath;
import org.bellwether.model.BathStatistics;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.model.ThermalMachine.LambShift;
import org.bellwether.trajectory.TimeGrid;

/** What all benchmarks run: the machine of the paper's Fig. 3 with spin baths, from |10>, and the 15 Pauli strings. */
public final class Fig3 {
    /** The open system. */
    public static final OpenSystem SYSTEM = machine().openSystem();

    static final List<ComplexMatrix> PAULIS =
            Pauli.pairs().stream().map(Pauli::string).toList();

    private Fig3() {}

    /** An ensemble of it with all observables and channels. */
    static EnsemblePlan plan(long trajectories, TimeGrid grid) {
        return new EnsemblePlan(
                trajectories,
                grid,
                Pauli.pairs(),
                SYSTEM.jumps().stream().map(JumpChannel::name).toList());
    }

    private static ThermalMachine machine() {
        return new ThermalMachine(
                1,
                new Bath(BathStatistics.SPIN, 0.6, 0.005),
                new Bath(BathStatistics.SPIN, 0.3, 0.015),
                1e-2,
                1e-4,
                1e-4,
                LambShift.NONE,
                LambShift.NONE,
                0,
                0,
                InitialState.pure(ComplexMatrix.column(new double[] {0, 0, 1, 0}, new double[4])));
    }
}
