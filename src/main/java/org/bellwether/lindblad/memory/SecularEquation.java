package org.bellwether.lindblad.memory;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.model.Eigenoperators;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;

/**
 * The secular master equation with the colour of the noise,
 *
 * <pre>
 *   L = L_0 + sum_j sum_w S_j(w) D(V_j(w)),
 * </pre>
 *
 * V_j(w) being the eigenoperators (31) of V_j for the Bohr frequencies w of the Hamiltonian, Lamb shift
 * included, and S_j the two-sided spectral density
 * of eta_j. It holds for noise that is weak, and whose memory is short against what it does, at any ratio of the memory to 1/w.
 */
public final class SecularEquation {
    /** Bohr frequencies closer than this part of the largest level are one. */
    private static final double RESOLUTION = 1e-8;

    private SecularEquation() {}

    /**
     * A system of which the equation is the Liouvillian: each S_j(w) D(V_j(w)) is a jump channel of it.
     *
     * @param system the system with its noise
     * @throws IllegalArgumentException if S(0) of a noise is infinite, as of one that never forgets, and V_j(0) is not zero
     */
    public static OpenSystem of(OpenSystem system) {
        ComplexMatrix energy = system.hamiltonian();
        List<Double> frequencies = bohrFrequencies(energy);
        List<JumpChannel> channels = new ArrayList<>(system.jumps());
        for (NoiseChannel noise : system.noises()) {
            for (double frequency : frequencies) {
                ComplexMatrix part = Eigenoperators.of(energy, noise.operator(), frequency);
                if (part.maxAbs() > 0) {
                    String name = "noise_" + noise.name() + "(" + frequency + ")";
                    channels.add(new JumpChannel(name, part, noise.process().spectrum(frequency)));
                }
            }
        }
        return new OpenSystem(system.hamiltonian(), system.field(), channels, List.of(), system.initialState());
    }

    /** The distinct differences of two levels, both signs and zero. */
    static List<Double> bohrFrequencies(ComplexMatrix energy) {
        HermitianEigen eigen = HermitianEigen.of(energy);
        double resolution = RESOLUTION * energy.maxAbs();
        List<Double> frequencies = new ArrayList<>();
        for (int i = 0; i < energy.rows(); i++) {
            for (int j = 0; j < energy.rows(); j++) {
                double difference = eigen.value(i) - eigen.value(j);
                if (frequencies.stream().noneMatch(w -> Math.abs(w - difference) <= resolution)) {
                    frequencies.add(difference);
                }
            }
        }
        return frequencies;
    }
}
