package org.bellwether.model;

import java.util.List;

/**
 * The steady state of the two-qubit machine in the secular equation with the colour of the noise. sigma_z noise flips phi+ and phi-
 * without energy, at S(0), and psi+ and psi- across 2g, at S(2g):
 *
 * <pre>
 *   k_phi = 4 S_c(0) + S_1(0) + S_2(0),   k_psi = S_1(2g) + S_2(2g),   Sigma = Gamma_1 + Gamma_2,   Delta = Gamma_1 - Gamma_2
 *   c = Delta k_phi / (2 [Sigma (k_phi + k_psi) + 4 k_phi k_psi]),   d = -c k_psi/k_phi
 *   populations  phi± = a ± d,   psi± = b ± c,   b - a = (Delta/Sigma)(c + d),   a + b = 1/2
 *   B = 2 sqrt2 Delta sqrt(k_phi^2 + k_psi^2) / [Sigma (k_phi + k_psi) + 4 k_phi k_psi]
 * </pre>
 *
 * White noise has k_phi = 4 gamma_c + 2 gamma_l and k_psi = 2 gamma_l, and gives (29). The noise may be of any kind with a finite
 * S(0); the form holds where it is weak and the two largest squares of correlations are those of XX and YY, and not with a static
 * field.
 *
 * @param gammaDown Gamma_1 >= 0
 * @param gammaUp Gamma_2 >= 0
 * @param phiFlips k_phi >= 0
 * @param psiFlips k_psi >= 0; not both rates of flips are 0
 */
public record ColouredClosedForm(double gammaDown, double gammaUp, double phiFlips, double psiFlips) {
    /** @throws IllegalArgumentException if a rate is negative or not finite, no bath acts, or there is no noise */
    public ColouredClosedForm {
        if (!(gammaDown >= 0
                && gammaUp >= 0
                && gammaDown + gammaUp > 0
                && gammaDown + gammaUp < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the rates are " + gammaDown + " and " + gammaUp + "; they must be >= 0");
        }
        if (!(phiFlips >= 0
                && psiFlips >= 0
                && phiFlips + psiFlips > 0
                && phiFlips + psiFlips < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the rates of flips are " + phiFlips + " and " + psiFlips + "; they must be >= 0 and not both 0");
        }
    }

    /**
     * The form for noises on a machine.
     *
     * @param collective the process of sigma_z1 + sigma_z2
     * @param local1 of sigma_z1
     * @param local2 of sigma_z2
     */
    public static ColouredClosedForm of(
            double coupling,
            double gammaDown,
            double gammaUp,
            NoiseProcess collective,
            NoiseProcess local1,
            NoiseProcess local2) {
        return new ColouredClosedForm(
                gammaDown,
                gammaUp,
                4 * collective.spectrum(0) + local1.spectrum(0) + local2.spectrum(0),
                local1.spectrum(2 * coupling) + local2.spectrum(2 * coupling));
    }

    /** Whether the form exists for a machine: it has no static field, a bath acts, and so does noise at 0 or at 2g. */
    public static boolean holdsFor(ThermalMachine machine) {
        double flips = machine.collective().spectrum(0);
        for (NoiseProcess local : List.of(machine.local1(), machine.local2())) {
            flips += local.spectrum(0) + local.spectrum(2 * machine.coupling());
        }
        return ClosedForms.holdFor(machine) && flips > 0;
    }

    /** The form for a machine. */
    public static ColouredClosedForm of(ThermalMachine machine) {
        return of(
                machine.coupling(),
                machine.gammaDown(),
                machine.gammaUp(),
                machine.collective(),
                machine.local1(),
                machine.local2());
    }

    /** The steady state. */
    public BellMixture steadyState() {
        double sum = gammaDown + gammaUp;
        double difference = gammaDown - gammaUp;
        double half = difference / (2 * denominator());
        double c = half * phiFlips;
        double d = -half * psiFlips;
        double excess = difference / sum * (c + d) / 2;
        return new BellMixture(0.25 - excess + d, 0.25 + excess + c, 0.25 - excess - d, 0.25 + excess - c);
    }

    /** The Bell parameter B. */
    public double bell() {
        return 2 * Math.sqrt(2) * Math.abs(gammaDown - gammaUp) * StrictMath.hypot(phiFlips, psiFlips) / denominator();
    }

    private double denominator() {
        return (gammaDown + gammaUp) * (phiFlips + psiFlips) + 4 * phiFlips * psiFlips;
    }
}
