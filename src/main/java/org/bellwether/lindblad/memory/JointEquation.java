package org.bellwether.lindblad.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.linalg.SparseMatrix;
import org.bellwether.lindblad.Coordinates;
import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.Generator.Action;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.NoiseSources;
import org.bellwether.noise.NoiseSources.Source;

/**
 * The {@link Generator} of state and noise with memory: Kubo's stochastic Liouville equation. Each source s of {@link NoiseSources},
 * of correlation time tau_s, brings modes n_s: 0 or 1 of a telegraph, 0, 1, 2, ... (Hermite functions) of an Ornstein-Uhlenbeck
 * process. With r_n for the multi-indices n, and L_w the Liouvillian of all but the noise with memory,
 *
 * <pre>
 *   dr_n/dt = L_w r_n - sum_s (n_s/tau_s) r_n - i sum_s (2 tau_s)^{-1/2} [U_s, sqrt(n_s + 1) r_{n+e_s} + sqrt(n_s) r_{n-e_s}]
 * </pre>
 *
 * <p>(no square roots of n for a telegraph), E[rho] = r_0, and at t = 0, where the noise is stationary and knows nothing of the state,
 * only r_0 differs from zero. The indices are cut where their sum exceeds a depth. Of the coordinates those are kept that the
 * initial state can reach, by jumps of single channels too.
 *
 * <p>Source: R. Kubo, J. Math. Phys. 4, 174 (1963), doi:10.1063/1.1703941.
 */
final class JointEquation {
    /** Of a map's largest element: what is below is rounding. */
    private static final double ROUNDING = 1e-14;

    private final OpenSystem system;
    private final HermitianBasis basis;
    private final Liouvillian white;
    private final List<Source> noise;
    private final List<Mode> sources;
    private final ModeIndices modes;
    private final double[][] whiteKick;

    /**
     * What one source does.
     *
     * @param commutator the map -i (2 tau)^{-1/2} [U, .] on states
     * @param rate 1/tau
     * @param ladder whether its modes are a ladder, or else two levels
     */
    private record Mode(double[][] commutator, double rate, boolean ladder) {
        double weight(int order) {
            return ladder ? Math.sqrt(order) : 1;
        }
    }

    /** Is shown the elements of a row of the kick. */
    @FunctionalInterface
    private interface Elements {
        void at(int mode, double[] row, double factor);
    }

    /**
     * The equation of a system, cut at a depth.
     *
     * @throws IllegalArgumentException if a noise with memory has no modes (quasistatic noise), or it is too large for a depth
     */
    private JointEquation(OpenSystem system, HermitianBasis basis, int depth) {
        if (!JointGenerator.fits(system, depth)) {
            throw new IllegalArgumentException(
                    "the joint equation of state and noise has too many coordinates at depth " + depth);
        }
        this.system = system;
        this.basis = basis;
        white = Liouvillian.of(system.withWhiteNoiseOnly(), basis);
        whiteKick = cleaned(white.kick());
        noise = NoiseSources.of(system).sources();
        sources = noise.stream().map(source -> mode(source, basis)).toList();
        modes = modes(system, depth);
    }

    /** The generator of a system at a depth. */
    static Generator of(OpenSystem system, int depth) {
        return of(system, HermitianBasis.of(system.dimension()), List.of(), depth);
    }

    private static Generator of(OpenSystem system, HermitianBasis basis, List<double[][]> maps, int depth) {
        JointEquation equation = new JointEquation(system, basis, depth);
        Coordinates coordinates = equation.reachable(maps);
        return new Generator(
                system,
                equation.white,
                coordinates,
                equation.kick(coordinates),
                equation.actions(),
                (other, itsBasis, more) -> of(other, itsBasis, more, depth));
    }

    /** The modes of a system's noise. */
    static ModeIndices modes(OpenSystem system, int depth) {
        return new ModeIndices(
                JointGenerator.largestOrders(NoiseSources.of(system).sources(), depth), depth);
    }

