package org.bellwether.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a machine lies in the regime in which its master equation was derived (Sections 2, 4 and 5 of the paper). Outside
 * it the equations still have solutions, which are just no longer those of the microscopic model, so these are warnings and
 * never refusals. "Much larger" is read as ten times.
 */
public final class RegimeChecks {
    private static final double MUCH = 10;

    private RegimeChecks() {}

    /** One sentence for every condition that the machine does not meet, with its numbers; empty where all is well. */
    public static List<String> warnings(ThermalMachine machine) {
        List<String> warnings = new ArrayList<>();
        checkSecular(machine, warnings);
        checkBath(1, machine.bath1(), machine.coupling(), warnings);
        checkBath(2, machine.bath2(), machine.coupling(), warnings);
        checkStaticTerms(machine, warnings);
        return List.copyOf(warnings);
    }

    /**
     * The same, with the condition tau_B << 1/[4(2 gamma_c + gamma_l)] below Eq. (28) on the memory of the baths.
     *
     * @param bathMemory tau_B >= 0, in the inverse of the coupling's unit: how long the correlations of the baths last
     * @throws IllegalArgumentException if the memory time is negative or NaN
     */
    public static List<String> warnings(ThermalMachine machine, double bathMemory) {
        if (!(bathMemory >= 0)) {
            throw new IllegalArgumentException("the bath memory time is " + bathMemory + "; it must be >= 0");
        }
        List<String> warnings = new ArrayList<>(warnings(machine));
        double limit = dephasingTime(machine);
        if (MUCH * bathMemory > limit) {
            warnings.add(text(
                    "Bath memory: tau_B = %.3g is not much smaller than the dephasing time 1/[4(2 gamma_c + gamma_l)]"
                            + " = %.3g (at most %.3g is wanted), so the noise acts while the baths still remember.",
                    bathMemory, limit, limit / MUCH));
        }
        return List.copyOf(warnings);
    }

    /** 1/[4(2 gamma_c + gamma_l)], which the memory of the baths must be much shorter than; infinite without noise. */
    public static double dephasingTime(ThermalMachine machine) {
        return 1 / (4 * (2 * machine.collectiveNoise() + machine.localNoise()));
    }

    /** What the noise demands of the baths' memory, for a report in which no memory time is known. */
    public static String memoryRequirement(ThermalMachine machine) {
        double limit = dephasingTime(machine);
        return Double.isInfinite(limit)
                ? "Without noise there is no bound on the bath memory time from dephasing."
                : text(
                        "The bath memory time must be much shorter than 1/[4(2 gamma_c + gamma_l)] = %.3g: at most"
                                + " %.3g.",
                        limit, limit / MUCH);
    }

    private static void checkSecular(ThermalMachine machine, List<String> warnings) {
        double g = machine.coupling();
        // gamma(g) >= gamma(-g) at every temperature, so the downward rates are the largest.
        double rate1 = machine.bath1().rateDown(g);
        double rate2 = machine.bath2().rateDown(g);
        double largest = Math.max(rate1, rate2);
        if (MUCH * largest > g) {
            warnings.add(text(
                    "Secular approximation: g = %.3g is only %.3g times the largest bath rate, gamma_%d(g) = %.3g;"
                            + " at least %.0f times is wanted.",
                    g, g / largest, rate1 >= rate2 ? 1 : 2, largest, MUCH));
        }
    }

    private static void checkBath(int number, Bath bath, double g, List<String> warnings) {
        double chi = bath.coupling();
        if (MUCH * chi > 1) {
            warnings.add(text(
                    "Weak coupling: chi_%d = %.3g of bath %d is not small against 1; at most %.3g is wanted.",
                    number, chi, number, 1 / MUCH));
        }
        double relative = bath.temperature() / g;
        if (bath.statistics() == BathStatistics.BOSON && MUCH * relative * chi > 1) {
            warnings.add(text(
                    "Boson temperature: T_%d/g = %.3g of boson bath %d is not much smaller than 1/chi_%d = %.3g;"
                            + " at most %.3g is wanted, as the rates of a boson bath grow with its temperature.",
                    number, relative, number, number, 1 / chi, 1 / (MUCH * chi)));
        }
    }

    /** Lamb shift and field are small corrections to H_S in the derivation: the jump operators are those of H_S alone. */
    private static void checkStaticTerms(ThermalMachine machine, List<String> warnings) {
        double g = machine.coupling();
        double shift = Math.max(largest(machine.lambShift1()), largest(machine.lambShift2()));
        if (MUCH * shift > g) {
            warnings.add(text(
                    "Lamb shift: its largest coefficient %.3g is not small against g = %.3g; at most %.3g is wanted.",
                    shift, g, g / MUCH));
        }
        double field = Math.max(Math.abs(machine.field1()), Math.abs(machine.field2()));
        if (MUCH * field > g) {
            warnings.add(text(
                    "Static field: %.3g is not small against g = %.3g (at most %.3g is wanted), but the jump operators"
                            + " (15), (16) leave it out.",
                    field, g, g / MUCH));
        }
    }

    private static double largest(ThermalMachine.LambShift shift) {
        return Math.max(Math.abs(shift.down()), Math.abs(shift.up()));
    }

    private static String text(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }
}
