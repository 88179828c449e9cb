package org.bellwether.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Writes a configuration as TOML, every key filled in; it reads back to an equal {@link Spec}. */
public final class SpecWriter {
    private static final int TIMES_PER_LINE = 10;

    private final StringBuilder out = new StringBuilder();

    private final String prefix;

    private SpecWriter(String prefix) {
        this.prefix = prefix;
    }

    /** The file of a noise, "collective" or "local", where it is kept beside a configuration. */
    public static String noiseFile(String noise) {
        return "noise-" + noise + ".csv";
    }

    /** The configuration as TOML text; files of noise are named {@link #noiseFile}, to be written beside it. */
    public static String toToml(Spec spec) {
        return toToml(spec, "");
    }

    /** The same with something in front of the names of files. */
    public static String toToml(Spec spec, String prefix) {
        SpecWriter writer = new SpecWriter(prefix);
        writer.line("title", quoted(spec.title()));
        writer.system(spec.system());
        writer.time(spec.time());
        writer.ensemble(spec.ensemble());
        writer.fluctuations(spec.fluctuations());
        return writer.out.toString();
    }

    private void system(SystemSpec system) {
        if (system instanceof TwoQubitSpec two) {
            machine(two.machine());
            noise(
                    two.noise().collective(),
                    List.of(two.noise().local1(), two.noise().local2()));
        } else if (system instanceof QubitsSpec machine) {
            qubits(machine);
            noise(machine.collective(), machine.local());
        } else if (system instanceof CustomSpec custom) {
            custom(custom);
        }
    }

    private void machine(MachineSpec machine) {
        open("[machine]");
        line("coupling", Decimal.text(machine.coupling()));
        line("initial_state", state(machine.initialState()));
        String shifts = machine.lambShift().stream()
                .map(s -> list(List.of(s.down(), s.up())))
                .collect(Collectors.joining(", ", "[", "]"));
        line("lamb_shift", shifts);
        line("static_field", list(List.of(machine.field1(), machine.field2())));
        baths(machine.baths());
    }

    private void qubits(QubitsSpec machine) {
        open("[machine]");
        line("qubits", Integer.toString(machine.qubits()));
        if (machine.couplings().isEmpty()) {
            line("graph", quoted(machine.graph()));
        } else {
            line(
                    "couplings",
                    machine.couplings().stream()
                            .map(pair -> "[" + pair.first() + ", " + pair.second() + ", "
                                    + Decimal.text(pair.coupling()) + "]")
                            .collect(Collectors.joining(", ", "[", "]")));
        }
        line("coupling", Decimal.text(machine.coupling()));
        line("initial_state", state(machine.initialState()));
        line("static_field", list(machine.field()));
        baths(machine.baths());
    }

    private void baths(List<BathSpec> baths) {
        for (BathSpec bath : baths) {
            open("[[machine.bath]]");
            bath(bath);
        }
    }

    private void bath(BathSpec bath) {
        line("statistics", quoted(bath.statistics().text()));
        line("temperature", Decimal.text(bath.temperature()));
        line("coupling", Decimal.text(bath.coupling()));
        bath.memoryTime().ifPresent(tau -> line("memory_time", Decimal.text(tau)));
    }

    private void custom(CustomSpec system) {
        open("[system]");
        line("sites", texts(system.sites().stream().map(SiteSpec::text).toList()));
        line("initial_state", state(system.initialState()));
        line("hamiltonian", texts(system.hamiltonian().texts()));
        for (CustomSpec.Jump jump : system.jumps()) {
            part("jump", jump.name(), jump.operator());
            line("rate", Decimal.text(jump.rate()));
        }
        for (CustomSpec.BathCoupling bath : system.bathCouplings()) {
            part("bath", bath.name(), bath.operator());
            bath(bath.bath());
        }
        for (CustomSpec.Noise noise : system.noiseChannels()) {
            part("noise", noise.name(), noise.operator());
            settings(noise.name(), noise.process(), Decimal.text(noise.process().strength()))
                    .forEach(setting -> line(setting.key(), setting.value()));
        }
        if (!system.observables().isEmpty()) {
            open("[system.observables]");
            for (CustomSpec.Named observable : system.observables()) {
                line(quoted(observable.name()), texts(observable.operator().texts()));
            }
        }
    }

    private void part(String table, String name, OperatorSpec operator) {
        open("[[system." + table + "]]");
        line("name", quoted(name));
        line("operator", texts(operator.texts()));
    }

