package org.bellwether.model;

/**
 * The closed forms at one temperature: the thermal state of H_S, Eq. (26) and Appendix B, and the machine without noise
 * between baths of equal temperature, Eq. (25). Functions of g > 0 and T >= 0, T = infinity included; without noise and
 * static field. The statistics of the baths do not matter: both kinds obey detailed balance.
 */
public final class ThermalForms {
    private ThermalForms() {}

    /** e^{-H_S/T}/tr, Eqs. (26), (32); psi+ at T = 0. */
    public static BellMixture thermalState(double coupling, double temperature) {
        // Eq. (32) multiplied out in e^{-g/T}, which does not overflow at T -> 0.
        double x = boltzmann(coupling, temperature);
        double norm = (1 + x) * (1 + x);
        return new BellMixture(x / norm, 1 / norm, x / norm, x * x / norm);
    }

    /** The Bell parameter 2 sqrt2 tanh(g/2T) of the thermal state, Eq. (33). */
    public static double thermalBell(double coupling, double temperature) {
        return 2 * Math.sqrt(2) * imbalance(coupling, temperature);
    }

    /** g/(2 ln(sqrt2 + 1)), the temperature above which the thermal state is Bell local (Appendix B). */
    public static double criticalTemperature(double coupling) {
        return coupling / (2 * StrictMath.log(Math.sqrt(2) + 1));
    }

    /** mu_th = 1/(e^{-g/T} + 1), the weight of the thermal state in the plus sector. */
    public static double thermalPlusWeight(double coupling, double temperature) {
        return 1 / (1 + boltzmann(coupling, temperature));
    }

    /** The Bell parameter of the machine without noise between baths of equal temperature, Eq. (25). */
    public static double equalTemperatureBell(double coupling, double temperature, double plusWeight) {
        return 2 * StrictMath.hypot(imbalance(coupling, temperature), 2 * plusWeight - 1);
    }

    /** sech(g/2T), which |2 mu - 1| must exceed for (25) to be above 2. */
    public static double parityThreshold(double coupling, double temperature) {
        requirePoint(coupling, temperature);
        return 1 / StrictMath.cosh(coupling / (2 * temperature));
    }

    /** Whether |2 mu - 1| > sech(g/2T): the machine of Eq. (25) is Bell nonlocal. */
    public static boolean equalTemperatureNonlocal(double coupling, double temperature, double plusWeight) {
        return Math.abs(2 * plusWeight - 1) > parityThreshold(coupling, temperature);
    }

    /** tanh(g/2T), which (Gamma_1 - Gamma_2)/(Gamma_1 + Gamma_2) is at equal temperatures. */
    private static double imbalance(double coupling, double temperature) {
        requirePoint(coupling, temperature);
        return StrictMath.tanh(coupling / (2 * temperature));
    }

    /** e^{-g/T}; g/0 is infinity, which all functions here take. */
    private static double boltzmann(double coupling, double temperature) {
        requirePoint(coupling, temperature);
        return StrictMath.exp(-coupling / temperature);
    }

    private static void requirePoint(double coupling, double temperature) {
        if (!(coupling > 0) || Double.isInfinite(coupling) || !(temperature >= 0)) {
            throw new IllegalArgumentException(
                    "there is no thermal state at g = " + coupling + ", T = " + temperature + "; g > 0, T >= 0");
        }
    }
}
