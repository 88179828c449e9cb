package org.bellwether.lindblad.memory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.NoiseSources;
import org.bellwether.noise.NoiseSources.Source;

/**
 * The exact generator of the mean state under noise with memory: Kubo's stochastic Liouville equation. Each source s of
 * {@link NoiseSources}, of correlation time tau_s, brings modes n_s: 0 or 1 of a telegraph, 0, 1, 2, ... (Hermite functions) of an
 * Ornstein-Uhlenbeck process. With r_n for the multi-indices n, and L_w the Liouvillian of all but the noise with memory,
 *
 * <pre>
 *   dr_n/dt = L_w r_n - sum_s (n_s/tau_s) r_n - i sum_s (2 tau_s)^{-1/2} [U_s, sqrt(n_s + 1) r_{n+e_s} + sqrt(n_s) r_{n-e_s}]
 *   dN_k/dt = gamma_k tr(A_k† A_k r_0)                                   mean number of jumps of channel k
 * </pre>
 *
 * (no square roots of n for a telegraph), E[rho] = r_0, and at t = 0, where the noise is stationary and knows nothing of the state,
 * only r_0 differs from zero. The indices are cut where their sum exceeds a depth.
 *
 * <p>A state is a real vector: the coordinates of all r_n in a {@link HermitianBasis}, of which only those are kept that the
 * initial state can reach, then the counts. The matrices are sparse.
 *
 * <p>Source: R. Kubo, J. Math. Phys. 4, 174 (1963), doi:10.1063/1.1703941.
 */
public final class JointGenerator {
    /** The most numbers in a state: beyond it a propagation takes minutes. */
    static final int MOST_COORDINATES = 300_000;

    private static final double ROUNDING = 1e-14;

    private final int operators;
    private final int[] kept;
    private final ModeIndices modes;
    private final SparseMatrix drift;
    private final SparseMatrix kick;
    private final SparseMatrix whole;
    private final double[] initial;

    /** The parts of the generator between which a trajectory's step is split, and both together. */
    enum Part {
        /** L_0: Hamiltonian and baths, and the counts of jumps. */
        DRIFT,
        /** Everything else: static field, noise and the forgetting of its modes. */
        KICK,
        /** Both. */
        WHOLE
    }

    /** The pieces of which the generator is put together, on the coordinates that are kept. */
    private record Pieces(double[][] drift, double[][] kick, double[][] rates, List<Mode> sources, ModeIndices modes) {}

    /**
     * What one source does.
     *
     * @param commutator the map -i (2 tau)^{-1/2} [U, .]
     * @param rate 1/tau
     * @param ladder whether its modes are a ladder, or else two levels
     */
    private record Mode(double[][] commutator, double rate, boolean ladder) {
        double weight(int order) {
            return ladder ? Math.sqrt(order) : 1;
        }
    }