    /** All coordinates that the initial state has or comes to have. */
    private Coordinates reachable(List<double[][]> more) {
        int n = basis.operators().size();
        List<double[][]> maps = new ArrayList<>(more);
        maps.add(white.drift());
        maps.add(whiteKick);
        system.jumps().forEach(jump -> maps.add(Generator.sandwich(basis, jump)));
        boolean[][] here = pattern(maps, n);
        List<boolean[][]> across = sources.stream()
                .map(source -> pattern(Collections.singletonList(source.commutator()), n))
                .toList();
        boolean[] reached = new boolean[modes.size() * n];
        Deque<Integer> open = new ArrayDeque<>();
        double[] start = basis.coordinates(system.initialState().densityMatrix());
        for (int k = 0; k < n; k++) {
            if (k == 0 || Math.abs(start[k]) > ROUNDING) {
                visit(k, reached, open);
            }
        }
        while (!open.isEmpty()) {
            int at = open.removeLast();
            int mode = at / n;
            visitColumn(here, at % n, mode, reached, open);
            for (int s = 0; s < sources.size(); s++) {
                visitColumn(across.get(s), at % n, modes.above(mode, s), reached, open);
                visitColumn(across.get(s), at % n, modes.below(mode, s), reached, open);
            }
        }
        int[] kept = IntStream.range(0, reached.length).filter(k -> reached[k]).toArray();
        return new Coordinates(
                Arrays.stream(kept).map(k -> k / n).toArray(),
                Arrays.stream(kept).map(k -> k % n).toArray());
    }

    private static void visitColumn(boolean[][] pattern, int column, int mode, boolean[] reached, Deque<Integer> open) {
        for (int row = 0; mode >= 0 && row < pattern.length; row++) {
            if (pattern[row][column]) {
                visit(mode * pattern.length + row, reached, open);
            }
        }
    }

    private static void visit(int coordinate, boolean[] reached, Deque<Integer> open) {
        if (!reached[coordinate]) {
            reached[coordinate] = true;
            open.add(coordinate);
        }
    }

    private static boolean[][] pattern(List<double[][]> maps, int n) {
        boolean[][] pattern = new boolean[n][n];
        for (double[][] map : maps) {
            double smallest = ROUNDING * RealMatrices.maxAbs(map);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    pattern[i][j] |= Math.abs(map[i][j]) > smallest;
                }
            }
        }
        return pattern;
    }

    private SparseMatrix kick(Coordinates coordinates) {
        int n = basis.operators().size();
        int[] numbers = new int[modes.size() * n];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < coordinates.size(); i++) {
            numbers[coordinates.modes()[i] * n + coordinates.elements()[i]] = i;
        }
        SparseMatrix.Builder matrix = new SparseMatrix.Builder(coordinates.size());
        for (int i = 0; i < coordinates.size(); i++) {
            int element = coordinates.elements()[i];
            matrix.add(i, -decay(coordinates.modes()[i]));
            row(coordinates.modes()[i], element, (mode, row, factor) -> {
                for (int k = 0; k < n; k++) {
                    if (numbers[mode * n + k] >= 0) {
                        matrix.add(numbers[mode * n + k], factor * row[k]);
                    }
                }
            });
            matrix.endRow();
        }
        return matrix.build();
    }

    /** What noise and field bring to an element of a mode. */
    private void row(int mode, int element, Elements elements) {
        elements.at(mode, whiteKick[element], 1);
        for (int s = 0; s < sources.size(); s++) {
            Mode source = sources.get(s);
            int order = modes.order(mode, s);
            if (modes.above(mode, s) >= 0) {
                elements.at(modes.above(mode, s), source.commutator()[element], source.weight(order + 1));
            }
            if (modes.below(mode, s) >= 0) {
                elements.at(modes.below(mode, s), source.commutator()[element], source.weight(order));
            }
        }
    }

    /** How fast the noise forgets a mode. */
    private double decay(int mode) {
        double decay = 0;
        for (int s = 0; s < sources.size(); s++) {
            decay += modes.order(mode, s) * sources.get(s).rate();
        }
        return decay;
    }

    /**
     * What each channel does to the mean state: with eta_j = sum_s w_js x_s as far as the state can know it, and r_{e_s} the mode of
     * the source s alone, -i sum_s w_js (2 tau_s)^{-1/2} [V_j, r_{e_s}].
     */
    private List<List<Action>> actions() {
        List<List<Action>> actions = new ArrayList<>();
        double[][] shares = NoiseSources.shares(system, noise);
        for (int j = 0; j < system.noises().size(); j++) {
            NoiseChannel channel = system.noises().get(j);
            List<Action> ofChannel = new ArrayList<>();
            if (!channel.process().hasMemory()) {
                ofChannel.add(Generator.dissipation(channel));
            }
            for (int s = 0; s < sources.size(); s++) {
                if (shares[j][s] != 0) {
                    ComplexMatrix v = channel.operator()
                            .times(shares[j][s] * Math.sqrt(sources.get(s).rate() / 2));
                    ofChannel.add(new Action(modes.above(0, s), rho -> Liouvillian.unitary(v, rho)));
                }
            }
            actions.add(ofChannel);
        }
        return actions;
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
}
