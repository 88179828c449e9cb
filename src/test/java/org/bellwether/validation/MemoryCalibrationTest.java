package org.bellwether.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Examples;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecReader;
import org.bellwether.testkit.Uniformity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Over 200 seeds of a small run under noise with memory, p-values of the verdict on the exact equation are not smaller than uniform ones,
 * and Eq. (28), which is wrong here, is rejected.
 *
 * <p>Measured of 200 seeds each, below 0.05 and below 0.01: Ornstein-Uhlenbeck 6 and 3, telegraph 10 and 2, a mixture seen by density
 * matrices 14 and 2, quasistatic 6 and 1; (28) was rejected in 200 of 200 wherever it exists. The verdict is a
 * little conservative, as the tests that {@code Together} combines, of means and of counts, depend on each other: of 800 seeds of the
 * telegraph 124 were above 0.9 and 120 below 0.2.
 *
 * <p>A calibrated verdict fails one case with probability below 0.001 in each of the limits.
 */
@Tag("slow")
class MemoryCalibrationTest {
    private static final int SEEDS = 200;

    /** @param noise what is set beside the example of local noise with memory */
    private record Case(String name, List<String> noise) {
        Simulation simulation() {
            List<String> all = Stream.concat(
                            Stream.of("time.end=60", "time.samples=6", "ensemble.trajectories=1000"), noise.stream())
                    .toList();
            return Simulation.of(SpecReader.parse(Examples.text("local-memory"), name, all));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static String local(String kind) {
        return "noise.local={ kind = \"" + kind + "\", intensity = [0.02, 0.01], correlation_time = 5.0 }";
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("Ornstein-Uhlenbeck", List.of(local("ornstein-uhlenbeck"))),
                new Case("telegraph", List.of(local("telegraph"))),
                new Case(
                        "telegraph, Ornstein-Uhlenbeck and density matrices",
                        List.of(
                                local("ornstein-uhlenbeck"),
                                "noise.collective={ kind = \"telegraph\", intensity = 0.01, correlation_time = 2.0 }",
                                "ensemble.unravelling=\"noise\"")),
                new Case("quasistatic", List.of("noise.local={ kind = \"quasistatic\", deviation = [0.03, 0.03] }")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theExactEquationIsRejectedAsOftenAsChanceHasItAndEq28Always(Case machine) {
        Simulation one = machine.simulation();
        Reference reference = one.reference();
        Optional<Reference> eq28 = one.whiteReference();
        double[] pValues = new double[SEEDS];
        int rejected = 0;
        int judged = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Spec spec = one.spec().withSeed(seed);
            Simulation simulation = new Simulation(spec, one.machine(), one.system(), one.grid(), one.step());
            EnsembleResult result = simulation.run(1, ProgressListener.NONE);
            pValues[seed] = simulation.verdict(result, reference).pValue();
            if (eq28.isPresent()) {
                judged++;
                rejected += simulation.verdict(result, eq28.get()).outcome() == TestOutcome.DISAGREES ? 1 : 0;
            }
        }
        System.out.printf(
                "%s: below 0.05 %d, below 0.01 %d, excess %.3f (%.3f); (28) rejected %d of %d%n",
                machine,
                below(0.05, pValues),
                below(0.01, pValues),
                Uniformity.excess(pValues),
                Uniformity.criticalExcess(SEEDS),
                rejected,
                judged);
        assertThat(Uniformity.excess(pValues)).isLessThan(Uniformity.criticalExcess(SEEDS));
        assertThat(below(0.05, pValues)).isLessThanOrEqualTo(most(0.05));
        assertThat(below(0.01, pValues)).isLessThanOrEqualTo(most(0.01));
        assertThat(rejected).isEqualTo(judged);
    }

    private static int below(double limit, double[] pValues) {
        return (int) Arrays.stream(pValues).filter(p -> p < limit).count();
    }

    /** Uniform p-values are below p more often than this with probability at most 0.001. */
    private static int most(double p) {
        return BinomialDistribution.of(SEEDS, p).inverseSurvivalProbability(0.001);
    }
}
