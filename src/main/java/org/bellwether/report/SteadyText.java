package org.bellwether.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Energetics;
import org.bellwether.lindblad.UndampedModes;
import org.bellwether.model.Bath;
import org.bellwether.model.BellState;
import org.bellwether.model.ClosedForms;
import org.bellwether.model.MachineFactory;
import org.bellwether.model.ThermalForms;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.nonlocality.Direction;
import org.bellwether.nonlocality.Entanglement;
import org.bellwether.nonlocality.Horodecki;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.simulation.SteadyAnalysis;
import org.bellwether.spec.Spec;

/** The deterministic side as text that fits a screen. */
public final class SteadyText {
    // An energy flow below this part of what its own rates could carry is rounding.
    private static final double ROUNDING = 1e-13;

    private final Page page = new Page();
    private final ThermalMachine machine;

    private SteadyText(ThermalMachine machine) {
        this.machine = machine;
    }

    /** The whole report. */
    public static String of(Spec spec) {
        return spec.isOfTwoQubits()
                ? of(spec, MachineFactory.of(spec))
                : SystemSteadyReport.of(spec).text();
    }

    private static String of(Spec spec, ThermalMachine machine) {
        SteadyText report = new SteadyText(machine);
        MachineText.print(report.page, spec);
        report.page.gap();
        report.rates();
        // Without an intensity of the noise there is no Eq. (28).
        SteadyAnalysis white = machine.openSystem().hasIntensities() ? SteadyAnalysis.of(machine) : null;
        if (white != null) {
            report.spectrum(white);
        }
        report.page.gap();
        EquationsText.print(report.page, machine);
        if (white != null) {
            report.states(white);
            report.energetics(white.energetics());
        }
        report.closedForms();
        report.thresholds();
        RegimeText.print(report.page, spec);
        return report.page.toString();
    }

    private void rates() {
        page.line("Rates (hbar = k_B = 1)    down          up");
        rate("bath 1", machine.bath1().rateDown(machine.coupling()), rateUp(machine.bath1()));
        rate("bath 2", machine.bath2().rateDown(machine.coupling()), rateUp(machine.bath2()));
        rate("both (Gamma1, Gamma2)", machine.gammaDown(), machine.gammaUp());
    }

    private void spectrum(SteadyAnalysis analysis) {
        OptionalDouble time = analysis.spectrum().relaxationTime();
        if (time.isPresent()) {
            page.line(
                    "  Liouvillian gap%s %s, slowest relaxation time %s",
                    machine.hasMemory() ? " of Eq. (28)" : "",
                    Numbers.significant(1 / time.getAsDouble(), 6),
                    Numbers.significant(time.getAsDouble(), 5));
        } else {
            page.line("  nothing relaxes: no bath and no noise acts");
        }
        if (!analysis.spectrum().undamped().isEmpty()) {
            page.line(
                    "  %d modes oscillate for ever%s",
                    analysis.spectrum().undamped().size(),
                    UndampedModes.startIn(machine.openSystem())
                            ? ", and from this start the state below is never reached but oscillated around"
                            : "; this start does not contain them");
        }
    }

    private double rateUp(Bath bath) {
        return bath.rateUp(machine.coupling());
    }

    private void rate(String name, double down, double up) {
        page.line("  %-23s %-13s %s", name, Numbers.significant(down, 6), Numbers.significant(up, 6));
    }

    private void states(SteadyAnalysis analysis) {
        if (analysis.unique()) {
            page.line("Steady state of Eq. (28), unique");
        } else {
            page.line("Steady states of Eq. (28), %d linearly independent", analysis.dimension());
        }
        page.line("                     phi+     psi+     phi-     psi-        B concurr. negativ.");
        state(analysis.unique() ? "populations, B" : "from this start", analysis.state());
        if (!analysis.unique()) {
            state("r+ (X = +1)", analysis.sectors().get(0));
            state("r- (X = -1)", analysis.sectors().get(1));
            page.line(
                    "  the initial state has the weight mu = %s in the plus sector",
                    Numbers.fixed(machine.plusWeight(), 4));
        }
        page.line(
                "  %s%s",
                Horodecki.nonlocal(analysis.bell()) ? "Bell nonlocal (B > 2)" : "Bell local in the CHSH sense (B <= 2)",
                machine.hasMemory() ? ", by Eq. (28) alone" : "");
        ChshSettings chsh = ChshSettings.optimal(SpinCorrelations.of(analysis.state()));
        page.line("  CHSH reaches B with spins measured along");
        page.line("    qubit 1  a = %s   a' = %s", direction(chsh.a()), direction(chsh.aPrime()));
        page.line("    qubit 2  b = %s   b' = %s", direction(chsh.b()), direction(chsh.bPrime()));
        page.gap();
    }

