package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.linalg.SparseMatrix;
import org.bellwether.lindblad.MeanEvolution.Visitor;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;

/**
 * The exact equation of a system, made once: dr/dt = (L_0 (x) 1 + L_k) r, on the {@link Coordinates} of state and noise.
 *
 * <pre>
 *   drift  L_0 = N_0 + sum_k J_k,  J_k[rho] = gamma_k A_k rho A_k†      acts on the state alone
 *   kick   L_k                                                        field, noise, and what the noise forgets
 * </pre>
 *
 * <p>Where no noise has a memory, r are the coordinates of the mean state, and it is the {@link Liouvillian} of Eq. (28). Noise with
 * memory brings modes of its own; what follows from the state, its trace and its means, is read in mode 0. Weights on J_k count
 * jumps, and N = L - sum_k J_k is the evolution between them.
 */
public final class Generator implements SplitGenerator {
    /** The most coordinates for what needs dense matrices, their eigenvalues among it: those of more take minutes. */
    private static final int MOST_DENSE = 500;
    /** Elements of e^{L_k dt} for each of L_k, about. */
    private static final double PER_ELEMENT = 10;

    private final OpenSystem system;
    private final HermitianBasis basis;
    private final Coordinates coordinates;
    private final Liouvillian white;
    private final double[][] drift;
    private final SparseMatrix kick;
    private final List<double[][]> maps;
    private final List<List<Action>> actions;
    private final Maker maker;

    /** Makes the generator of a system. */
    @FunctionalInterface
    public interface Maker {
        /**
         * The generator.
         *
         * @param basis of the mean state
         * @param maps maps of states, n^2 x n^2, that must not lead out of its coordinates
         */
        Generator of(OpenSystem system, HermitianBasis basis, List<double[][]> maps);
    }

    /**
     * A part of what a noise does to the mean state.
     *
     * @param mode the mode that it acts on
     * @param map from an operator of that mode to a change of the mean state by unit time
     */
    public record Action(int mode, UnaryOperator<ComplexMatrix> map) {}

    /**
     * A generator.
     *
     * @param white the Liouvillian without the noise that has a memory
     * @param coordinates of state and noise; coordinate 0 is element 0 of mode 0
     * @param kick L_k on them
     * @param actions what each noise channel of the system does
     * @param maker makes the generators of other initial states
     */
    public Generator(
            OpenSystem system,
            Liouvillian white,
            Coordinates coordinates,
            SparseMatrix kick,
            List<List<Action>> actions,
            Maker maker) {
        this.system = system;
        this.basis = white.basis();
        this.coordinates = coordinates;
        this.white = white;
        drift = white.drift();
        this.kick = kick;
        this.actions = List.copyOf(actions);
        this.maker = maker;
        maps = system.jumps().stream().map(jump -> sandwich(basis, jump)).toList();
    }

    /**
     * The generator of a system without noise that has a memory: Eq. (28).
     *
     * @throws IllegalArgumentException if a noise has a memory
     */
    public static Generator of(OpenSystem system) {
        return of(system, HermitianBasis.of(system.dimension()));
    }

    private static Generator of(OpenSystem system, HermitianBasis basis) {
        if (system.hasMemory()) {
            throw new IllegalArgumentException("noise with memory needs the joint equation of state and noise");
        }
        Liouvillian white = Liouvillian.of(system, basis);
        List<List<Action>> actions = new ArrayList<>();
        system.noises().forEach(noise -> actions.add(List.of(dissipation(noise))));
        return new Generator(
                system,
                white,
                Coordinates.ofState(basis.operators().size()),
                SparseMatrix.of(white.kick()),
                actions,
                (other, itsBasis, maps) -> of(other, itsBasis));
    }

    /** What white noise does. */
    public static Action dissipation(NoiseChannel noise) {
        return new Action(
                0, rho -> Liouvillian.dissipator(noise.operator(), rho).times(noise.intensity()));
    }

    /** The superoperator rho -> A rho A† of a jump channel, n^2 x n^2. */
    public static double[][] sandwich(HermitianBasis basis, JumpChannel jump) {
        ComplexMatrix a = jump.operator();
        return Liouvillian.matrix(basis, rho -> a.times(rho).times(a.adjoint()));
    }

    /** The same system in another initial state. */
    public Generator startingIn(InitialState state) {
        return maker.of(system.startingIn(state), basis, List.of());
    }

    /** The same on populations and coherences of energy levels, see {@link Levels}. */
    Generator inLevels() {
        return maker.of(Levels.of(system), Levels.basis(system.dimension()), List.of());
    }

