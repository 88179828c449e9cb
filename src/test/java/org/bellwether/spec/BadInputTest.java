package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key with every kind of bad value: the message names the key, the value, the rule and, where there is one, the cure. */
final class BadInputTest {
    private static final String VALID = """
        title = "a title"
        [machine]
        coupling = 1.0
        initial_state = "10"
        lamb_shift = [[0.1, 0.2], [0.3, 0.4]]
        static_field = [0.5, 0.6]
        [[machine.bath]]
        statistics = "spin"
        temperature = 0.7
        coupling = 0.005
        memory_time = 0.1
        [[machine.bath]]
        statistics = "boson"
        temperature = 0.3
        coupling = 0.015
        [noise]
        collective = 1e-2
        local = [1e-4, 2e-4]
        [time]
        end = 2000.0
        samples = 200
        step = 0.5
        [ensemble]
        trajectories = 20000
        seed = 7
        checkpoint_seconds = 20
        significance = 0.01
        unravelling = "jump"
        [fluctuations]
        window_start = 500.0
        long_trajectories = 8
        bell_shots = 1000
        bell_interval = 50.0
        """;

    @Test
    void theConfigurationThatIsSpoiltBelowIsValid() {
        Spec spec = SpecReader.parse(VALID, "test", List.of());
        assertThat(spec.machine().baths().get(0).memoryTime()).hasValue(0.1);
        assertThat(spec.ensemble().seed()).isEqualTo(7);
    }

