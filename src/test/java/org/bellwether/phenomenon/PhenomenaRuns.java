package org.bellwether.phenomenon;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Observable;
import org.bellwether.simulation.PathSettings;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.SpecReader;
import org.bellwether.testkit.Golden;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.NoiseKernels;
import org.bellwether.trajectory.TrajectoryKernel;

/** Systems, kernels and comparisons for tests of phenomena. */
final class PhenomenaRuns {
    /** A mode that starts with three quanta, beside a warm bath. */
    static final String MODE = """
            [system]
            sites = ["mode:6"]
            initial_state = "3"
            hamiltonian = ["1.0 n1"]
            [[system.bath]]
            name = "left"
            operator = ["1 a1", "1 adag1"]
            statistics = "boson"
            temperature = 2.0
            coupling = 0.05
            [time]
            end = 10.0
            samples = 10
            step = 0.5
            [ensemble]
            trajectories = 1000
            """;

    /** A qubit between a cold and a hot bath, shaken by noise that works on it. */
    static final String QUBIT = """
            [system]
            sites = ["qubit"]
            initial_state = "0"
            hamiltonian = ["0.5 z1"]
            [[system.bath]]
            name = "cold"
            operator = ["1 x1"]
            statistics = "spin"
            temperature = 1.0
            coupling = 0.1
            [[system.bath]]
            name = "hot"
            operator = ["1 x1"]
            statistics = "boson"
            temperature = 2.0
            coupling = 0.05
            [[system.noise]]
            name = "shaking"
            operator = ["1 x1"]
            intensity = 0.05
            [time]
            end = 20.0
            samples = 10
            step = 0.25
            [ensemble]
            trajectories = 1000
            """;

    private static final long SEED = 11;

    private PhenomenaRuns() {}

    /** A chain of three qubits whose baths are strong and hot enough for many jumps in a short time. */
    static PathSetting chain(String... overrides) {
        List<String> all = new ArrayList<>(List.of(
                "time.end=20",
                "time.samples=10",
                "time.step=0.5",
                "machine.bath.0.coupling=0.05",
                "machine.bath.1.coupling=0.1",
                "machine.bath.2.coupling=0.1",
                "machine.bath.0.temperature=4",
                "machine.bath.1.temperature=3",
                "machine.bath.2.temperature=2",
                "noise.local=[0.01, 0.02, 0.0]"));
        all.addAll(List.of(overrides));
        return setting(config("many-chain3"), all);
    }

    static PathSetting jaynesCummings(String... overrides) {
        List<String> all = new ArrayList<>(List.of("time.step=0.25", "time.samples=10"));
        all.addAll(List.of(overrides));
        return setting(config("general-jaynes-cummings"), all);
    }

    static PathSetting qubit(String... overrides) {
        return setting(QUBIT, List.of(overrides));
    }

    /** A qubit whose only jumps have no bath. */
    static PathSetting damped(String... overrides) {
        String toml = QUBIT.substring(0, QUBIT.indexOf("[[system.bath]]"))
                + "[[system.jump]]\nname = \"decay\"\noperator = [\"1 a1\"]\nrate = 0.1\n"
                + QUBIT.substring(QUBIT.indexOf("[[system.noise]]"));
        return setting(toml, List.of(overrides));
    }

    static PathSetting mode(String... overrides) {
        return setting(MODE, List.of(overrides));
    }

    private static String config(String golden) {
        return Golden.load(golden).json().get("config").asString();
    }

    private static PathSetting setting(String toml, List<String> overrides) {
        return PathSettings.of(PathSettings.resolved(Simulation.of(SpecReader.parse(toml, "the test", overrides))));
    }

    static TrajectoryKernel kernel(PathSetting setting) {
        List<ComplexMatrix> operators = new ArrayList<>();
        List<Observable> observables = setting.model().observables();
        for (int o = 0; o < observables.size(); o++) {
            operators.add(observables.get(o).operator().times(1 / setting.scales()[o]));
        }
        setting.model().correlations().forEach(o -> operators.add(o.operator()));
        operators.add(setting.model().hamiltonian());
        KernelRequest request = KernelRequest.of(setting.system(), operators, setting.grid(), SEED)
                .adding(setting.functionals().orElse(null));
        return setting.pure()
                ? Kernels.create(Kernels.Choice.GENERAL, request)
                : NoiseKernels.create(Kernels.Choice.GENERAL, request);
    }

    /** Adds trajectories from one index to another, exclusive, in blocks of a size. */
    static <S extends PathStatistics> S add(S sums, TrajectoryKernel kernel, long from, long to, int block) {
        PathStatistics.Part part = sums.newPart();
        for (long first = from; first < to; first += block) {
            part.clear();
            kernel.run(first, (int) Math.min(block, to - first), part);
            sums.add(part);
        }
        return sums;
    }

    static List<Phenomena.Outcome> outcomes(PathSetting setting, long trajectories) {
        Phenomena phenomena = Phenomena.of(setting);
        add(phenomena.sums(), kernel(setting), 0, trajectories, BlockView.LANES);
        return phenomena.outcomes();
    }

    /** All quantities by their paths, joined by dots. */
    static Map<String, Quantity> byPath(List<Quantity> quantities) {
        Map<String, Quantity> all = new HashMap<>();
        quantities.forEach(q -> all.put(String.join(".", q.path()), q));
        return all;
    }

    /**
     * For every estimate that stands beside an exact value its deviation in standard errors, at the end where it depends on time.
     */
    static Map<String, Double> deviations(List<Quantity> quantities) {
        Map<String, Quantity> all = byPath(quantities);
        Map<String, Double> deviations = new HashMap<>();
        all.forEach((path, found) -> {
            int dot = path.lastIndexOf('.') + 1;
            String group = path.substring(0, dot);
            String name = path.substring(dot);
            boolean only = name.equals("estimate");
            Quantity error = all.get(only ? group + "standard_error" : group + "standard_errors." + name);
            Quantity exact =
                    all.get(only || name.equals("density") ? group + "reference" : group + "reference_" + name);
            if (error == null || exact == null || exact.value() == null || error.value() == null) {
                return;
            }
            boolean each = !found.axes().contains("time");
            for (int k = each ? 0 : size(found) - 1; k < size(found); k++) {
                double standardError = number(error, k);
                double difference = number(found, k) - number(exact, k);
                // Bins in which hardly any interval lies have no normal law.
                if (!found.axes().contains("bin") || intervals(all, group)[k] > 25) {
                    deviations.put(
                            path + "[" + k + "]",
                            Math.abs(difference) < 1e-9 ? 0 : difference / Math.max(standardError, 1e-12));
                }
            }
        });
        return deviations;
    }

    private static long[] intervals(Map<String, Quantity> all, String group) {
        return (long[])
                requireNonNull(requireNonNull(all.get(group + "intervals")).value());
    }

    private static int size(Quantity quantity) {
        return quantity.value() instanceof double[] row ? row.length : 1;
    }

    private static double number(Quantity quantity, int k) {
        return quantity.value() instanceof double[] row ? row[k] : (Double) requireNonNull(quantity.value());
    }
}
