package org.bellwether.report;

import org.bellwether.spec.BathSpec;
import org.bellwether.spec.LambShiftSpec;
import org.bellwether.spec.MachineSpec;
import org.bellwether.spec.NoiseSpec;
import org.bellwether.spec.ProcessSpec;
import org.bellwether.spec.Spec;

/** What is simulated, in numbers, at the top of a report for a terminal. */
final class MachineText {
    private MachineText() {}

    static void print(Page page, Spec spec) {
        if (!spec.isOfTwoQubits()) {
            SystemText.print(page, spec);
            return;
        }
        MachineSpec machine = spec.machine();
        page.line("%s", spec.title().isEmpty() ? "Two-qubit thermal machine" : spec.title());
        NoiseSpec noise = spec.noise();
        String start = "g = " + Numbers.plain(machine.coupling()) + ", from " + MachineSection.initialState(spec);
        String white = "noise: collective " + Numbers.plain(noise.collective().strength()) + ", local " + local(noise);
        page.line("  %s", spec.system().hasMemory() ? start : start + "; " + white);
        if (spec.system().hasMemory()) {
            page.line("  noise: collective %s", process(noise.collective(), plain(noise.collective())));
            page.line("         local %s", process(noise.local1(), local(noise)));
        }
        page.line("  units: hbar = k_B = 1; energies in that of g, times in its inverse");
        for (int b = 0; b < 2; b++) {
            page.line("  bath %d: %s", b + 1, bath(machine.baths().get(b)) + shift(machine, b));
        }
        if (machine.field1() != 0 || machine.field2() != 0) {
            page.line("  static field: %s, %s", Numbers.plain(machine.field1()), Numbers.plain(machine.field2()));
        }
    }

    private static String local(NoiseSpec noise) {
        if (noise.local1() instanceof ProcessSpec.FromFile) {
            return plain(noise.local1());
        }
        return noise.local1().equals(noise.local2())
                ? plain(noise.local1())
                : plain(noise.local1()) + " and " + plain(noise.local2());
    }

    private static String plain(ProcessSpec process) {
        return process instanceof ProcessSpec.FromFile ? "from a file" : Numbers.plain(process.strength());
    }

    /** White noise by its strength alone. */
    private static String process(ProcessSpec process, String strength) {
        return process.hasMemory() ? strength + " (" + MachineSection.kind(process) + ")" : strength;
    }

    static String bath(BathSpec bath) {
        return bath.coupling() == 0
                ? "none"
                : bath.statistics().text() + "s, T = " + Numbers.plain(bath.temperature()) + ", chi = "
                        + Numbers.plain(bath.coupling());
    }

    private static String shift(MachineSpec machine, int bath) {
        LambShiftSpec shift = machine.lambShift().get(bath);
        return shift.down() == 0 && shift.up() == 0
                ? ""
                : ", Lamb shift " + Numbers.plain(shift.down()) + " and " + Numbers.plain(shift.up());
    }
}
