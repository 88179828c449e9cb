package org.bellwether.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Energetics;
import org.bellwether.model.BellState;
import org.bellwether.model.ClosedForms;
import org.bellwether.model.RegimeChecks;
import org.bellwether.model.ThermalForms;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.Entanglement;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.simulation.SteadyAnalysis;

/** The deterministic side as text that fits a screen. */
public final class SteadyText {
    private final StringBuilder text = new StringBuilder();
    private final SteadyAnalysis analysis;
    private final ThermalMachine machine;

    private SteadyText(SteadyAnalysis analysis) {
        this.analysis = analysis;
        this.machine = analysis.machine();
    }

    /** The whole report. */
    public static String of(String title, SteadyAnalysis analysis, List<String> warnings) {
        SteadyText report = new SteadyText(analysis);
        report.line("%s", title.isEmpty() ? "Two-qubit thermal machine" : title);
        report.line("");
        report.rates();
        report.states();
        report.energetics();
        report.closedForms();
        for (String warning : warnings) {
            report.line("warning: %s", warning);
        }
        report.line("%s", RegimeChecks.memoryRequirement(report.machine));
        return report.text.toString();
    }

    private void rates() {
        double g = machine.coupling();
        line("Rates (units of g, hbar = k_B = 1)");
        line(
                "  bath 1   down %.6g   up %.6g",
                machine.bath1().rateDown(g), machine.bath1().rateUp(g));
        line(
                "  bath 2   down %.6g   up %.6g",
                machine.bath2().rateDown(g), machine.bath2().rateUp(g));
        line("  together Gamma1 %.6g   Gamma2 %.6g", machine.gammaDown(), machine.gammaUp());
        OptionalDouble time = analysis.spectrum().relaxationTime();
        if (time.isPresent()) {
            line("  Liouvillian gap %.6g: slowest relaxation time %.5g", 1 / time.getAsDouble(), time.getAsDouble());
        } else {
            line("  nothing relaxes: no bath and no noise acts");
        }
        if (!analysis.spectrum().undamped().isEmpty()) {
            line("  %d modes oscillate for ever", analysis.spectrum().undamped().size());
        }
        line("");
    }

    private void states() {
        if (analysis.unique()) {
            line("Steady state of Eq. (28), unique");
        } else {
            line("Steady states of Eq. (28): %d linearly independent ones", analysis.dimension());
        }
        line("                  phi+     psi+     phi-     psi-        B   concurrence  negativity");
        state(analysis.unique() ? "" : "from here", analysis.state());
        if (!analysis.unique()) {
            state("r+ (X = +1)", analysis.sectors().get(0));
            state("r- (X = -1)", analysis.sectors().get(1));
            line("  the initial state has the weight mu = %.4f in the plus sector", machine.plusWeight());
        }
        line("  %s", analysis.bell() > 2 ? "Bell nonlocal (B > 2)" : "Bell local in the CHSH sense (B <= 2)");
        line("");
    }

    private void state(String name, ComplexMatrix rho) {
        StringBuilder populations = new StringBuilder();
        for (BellState bell : BellState.values()) {
            populations.append(String.format(
                    Locale.ROOT, " %8.4f", bell.projector().times(rho).traceRe()));
        }
        line(
                "  %-12s%s %8.4f      %8.4f    %8.4f",
                name,
                populations,
                SpinCorrelations.of(rho).bell(),
                Entanglement.concurrence(rho),
                Entanglement.negativity(rho));
    }

    private void energetics() {
        Energetics e = analysis.energetics();
        line("Energy flow in the steady state");
        line(
                "  heat into bath 1 %+.4e   into bath 2 %+.4e",
                e.heatCurrents().get(0), e.heatCurrents().get(1));
        line("  power of the noise %+.4e%s", e.noisePower(), machine.hasField() ? fieldPower(e) : "");
        line(
                "  entropy production %s",
                e.entropyProduction().isPresent()
                        ? String.format(
                                Locale.ROOT, "%.4e", e.entropyProduction().getAsDouble())
                        : "not defined (a bath at T = 0)");
        line("");
    }

    private static String fieldPower(Energetics e) {
        return String.format(Locale.ROOT, "   of the static field %+.4e", e.fieldPower());
    }

    private void closedForms() {
        double g = machine.coupling();
        if (ClosedForms.holdFor(machine)) {
            ClosedForms forms = ClosedForms.of(machine);
            line("Closed form, Eq. %s: B = %.6f", SteadyJson.equation(forms), forms.bell());
        } else {
            line("Closed forms do not apply: there is a static field");
        }
        line(
                "Thermal state, Eq. (33): B = %.4f at T1, %.4f at T2; Bell local above T = %.4f",
                ThermalForms.thermalBell(g, machine.bath1().temperature()),
                ThermalForms.thermalBell(g, machine.bath2().temperature()),
                ThermalForms.criticalTemperature(g));
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