    private static String texts(List<String> texts) {
        return texts.stream().map(SpecWriter::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String state(StateSpec state) {
        if (state instanceof StateSpec.Amplitudes psi) {
            StringBuilder amplitudes = new StringBuilder("[");
            for (int k = 0; k < psi.re().size(); k++) {
                amplitudes
                        .append(k == 0 ? "" : ", ")
                        .append(list(List.of(psi.re().get(k), psi.im().get(k))));
            }
            return amplitudes.append(']').toString();
        }
        if (state instanceof StateSpec.Product product) {
            return quoted(product.letters());
        }
        return quoted(state instanceof StateSpec.Levels levels ? levels.text() : ((StateSpec.Named) state).name());
    }

    private void noise(ProcessSpec collective, List<ProcessSpec> local) {
        open("[noise]");
        line("collective", process("collective", collective, Decimal.text(collective.strength())));
        line(
                "local",
                process(
                        "local",
                        local.get(0),
                        list(local.stream().map(ProcessSpec::strength).toList())));
    }

    /** White noise by its strength alone, other noise as a table. */
    private String process(String noise, ProcessSpec process, String strength) {
        return process instanceof ProcessSpec.White
                ? strength
                : settings(noise, process, strength).stream()
                        .map(setting -> setting.key() + " = " + setting.value())
                        .collect(Collectors.joining(", ", "{ ", " }"));
    }

    /** The keys of a process. */
    private List<ProcessSpec.Setting> settings(String noise, ProcessSpec process, String strength) {
        List<ProcessSpec.Setting> settings = new ArrayList<>();
        settings.add(new ProcessSpec.Setting("kind", quoted(process.kind())));
        if (process instanceof ProcessSpec.FromFile file) {
            settings.add(new ProcessSpec.Setting("file", quoted(prefix + noiseFile(noise))));
            settings.add(new ProcessSpec.Setting(
                    NoiseReader.HASH, quoted(file.table().sha256())));
        } else {
            settings.add(new ProcessSpec.Setting(process.hasDeviation() ? "deviation" : "intensity", strength));
        }
        settings.addAll(process.settings());
        return settings;
    }

    private void time(TimeSpec time) {
        open("[time]");
        line("end", Decimal.text(time.end()));
        if (time.at().isEmpty()) {
            line("samples", Integer.toString(time.samples()));
            time.start().ifPresent(start -> {
                line("spacing", quoted(SpecReader.LOGARITHMIC));
                line("start", Decimal.text(start));
            });
        } else {
            line("at", list(time.at()));
        }
        line("step", numberOrAuto(time.step()));
    }

    private void ensemble(EnsembleSpec ensemble) {
        open("[ensemble]");
        line("trajectories", Long.toString(ensemble.trajectories()));
        line("seed", Long.toString(ensemble.seed()));
        line("checkpoint_seconds", Decimal.text(ensemble.checkpointSeconds()));
        line("significance", Decimal.text(ensemble.significance()));
        line("unravelling", quoted(ensemble.unravelling().text()));
        line("on_failure", quoted(ensemble.onFailure()));
        line("generator", quoted(ensemble.generator()));
    }

    private void fluctuations(FluctuationSpec fluctuations) {
        open("[fluctuations]");
        line("window_start", numberOrAuto(fluctuations.windowStart()));
        line("long_trajectories", Integer.toString(fluctuations.longTrajectories()));
        line("bell_shots", Long.toString(fluctuations.bellShots()));
        line("bell_interval", numberOrAuto(fluctuations.bellInterval()));
    }

    private static String numberOrAuto(OptionalDouble number) {
        return number.isPresent() ? Decimal.text(number.getAsDouble()) : quoted("auto");
    }

    private void open(String header) {
        out.append('\n').append(header).append('\n');
    }

    private void line(String key, String value) {
        out.append(key).append(" = ").append(value).append('\n');
    }

    private static String list(List<Double> numbers) {
        StringBuilder text = new StringBuilder("[");
        for (int k = 0; k < numbers.size(); k++) {
            String separator = k == 0 ? "" : k % TIMES_PER_LINE == 0 ? ",\n      " : ", ";
            text.append(separator).append(Decimal.text(numbers.get(k)));
        }
        return text.append(']').toString();
    }

    /** A title or a name: neither holds control characters. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
