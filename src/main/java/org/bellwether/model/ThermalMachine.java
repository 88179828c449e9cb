package org.bellwether.model;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;

/**
 * The two-qubit thermal machine: H_S = g(|psi-><psi-| - |psi+><psi+|), Eq. (1), qubit b coupled by sigma_x to bath b, the
 * qubits shaken by collective and local noise, Eq. (27).
 *
 * @param coupling g > 0
 * @param bath1 the bath of qubit 1
 * @param bath2 the bath of qubit 2
 * @param collective the noise of sigma_z1 + sigma_z2
 * @param local1 the noise of sigma_z1
 * @param local2 the noise of sigma_z2
 * @param lambShift1 S_1(+g) and S_1(-g)
 * @param lambShift2 S_2(+g) and S_2(-g)
 * @param field1 h1 of the static field h1 sigma_z1 + h2 sigma_z2
 * @param field2 h2
 * @param initialState the state at t = 0, of dimension 4
 */
public record ThermalMachine(
        double coupling,
        Bath bath1,
        Bath bath2,
        NoiseProcess collective,
        NoiseProcess local1,
        NoiseProcess local2,
        LambShift lambShift1,
        LambShift lambShift2,
        double field1,
        double field2,
        InitialState initialState)
        implements Model {

    /**
     * The Lamb shift of one bath: H_LS = S(g) A†(g)A(g) + S(-g) A†(-g)A(-g).
     *
     * @param down S(+g)
     * @param up S(-g)
     */
    public record LambShift(double down, double up) {
        /** No shift. */
        public static final LambShift NONE = new LambShift(0, 0);
    }

    /**
     * @throws IllegalArgumentException if g is not positive or not finite, or the initial state is not of two qubits;
     *     noise intensities are checked where their channels are made
     */
    public ThermalMachine {
        if (!(coupling > 0) || Double.isInfinite(coupling)) {
            throw new IllegalArgumentException("the coupling g is " + coupling + "; it must be > 0");
        }
        if (initialState.dimension() != 4) {
            throw new IllegalArgumentException(
                    "the machine has dimension 4, its initial state " + initialState.dimension());
        }
        // Decided here for all: what is left out of a plane by rounding is in it.
        initialState = initialState.withoutRoundingBesidePlanes();
    }

    /**
     * A machine under white noise.
     *
     * @param collective gamma_c >= 0
     * @param local1 gamma_l1 >= 0
     * @param local2 gamma_l2 >= 0
     * @throws IllegalArgumentException if a number is out of range, or the initial state is not of two qubits
     */
    public ThermalMachine(
            double coupling,
            Bath bath1,
            Bath bath2,
            double collective,
            double local1,
            double local2,
            LambShift lambShift1,
            LambShift lambShift2,
            double field1,
            double field2,
            InitialState initialState) {
        this(
                coupling,
                bath1,
                bath2,
                NoiseChannel.white("collective", collective),
                NoiseChannel.white("local1", local1),
                NoiseChannel.white("local2", local2),
                lambShift1,
                lambShift2,
                field1,
                field2,
                initialState);
    }

    /** gamma_c = S_c(0), the intensity of the collective noise. */
    public double collectiveNoise() {
        return collective.intensity();
    }

    /** gamma_l1 = S_1(0). */
    public double localNoise1() {
        return local1.intensity();
    }

    /** gamma_l2 = S_2(0). */
    public double localNoise2() {
        return local2.intensity();
    }

    @Override
    public List<Observable> observables() {
        return Observable.PAULI_PAIRS;
    }

    @Override
    public List<Observable> correlations() {
        return List.of();
    }

    @Override
    public int qubits() {
        return 2;
    }

    @Override
    public int bathCount() {
        return 2;
    }

    /** The open system: jump channels "bath1_down", "bath2_down", "bath1_up", "bath2_up"; noises "collective", "local1", "local2". */
    @Override
    public OpenSystem openSystem() {
        ComplexMatrix free = hamiltonian();
        List<ComplexMatrix> down = List.of(jumpOperator(1), jumpOperator(2));
        List<ComplexMatrix> up = List.of(down.get(0).adjoint(), down.get(1).adjoint());
        ComplexMatrix h = free.plus(lambShift(down.get(0), lambShift1)).plus(lambShift(down.get(1), lambShift2));
        List<JumpChannel> jumps = List.of(
                new JumpChannel("bath1_down", down.get(0), bath1.rateDown(coupling), 0, coupling),
                new JumpChannel("bath2_down", down.get(1), bath2.rateDown(coupling), 1, coupling),
                new JumpChannel("bath1_up", up.get(0), bath1.rateUp(coupling), 0, -coupling),
                new JumpChannel("bath2_up", up.get(1), bath2.rateUp(coupling), 1, -coupling));
        return new OpenSystem(h, field(), jumps, noises(), initialState);
    }

    /** H_S = g(|psi-><psi-| - |psi+><psi+|), Eq. (1), without Lamb shift and field. */
    @Override
    public ComplexMatrix hamiltonian() {
        return BellState.PSI_MINUS
                .projector()
                .minus(BellState.PSI_PLUS.projector())
                .times(coupling);
    }

    /** A_b(g), the jump operator of bath b = 1 or 2 that lowers the energy by g, from its definition (31). */
    public ComplexMatrix jumpOperator(int bath) {
        return Eigenoperators.of(hamiltonian(), Pauli.string(bath == 1 ? "XI" : "IX"), coupling);
    }

    /** Gamma_1 = sum_b gamma_b(g), Eq. (21). */
    public double gammaDown() {
        return bath1.rateDown(coupling) + bath2.rateDown(coupling);
    }

    /** Gamma_2 = sum_b gamma_b(-g), Eq. (21). */
    public double gammaUp() {
        return bath1.rateUp(coupling) + bath2.rateUp(coupling);
    }

    /** Gamma_1 - Gamma_2, without cancellation: {@link Bath#rateDifference}. */
    public double gammaDifference() {
        return bath1.rateDifference(coupling) + bath2.rateDifference(coupling);
    }

    /** gamma_l = (gamma_l1 + gamma_l2)/2. */
    public double localNoise() {
        return (localNoise1() + localNoise2()) / 2;
    }

    /** mu = tr[(1 + X)/2 rho(0)] with X = sigma_x (x) sigma_x: the weight of the initial state in the plus sector, Eq. (23). */
    public double plusWeight() {
        return (1 + Pauli.string("XX").times(initialState.densityMatrix()).traceRe()) / 2;
    }

    /** Whether there is a static field. */
    public boolean hasField() {
        return field1 != 0 || field2 != 0;
    }

    /** Whether any noise has a memory. */
    public boolean hasMemory() {
        return collective.hasMemory() || local1.hasMemory() || local2.hasMemory();
    }

    /** Whether there is any noise. */
    public boolean hasNoise() {
        return !collective.isZero() || !local1.isZero() || !local2.isZero();
    }

    private ComplexMatrix field() {
        return Pauli.string("ZI").times(field1).plus(Pauli.string("IZ").times(field2));
    }

    private List<NoiseChannel> noises() {
        ComplexMatrix z1 = Pauli.string("ZI");
        ComplexMatrix z2 = Pauli.string("IZ");
        List<NoiseChannel> noises = new ArrayList<>();
        noises.add(new NoiseChannel("collective", z1.plus(z2), collective));
        noises.add(new NoiseChannel("local1", z1, local1));
        noises.add(new NoiseChannel("local2", z2, local2));
        return noises;
    }

    private static ComplexMatrix lambShift(ComplexMatrix down, LambShift shift) {
        return down.adjoint()
                .times(down)
                .times(shift.down())
                .plus(down.times(down.adjoint()).times(shift.up()));
    }
}