    @ParameterizedTest(name = "{2} = {3}: {4}")
    @MethodSource({"numbers", "integers", "texts", "lists", "grids", "structure"})
    void isRefused(String line, String replacement, String key, String value, String rule, String cure) {
        assertThat(VALID).contains(line);
        String toml = VALID.replaceFirst(Pattern.quote(line), replacement);
        BadInputException e =
                Assertions.assertThrows(BadInputException.class, () -> SpecReader.parse(toml, "some.toml", List.of()));
        assertThat(e.key()).isEqualTo(key);
        assertThat(e.value().orElse("")).isEqualTo(value);
        assertThat(e.rule()).contains(rule);
        assertThat(e.cure().orElse("")).contains(cure);
        assertThat(cure.isEmpty()).as("a cure is offered").isEqualTo(e.cure().isEmpty());
        assertThat(e).hasMessageStartingWith("some.toml: " + key).hasMessageContainingAll(value, rule, cure);
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                        // line, value in it, key, rule, whether zero and negative numbers are refused
                        new Quantity("temperature = 0.7", "0.7", "machine.bath.0.temperature", false, true),
                        new Quantity("temperature = 0.3", "0.3", "machine.bath.1.temperature", false, true),
                        new Quantity("coupling = 1.0", "1.0", "machine.coupling", true, true),
                        new Quantity("coupling = 0.015", "0.015", "machine.bath.1.coupling", false, true),
                        new Quantity("memory_time = 0.1", "0.1", "machine.bath.0.memory_time", true, true),
                        new Quantity(
                                "lamb_shift = [[0.1, 0.2], [0.3, 0.4]]", "0.1", "machine.lamb_shift.0.0", false, false),
                        new Quantity(
                                "lamb_shift = [[0.1, 0.2], [0.3, 0.4]]", "0.4", "machine.lamb_shift.1.1", false, false),
                        new Quantity("static_field = [0.5, 0.6]", "0.5", "machine.static_field.0", false, false),
                        new Quantity("static_field = [0.5, 0.6]", "0.6", "machine.static_field.1", false, false),
                        new Quantity("collective = 1e-2", "1e-2", "noise.collective", false, true),
                        new Quantity("local = [1e-4, 2e-4]", "1e-4", "noise.local.0", false, true),
                        new Quantity("local = [1e-4, 2e-4]", "2e-4", "noise.local.1", false, true),
                        new Quantity("end = 2000.0", "2000.0", "time.end", true, true),
                        new Quantity("step = 0.5", "0.5", "time.step", true, true),
                        new Quantity("checkpoint_seconds = 20", "20", "ensemble.checkpoint_seconds", true, true))
                .flatMap(Quantity::spoilt);
    }

    private record Quantity(String line, String value, String key, boolean zeroRefused, boolean negativeRefused) {
        Stream<Arguments> spoilt() {
            Stream<Arguments> any = Stream.of(
                    with("nan", "nan", "must be a finite number", ""),
                    with("inf", "inf", "must be a finite number", ""),
                    with("-inf", "-inf", "must be a finite number", ""),
                    with("1e400", "1E+400", "must be a finite number", ""),
                    with("1e101", "1e101", "must be at most 1e100", ""),
                    with("true", "true", "must be a number", ""),
                    with("[1]", "[1]", "must be a number", ""),
                    key.equals("noise.collective")
                            ? with("[1,2]", "[1,2]", "must be a number", "")
                            : with("{a = 1}", "a table", "must be a number", ""),
                    key.equals("time.step")
                            ? with("\"0.5\"", "\"0.5\"", "must be \"auto\" or a number", "")
                            : with("\"0.5\"", "\"0.5\"", "must be a number", "without quotes: 0.5"));
            Stream<Arguments> zero = zeroRefused
                    ? Stream.of(
                            with("0.0", "0.0", "> 0", ""),
                            with("-0.0", "0.0", "> 0", ""),
                            with("1e-101", "1e-101", "must be at least 1e-100", ""))
                    : Stream.of();
            Stream<Arguments> negative = negativeRefused
                    ? Stream.of(with("-0.6", "-0.6", zeroRefused ? "> 0" : ">= 0", "Did you mean 0.6?"))
                    : Stream.of();
            return Stream.of(any, zero, negative).flatMap(s -> s);
        }

        private Arguments with(String bad, String shown, String rule, String cure) {
            return arguments(line, line.replace(value, bad), key, shown, rule, cure);
        }
    }

    static Stream<Arguments> integers() {
        String trajectories = "trajectories = 20000";
        return Stream.of(
                arguments(
                        trajectories, "trajectories = 1", "ensemble.trajectories", "1", "from 2 to 1000000000000", ""),
                arguments(trajectories, "trajectories = 0", "ensemble.trajectories", "0", "from 2", ""),
                arguments(
                        trajectories,
                        "trajectories = -50",
                        "ensemble.trajectories",
                        "-50",
                        "from 2",
                        "Did you mean 50?"),
                arguments(trajectories, "trajectories = 1e13", "ensemble.trajectories", "10000000000000", "from 2", ""),
                arguments(trajectories, "trajectories = 2.5", "ensemble.trajectories", "2.5", "must be an integer", ""),
                arguments(trajectories, "trajectories = nan", "ensemble.trajectories", "nan", "must be an integer", ""),
                arguments(trajectories, "trajectories = inf", "ensemble.trajectories", "inf", "must be an integer", ""),
                arguments(
                        trajectories, "trajectories = 1e17", "ensemble.trajectories", "1e17", "must be an integer", ""),
                arguments(
                        trajectories,
                        "trajectories = \"9\"",
                        "ensemble.trajectories",
                        "\"9\"",
                        "must be an integer",
                        "quotes: 9"),
                arguments(trajectories, "trajectories = [9]", "ensemble.trajectories", "[9]", "must be an integer", ""),
                arguments(
                        "seed = 7",
                        "seed = 9223372036854775808",
                        "ensemble.seed",
                        "9223372036854775808",
                        "64 bits",
                        ""),
                arguments("seed = 7", "seed = 0.5", "ensemble.seed", "0.5", "must be an integer", ""),
                arguments("samples = 200", "samples = 0", "time.samples", "0", "from 1 to 100000", ""),
                arguments("samples = 200", "samples = 100001", "time.samples", "100001", "from 1 to 100000", ""),
                arguments(
                        "long_trajectories = 8",
                        "long_trajectories = 1",
                        "fluctuations.long_trajectories",
                        "1",
                        "must be 0 or at least 2",
                        ""),
                arguments(
                        "long_trajectories = 8",
                        "long_trajectories = 4000000000",
                        "fluctuations.long_trajectories",
                        "2147483647",
                        "from 0 to 100000",
                        ""),
                arguments(
                        "bell_shots = 1000",
                        "bell_shots = -1000",
                        "fluctuations.bell_shots",
                        "-1000",
                        "from 0 to",
                        "Did you mean 1000?"),
                arguments(
                        "samples = 200", "samples = 4294967297", "time.samples", "4294967297", "from 1 to 100000", ""));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("title = \"a title\"", "title = 5", "title", "5", "must be text", "quotes"),
                arguments(
                        "title = \"a title\"",
                        "title = \"two\\\\nlines\"",
                        "title",
                        "\"two\uFFFDlines\"",
                        "one line",
                        ""),
                arguments("\"10\"", "10", "machine.initial_state", "10", "must be text", "quotes"),
                arguments("\"10\"", "\"12\"", "machine.initial_state", "\"12\"", "must be one of \"00\", \"01\"", ""),
                arguments("\"10\"", "\"mixd\"", "machine.initial_state", "\"mixd\"", "must be one of", "\"mixed\"?"),
                arguments(
                        "\"spin\"",
                        "\"fermion\"",
                        "machine.bath.0.statistics",
                        "\"fermion\"",
                        "\"spin\", \"boson\"",
                        ""),
                arguments("\"boson\"", "\"Bosons\"", "machine.bath.1.statistics", "\"Bosons\"", "one of", "\"boson\"?"),
                arguments("\"spin\"", "1", "machine.bath.0.statistics", "1", "must be text", "quotes"),
                arguments("step = 0.5", "step = \"atuo\"", "time.step", "\"atuo\"", "must be \"auto\"", ""),
                arguments(
                        "window_start = 500.0",
                        "window_start = -500.0",
                        "fluctuations.window_start",
                        "-500.0",
                        "must be a finite number >= 0",
                        "Did you mean 500.0?"),
                arguments(
                        "bell_interval = 50.0",
                        "bell_interval = nan",
                        "fluctuations.bell_interval",
                        "nan",
                        "must be a finite number > 0",
                        ""),
                arguments(
                        "bell_interval = 50.0",
                        "bell_interval = \"long\"",
                        "fluctuations.bell_interval",
                        "\"long\"",
                        "must be \"auto\"",
                        ""),
                arguments(
                        "\"jump\"",
                        "\"jmp\"",
                        "ensemble.unravelling",
                        "\"jmp\"",
                        "must be one of \"jump\"",
                        "\"jump\"?"));
    }

    static Stream<Arguments> lists() {
        String state = "\"10\"";
        String key = "machine.initial_state";
        return Stream.of(
                arguments("[1e-4, 2e-4]", "1e-4", "noise.local", "0.0001", "must be a list of two numbers", ""),
                arguments("[1e-4, 2e-4]", "[1e-4]", "noise.local", "[0.0001]", "must be a list of two numbers", ""),
                arguments("[0.5, 0.6]", "[1, 2, 3]", "machine.static_field", "[1,2,3]", "two numbers", ""),
                arguments("[[0.1, 0.2], [0.3, 0.4]]", "[[1, 2]]", "machine.lamb_shift", "1 entry", "one pair", ""),
                arguments("[[0.1, 0.2], [0.3, 0.4]]", "[1, 2]", "machine.lamb_shift.0", "1", "a pair of numbers", ""),
                arguments(
                        "[[0.1, 0.2], [0.3, 0.4]]",
                        "[[1], [2]]",
                        "machine.lamb_shift.0",
                        "[1]",
                        "a pair of numbers",
                        ""),
                arguments("[[0.1, 0.2], [0.3, 0.4]]", "0", "machine.lamb_shift", "0", "[[S1(+g), S1(-g)]", ""),
                arguments(state, "[]", key, "0 amplitudes", "four amplitudes", ""),
                arguments(state, "[[1, 0], [0, 0], [0, 0]]", key, "3 amplitudes", "four amplitudes", ""),
                arguments(
                        state, "[[0, 0], [0, 0], [0, 0], [-0.0, 0]]", key, "the zero vector", "can be normalised", ""),
                arguments(
                        state,
                        "[[0, 0], [0, nan], [1, 0], [0, 0]]",
                        key + ".1.1",
                        "nan",
                        "must be a finite number",
                        ""),
                arguments(state, "[[0, 0], [0, 0], [-inf, 0], [0, 0]]", key + ".2.0", "-inf", "finite number", ""),
                arguments(state, "[1, 0, 0, 0]", key + ".0", "1", "a pair of numbers", ""),
                arguments(
                        state, "[[1, \"i\"], [0, 0], [0, 0], [0, 0]]", key + ".0.1", "\"i\"", "must be a number", ""));
    }

    static Stream<Arguments> grids() {
        String grid = "end = 2000.0\nsamples = 200\nstep = 0.5";
        String log = "end = 9\nspacing = \"log\"\n";
        return Stream.of(
                arguments(
                        "step = 0.5",
                        "step = 0.3",
                        "time.step",
                        "0.3",
                        "t = 10.0 is no multiple",
                        "steps are 0.29411764705882354 or 0.30303030303030304 (10.0 over"),
                arguments(
                        "step = 0.5",
                        "step = 20",
                        "time.step",
                        "20.0",
                        "t = 10.0 is no multiple",
                        "steps are 10.0 (10.0 over"),
                arguments("step = 0.5", "step = 1e-7", "time.step", "1e-7", "at most 1e9 steps", "at least 2e-6"),
                arguments("step = 0.5", "step = 0.5\nat = [1.0]", "time.samples", "", "beside time.at", "Leave one"),
                arguments(grid, "", "time.end", "", "is missing", ""),
                arguments(grid, "at = []", "time.at", "[]", "at least one time", ""),
                arguments(grid, "at = 5", "time.at", "5", "must be a list of times", ""),
                arguments(grid, "at = [0, 1]", "time.at.0", "0", "must be > 0", "in any case"),
                arguments(grid, "at = [1, nan]", "time.at.1", "nan", "must be a finite number", ""),
                arguments(
                        grid, "at = [1, 3, 2]", "time.at.2", "2.0", "later than the time before it, 3.0", "increasing"),
                arguments(grid, "at = [1, 1]", "time.at.1", "1.0", "later than the time before", "increasing"),
                arguments(
                        grid,
                        "at = [1, 2]\nend = 3",
                        "time.end",
                        "3.0",
                        "must equal the last of time.at, 2.0",
                        "Leave"),
                arguments(grid, "at = [1, 2.5]\nstep = 1e-10", "time.step", "1e-10", "at most 1e9 steps", "2.5e-9"),
                arguments(grid, "at = [1, 2.5]\nstart = 1", "time.start", "1.0", "without time.spacing", "begin at"),
                arguments(
                        grid,
                        "at = [1, 2]\nspacing = \"log\"\nstart = 1",
                        "time.spacing",
                        "",
                        "beside time.at",
                        "Leave"),
                arguments(
                        grid, "end = 9\nstart = 1", "time.start", "1.0", "without time.spacing = \"log\"", "begin at"),
                arguments(grid, "end = 9\nspacing = \"log\"", "time.start", "", "is missing; it must be the first", ""),
                arguments(
                        grid,
                        "end = 9\nspacing = \"geom\"\nstart = 1",
                        "time.spacing",
                        "\"geom\"",
                        "must be \"linear\" or \"log\"",
                        "time.at"),
                arguments(grid, log + "start = 9", "time.start", "9.0", "must be below time.end = 9.0", "0.009"),
                arguments(grid, log + "start = 0", "time.start", "0.0", "must be a finite number > 0", ""),
                arguments(grid, log + "start = -1", "time.start", "-1.0", "must be a finite number > 0", "mean 1.0"),
                arguments(grid, log + "start = \"1\"", "time.start", "\"1\"", "must be a number", "quotes"),
                arguments(grid, log + "start = 1\nsamples = 1", "time.samples", "1", "must be at least 2", ""),
                arguments(grid, log + "start = 8.9999999999", "time.samples", "200", "times that differ", "earlier"));
    }

    static Stream<Arguments> structure() {
        String bath = "[[machine.bath]]\nstatistics = \"boson\"\ntemperature = 0.3\ncoupling = 0.015\n";
        String rule = "must be exactly two [[machine.bath]] tables";
        String bath0 = "machine.bath.0.";
        return Stream.of(
                arguments(bath, "", "machine.bath", "1 entry", rule, ""),
                arguments(bath, bath + bath, "machine.bath", "3 entries", rule, ""),
                arguments(VALID, "", "machine", "", "is missing; it must be a table", ""),
                arguments(VALID, "machine = 1", "machine", "1", "must be a table", "Open it with [machine]."),
                arguments(VALID, "[machine]\n[time]\nend = 1", "machine.bath", "0 entries", rule, ""),
                arguments(
                        VALID,
                        "[machine.bath]\nstatistics = 1",
                        "machine.bath",
                        "one table",
                        "must be a list of tables",
                        "[[machine.bath]]"),
                arguments(VALID, "[machine]\nbath = 3", "machine.bath", "3", "must be a list of tables", ""),
                arguments(VALID, "[machine]\nbath = [1, 2]", bath0.substring(0, 14), "1", "must be a table", "Open it"),
                arguments(
                        "statistics = \"spin\"\n",
                        "",
                        bath0 + "statistics",
                        "",
                        "is missing; it must be \"spin\" or",
                        ""),
                arguments("temperature = 0.7\n", "", bath0 + "temperature", "", "is missing; it must be a finite", ""),
                arguments("coupling = 0.005\n", "", bath0 + "coupling", "", "is missing; it must be a finite", ""),
                arguments(
                        "[noise]",
                        "[nosie]",
                        "nosie",
                        "a table",
                        "known at the top level are title, machine",
                        "noise?"),
                arguments(
                        "collective =",
                        "colective =",
                        "noise.colective",
                        "0.01",
                        "in [noise] are collective, local",
                        "noise.collective?"),
                arguments(
                        "temperature = 0.7",
                        "Temperature = 0.7",
                        bath0 + "Temperature",
                        "0.7",
                        "known key",
                        bath0 + "temperature?"),
                arguments(
                        "[ensemble]", "", "time.trajectories", "20000", "in [time] are end", "ensemble.trajectories?"),
                arguments("seed = 7", "xyzzy = 7", "ensemble.xyzzy", "7", "in [ensemble] are trajectories, seed", ""),
                arguments("[time]", "[time]\n\"\" = 7", "time.", "7", "in [time] are", ""),
                arguments(
                        "significance = 0.01",
                        "significance = 0",
                        "ensemble.significance",
                        "0.0",
                        "between 0 and 1",
                        ""),
                arguments(
                        "significance = 0.01",
                        "significance = 1",
                        "ensemble.significance",
                        "1.0",
                        "between 0 and 1",
                        ""),
                arguments(
                        "significance = 0.01",
                        "significance = 5",
                        "ensemble.significance",
                        "5.0",
                        "between 0",
                        "mean 0.05?"),
                arguments(
                        "significance = 0.01",
                        "significance = nan",
                        "ensemble.significance",
                        "nan",
                        "between 0 and 1",
                        ""),
                arguments(
                        "checkpoint_seconds = 20",
                        "checkpoint_seconds = 2e9",
                        "ensemble.checkpoint_seconds",
                        "2e9",
                        "at most 1e9",
                        ""));
    }
}
