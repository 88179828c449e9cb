package org.bellwether.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Over 200 seeds a right reference is rejected as often as the significance says: where means live on few trajectories, where nothing
 * but the noise differs between trajectories, where jumps are rare, and in the usual case.
 *
 * <p>p-values below 0.05 and 0.01 are more than the limits with probability 0.001 each where a test is calibrated, and below a
 * significance of 0.001 there are two of 200 or more with probability 0.018, three or more with 0.001.
 */
@Tag("slow")
class FalseRejectionTest {
    private static final int SEEDS = 200;

    private record Case(String example, List<String> overrides) {
        /** Baths so weak that jumps are rare leave nothing to test. */
        boolean tested() {
            return !example.equals("fig3-boson");
        }

        Simulation simulation() {
            return Simulation.of(SpecReader.parse(Examples.text(example), example, overrides));
        }

        @Override
        public String toString() {
            return example + " " + overrides;
        }
    }

    private static Case machine(String example, int trajectories, int end, int samples, String... overrides) {
        List<String> all = new ArrayList<>(
                List.of("ensemble.trajectories=" + trajectories, "time.end=" + end, "time.samples=" + samples));
        all.addAll(List.of(overrides));
        return new Case(example, all);
    }

    private static String[] baths(String key, double first, double second, String... more) {
        return Stream.concat(
                        Stream.of("machine.bath.0." + key + "=" + first, "machine.bath.1." + key + "=" + second),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    static Stream<Case> cases() {
        return Stream.of(
                machine("fig3-spin", 2000, 300, 30),
                machine("collective-noise", 2000, 2000, 40, baths("temperature", 5, 5)),
                machine("collective-noise", 600, 2000, 40, baths("temperature", 1e6, 1e6)),
                machine("fig3-spin", 600, 2000, 40, baths("temperature", 1e6, 1e6)),
                machine("noiseless", 600, 2000, 40, baths("temperature", 1e6, 1e6, "machine.initial_state=\"10\"")),
                machine("noiseless", 1000, 2000, 40),
                machine("noiseless", 1000, 1000, 20, "machine.initial_state=\"00\""),
                machine("fig3-spin", 1000, 300, 30, "ensemble.unravelling=\"noise\""),
                machine("fig3-spin", 400, 2000, 30, "ensemble.unravelling=\"noise\""),
                machine("fig3-spin", 1000, 300, 30, "ensemble.unravelling=\"noise\"", "machine.initial_state=\"++\""),
                machine("fig3-spin", 1000, 300, 30, baths("temperature", 0.15, 0.12)),
                machine("fig3-boson", 1000, 300, 30, baths("coupling", 1e-5, 2e-5)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rightReferenceIsRejectedAsOftenAsTheSignificanceSays(Case machine) {
        Simulation resolved = machine.simulation();
        Reference reference = resolved.reference();
        double[] pValues = new double[SEEDS];
        int untested = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Simulation simulation = Simulation.of(resolved.spec().withSeed(1000 + seed));
            EnsembleResult result = simulation.run(2, ProgressListener.NONE);
            Verdict verdict = simulation.verdict(result, reference);
            untested += verdict.outcome() == TestOutcome.NOT_TESTED ? 1 : 0;
            pValues[seed] = Double.isNaN(verdict.pValue()) ? 1 : verdict.pValue();
        }
        assertThat(untested).isEqualTo(machine.tested() ? 0 : SEEDS);
        assertThat(below(0.001, pValues)).isLessThan(3);
        assertThat(below(0.01, pValues)).isLessThanOrEqualTo(most(0.01));
        assertThat(below(0.05, pValues)).isLessThanOrEqualTo(most(0.05));
    }

    private static int below(double limit, double[] pValues) {
        return (int) Arrays.stream(pValues).filter(p -> p < limit).count();
    }

    private static int most(double p) {
        return BinomialDistribution.of(SEEDS, p).inverseSurvivalProbability(0.001);
    }
}
