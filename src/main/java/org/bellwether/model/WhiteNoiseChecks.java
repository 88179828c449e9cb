package org.bellwether.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bellwether.model.RegimeCheck.Outcome;

/**
 * Whether noise with memory is as good as white, which Eq. (28) takes it for, and if not, which equation holds. Two conditions, of
 * which the first is on local noise alone, as collective noise flips nothing across 2g:
 *
 * <pre>
 *   S(2g) = S(0)                                      else flips of psi+ and psi- have another rate than those of phi+ and phi-
 *   tau &lt;&lt; 1/Gamma_1, 1/Gamma_2 and the dephasing time   else no equation for the state alone holds
 * </pre>
 *
 * <p>With the second condition met the secular equation with the colour holds, with the first one too Eq. (28).
 */
final class WhiteNoiseChecks {
    private static final double MUCH = 10;
    /** Halvings after which a bracketed number is known to the last bit. */
    private static final int HALVINGS = 200;

    private final ThermalMachine machine;
    private final List<RegimeCheck> checks = new ArrayList<>();

    private WhiteNoiseChecks(ThermalMachine machine) {
        this.machine = machine;
    }

    /** The conditions for every noise with a memory and a law, as records have none; none where there is no such noise. */
    static List<RegimeCheck> of(ThermalMachine machine) {
        WhiteNoiseChecks all = new WhiteNoiseChecks(machine);
        all.noise("collective noise", machine.collective(), false);
        if (machine.local1().equals(machine.local2())) {
            all.noise("local noise", machine.local1(), true);
        } else {
            all.noise("local noise of qubit 1", machine.local1(), true);
            all.noise("local noise of qubit 2", machine.local2(), true);
        }
        return List.copyOf(all.checks);
    }

    private void noise(String name, NoiseProcess process, boolean local) {
        if (!process.hasMemory() || process instanceof NoiseProcess.Recorded) {
            return;
        }
        if (local) {
            colour(name, process);
        }
        duration(name, process);
    }

    private void colour(String name, NoiseProcess process) {
        double white = process.intensity();
        double ratio = process.spectrum(2 * machine.coupling()) / white;
        boolean met = MUCH * Math.abs(ratio - 1) <= 1;
        add(
                met,
                "White noise: the %s has S(2g) = %.3g, %s its S(0) = %.3g (%.3g to %.3g times is wanted)%s.",
                name,
                process.spectrum(2 * machine.coupling()),
                Double.isFinite(white) ? String.format(Locale.ROOT, "%.3g times", ratio) : "and not",
                white,
                1 - 1 / MUCH,
                1 + 1 / MUCH,
                met ? "" : ", so Eq. (28), which takes S(0) for both, does not hold");
    }

    private void duration(String name, NoiseProcess process) {
        double memory = process.longestMemory();
        double rate = Math.max(machine.gammaDown(), machine.gammaUp());
        double dephasing = dephasingTime(machine);
        double shortest = Math.min(1 / rate, dephasing);
        boolean met = MUCH * memory <= shortest;
        add(
                met,
                "Noise memory: the %s remembers for tau = %.3g, %sshort against 1/Gamma_%d = %.3g and the dephasing time"
                        + " %.3g (at most %.3g is wanted)%s.",
                name,
                memory,
                met ? "" : "not ",
                machine.gammaDown() >= machine.gammaUp() ? 1 : 2,
                1 / rate,
                dephasing,
                shortest / MUCH,
                met
                        ? ": the secular equation with S(0) and S(2g) holds"
                        : ": no equation for the state alone is sure to hold, only the exact one of state and noise");
    }

    private void add(boolean met, String format, Object... numbers) {
        checks.add(new RegimeCheck(met ? Outcome.MET : Outcome.LEFT, String.format(Locale.ROOT, format, numbers)));
    }

    /**
     * The time T in which noise destroys the coherence of phi+ and phi-, 1/[4(2 gamma_c + gamma_l)] if it is white:
     *
     * <pre>
     *   8 Var_c(T) + 2 Var_1(T) + 2 Var_2(T) = 1,   Var(T) the variance of int_0^T eta dt: gamma T of white noise
     * </pre>
     *
     * @return in the inverse of the coupling's unit; infinite without noise
     */
    static double dephasingTime(ThermalMachine machine) {
        if (!machine.hasMemory()) {
            return 1 / (4 * (2 * machine.collectiveNoise() + machine.localNoise()));
        }
        double low = 0;
        double high = 1;
        while (dephasing(machine, high) < 1 && high < Double.MAX_VALUE / 2) {
            high *= 2;
        }
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (low + high) / 2;
            if (dephasing(machine, middle) < 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double dephasing(ThermalMachine machine, double time) {
        return 8 * angleVariance(machine.collective(), time)
                + 2 * angleVariance(machine.local1(), time)
                + 2 * angleVariance(machine.local2(), time);
    }

    /** The variance of int_0^t eta ds; of processes whose correlation is not known here its bound min(S(0) t, C(0) t^2). */
    private static double angleVariance(NoiseProcess process, double time) {
        if (process instanceof NoiseProcess.ExponentiallyCorrelated exponential) {
            double tau = exponential.correlationTime();
            double x = time / tau;
            // x - 1 + e^{-x} without cancellation.
            double excess = x < 1e-4 ? x * x / 2 - x * x * x / 6 : x + StrictMath.expm1(-x);
            return exponential.intensity() * tau * excess;
        }
        if (process instanceof NoiseProcess.Sum sum) {
            return sum.parts().stream()
                    .mapToDouble(part -> angleVariance(part, time))
                    .sum();
        }
        return process.isZero() ? 0 : Math.min(process.intensity() * time, process.variance() * time * time);
    }
}
