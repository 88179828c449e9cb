package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bellwether.spec.Unit;
import org.bellwether.testkit.Hdf5Reader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Units, by the law that gives them their meaning: where the coupling, the temperatures, noises and fields are doubled and times
 * halved, nothing happens but that every number doubles as often as its unit says. Doubling changes no digit, so the two runs
 * have the same random numbers, the same jumps, and the same bits but for rounding in the exact values.
 */
final class UnitsTest {
    private static final Map<String, Unit> UNITS =
            Stream.of(Unit.values()).collect(Collectors.toMap(Unit::text, Function.identity()));

    @TempDir
    private static Path directory = Path.of("");

    private static Path once = Path.of("");
    private static Path twice = Path.of("");

    @BeforeAll
    static void run() {
        once = run("once", 1);
        twice = run("twice", 2);
    }

    private static Path run(String name, double g) {
        Path output = directory.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("fluctuations", "--quiet", "--trajectories", "400"));
        List.of(
                        "machine.coupling=" + g,
                        "machine.bath.0.temperature=" + 0.6 * g,
                        "machine.bath.1.temperature=" + 0.3 * g,
                        "machine.bath.0.coupling=0.05",
                        "machine.bath.1.coupling=0.15",
                        "machine.static_field=[" + 0.01 * g + ", " + 0.02 * g + "]",
                        "noise.collective=" + 0.01 * g,
                        "noise.local=[" + 0.002 * g + ", " + 0.001 * g + "]",
                        "time.end=" + 64 / g,
                        "time.samples=8",
                        "time.step=" + 0.125 / g,
                        "fluctuations.bell_shots=2000",
                        "fluctuations.bell_interval=" + 16 / g,
                        "fluctuations.long_trajectories=4")
                .forEach(setting -> arguments.addAll(List.of("--set", setting)));
        arguments.addAll(List.of("--record", "4", "-o", output.toString()));
        Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        return output;
    }

    @Test
    void everyNumberScalesAsItsUnitSays() {
        for (String file : List.of("result.h5", "trajectories.h5")) {
            try (Hdf5Reader first = Hdf5Reader.Library.OWN.open(once.resolve(file));
                    Hdf5Reader second = Hdf5Reader.Library.OWN.open(twice.resolve(file))) {
                Map<String, Unit> datasets = datasets(second);
                assertThat(datasets).hasSizeGreaterThan(9);
                datasets.forEach((path, unit) -> assertScaled(path, unit, numbers(first, path), numbers(second, path)));
            }
        }
    }

    /** The rounding of exact values is far below 1e-8 of the largest number of a dataset; a wrong unit is off by 2 or more. */
    private static void assertScaled(String path, Unit unit, double[] first, double[] second) {
        assertThat(second.length).as(path).isEqualTo(first.length);
        double factor = Math.pow(2, Objects.requireNonNull(POWERS.get(unit)));
        double size = Arrays.stream(second)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        for (int k = 0; k < first.length; k++) {
            boolean equal = Double.isNaN(first[k])
                    ? Double.isNaN(second[k])
                    : Math.abs(second[k] - factor * first[k]) <= 1e-8 * size + 1e-12;
            assertThat(equal)
                    .as("%s in %s: %s and %s", path, unit, first[k], second[k])
                    .isTrue();
        }
    }

    private static final Map<Unit, Integer> POWERS = Map.of(
            Unit.TIME_SQUARED, -2,
            Unit.TIME, -1,
            Unit.ONE, 0,
            Unit.ENERGY, 1,
            Unit.ENERGY_SQUARED, 2,
            Unit.ENERGY_CUBED, 3,
            Unit.ENERGY_TO_THE_FOURTH, 4);

    @Test
    void everyDatasetIsDescribedAndItsAxesAreNamed() {
        try (Hdf5Reader h5 = Hdf5Reader.Library.OWN.open(twice.resolve("result.h5"))) {
            Map<String, Unit> datasets = datasets(h5);
            assertThat(datasets.keySet())
                    .filteredOn(path -> path.startsWith("/fluctuations/"))
                    .hasSizeGreaterThan(500);
            for (String path : datasets.keySet()) {
                String name = h5.text(path, "long_name");
                assertThat(name.replaceAll("\\[.*", "")).as(path).contains(" ").doesNotContain("_", "*");
                assertThat(path).doesNotContainPattern("/\\d+(/|$)");
                long axes = Arrays.stream(h5.shape(path)).filter(n -> n > 1).count();
                String named = name.contains("[") ? name.substring(name.lastIndexOf('[')) : "";
                assertThat(named.isEmpty() ? 0 : named.split(",").length)
                        .as(path + ": " + name)
                        .isGreaterThanOrEqualTo((int) axes);
            }
            assertThat(datasets)
                    .containsEntry("/times", Unit.TIME)
                    .containsEntry("/fluctuations/heat/bath1/mean", Unit.ENERGY)
                    .containsEntry("/fluctuations/heat/bath1/standard_errors/variance", Unit.ENERGY_SQUARED)
                    .containsEntry("/fluctuations/heat/bath1/reference_third_cumulant", Unit.ENERGY_CUBED)
                    .containsEntry("/fluctuations/energy/work_field/variance", Unit.ENERGY_SQUARED)
                    .containsEntry("/fluctuations/waiting_times/density", Unit.ENERGY)
                    .containsEntry("/fluctuations/count_statistics/bath1/variance", Unit.ONE);
            assertThat(h5.shape("/fluctuations/count_statistics/bath1/distributions/trajectories"))
                    .hasSize(2);
            assertThat(h5.shape("/fluctuations/entanglement/at/bell/trajectories"))
                    .hasSize(2);
        }
    }

    @Test
    void noFileMeasuresInTheCoupling() throws IOException {
        try (Stream<Path> files = Files.walk(twice)) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(svg|html|json|toml|csv)"))
                    .toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContainPattern(
                                "\\b1/g\\b|\\(g\\)\"|\\(g[²³]\\)|\\bg\\^[23]|in units of g|energies in g");
            }
        }
        assertThat(twice.resolve("figures/bell.svg")).content().contains("time t (1/[coupling])");
        assertThat(twice.resolve("report.html")).content().contains("heat ([coupling])", Unit.LEGEND.substring(0, 30));
    }

    /** The datasets of numbers with their units. */
    private static Map<String, Unit> datasets(Hdf5Reader h5) {
        Map<String, Unit> found = new TreeMap<>();
        collect(h5, "/", found);
        return found;
    }

    private static void collect(Hdf5Reader h5, String group, Map<String, Unit> found) {
        for (String child : h5.children(group)) {
            String path = (group.equals("/") ? "" : group) + "/" + child;
            if (child.endsWith("/")) {
                collect(h5, path.substring(0, path.length() - 1), found);
            } else if (h5.has(path, "units")) {
                assertThat(UNITS).as(path).containsKey(h5.text(path, "units"));
                found.put(path, UNITS.get(h5.text(path, "units")));
            }
        }
    }

    private static double[] numbers(Hdf5Reader h5, String path) {
        return h5.isInteger(path)
                ? Arrays.stream(h5.integers(path)).asDoubleStream().toArray()
                : h5.reals(path);
    }
}
