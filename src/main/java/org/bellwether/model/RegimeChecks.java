package org.bellwether.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.bellwether.model.RegimeCheck.Outcome;

/**
 * Whether a machine lies in the regime in which its master equation was derived (Sections 2, 4 and 5 of the paper). Outside
 * it the equations still have solutions, which are just no longer those of the microscopic model, so these are warnings and
 * never refusals. "Much larger" is read as ten times.
 */
public final class RegimeChecks {
    private static final double MUCH = 10;

    private RegimeChecks() {}

    /**
     * All conditions, those that are met too.
     *
     * @param memories tau_B > 0 of bath 1 and of bath 2, how long their correlations last; empty where it is not known
     * @throws IllegalArgumentException if a memory time is negative or NaN
     */
    public static List<RegimeCheck> all(ThermalMachine machine, List<OptionalDouble> memories) {
        List<RegimeCheck> checks = new ArrayList<>();
        secular(machine, checks);
        coupling(1, machine.bath1(), machine.coupling(), checks);
        coupling(2, machine.bath2(), machine.coupling(), checks);
        staticTerms(machine, checks);
        memory(1, machine.bath1(), memories.get(0), machine, checks);
        memory(2, machine.bath2(), memories.get(1), machine, checks);
        return List.copyOf(checks);
    }

    /** One sentence for every condition that the machine does not meet, with its numbers; empty where none is known to be left. */
    public static List<String> warnings(ThermalMachine machine, List<OptionalDouble> memories) {
        return all(machine, memories).stream()
                .filter(check -> check.outcome() == Outcome.LEFT)
                .map(RegimeCheck::text)
                .toList();
    }

    /** The same where no memory time is known. */
    public static List<String> warnings(ThermalMachine machine) {
        return warnings(machine, List.of(OptionalDouble.empty(), OptionalDouble.empty()));
    }

    /** 1/[4(2 gamma_c + gamma_l)], which the memory of the baths must be much shorter than; infinite without noise, 0 where S(0) is. */
    public static double dephasingTime(ThermalMachine machine) {
        return 1 / (4 * (2 * machine.collectiveNoise() + machine.localNoise()));
    }

    /** 1/(2 pi T), the slowest decay of a bath's correlations whatever its spectral density: no memory is shorter. */
    public static double thermalMemory(Bath bath) {
        return 1 / (2 * Math.PI * bath.temperature());
    }

    private static void secular(ThermalMachine machine, List<RegimeCheck> checks) {
        double g = machine.coupling();
        // gamma(g) >= gamma(-g) at every temperature, so the downward rates are the largest.
        double rate1 = machine.bath1().rateDown(g);
        double rate2 = machine.bath2().rateDown(g);
        double largest = Math.max(rate1, rate2);
        boolean met = MUCH * largest <= g;
        add(
                checks,
                met,
                "Secular approximation: g = %.3g is %s%.3g times the largest bath rate, gamma_%d(g) = %.3g;"
                        + " at least %.0f times is wanted.",
                g,
                met ? "" : "only ",
                g / largest,
                rate1 >= rate2 ? 1 : 2,
                largest,
                MUCH);
    }

    private static void coupling(int number, Bath bath, double g, List<RegimeCheck> checks) {
        double chi = bath.coupling();
        boolean weak = MUCH * chi <= 1;
        add(
                checks,
                weak,
                "Weak coupling: chi_%d = %.3g of bath %d is %ssmall against 1; at most %.3g is wanted.",
                number,
                chi,
                number,
                weak ? "" : "not ",
                1 / MUCH);
        double relative = bath.temperature() / g;
        if (bath.statistics() == BathStatistics.BOSON && chi > 0) {
            boolean cool = MUCH * relative * chi <= 1;
            add(
                    checks,
                    cool,
                    "Boson temperature: T_%d/g = %.3g of boson bath %d is %smuch smaller than 1/chi_%d = %.3g;"
                            + " at most %.3g is wanted, as the rates of a boson bath grow with its temperature.",
                    number,
                    relative,
                    number,
                    cool ? "" : "not ",
                    number,
                    1 / chi,
                    1 / (MUCH * chi));
        }
    }

    /** Lamb shift and field are small corrections to H_S in the derivation: the jump operators are those of H_S alone. */
    private static void staticTerms(ThermalMachine machine, List<RegimeCheck> checks) {
        double g = machine.coupling();
        double shift = Math.max(largest(machine.lambShift1()), largest(machine.lambShift2()));
        if (shift > 0) {
            boolean met = MUCH * shift <= g;
            add(
                    checks,
                    met,
                    "Lamb shift: its largest coefficient %.3g is %ssmall against g = %.3g; at most %.3g is wanted.",
                    shift,
                    met ? "" : "not ",
                    g,
                    g / MUCH);
        }
        double field = Math.max(Math.abs(machine.field1()), Math.abs(machine.field2()));
        if (field > 0) {
            boolean met = MUCH * field <= g;
            add(
                    checks,
                    met,
                    "Static field: %.3g is %ssmall against g = %.3g (at most %.3g is wanted), and the jump operators"
                            + " (15), (16) leave it out.",
                    field,
                    met ? "" : "not ",
                    g,
                    g / MUCH);
        }
    }

    /**
     * tau_B << 1/[4(2 gamma_c + gamma_l)], the condition below Eq. (28): no bound without noise, nor for noise that has no intensity, to
     * which (28) does not apply.
     */
    private static void memory(
            int number, Bath bath, OptionalDouble given, ThermalMachine machine, List<RegimeCheck> checks) {
        if (given.isPresent() && !(given.getAsDouble() >= 0)) {
            throw new IllegalArgumentException("the bath memory time is " + given.getAsDouble() + "; it must be >= 0");
        }
        double limit = dephasingTime(machine);
        if (Double.isInfinite(limit) || limit == 0 || bath.coupling() == 0) {
            return;
        }
        double memory = given.orElseGet(() -> thermalMemory(bath));
        boolean met = MUCH * memory <= limit;
        String name = given.isPresent() ? "tau_B" : "no memory time is given; its lower bound 1/(2 pi T)";
        String sentence = text(
                "Bath memory: %s = %.3g of bath %d is %smuch smaller than the dephasing time 1/[4(2 gamma_c +"
                        + " gamma_l)] = %.3g (at most %.3g is wanted)%s.",
                name,
                memory,
                number,
                met ? "" : "not ",
                limit,
                limit / MUCH,
                met ? "" : ", so the noise acts while the bath still remembers");
        Outcome known = given.isPresent() ? Outcome.MET : Outcome.UNKNOWN;
        checks.add(new RegimeCheck(met ? known : Outcome.LEFT, sentence));
    }

    private static void add(List<RegimeCheck> checks, boolean met, String format, Object... numbers) {
        checks.add(new RegimeCheck(met ? Outcome.MET : Outcome.LEFT, text(format, numbers)));
    }

    private static double largest(ThermalMachine.LambShift shift) {
        return Math.max(Math.abs(shift.down()), Math.abs(shift.up()));
    }

    private static String text(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }
}
