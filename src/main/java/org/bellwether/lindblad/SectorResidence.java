package org.bellwether.lindblad;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.BellMixture;
import org.bellwether.model.BellState;
import org.bellwether.model.Pauli;

/**
 * How long the record of a machine stays in a sector of the parity X = sigma_x (x) sigma_x. From a state in one of the planes
 * span{phi±} and span{psi±} every jump leads to one Bell state of the other plane, so the record is a Markov renewal process
 * over Bell states: down to psi+ or phi-, up to psi- or phi+. Jumps conserve X; between jumps noise and field turn the state in
 * its plane, so the parity after a jump may differ from the one before.
 *
 * <p>A record is in the sector of its last jump's Bell state, and in none before the first jump, which enters one. A residence
 * lasts from the jump that entered the sector to the first jump after which the sector is the other one, with any number of
 * jumps in between:
 *
 * <pre>
 *   J_k^±[rho] = gamma_k A_k Pi_± rho Pi_± A_k†,  Pi_± = (1 ± X)/2     jumps that lead to X = ±1
 *   survival in the plus sector    tr[e^{(N + J^+) tau} rho],   density of leaving   tr[J^- e^{(N + J^+) tau} rho]
 * </pre>
 *
 * <p>from the Bell state entered, N = L - J being the no-jump generator and J^± = sum_k J_k^±. Without noise and field X is
 * frozen and no sector is ever left. Coordinates are the 8 means of the Pauli strings that commute with sigma_z (x) sigma_z:
 * states without coherence between the planes have no other. With noise that has a memory each of its modes has these coordinates;
 * then the Bell state that a jump leads to does not tell all, and laws from one Bell state are those of noise that is stationary.
 */
public final class SectorResidence {
    /** Of the largest element of N: a rate of entries below it is rounding. */
    private static final double ROUNDING = 1e-13;

    private final Generator generator;
    private final int[] kept;
    private final JumpProcess jumps;
    private final List<double[][]> intoPlus;
    private final List<double[][]> intoMinus;
    private final JumpProcess entries;

    private SectorResidence(Generator generator, int[] kept) {
        this.generator = generator;
        this.kept = kept;
        JumpProcess all = JumpProcess.of(generator);
        jumps = new JumpProcess(
                restricted(all.between(), kept),
                all.events().stream().map(j -> restricted(j, kept)).toList(),
                restricted(all.trace(), kept),
                restricted(all.initial(), kept));
        intoPlus = into(1);
        intoMinus = into(-1);
        entries = entries();
    }

    /**
     * The residence times of a machine; empty where a pure state of its initial mixture does not lie in one plane.
     *
     * @param generator of the machine's open system
     */
    public static Optional<SectorResidence> of(Generator generator) {
        if (!generator.system().initialState().inOnePlane()) {
            return Optional.empty();
        }
        int[] elements = generator.coordinates().elements();
        int[] kept = IntStream.range(0, elements.length)
                .filter(i -> isWithoutCoherence(generator.basis().operators().get(elements[i])))
                .toArray();
        return Optional.of(new SectorResidence(generator, kept));
    }

    /** Whether an operator commutes with sigma_z (x) sigma_z: without coherence between the planes there is no other. */
    private static boolean isWithoutCoherence(ComplexMatrix operator) {
        return operator.commutator(Pauli.string("ZZ")).maxAbs() == 0;
    }

    /** X of a Bell state: 1 or -1. */
    public static int parity(BellState state) {
        return state == BellState.PHI_PLUS || state == BellState.PSI_PLUS ? 1 : -1;
    }

