package org.bellwether.lindblad;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;

/** A qubit along x that is turned around z by noise and a static field and damped, for which everything has a closed form. */
final class DephasedQubit {
    private DephasedQubit() {}

    /** With noise of intensity gamma, decay at the rate kappa and the field h sigma_z. */
    static OpenSystem of(double gamma, double kappa, double h) {
        ComplexMatrix lower = ComplexMatrix.real(new double[][] {{0, 0}, {1, 0}});
        return new OpenSystem(
                ComplexMatrix.zero(2, 2),
                Pauli.string("Z").times(h),
                List.of(new JumpChannel("decay", lower, kappa)),
                List.of(new NoiseChannel("dephasing", Pauli.string("Z"), gamma)),
                InitialState.pure(ComplexMatrix.column(new double[] {1, 1}, new double[2])));
    }
}
