package org.bellwether.model;

/**
 * The paper's closed forms for the steady state of the two-qubit machine, from its total rates. They hold for spin and boson
 * baths, any Lamb shift and any coupling g > 0, but not with a static field.
 *
 * <p>Without noise the steady state depends on the initial state through mu, Eq. (23). Where the baths leave a coherence
 * undamped (one bath uncoupled, or both at T = 0) the state oscillates for ever around this one, if it began with that
 * coherence. With any noise the steady state is unique, Eq. (36).
 *
 * @param coupling g > 0
 * @param gammaDown Gamma_1 >= 0, Eq. (21)
 * @param gammaUp Gamma_2 >= 0, Eq. (21); not both rates are 0
 * @param gammaDifference Gamma_1 - Gamma_2, which at high temperature has digits that the two rates no longer show
 * @param collectiveNoise gamma_c >= 0
 * @param localNoise gamma_l = (gamma_l1 + gamma_l2)/2 >= 0
 * @param plusWeight mu, the weight of the initial state in the plus sector, between 0 and 1
 */
public record ClosedForms(
        double coupling,
        double gammaDown,
        double gammaUp,
        double gammaDifference,
        double collectiveNoise,
        double localNoise,
        double plusWeight) {
    // A weight computed from a state can leave [0, 1] by rounding, and is brought back.
    private static final double TOLERANCE = 1e-9;

    /**
     * The coefficients of the steady state with noise.
     *
     * @param a Eq. (37)
     * @param b Eq. (38)
     * @param c Eq. (39)
     * @param d Eq. (40)
     * @param n the denominator N of Eqs. (29), (37)-(40)
     */
    public record Coefficients(double a, double b, double c, double d, double n) {}

    /**
     * @throws IllegalArgumentException if a number is outside its range, or both rates are 0: then no bath acts, and there is
     *     no steady state to speak of
     */
    public ClosedForms {
        require(coupling > 0, "g", coupling);
        require(gammaDown >= 0, "Gamma_1", gammaDown);
        require(gammaUp >= 0, "Gamma_2", gammaUp);
        require(gammaDown + gammaUp > 0, "Gamma_1 + Gamma_2", gammaDown + gammaUp);
        require(collectiveNoise >= 0, "gamma_c", collectiveNoise);
        require(localNoise >= 0, "gamma_l", localNoise);
        require(plusWeight >= -TOLERANCE && plusWeight <= 1 + TOLERANCE, "mu", plusWeight);
        plusWeight = Math.min(1, Math.max(0, plusWeight));
    }

    /** The same with the difference of the two given rates. */
    public ClosedForms(
            double coupling,
            double gammaDown,
            double gammaUp,
            double collectiveNoise,
            double localNoise,
            double plusWeight) {
        this(coupling, gammaDown, gammaUp, gammaDown - gammaUp, collectiveNoise, localNoise, plusWeight);
    }

    /** The closed forms of a machine, its static field left out: {@link #holdFor} tells whether they are its own. */
    public static ClosedForms of(ThermalMachine machine) {
        return new ClosedForms(
                machine.coupling(),
                machine.gammaDown(),
                machine.gammaUp(),
                machine.gammaDifference(),
                machine.collectiveNoise(),
                machine.localNoise(),
                machine.plusWeight());
    }

    /** Whether the closed forms are those of this machine's Eq. (28): it has one, no static field, and a bath acts. */
    public static boolean holdFor(ThermalMachine machine) {
        return !machine.hasField()
                && machine.gammaDown() + machine.gammaUp() > 0
                && machine.collectiveNoise() + machine.localNoise() < Double.POSITIVE_INFINITY;
    }

    /** Whether there is noise, so that the steady state is (36) and not (23). */
    public boolean hasNoise() {
        return collectiveNoise > 0 || localNoise > 0;
    }

    /** The steady state: (36) with noise, (23) without. */
    public BellMixture steadyState() {
        return hasNoise() ? noisyState() : noiselessState();
    }

    /** The Bell parameter of the steady state: (29) with noise, (24) without. */
    public double bell() {
        return hasNoise() ? noisyBell() : noiselessBell();
    }

    /** a = Gamma_1/(Gamma_1 + Gamma_2), the weight of the lower state of each sector in (19), (20). */
    public double sectorWeight() {
        return gammaDown / (gammaDown + gammaUp);
    }

    /** r+ of Eq. (19), the steady state of the plus sector without noise. */
    public BellMixture plusSector() {
        return new BellMixture(upperWeight(), sectorWeight(), 0, 0);
    }

    /** r- of Eq. (20), the steady state of the minus sector without noise. */
    public BellMixture minusSector() {
        return new BellMixture(0, 0, sectorWeight(), upperWeight());
    }

    /** mu r+ + (1 - mu) r-, Eq. (23): the steady state of the machine with its noise switched off. */
    public BellMixture noiselessState() {
        return new BellMixture(
                plusWeight * upperWeight(),
                plusWeight * sectorWeight(),
                (1 - plusWeight) * sectorWeight(),
                (1 - plusWeight) * upperWeight());
    }

    /** The Bell parameter (24) of the machine with its noise switched off. */
    public double noiselessBell() {
        return 2 * StrictMath.hypot(imbalance(), 2 * plusWeight - 1);
    }

    /**
     * a, b, c, d and N of Eqs. (37)-(40), as printed.
     *
     * @throws IllegalStateException without noise
     */
    public Coefficients coefficients() {
        requireNoise("(37)-(40)");
        double sum = gammaDown + gammaUp;
        double n =
                4 * localNoise * localNoise + 8 * collectiveNoise * localNoise + (collectiveNoise + localNoise) * sum;
        double asymmetry = collectiveNoise / (4 * n) * (gammaDifference * gammaDifference) / sum;
        return new Coefficients(
                0.25 - asymmetry,
                0.25 + asymmetry,
                (2 * collectiveNoise + localNoise) / (4 * n) * gammaDifference,
                -localNoise / (4 * n) * gammaDifference,
                n);
    }

    /**
     * The steady state with noise, Eq. (36). Its four populations a ± d, b ± c are put over one denominator here, where only
     * positive terms are left: no digits cancel in an almost empty state, and no population comes out below zero.
     *
     * @throws IllegalStateException without noise
     */
    public BellMixture noisyState() {
        requireNoise("(36)");
        // In units of Gamma_1 + Gamma_2, so that neither hot boson baths nor tiny rates leave the range of a double.
        double down = sectorWeight();
        double up = upperWeight();
        double local = localNoise / (gammaDown + gammaUp);
        double collective = collectiveNoise / (gammaDown + gammaUp);
        double mixing = 4 * local * (local + 2 * collective);
        double denominator = 4 * (mixing + collective + local);
        double mixed = mixing + 4 * collective * down * up;
        return new BellMixture(
                (mixed + 2 * local * up) / denominator,
                (mixing + 2 * local * down + 4 * collective * down * down) / denominator,
                (mixed + 2 * local * down) / denominator,
                (mixing + 2 * local * up + 4 * collective * up * up) / denominator);
    }

    /**
     * The Bell parameter with noise, Eq. (29). With local noise only it is at most 2.
     *
     * @throws IllegalStateException without noise
     */
    public double noisyBell() {
        requireNoise("(29)");
        double sum = gammaDown + gammaUp;
        double local = localNoise / sum;
        double collective = collectiveNoise / sum;
        double n = 4 * local * (local + 2 * collective) + collective + local;
        return 2 * StrictMath.hypot(collective, collective + local) / n * imbalance();
    }

    /** B = 2 sqrt2 (Gamma_1 - Gamma_2)/(Gamma_1 + Gamma_2), to which (29) comes with collective noise only, however strong. */
    public double collectiveOnlyBell() {
        return 2 * Math.sqrt(2) * imbalance();
    }

    /**
     * The eigenvalues of T^T T with noise, Eq. (41): lambda_1 = 4(c+d)^2, lambda_2 = 4(c-d)^2, lambda_3 = 4(a-b)^2, not sorted.
     *
     * @throws IllegalStateException without noise
     */
    public double[] correlationEigenvalues() {
        Coefficients k = coefficients();
        return new double[] {4 * (k.c + k.d) * (k.c + k.d), 4 * (k.c - k.d) * (k.c - k.d), 4 * (k.a - k.b) * (k.a - k.b)
        };
    }

    /** sqrt(1 - ((Gamma_1 - Gamma_2)/(Gamma_1 + Gamma_2))^2), which |2 mu - 1| must exceed for (24) to be above 2. */
    public double parityThreshold() {
        return 2 * Math.sqrt(sectorWeight() * upperWeight());
    }

    /** The conditions of Appendix E under which noise leaves the steady state Bell nonlocal. */
    public NoiseThresholds thresholds() {
        return new NoiseThresholds(gammaDown, gammaUp, gammaDifference, localNoise);
    }

    /**
     * The steady heat current from a bath into the qubits, g (gamma_b(-g) P - gamma_b(g) (1 - P)), P being the population of
     * the states psi+ and phi- that the bath can raise; with or without noise. Not in the paper.
     */
    public double heatIn(Bath bath) {
        BellMixture state = steadyState();
        double low = state.psiPlus() + state.phiMinus();
        double high = state.phiPlus() + state.psiMinus();
        return coupling * (bath.rateUp(coupling) * low - bath.rateDown(coupling) * high);
    }

    /**
     * The steady power of the noise into the qubits, 2 g gamma_l (gamma_l + 2 gamma_c)(Gamma_1 - Gamma_2)/N: what the baths take
     * up. Zero without local noise, as collective noise commutes with H_S. Not in the paper.
     */
    public double noisePower() {
        if (localNoise == 0) {
            return 0;
        }
        return 2 * coupling * localNoise * (localNoise + 2 * collectiveNoise) * gammaDifference / coefficients().n;
    }

    /** (Gamma_1 - Gamma_2)/(Gamma_1 + Gamma_2), Eq. (34). */
    public double imbalance() {
        return gammaDifference / (gammaDown + gammaUp);
    }

    /** 1 - a, without the cancellation. */
    private double upperWeight() {
        return gammaUp / (gammaDown + gammaUp);
    }

    private void requireNoise(String equation) {
        if (!hasNoise()) {
            throw new IllegalStateException(
                    "Eq. " + equation + " needs noise; without it the steady state is Eq. (23), set by mu");
        }
    }

    private static void require(boolean valid, String name, double value) {
        if (!valid || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " = " + value + " is outside the range of the closed forms");
        }
    }
}
