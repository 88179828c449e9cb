package org.bellwether.testkit;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Bath;
import org.bellwether.model.BathStatistics;
import org.bellwether.model.BellState;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.model.ThermalMachine.LambShift;

/** Systems that several tests share. */
public final class TestSystems {
    /** The 15 Pauli strings as observables. */
    public static final List<ComplexMatrix> PAULIS =
            Pauli.pairs().stream().map(Pauli::string).toList();

    private TestSystems() {}

    /** A basis state |00>, |01>, |10> or |11>. */
    public static InitialState basisState(int index) {
        double[] amplitudes = new double[4];
        amplitudes[index] = 1;
        return InitialState.pure(ComplexMatrix.column(amplitudes, new double[4]));
    }

    /** Both qubits up along x. */
    public static InitialState plusPlus() {
        return InitialState.pure(ComplexMatrix.column(new double[] {0.5, 0.5, 0.5, 0.5}, new double[4]));
    }

    /** The machine of Fig. 3 with spin baths, from |10>. */
    public static ThermalMachine fig3() {
        return machine(0.005, 0.015, 0.6, 0.3, 1e-2, 1e-4, 1e-4);
    }

    /** A machine with spin baths and g = 1, from |10>. */
    public static ThermalMachine machine(
            double chi1, double chi2, double t1, double t2, double collective, double local1, double local2) {
        return new ThermalMachine(
                1,
                new Bath(BathStatistics.SPIN, t1, chi1),
                new Bath(BathStatistics.SPIN, t2, chi2),
                collective,
                local1,
                local2,
                LambShift.NONE,
                LambShift.NONE,
                0,
                0,
                basisState(2));
    }

    /**
     * Everything at once and strong, far outside the regime of the master equation, where several jumps fit in a step and a
     * coarse step has a bias that can be seen: Lamb shift, field, unequal noises, a superposition of both parity sectors.
     */
    public static ThermalMachine strong() {
        ComplexMatrix start = BellState.PHI_PLUS
                .state()
                .times(0.8)
                .plus(BellState.PSI_MINUS.state().times(0, 0.6));
        return new ThermalMachine(
                1.3,
                new Bath(BathStatistics.SPIN, 0.9, 0.4),
                new Bath(BathStatistics.BOSON, 0.5, 0.25),
                0.2,
                0.12,
                0.03,
                new LambShift(0.1, -0.2),
                new LambShift(-0.05, 0.15),
                0.2,
                -0.1,
                InitialState.pure(start));
    }

    /** A driven, decaying qutrit under two commuting noises that are not diagonal in the computational basis. */
    public static OpenSystem noisyQutrit() {
        ComplexMatrix h = ComplexMatrix.real(new double[][] {{0.5, 0.3, 0}, {0.3, -0.2, 0.4}, {0, 0.4, 0.1}});
        ComplexMatrix v = ComplexMatrix.real(new double[][] {{0, 1, 0}, {1, 0, 1}, {0, 1, 0}});
        ComplexMatrix decay = ComplexMatrix.real(new double[][] {{0, 1, 0}, {0, 0, 1.4}, {0, 0, 0}});
        ComplexMatrix start = ComplexMatrix.column(new double[] {0, 0.6, 0}, new double[] {0.8, 0, 0});
        return new OpenSystem(
                h,
                v.times(0.1),
                List.of(new JumpChannel("decay", decay, 0.3), new JumpChannel("pump", decay.adjoint(), 0.2)),
                List.of(new NoiseChannel("linear", v, 0.1), new NoiseChannel("quadratic", v.times(v), 0.05)),
                InitialState.pure(start));
    }
}