    /**
     * The generator of a system, cut at a depth.
     *
     * @throws IllegalArgumentException if a noise with memory has no modes (quasistatic noise), or it is too large for a depth
     */
    public JointGenerator(OpenSystem system, int depth) {
        HermitianBasis basis = HermitianBasis.of(system.dimension());
        operators = basis.operators().size();
        Liouvillian white = Liouvillian.of(system.withWhiteNoiseOnly());
        if (!fits(system, depth)) {
            throw new IllegalArgumentException(
                    "the joint equation of state and noise has too many coordinates at depth " + depth);
        }
        List<Source> noise = NoiseSources.of(system).sources();
        List<Mode> sources = noise.stream().map(source -> mode(source, basis)).toList();
        modes = new ModeIndices(largestOrders(noise, depth), depth);
        Pieces pieces = new Pieces(cleaned(white.drift()), cleaned(white.kick()), rates(system, basis), sources, modes);
        double[] start = basis.coordinates(system.initialState().densityMatrix());
        kept = reachable(start, pieces);
        int size = kept.length * modes.size() + pieces.rates().length;
        drift = assemble(Part.DRIFT, pieces, size);
        kick = assemble(Part.KICK, pieces, size);
        whole = assemble(Part.WHOLE, pieces, size);
        initial = new double[size];
        for (int k = 0; k < kept.length; k++) {
            initial[k] = start[kept[k]];
        }
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
    private static int[] largestOrders(List<Source> noise, int depth) {
        return noise.stream()
                .mapToInt(source -> source.process() instanceof OrnsteinUhlenbeck ? depth : 1)
                .toArray();
    }

    /** The coordinates at t = 0, a new array. */
    double[] initial() {
        return initial.clone();
    }

    /** The number of coordinates. */
    int size() {
        return initial.length;
    }

    /**
     * The coordinates of the mean state E[rho] in the {@link HermitianBasis}, all n^2 of them.
     *
     * @param state a state, or no more than its first level
     */
    double[] mean(double[] state) {
        double[] mean = new double[operators];
        for (int k = 0; k < kept.length; k++) {
            mean[kept[k]] = state[k];
        }
        return mean;
    }

    /** The mean numbers of jumps, one for each channel. */
    double[] counts(double[] state) {
        return Arrays.copyOfRange(state, kept.length * modes.size(), state.length);
    }

    /** A part as a matrix. */
    SparseMatrix part(Part part) {
        return switch (part) {
            case DRIFT -> drift;
            case KICK -> kick;
            case WHOLE -> whole;
        };
    }

    /** The number of coordinates of the state that each mode has. */
    int coordinates() {
        return kept.length;
    }

    /** The number of levels: multi-indices of one sum. */
    int levels() {
        return modes.levels();
    }

    /** The first coordinate of a level; levels lie behind one another. */
    int levelStart(int level) {
        return modes.levelStart(level) * kept.length;
    }

    private SparseMatrix assemble(Part part, Pieces pieces, int size) {
        SparseMatrix.Builder matrix = new SparseMatrix.Builder(size);
        for (int n = 0; n < modes.size(); n++) {
            for (int row : kept) {
                if (part != Part.KICK) {
                    addRow(matrix, pieces.drift()[row], 1, n);
                }
                if (part != Part.DRIFT) {
                    addRow(matrix, pieces.kick()[row], 1, n);
                    addNoise(matrix, pieces, n, row);
                }
                matrix.endRow();
            }
        }
        for (double[] rate : pieces.rates()) {
            addRow(matrix, rate, part == Part.KICK ? 0 : 1, 0);
            matrix.endRow();
        }
        return matrix.build();
    }

    private void addNoise(SparseMatrix.Builder matrix, Pieces pieces, int n, int row) {
        double decay = 0;
        for (int s = 0; s < pieces.sources().size(); s++) {
            Mode source = pieces.sources().get(s);
            int order = modes.order(n, s);
            decay += order * source.rate();
            if (modes.above(n, s) >= 0) {
                addRow(matrix, source.commutator()[row], source.weight(order + 1), modes.above(n, s));
            }
            if (modes.below(n, s) >= 0) {
                addRow(matrix, source.commutator()[row], source.weight(order), modes.below(n, s));
            }
        }
        int column = Arrays.binarySearch(kept, row);
        matrix.add(n * kept.length + column, -decay);
    }

    private void addRow(SparseMatrix.Builder matrix, double[] row, double factor, int mode) {
        for (int k = 0; k < kept.length; k++) {
            matrix.add(mode * kept.length + k, factor * row[kept[k]]);
        }
    }

    private static Mode mode(Source source, HermitianBasis basis) {
        boolean ladder = source.process() instanceof OrnsteinUhlenbeck;
        double tau;
        if (source.process() instanceof OrnsteinUhlenbeck ou) {
            tau = ou.correlationTime();
        } else if (source.process() instanceof Telegraph telegraph) {
            tau = telegraph.correlationTime();
        } else {
            throw new IllegalArgumentException("the process " + source.process() + " has no modes");
        }
        ComplexMatrix u = source.operator().times(Math.sqrt(1 / (2 * tau)));
        return new Mode(cleaned(Liouvillian.matrix(basis, rho -> Liouvillian.unitary(u, rho))), 1 / tau, ladder);
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

    /** Without elements that are rounding. */
    private static double[][] cleaned(double[][] matrix) {
        double smallest = ROUNDING * RealMatrices.maxAbs(matrix);
        for (double[] row : matrix) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.abs(row[j]) <= smallest ? 0 : row[j];
            }
        }
        return matrix;
    }

    /** The coordinates that the initial state has or comes to have. */
    private static int[] reachable(double[] start, Pieces pieces) {
        int n = start.length;
        boolean[] reached = new boolean[n];
        for (int k = 0; k < n; k++) {
            reached[k] = Math.abs(start[k]) > ROUNDING;
        }
        for (boolean grows = true; grows; ) {
            grows = false;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n && !reached[i]; j++) {
                    if (reached[j] && couples(i, j, pieces)) {
                        reached[i] = true;
                        grows = true;
                    }
                }
            }
        }
        return IntStream.range(0, n).filter(k -> reached[k]).toArray();
    }

    private static boolean couples(int i, int j, Pieces pieces) {
        return pieces.drift()[i][j] != 0
                || pieces.kick()[i][j] != 0
                || pieces.sources().stream().anyMatch(source -> source.commutator()[i][j] != 0);
    }
}
