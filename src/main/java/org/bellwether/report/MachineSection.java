package org.bellwether.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bellwether.lindblad.TimeStep;
import org.bellwether.model.Bath;
import org.bellwether.model.ThermalMachine;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.BathSpec;
import org.bellwether.spec.NoiseSpec;
import org.bellwether.spec.ProcessSpec;
import org.bellwether.spec.Spec;
import org.bellwether.spec.StateSpec;

/** The part of a report that says what was simulated. */
final class MachineSection {
    private static final String PAPER =
            " (28) of B. Longstaff, “Steady-state Bell nonlocality in an autonomous quantum thermal machine”.";

    private final Spec spec;
    private final ThermalMachine machine;
    private final List<List<String>> rows = new ArrayList<>();

    private MachineSection(Simulation simulation) {
        spec = simulation.spec();
        machine = simulation.machine();
    }

    static void write(Html page, Run run) {
        MachineSection section = new MachineSection(run.simulation());
        page.heading(2, "What was simulated");
        page.paragraph(
                "Two qubits with the flip-flop coupling g = %s start from %s. %s %s %s",
                Numbers.plain(section.spec.machine().coupling()),
                section.initialState(),
                section.bathInWords(0),
                section.bathInWords(1),
                section.noiseInWords());
        page.paragraph(
                "Every trajectory is a pure state under one path of the noise, with quantum jumps for the baths. %s",
                section.machine.hasMemory()
                        ? "Where the noise were white, what is averaged over trajectories would obey the master equation"
                                + PAPER + " As it has a memory, that is an approximation at best."
                        : "What is averaged over trajectories should obey the master equation" + PAPER);
        section.machine();
        section.grid(run.simulation());
        page.table("Machine, noise and time grid", List.of("quantity", "value"), section.rows);
        List<List<String>> thresholds = Thresholds.rows(section.machine);
        if (!thresholds.isEmpty()) {
            page.table(Thresholds.title(section.machine), List.of("", ""), thresholds);
        }
    }

    private void machine() {
        row("coupling g", Numbers.plain(machine.coupling()));
        row("initial state", initialState());
        bath(1, machine.bath1());
        bath(2, machine.bath2());
        if (machine.hasField()) {
            row("static field h₁, h₂", pair(machine.field1(), machine.field2()));
        }
        shift(1, machine.lambShift1());
        shift(2, machine.lambShift2());
        NoiseSpec noise = spec.noise();
        row("collective noise" + symbol(noise.collective(), "_c"), noise(noise.collective()));
        row("local noise 1" + symbol(noise.local1(), "_l1"), noise(noise.local1()));
        row("local noise 2" + symbol(noise.local2(), "_l2"), noise(noise.local2()));
    }

    private static String symbol(ProcessSpec process, String index) {
        if (process instanceof ProcessSpec.Recorded) {
            return "";
        }
        return process.hasDeviation() ? ", deviation σ" + index : ", intensity γ" + index;
    }

    private static String noise(ProcessSpec process) {
        if (process instanceof ProcessSpec.FromFile) {
            return kind(process);
        }
        String strength = Numbers.plain(process.strength());
        return process.hasMemory() ? strength + ", " + kind(process) : strength;
    }

    private void bath(int number, Bath bath) {
        BathSpec given = spec.machine().baths().get(number - 1);
        row(
                "bath " + number,
                given.statistics().text() + "s, T = " + Numbers.plain(bath.temperature()) + ", χ = "
                        + Numbers.plain(bath.coupling()));
        row(
                "its rates γ_" + number + "(g), γ_" + number + "(−g)",
                Numbers.significant(bath.rateDown(machine.coupling()), 4) + ", "
                        + Numbers.significant(bath.rateUp(machine.coupling()), 4));
        given.memoryTime().ifPresent(tau -> row("its memory time τ_B", Numbers.plain(tau)));
    }

    private void shift(int number, ThermalMachine.LambShift shift) {
        if (!shift.equals(ThermalMachine.LambShift.NONE)) {
            row("Lamb shift S_" + number + "(g), S_" + number + "(−g)", pair(shift.down(), shift.up()));
        }
    }

