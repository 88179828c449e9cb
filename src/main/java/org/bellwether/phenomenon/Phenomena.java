package org.bellwether.phenomenon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bellwether.ensemble.CombinedStatistics;
import org.bellwether.ensemble.PathStatistics;

/** All phenomena of a run with their sums. To add one, write its file and name it in {@link #ALL}. */
public final class Phenomena {
    /** The phenomena that every run is asked for, in the order of the result. */
    public static final List<Function<PathSetting, Phenomenon>> ALL = List.of(
            HeatExchange::new,
            JumpCounting::new,
            EnergyBalance::new,
            FluctuationTheorem::new,
            WaitingTime::new,
            TimeAveraging::new,
            Phenomena::bellTests,
            Phenomena::ofTwoQubits);

    private final PathSetting setting;
    private final List<Phenomenon> all;
    private final List<Phenomenon> present;
    private final CombinedStatistics sums;

    /**
     * A phenomenon with what was found of it.
     *
     * @param names its outermost names in the result
     * @param absence why it is absent; empty where it is not
     * @param findings empty where it is absent
     */
    public record Outcome(List<String> names, Optional<String> absence, Findings findings) {}

    private Phenomena(PathSetting setting, List<Phenomenon> all) {
        this.setting = setting;
        this.all = List.copyOf(all);
        present = all.stream().filter(p -> p.absence().isEmpty()).toList();
        sums = new CombinedStatistics(
                present.stream().map(Phenomenon::emptySums).toList());
    }

    /** Those of a run, with empty sums. */
    public static Phenomena of(PathSetting setting) {
        return of(setting, ALL);
    }

    /** Some of them. */
    static Phenomena of(PathSetting setting, List<Function<PathSetting, Phenomenon>> makers) {
        return new Phenomena(
                setting, makers.stream().map(make -> make.apply(setting)).toList());
    }

    /** The same without what was summed. */
    public Phenomena empty() {
        return new Phenomena(setting, all);
    }

    /** What they are about. */
    public PathSetting setting() {
        return setting;
    }

    /** The sums of all together. */
    public PathStatistics sums() {
        return sums;
    }

    /** What was found, one entry a phenomenon. */
    public List<Outcome> outcomes() {
        ExactValues exact = new ExactValues(setting);
        List<Outcome> outcomes = new ArrayList<>();
        for (Phenomenon phenomenon : all) {
            int k = present.indexOf(phenomenon);
            outcomes.add(new Outcome(
                    phenomenon.names(),
                    phenomenon.absence(),
                    k < 0 ? new Findings() : phenomenon.result(sums.parts().get(k), exact)));
        }
        return outcomes;
    }

    private static Phenomenon bellTests(PathSetting setting) {
        int qubits = setting.model().qubits();
        return absent(
                qubits == 0
                        ? "a Bell test needs qubits, and a site of this system is none"
                        : "a CHSH test is one of two qubits of the machine, and this system has " + qubits
                                + (qubits == 1 ? " qubit" : " qubits")
                                + "; W over its settings is in the result, and its game of single shots is not played",
                "bell_test",
                "bell_test_along_trajectories");
    }

    private static Phenomenon ofTwoQubits(PathSetting setting) {
        return absent(
                "it is known for the machine of two qubits alone, of which it needs the parity sectors or the concurrence",
                "residence_times",
                "record",
                "entanglement",
                "ergodic");
    }

    /** A phenomenon that is absent everywhere. */
    static Phenomenon absent(String reason, String... names) {
        return new Phenomenon() {
            @Override
            public List<String> names() {
                return Arrays.asList(names);
            }

            @Override
            public Optional<String> absence() {
                return Optional.of(reason);
            }

            @Override
            public PathStatistics emptySums() {
                throw new IllegalStateException(reason);
            }

            @Override
            public Findings result(PathStatistics sums, ExactValues exact) {
                throw new IllegalStateException(reason);
            }
        };
    }
}
