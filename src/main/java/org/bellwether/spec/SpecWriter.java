package org.bellwether.spec;

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
        writer.machine(spec.machine());
        writer.noise(spec.noise());
        writer.time(spec.time());
        writer.ensemble(spec.ensemble());
        writer.fluctuations(spec.fluctuations());
        return writer.out.toString();
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
        for (BathSpec bath : machine.baths()) {
            open("[[machine.bath]]");
            line("statistics", quoted(bath.statistics().text()));
            line("temperature", Decimal.text(bath.temperature()));
            line("coupling", Decimal.text(bath.coupling()));
            bath.memoryTime().ifPresent(tau -> line("memory_time", Decimal.text(tau)));
        }
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
        return quoted(((StateSpec.Named) state).name());
    }

    private void noise(NoiseSpec noise) {
        open("[noise]");
        line(
                "collective",
                process(
                        "collective",
                        noise.collective(),
                        Decimal.text(noise.collective().strength())));
        line(
                "local",
                process(
                        "local",
                        noise.local1(),
                        list(List.of(noise.local1().strength(), noise.local2().strength()))));
    }

    /** White noise by its strength alone, other noise as a table. */
    private String process(String noise, ProcessSpec process, String strength) {
        if (process instanceof ProcessSpec.White) {
            return strength;
        }
        String others = process.settings().stream()
                .map(setting -> ", " + setting.key() + " = " + setting.value())
                .collect(Collectors.joining());
        if (process instanceof ProcessSpec.FromFile file) {
            return "{ kind = " + quoted(process.kind()) + ", file = " + quoted(prefix + noiseFile(noise))
                    + ", sha256 = " + quoted(file.table().sha256()) + others + " }";
        }
        return "{ kind = " + quoted(process.kind()) + (process.hasDeviation() ? ", deviation = " : ", intensity = ")
                + strength + others + " }";
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