    private void grid(Simulation simulation) {
        row("end", Numbers.plain(spec.time().end()));
        row("output times after t = 0", Numbers.count(simulation.grid().outputs() - 1));
        row(
                simulation.grid().isUniform() ? "time step" : "largest time step",
                Numbers.plain(simulation.grid().largestStep()) + certificate(simulation.step()));
        row("trajectories", Numbers.count(spec.ensemble().trajectories()));
        row("seed", Long.toString(spec.ensemble().seed()));
    }

    private static String certificate(TimeStep step) {
        return step.estimate()
                .map(estimate -> ", bias estimated from " + Numbers.count(estimate.paths()) + " paths")
                .orElse(step.certified() ? ", certified" : ", NOT certified");
    }

    private void row(String name, String value) {
        rows.add(List.of(name, value));
    }

    private static String pair(double a, double b) {
        return Numbers.plain(a) + ", " + Numbers.plain(b);
    }

    private String initialState() {
        return initialState(spec);
    }

    /** The initial state, in words. */
    static String initialState(Spec spec) {
        StateSpec state = spec.machine().initialState();
        if (state instanceof StateSpec.Amplitudes psi) {
            return IntStream.range(0, psi.re().size())
                    .mapToObj(k -> String.format(
                            Locale.ROOT,
                            "(%s%+.4gi)",
                            Numbers.significant(psi.re().get(k), 4),
                            psi.im().get(k)))
                    .collect(Collectors.joining(", ", "the amplitudes ", " of |00⟩, |01⟩, |10⟩, |11⟩"));
        }
        String name = ((StateSpec.Named) state).name();
        return name.equals("mixed") ? "the maximally mixed state" : "|" + name + "⟩";
    }

    private String bathInWords(int b) {
        BathSpec bath = spec.machine().baths().get(b);
        if (bath.coupling() == 0) {
            return "Qubit " + (b + 1) + " has no bath.";
        }
        return String.format(
                Locale.ROOT,
                "Qubit %d is in a bath of %ss at temperature %s, coupled with χ = %s.",
                b + 1,
                bath.statistics().text(),
                Numbers.plain(bath.temperature()),
                Numbers.plain(bath.coupling()));
    }

    private String noiseInWords() {
        NoiseSpec noise = spec.noise();
        boolean collective = noise.collective().isPresent();
        boolean local = noise.local1().isPresent() || noise.local2().isPresent();
        if (!collective && !local) {
            return "There is no noise.";
        }
        String common = "collective "
                + inWords(noise.collective(), Numbers.plain(noise.collective().strength()));
        String single = "local "
                + inWords(
                        noise.local1(),
                        Numbers.plain(noise.local1().strength()) + " and "
                                + Numbers.plain(noise.local2().strength()));
        String both = !collective ? single : local ? common + " and " + single : common;
        return "They are shaken by " + both + ".";
    }

    private static String inWords(ProcessSpec process, String strength) {
        if (process instanceof ProcessSpec.FromFile) {
            return "noise from a file (" + kind(process) + ")";
        }
        String measure = process.hasDeviation() ? " noise of deviation " : " noise of intensity ";
        return process.kind() + measure + strength + settings(process);
    }

    /** A kind of noise and its parameters. */
    static String kind(ProcessSpec process) {
        return process instanceof ProcessSpec.FromFile
                ? process.kind() + content(process)
                : process.kind() + settings(process);
    }

    /** What is in the file of a noise. */
    private static String content(ProcessSpec process) {
        if (process instanceof ProcessSpec.Spectrum spectrum) {
            return " up to w = " + Numbers.plain(spectrum.table().length()) + ", S(0) = "
                    + Numbers.plain(spectrum.strength());
        }
        return process instanceof ProcessSpec.Recorded record ? content(record) : "";
    }

    private static String content(ProcessSpec.Recorded record) {
        int rows = record.table().rows();
        double offset = record.offset().orElse(Double.NaN);
        String start =
                Double.isNaN(offset) ? ", from random places" : offset > 0 ? ", from " + Numbers.plain(offset) : "";
        return " of length " + Numbers.plain(record.table().length())
                + (rows > 1 ? ", " + Numbers.count(rows) + " rows" : "")
                + (record.repeat() ? ", repeated" : "")
                + start;
    }

    private static String settings(ProcessSpec process) {
        return process.settings().stream()
                .map(setting -> ", " + setting.key().replace('_', ' ') + " " + setting.value())
                .collect(Collectors.joining());
    }
}