    /**
     * The Bell state after a jump.
     *
     * @param last the Bell state after the jump before, or any Bell state of the plane that the state was in
     * @param channel the index of the jump's channel
     */
    public BellState after(BellState last, int channel) {
        ComplexMatrix a = generator.system().jumps().get(channel).operator();
        ComplexMatrix from = last.state();
        ComplexMatrix turned = Pauli.string("ZI").times(from);
        // The channel acts on one Bell state of the plane alone, and takes it to one of the other plane.
        ComplexMatrix to = a.times(from).plus(a.times(turned));
        return Arrays.stream(BellState.values())
                .filter(b -> b.state().adjoint().times(to).maxAbs() > 0.5)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The law of the time to the next jump right after a jump to a Bell state, resolved by the channel of the next jump, which
     * tells the next Bell state: {@link #after}.
     *
     * @param times in the inverse of the coupling's unit
     * @throws IllegalArgumentException if a time is negative or not finite
     */
    public WaitingLaw next(BellState last, double[] times) {
        return WaitingLaw.of(jumps, state(last), times);
    }

    /**
     * The law of the residence time in the sector of the Bell state by which it was entered, resolved by the channel of the jump
     * that leaves it.
     *
     * @param times in the inverse of the coupling's unit
     * @throws IllegalArgumentException if a time is negative or not finite
     */
    public WaitingLaw residence(BellState entered, double[] times) {
        return WaitingLaw.of(within(parity(entered)), state(entered), times);
    }

    /**
     * The law of the residence time in the steady state, where sectors are entered as {@link #stationaryEntry} says; empty where that
     * is.
     *
     * @param parity the sector: 1 or -1
     * @param times in the inverse of the coupling's unit
     * @throws IllegalArgumentException if the parity is another number, or a time is negative or not finite
     */
    public Optional<WaitingLaw> residence(int parity, double[] times) {
        return entry(parity).map(entry -> WaitingLaw.of(within(parity), entry, times));
    }

    /**
     * The probabilities of the Bell states by which a sector is entered in the steady state; empty where in the steady state no sector
     * is ever left.
     *
     * @param parity the sector: 1 or -1
     * @throws IllegalArgumentException if the parity is another number
     */
    public Optional<BellMixture> stationaryEntry(int parity) {
        return entry(parity).map(entry -> {
            double[] whole = new double[generator.size()];
            for (int i = 0; i < kept.length; i++) {
                whole[kept[i]] = entry[i];
            }
            ComplexMatrix rho = generator.basis().operator(generator.mean(whole));
            return new BellMixture(
                    population(rho, BellState.PHI_PLUS),
                    population(rho, BellState.PSI_PLUS),
                    population(rho, BellState.PHI_MINUS),
                    population(rho, BellState.PSI_MINUS));
        });
    }

    /** The state of trace 1 in which a sector is entered in the steady state. */
    private Optional<double[]> entry(int parity) {
        requireParity(parity);
        int n = jumps.trace().length;
        // Where sectors are left, the steady state of state and sector is the same from any other than this, 1/4 in the
        // plus sector.
        double[] mixed = new double[2 * n];
        mixed[0] = 1;
        double[] state = SteadyStates.of(block(entries.generator(), n, 2 * n)).from(mixed);
        double[] other = parity > 0 ? Arrays.copyOfRange(state, n, 2 * n) : Arrays.copyOf(state, n);
        double[] entry = RealMatrices.times(sum(parity > 0 ? intoPlus : intoMinus), other);
        double rate = JumpProcess.dot(jumps.trace(), entry);
        if (!(rate > ROUNDING * new Flow(jumps.between()).norm())) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(entry).map(x -> x / rate).toArray());
    }

    /**
     * The expected numbers of completed residences of a trajectory that is observed from t = 0 to T. Event 0 is an entry into the plus
     * sector, event 1 one into the minus sector: residences in plus are the intervals from 0 to 1, those in minus from 1 to 0.
     *
     * @param window T > 0, in the inverse of the coupling's unit
     * @param edges of the bins, ascending from 0 or later
     * @throws IllegalArgumentException if T is not positive, or the edges do not ascend
     */
    public WaitingWindow window(double window, double[] edges) {
        return new IntervalWindow(entries, window).expected(edges);
    }

    /**
     * What the Kaplan-Meier estimate of the survival function of the residence time tends to, from trajectories observed from 0 to T,
     * where the last residence is censored at T; see {@link WaitingTimes#kaplanMeier}.
     *
     * @param parity the sector: 1 or -1
     * @param window T > 0, in the inverse of the coupling's unit
     * @param times ascending from 0 or later, to T at most
     * @return one number a time; empty where no entry into the sector is to be expected in the window
     * @throws IllegalArgumentException if the parity is another number, T is not positive, or the times do not ascend or go beyond T
     */
    public Optional<double[]> kaplanMeier(int parity, double window, double[] times) {
        requireParity(parity);
        return new IntervalWindow(entries, window).kaplanMeier(times, parity > 0 ? 0 : 1);
    }

    /** A Bell state, with noise that knows nothing of it. */
    private double[] state(BellState bell) {
        return restricted(generator.coordinates().row(0, generator.basis().coordinates(bell.projector())), kept);
    }

    /** J_k^± for every channel. */
    private List<double[][]> into(int parity) {
        ComplexMatrix sector =
                ComplexMatrix.identity(4).plus(Pauli.string("XX").times(parity)).times(0.5);
        return generator.system().jumps().stream()
                .map(j -> into(j.operator().times(sector), j.rate()))
                .toList();
    }

    private double[][] into(ComplexMatrix a, double rate) {
        double[][] image = generator.lift(rho -> a.times(rho).times(a.adjoint()));
        return RealMatrices.times(restricted(image, kept), rate);
    }

    /** Inside a sector: only jumps that leave it are events. */
    private JumpProcess within(int parity) {
        double[][] between = RealMatrices.plus(jumps.between(), sum(parity > 0 ? intoPlus : intoMinus));
        return new JumpProcess(between, parity > 0 ? intoMinus : intoPlus, jumps.trace(), jumps.initial());
    }

    /** Entries as events, on three copies of the state: no sector yet, plus, minus. */
    private JumpProcess entries() {
        int n = jumps.trace().length;
        double[][] between = new double[3 * n][3 * n];
        put(between, 0, 0, jumps.between());
        put(between, n, n, within(1).between());
        put(between, 2 * n, 2 * n, within(-1).between());
        double[][] plus = new double[3 * n][3 * n];
        put(plus, n, 0, sum(intoPlus));
        put(plus, n, 2 * n, sum(intoPlus));
        double[][] minus = new double[3 * n][3 * n];
        put(minus, 2 * n, 0, sum(intoMinus));
        put(minus, 2 * n, n, sum(intoMinus));
        double[] trace = new double[3 * n];
        for (int copy = 0; copy < 3; copy++) {
            System.arraycopy(jumps.trace(), 0, trace, copy * n, n);
        }
        return new JumpProcess(between, List.of(plus, minus), trace, Arrays.copyOf(jumps.initial(), 3 * n));
    }

    private static double[][] sum(List<double[][]> matrices) {
        return matrices.stream().reduce(RealMatrices::plus).orElseThrow();
    }

    private static void put(double[][] target, int row, int column, double[][] source) {
        for (int i = 0; i < source.length; i++) {
            System.arraycopy(source[i], 0, target[row + i], column, source.length);
        }
    }

    private static double[][] block(double[][] matrix, int first, int size) {
        return restricted(matrix, IntStream.range(first, first + size).toArray());
    }

    private static double[][] restricted(double[][] matrix, int[] kept) {
        return IntStream.of(kept).mapToObj(i -> restricted(matrix[i], kept)).toArray(double[][]::new);
    }

    private static double[] restricted(double[] vector, int[] kept) {
        return IntStream.of(kept).mapToDouble(i -> vector[i]).toArray();
    }

    private static double population(ComplexMatrix rho, BellState state) {
        return rho.times(state.projector()).traceRe();
    }

    private static void requireParity(int parity) {
        if (parity != 1 && parity != -1) {
            throw new IllegalArgumentException("the parity is " + parity + "; it must be 1 or -1");
        }
    }
}
