package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.BellState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.Kicks;
import org.bellwether.noise.NoiseSources.Source;
import org.bellwether.noise.ProcessLanes;
import org.jspecify.annotations.Nullable;

/**
 * The two-qubit machine as the Bell basis sees it, read off an {@link OpenSystem}; all that the production kernel rests on.
 *
 * <p>In the order phi+, phi-, psi+, psi-: H_eff is diagonal, with decay rates Gamma_1 for phi+ and psi- and Gamma_2 for phi- and
 * psi+; a jump down takes phi+ to psi+ and psi- to ±phi-, a jump up is its adjoint; a kick turns the planes (phi+, phi-) and
 * (psi+, psi-) by exp(-i theta sigma_x).
 *
 * @param energies the eigenvalues of H, Lamb shift included
 * @param gammaDown Gamma_1
 * @param gammaUp Gamma_2
 * @param channels one entry a jump channel
 * @param phi the kick of the plane (phi+, phi-)
 * @param psi the kick of the plane (psi+, psi-)
 * @param gaussians how many Gaussians the white noise of a kick needs, at most 2
 * @param memory the sources of noise with memory
 */
record BellForm(
        double[] energies,
        double gammaDown,
        double gammaUp,
        Channel[] channels,
        Plane phi,
        Plane psi,
        int gaussians,
        List<Memory> memory) {
    private static final double TOLERANCE = 1e-12;
    private static final BellState[] ORDER = {
        BellState.PHI_PLUS, BellState.PHI_MINUS, BellState.PSI_PLUS, BellState.PSI_MINUS
    };

    /**
     * A jump channel.
     *
     * @param down whether it lowers the energy
     * @param sign of the second of its two matrix elements
     * @param rate its rate
     */
    record Channel(boolean down, double sign, double rate) {}

    /**
     * The angle of a plane in a kick: field dt + sqrt(dt) (first xi_1 + second xi_2).
     *
     * @param field per unit time, from the static field
     * @param first per unit of the first Gaussian and square root of time
     * @param second per unit of the second
     */
    record Plane(double field, double first, double second) {}

    /**
     * A source of noise with memory.
     *
     * @param phi the angle of the plane (phi+, phi-) per unit of the source's theta
     * @param psi that of the plane (psi+, psi-)
     * @param source its process and stream
     */
    record Memory(double phi, double psi, Source source) {
        /** No |theta| of a step is larger. */
        double largest(double dt) {
            ProcessLanes process = ProcessLanes.of(source.process(), 1);
            process.over(dt);
            return process.largest();
        }
    }

    /** Makes the list immutable. */
    BellForm {
        memory = List.copyOf(memory);
    }

    /** The kick of the plane (phi+, phi-) in a step. */
    PlaneKick phiKick(double dt) {
        double largest = memory.stream()
                .mapToDouble(m -> Math.abs(m.phi()) * m.largest(dt))
                .sum();
        PlaneKick white = PlaneKick.of(phi, dt);
        return memory.isEmpty() ? white : PlaneKick.ofAngles(1, 0, white.largestAngle() + largest);
    }

    /** The kick of the plane (psi+, psi-) in a step. */
    PlaneKick psiKick(double dt) {
        double largest = memory.stream()
                .mapToDouble(m -> Math.abs(m.psi()) * m.largest(dt))
                .sum();
        PlaneKick white = PlaneKick.of(psi, dt);
        return memory.isEmpty() ? white : PlaneKick.ofAngles(0, 1, white.largestAngle() + largest);
    }

    /** The Bell form of a system, if it has one. */
    static Optional<BellForm> of(OpenSystem system) {
        if (system.dimension() != 4) {
            return Optional.empty();
        }
        ComplexMatrix basis = bellBasis();
        ComplexMatrix h = inBasis(system.effectiveHamiltonian(), basis);
        Kicks noise = Kicks.of(system);
        Channel[] channels = channels(system, basis);
        if (channels == null || !isDiagonal(h) || !noise.basis().equals(ComplexMatrix.identity(4))) {
            return Optional.empty();
        }
        double[] energies = new double[4];
        double[] decays = new double[4];
        for (int i = 0; i < 4; i++) {
            energies[i] = h.re(i, i);
            decays[i] = -2 * h.im(i, i);
        }
        double[][] generators = noise.generators();
        boolean planes = antisymmetric(noise.field());
        for (double[] generator : generators) {
            planes &= antisymmetric(generator);
        }
        if (!planes || noise.gaussians() > 2 || !close(decays[0], decays[3]) || !close(decays[1], decays[2])) {
            return Optional.empty();
        }
        return Optional.of(new BellForm(
                energies,
                decays[0],
                decays[1],
                channels,
                plane(noise, generators, 0),
                plane(noise, generators, 1),
                noise.gaussians(),
                memory(noise, generators)));
    }

    /** The unitary whose columns are phi+, phi-, psi+, psi-. */
    static ComplexMatrix bellBasis() {
        double[] re = new double[16];
        for (int k = 0; k < 4; k++) {
            for (int i = 0; i < 4; i++) {
                re[i * 4 + k] = ORDER[k].state().re(i, 0);
            }
        }
        return ComplexMatrix.of(4, 4, re, new double[16]);
    }

    static ComplexMatrix inBasis(ComplexMatrix matrix, ComplexMatrix basis) {
        return basis.adjoint().times(matrix).times(basis);
    }

    private static Plane plane(Kicks noise, double[][] generators, int state) {
        return new Plane(
                noise.field()[state],
                noise.gaussians() > 0 ? generators[0][state] : 0,
                noise.gaussians() > 1 ? generators[1][state] : 0);
    }

    private static List<Memory> memory(Kicks noise, double[][] generators) {
        List<Memory> memory = new ArrayList<>();
        for (int s = 0; s < noise.sources().size(); s++) {
            double[] generator = generators[noise.gaussians() + s];
            memory.add(new Memory(generator[0], generator[1], noise.sources().get(s)));
        }
        return memory;
    }

    /** The channels in the form of this record, or null where one has another form. */
    private static Channel @Nullable [] channels(OpenSystem system, ComplexMatrix basis) {
        Channel[] channels = new Channel[system.jumps().size()];
        for (int k = 0; k < channels.length; k++) {
            JumpChannel jump = system.jumps().get(k);
            ComplexMatrix a = inBasis(jump.operator(), basis);
            Channel down = new Channel(true, a.re(1, 3) < 0 ? -1 : 1, jump.rate());
            Channel up = new Channel(false, a.re(3, 1) < 0 ? -1 : 1, jump.rate());
            if (a.minus(matrix(down)).maxAbs() <= TOLERANCE) {
                channels[k] = down;
            } else if (a.minus(matrix(up)).maxAbs() <= TOLERANCE) {
                channels[k] = up;
            } else {
                return null;
            }
        }
        return channels;
    }

    private static ComplexMatrix matrix(Channel channel) {
        double[] re = new double[16];
        re[channel.down() ? 2 * 4 : 2] = 1;
        re[channel.down() ? 4 + 3 : 3 * 4 + 1] = channel.sign();
        return ComplexMatrix.of(4, 4, re, new double[16]);
    }

    private static boolean antisymmetric(double[] diagonal) {
        return close(diagonal[0], -diagonal[3]) && close(diagonal[1], -diagonal[2]);
    }

    /** Whether all other elements are rounding. */
    static boolean isDiagonal(ComplexMatrix m) {
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                if (i != j && Math.abs(m.re(i, j)) + Math.abs(m.im(i, j)) > TOLERANCE * m.maxAbs()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean close(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
    }
}