    private static String direction(Direction d) {
        return String.format(
                Locale.ROOT, "(%s, %s, %s)", Numbers.fixed(d.x(), 4), Numbers.fixed(d.y(), 4), Numbers.fixed(d.z(), 4));
    }

    private void state(String name, ComplexMatrix rho) {
        StringBuilder populations = new StringBuilder();
        for (BellState bell : BellState.values()) {
            populations.append(String.format(
                    Locale.ROOT,
                    " %8s",
                    Numbers.fixed(bell.projector().times(rho).traceRe(), 4)));
        }
        page.line(
                "  %-15s%s %8s %8s %8s",
                name,
                populations,
                Numbers.fixed(SpinCorrelations.of(rho).bell(), 4),
                Numbers.fixed(Entanglement.concurrence(rho), 4),
                Numbers.fixed(Entanglement.negativity(rho), 4));
    }

    private void energetics(Energetics e) {
        page.line("Energy flow in the steady state%s", machine.hasMemory() ? " of Eq. (28)" : "");
        double bath1 = scale(machine.bath1());
        double bath2 = scale(machine.bath2());
        flow("heat into bath 1", e.heatCurrents().get(0), bath1);
        flow("heat into bath 2", e.heatCurrents().get(1), bath2);
        // Collective noise commutes with H_S, so its power is rounding.
        double local = e.noisePowers().get(1) + e.noisePowers().get(2);
        flow("power of the noise", local, machine.coupling() * machine.localNoise());
        if (machine.hasField()) {
            flow("power of the static field", e.fieldPower(), bath1 + bath2);
        }
        if (e.entropyProduction().isPresent()) {
            double scale = scale(bath1, machine.bath1()) + scale(bath2, machine.bath2());
            flow("entropy production", e.entropyProduction().getAsDouble(), scale);
        } else {
            page.line("  %-26s infinite: a bath so cold that it never gives a quantum", "entropy production");
        }
        page.gap();
    }

    private double scale(Bath bath) {
        return machine.coupling() * bath.rateDown(machine.coupling());
    }

    private static double scale(double heat, Bath bath) {
        return bath.temperature() > 0 ? heat / bath.temperature() : 0;
    }

    private void flow(String name, double x, double scale) {
        boolean none = Math.abs(x) <= ROUNDING * scale;
        page.line("  %-26s %s", name, none ? " 0" : String.format(Locale.ROOT, "% .4e", x));
    }

    private void closedForms() {
        double g = machine.coupling();
        double t1 = machine.bath1().temperature();
        double t2 = machine.bath2().temperature();
        page.line("Bell parameter in closed form");
        if (ClosedForms.holdFor(machine)) {
            ClosedForms forms = ClosedForms.of(machine);
            page.line("  steady state, Eq. %-8s %s", SteadyJson.equation(forms), Numbers.significant(forms.bell(), 7));
        } else {
            page.line("  no closed form of the steady state applies: %s", noForm());
        }
        thermal("T1", g, t1);
        if (t1 != t2) {
            thermal("T2", g, t2);
        }
        page.line(
                "  thermal states are Bell local above T = %s",
                Numbers.significant(ThermalForms.criticalTemperature(g), 5));
        page.gap();
    }

    private String noForm() {
        if (!machine.openSystem().hasIntensities()) {
            return "noise that never forgets has no Eq. (28)";
        }
        return machine.hasField() ? "there is a static field" : "no bath acts";
    }

    private void thresholds() {
        List<List<String>> rows = Thresholds.rows(machine);
        if (rows.isEmpty()) {
            return;
        }
        page.line("%s", Thresholds.title(machine));
        rows.forEach(row -> page.line("  %-14s %s", row.get(0), row.get(1)));
        page.gap();
    }

    private void thermal(String name, double g, double t) {
        page.line(
                "  thermal, Eq. (33)          %s at %s = %s",
                Numbers.significant(ThermalForms.thermalBell(g, t), 7), name, Numbers.plain(t));
    }
}
