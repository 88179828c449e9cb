package org.bellwether.lindblad.memory;

import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.SparseMatrix;
import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.NoiseSources;
import org.bellwether.noise.NoiseSources.Source;

/**
 * The joint equation of state and noise, {@link JointEquation}, with the mean number of jumps of each channel behind its coordinates,
 *
 * <pre>
 *   dN_k/dt = gamma_k tr(A_k† A_k r_0)
 * </pre>
 *
 * <p>as sparse matrices for propagation without matrices.
 */
public final class JointGenerator {
    /** The most numbers in a state: beyond it a propagation takes minutes. */
    static final int MOST_COORDINATES = 300_000;

    private final Generator generator;
    private final ModeIndices modes;
    private final double[][] rates;
    private final SparseMatrix whole;

    /** The parts of the generator between which a trajectory's step is split, and both together. */
    enum Part {
        /** L_0: Hamiltonian and baths, and the counts of jumps. */
        DRIFT,
        /** Everything else: static field, noise and the forgetting of its modes. */
        KICK,
        /** Both. */
        WHOLE
    }

    /**
     * The generator of a system, cut at a depth.
     *
     * @throws IllegalArgumentException if a noise with memory has no modes (quasistatic noise), or it is too large for a depth
     */
    public JointGenerator(OpenSystem system, int depth) {
        generator = JointEquation.of(system, depth);
        modes = JointEquation.modes(system, depth);
        rates = rates(system, generator.basis());
        whole = assemble(Part.WHOLE);
    }

    /** Whether the joint equation of a system is small enough at a depth. */
    static boolean fits(OpenSystem system, int depth) {
        int[] largest = largestOrders(
                NoiseSources.of(system).sources().stream()
                        .filter(source -> !(source.process() instanceof NoiseProcess.Quasistatic))
                        .toList(),
                depth);
        double operators = Math.pow(system.dimension(), 2);
        return ModeIndices.count(largest, depth) * operators <= MOST_COORDINATES;
    }

    /** The largest order of the modes of each source. */
    static int[] largestOrders(List<Source> noise, int depth) {
        return noise.stream()
                .mapToInt(source -> source.process() instanceof OrnsteinUhlenbeck ? depth : 1)
                .toArray();
    }

    /** The coordinates at t = 0, a new array. */
    double[] initial() {
        return Arrays.copyOf(generator.initial(), size());
    }

    /** The number of coordinates, counts included. */
    int size() {
        return generator.size() + rates.length;
    }

    /**
     * The coordinates of the mean state E[rho] in the {@link HermitianBasis}, all n^2 of them.
     *
     * @param state a state, or no more than its first level
     */
    double[] mean(double[] state) {
        return generator.mean(state);
    }

    /** The mean numbers of jumps, one for each channel. */
    double[] counts(double[] state) {
        return Arrays.copyOfRange(state, generator.size(), state.length);
    }

    /** A part as a matrix. */
    SparseMatrix part(Part part) {
        return part == Part.WHOLE ? whole : assemble(part);
    }

    private SparseMatrix assemble(Part part) {
        SparseMatrix drift = generator.coordinates().sparse(generator.stateDrift());
        SparseMatrix kick = generator.sparseKick();
        SparseMatrix.Builder matrix = new SparseMatrix.Builder(size());
        for (int i = 0; i < generator.size(); i++) {
            if (part != Part.KICK) {
                matrix.addRow(drift, i);
            }
            if (part != Part.DRIFT) {
                matrix.addRow(kick, i);
            }
            matrix.endRow();
        }
        for (double[] rate : rates) {
            double[] row = generator.coordinates().row(0, rate);
            for (int j = 0; j < row.length && part != Part.KICK; j++) {
                matrix.add(j, row[j]);
            }
            matrix.endRow();
        }
        return matrix.build();
    }

    /** The number of levels: multi-indices of one sum. */
    int levels() {
        int[] ofCoordinates = generator.coordinates().modes();
        int last = ofCoordinates[ofCoordinates.length - 1];
        int levels = 1;
        while (levels < modes.levels() && modes.levelStart(levels) <= last) {
            levels++;
        }
        return levels;
    }

    /** The first coordinate of a level; levels lie behind one another. */
    int levelStart(int level) {
        int[] ofCoordinates = generator.coordinates().modes();
        int start = 0;
        while (start < ofCoordinates.length && ofCoordinates[start] < modes.levelStart(level)) {
            start++;
        }
        return start;
    }

    /** gamma_k tr(A_k† A_k rho) = sum_l c_l r_l, a row c for each channel. */
    private static double[][] rates(OpenSystem system, HermitianBasis basis) {
        double[][] rates = new double[system.jumps().size()][];
        for (int k = 0; k < rates.length; k++) {
            JumpChannel jump = system.jumps().get(k);
            double scale = jump.rate() / system.dimension();
            rates[k] = Arrays.stream(basis.coordinates(jump.operator().adjoint().times(jump.operator())))
                    .map(x -> scale * x)
                    .toArray();
        }
        return rates;
    }
}
