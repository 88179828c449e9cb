package org.bellwether.lindblad;

import java.util.function.UnaryOperator;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;

/**
 * The generator of the master equation, d rho/dt = L[rho], Eq. (28), as real n^2 x n^2 matrices on the coordinates of
 * {@link HermitianBasis}, in the two parts between which a trajectory's step is split:
 *
 * <pre>
 *   drift  L_0[rho] = -i [H, rho] + sum_k gamma_k D(A_k)[rho]
 *   kick   L_k[rho] = -i [F, rho] + sum_j gamma_j D(V_j)[rho]        static field and noise
 * </pre>
 */
public final class Liouvillian implements SplitGenerator {
    private final OpenSystem system;
    private final HermitianBasis basis;
    private final double[][] drift;
    private final double[][] kick;

    private Liouvillian(OpenSystem system, HermitianBasis basis, double[][] drift, double[][] kick) {
        this.system = system;
        this.basis = basis;
        this.drift = drift;
        this.kick = kick;
    }

    /** The Liouvillian of an open system. */
    public static Liouvillian of(OpenSystem system) {
        return of(system, HermitianBasis.of(system.dimension()));
    }

    /** The same in another basis with tr(B_k B_l) = n delta_kl. */
    public static Liouvillian of(OpenSystem system, HermitianBasis basis) {
        double[][] drift = matrix(basis, rho -> unitary(system.hamiltonian(), rho));
        for (JumpChannel jump : system.jumps()) {
            drift = RealMatrices.plus(drift, dissipator(basis, jump.operator(), jump.rate()));
        }
        double[][] kick = matrix(basis, rho -> unitary(system.field(), rho));
        for (NoiseChannel noise : system.noises()) {
            kick = RealMatrices.plus(kick, dissipator(basis, noise.operator(), noise.intensity()));
        }
        return new Liouvillian(system, basis, drift, kick);
    }

    /** The system whose generator this is. */
    OpenSystem system() {
        return system;
    }

    /** The basis of the coordinates. */
    public HermitianBasis basis() {
        return basis;
    }

    /** L_0: Hamiltonian, Lamb shift and baths. */
    @Override
    public double[][] drift() {
        return RealMatrices.times(drift, 1);
    }

    /** L_k: static field and noise. */
    @Override
    public double[][] kick() {
        return RealMatrices.times(kick, 1);
    }

    /** D(A)[rho] = A rho A† - {A†A, rho}/2, Eq. (14). */
    public static ComplexMatrix dissipator(ComplexMatrix a, ComplexMatrix rho) {
        ComplexMatrix ata = a.adjoint().times(a);
        ComplexMatrix anticommutator = ata.times(rho).plus(rho.times(ata));
        return a.times(rho).times(a.adjoint()).minus(anticommutator.times(0.5));
    }

    /** -i [h, rho]. */
    public static ComplexMatrix unitary(ComplexMatrix h, ComplexMatrix rho) {
        return h.commutator(rho).times(0, -1);
    }

    private static double[][] dissipator(HermitianBasis basis, ComplexMatrix a, double rate) {
        return RealMatrices.times(matrix(basis, rho -> dissipator(a, rho)), rate);
    }

    /** The matrix of a linear map of operators on the coordinates of a basis. */
    public static double[][] matrix(HermitianBasis basis, UnaryOperator<ComplexMatrix> map) {
        int n2 = basis.operators().size();
        double[][] columns = new double[n2][];
        double n = basis.operators().get(0).rows();
        for (int l = 0; l < n2; l++) {
            columns[l] = basis.coordinates(map.apply(basis.operators().get(l)));
        }
        return RealMatrices.times(RealMatrices.transpose(columns), 1 / n);
    }
}