    /** The same with all coordinates that these maps of operators lead to. */
    public Generator closedUnder(List<UnaryOperator<ComplexMatrix>> more) {
        return maker.of(
                system,
                basis,
                more.stream().map(map -> Liouvillian.matrix(basis, map)).toList());
    }

    /** The system. */
    public OpenSystem system() {
        return system;
    }

    /** The basis of the mean state. */
    public HermitianBasis basis() {
        return basis;
    }

    /** Whether it is a joint equation of state and noise, for noise with memory. */
    public boolean isJoint() {
        return system.hasMemory();
    }

    /** The Liouvillian without the noise that has a memory. */
    Liouvillian liouvillian() {
        return white;
    }

    /** The number of coordinates. */
    public int size() {
        return coordinates.size();
    }

    /** How many multiplications it takes to follow one state over all steps, about; of no account where no noise has a memory. */
    public double work(TimeSteps steps) {
        if (!isJoint()) {
            return 0;
        }
        double perStep = coordinates.sparse(drift).elements() + PER_ELEMENT * kick.elements();
        return perStep * Arrays.stream(steps.counts()).sum();
    }

    /** Whether it is small enough for dense matrices: steady states, spectra, waiting times. */
    public boolean isSmall() {
        return !isJoint() || size() <= MOST_DENSE;
    }

    /** The coordinates. */
    public Coordinates coordinates() {
        return coordinates;
    }

    /** The coordinates at t = 0: the initial state, and noise that knows nothing of it. */
    public double[] initial() {
        return coordinates.row(0, basis.coordinates(system.initialState().densityMatrix()));
    }

    /** The row of the trace. */
    double[] trace() {
        int n = system.dimension();
        return coordinates.row(
                0, basis.operators().stream().mapToDouble(b -> b.traceRe() / n).toArray());
    }

    /** All n^2 coordinates of the mean state. */
    public double[] mean(double[] state) {
        return coordinates.mean(state, basis.operators().size());
    }

    /** The row of tr(O rho). */
    double[] functional(ComplexMatrix observable) {
        return coordinates.row(0, basis.functional(observable));
    }

    /** L_0 on states, n^2 x n^2. */
    public double[][] stateDrift() {
        return RealMatrices.times(drift, 1);
    }

    /** rho -> A_k rho A_k† on states, n^2 x n^2. */
    double[][] map(int channel) {
        return maps.get(channel);
    }

    /** J_k on states, one for each channel. */
    List<double[][]> stateJumps() {
        List<double[][]> jumps = new ArrayList<>();
        for (int k = 0; k < maps.size(); k++) {
            jumps.add(RealMatrices.times(maps.get(k), system.jumps().get(k).rate()));
        }
        return jumps;
    }

    /** J_k, one for each channel. */
    List<double[][]> jumps() {
        return stateJumps().stream().map(coordinates::lift).toList();
    }

    /** A map of operators that acts on every mode alike. */
    double[][] lift(UnaryOperator<ComplexMatrix> map) {
        return coordinates.lift(Liouvillian.matrix(basis, map));
    }

    /** What the noises do to tr(E rho) by unit time, a row for each, and then what the field does. */
    List<double[]> powers(ComplexMatrix energy) {
        List<double[]> rows = new ArrayList<>();
        for (List<Action> ofNoise : actions) {
            double[] row = new double[size()];
            for (Action action : ofNoise) {
                double[] part = power(energy, action);
                for (int i = 0; i < row.length; i++) {
                    row[i] += part[i];
                }
            }
            rows.add(row);
        }
        rows.add(power(energy, new Action(0, rho -> Liouvillian.unitary(system.field(), rho))));
        return rows;
    }

    private double[] power(ComplexMatrix energy, Action action) {
        double n = energy.rows();
        return coordinates.row(
                action.mode(),
                basis.operators().stream()
                        .mapToDouble(b -> energy.times(action.map().apply(b)).traceRe() / n)
                        .toArray());
    }

    @Override
    public double[][] drift() {
        return coordinates.lift(drift);
    }

    @Override
    public double[][] kick() {
        return kick.dense();
    }

    /** L_k by its elements. */
    public SparseMatrix sparseKick() {
        return kick;
    }

    @Override
    public double[][] strangMap(double dt) {
        double[][] half = coordinates.lift(RealMatrices.exponential(RealMatrices.times(drift, dt / 2)));
        double[][] middle = RealMatrices.exponential(RealMatrices.times(kick(), dt));
        return RealMatrices.times(half, RealMatrices.times(middle, half));
    }

    @Override
    public void visit(double[] initial, TimeSteps steps, Visitor visitor) {
        if (isJoint()) {
            FactoredSteps.of(this).visit(initial, steps, visitor);
        } else {
            SplitGenerator.super.visit(initial, steps, visitor);
        }
    }
}
