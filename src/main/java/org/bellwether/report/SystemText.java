package org.bellwether.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bellwether.spec.BathSpec;
import org.bellwether.spec.CustomSpec;
import org.bellwether.spec.OperatorSpec;
import org.bellwether.spec.ProcessSpec;
import org.bellwether.spec.QubitsSpec;
import org.bellwether.spec.SiteSpec;
import org.bellwether.spec.Spec;
import org.bellwether.spec.StateSpec;

/** A machine of many qubits, or any system, in numbers: at the top of a report for a terminal, and as rows of a page. */
final class SystemText {
    private static final int MOST_TERMS = 6;

    private SystemText() {}

    static void print(Page page, Spec spec) {
        page.line("%s", spec.title().isEmpty() ? kind(spec) : spec.title());
        for (List<String> row : rows(spec)) {
            page.line("  %s: %s", row.get(0), row.get(1));
        }
        page.line("  units: hbar = k_B = 1; energies in that of the Hamiltonian, times in its inverse");
    }

    /** What it is. */
    static String kind(Spec spec) {
        return spec.system() instanceof QubitsSpec machine
                ? "Thermal machine of " + machine.qubits() + " qubits"
                : "Open quantum system";
    }

    /** A quantity and its value in each row. */
    static List<List<String>> rows(Spec spec) {
        return spec.system() instanceof QubitsSpec machine
                ? new Rows().of(machine).all
                : new Rows().of((CustomSpec) spec.system()).all;
    }

    /** The rows of one system. */
    private static final class Rows {
        private final List<List<String>> all = new ArrayList<>();

        Rows of(QubitsSpec machine) {
            add(
                    "couplings",
                    machine.couplings().isEmpty()
                            ? machine.graph() + " graph, g = " + Numbers.plain(machine.coupling())
                            : machine.couplings().stream()
                                    .map(pair ->
                                            pair.first() + "-" + pair.second() + ": " + Numbers.plain(pair.coupling()))
                                    .collect(Collectors.joining(", ")));
            add("initial state", state(machine.initialState()));
            baths("bath", machine.baths());
            if (machine.field().stream().anyMatch(h -> h != 0)) {
                add("static field", machine.field().stream().map(Numbers::plain).collect(Collectors.joining(", ")));
            }
            add("collective noise", process(machine.collective()));
            List<ProcessSpec> local = machine.local();
            boolean alike = local.stream().allMatch(local.get(0)::equals);
            for (int k = 0; k < (alike ? 1 : local.size()); k++) {
                add(alike ? "local noise of each qubit" : "local noise " + (k + 1), process(local.get(k)));
            }
            return this;
        }

        Rows of(CustomSpec system) {
            add(
                    "sites",
                    system.sites().stream().map(SiteSpec::text).collect(Collectors.joining(", ")) + "; dimension "
                            + system.dimension());
            add("Hamiltonian", operator(system.hamiltonian()));
            add("initial state", state(system.initialState()));
            for (CustomSpec.Jump jump : system.jumps()) {
                add("jump " + jump.name(), operator(jump.operator()) + " at the rate " + Numbers.plain(jump.rate()));
            }
            for (CustomSpec.BathCoupling bath : system.bathCouplings()) {
                add("bath " + bath.name(), operator(bath.operator()) + ", " + MachineText.bath(bath.bath()));
            }
            for (CustomSpec.Noise noise : system.noiseChannels()) {
                add("noise " + noise.name(), operator(noise.operator()) + ", " + process(noise.process()));
            }
            return this;
        }

        private void baths(String name, List<BathSpec> baths) {
            boolean alike = baths.stream().allMatch(baths.get(0)::equals);
            for (int k = 0; k < (alike ? 1 : baths.size()); k++) {
                add(alike ? name + " of each qubit" : name + " " + (k + 1), MachineText.bath(baths.get(k)));
            }
        }

        private void add(String name, String value) {
            all.add(List.of(name, value));
        }
    }

    private static String operator(OperatorSpec operator) {
        List<String> terms = operator.texts();
        String first = terms.stream().limit(MOST_TERMS).collect(Collectors.joining(" + "));
        return terms.size() > MOST_TERMS ? first + " + ... (" + terms.size() + " terms)" : first;
    }

    private static String process(ProcessSpec process) {
        if (process instanceof ProcessSpec.FromFile) {
            return MachineSection.kind(process);
        }
        String strength = (process.hasDeviation() ? "deviation " : "intensity ") + Numbers.plain(process.strength());
        return process.hasMemory() ? strength + ", " + MachineSection.kind(process) : strength;
    }

    /** The initial state in words. */
    static String state(StateSpec state) {
        if (state instanceof StateSpec.Product product) {
            return "|" + product.letters() + ">";
        }
        if (state instanceof StateSpec.Levels levels) {
            return "|" + levels.text() + ">";
        }
        return state instanceof StateSpec.Amplitudes psi
                ? psi.re().size() + " amplitudes"
                : "the maximally mixed state";
    }
}
