package org.bellwether.nonlocality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.model.Pauli;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.bellwether.statistics.MeanVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The 95 % intervals of B and of Pauli means where they live on a few trajectories that have jumped, or have not, and where they
 * do not.
 *
 * <p>Measured coverage of B over these 200 seeds; the same of intervals that know nothing of jumps that were not seen; and the mean
 * number of trajectories that have jumped (of the cold bosons, of those that are not in psi+):
 *
 * <pre>
 *   strong baths, t = 0.02, 0.05, 0.2     100.0  99.5  98.5 %         28.5  95.0  95.0 %         0.3, 3, 12
 *   stronger baths, t = 0.05, 0.2          94.0  94.5 %               92.5  94.5 %               28, 101
 *   from psi+, t = 1, 2                   100.0 100.0 %               54.5  75.0 %               0.8, 1.5
 *   strong baths from psi+, t = 1, 2       99.0  99.0 %               91.5  94.5 %               8, 16
 *   bosons at T = 0, N = 50 to 600        100.0 100.0  99.0  96.5 %   68.5  80.5  90.0  92.5 %   1 to 15
 *   strong baths, t = 50                   94.5 %                     93.5 %                     445
 * </pre>
 */
@Tag("slow")
class IntervalCoverageTest {
    private static final int SEEDS = 200;
    private static final double QUANTILE = 1.959963984540054;
    private static final double ROUNDING = 1e-12;
    private static final String STRONG = "machine.bath.0.coupling=0.05 machine.bath.1.coupling=0.15 ";
    private static final String STRONGER = "machine.bath.0.coupling=0.5 machine.bath.1.coupling=1.5 ";
    private static final String COLD =
            "machine.bath.0.temperature=0 machine.bath.1.temperature=0 time.end=1000 time.step=1";
    private static final String PSI = "machine.initial_state=\"psi+\" ";

    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of("fig3-spin", STRONG + "time.end=0.02", 200, true),
                Arguments.of("fig3-spin", STRONG + "time.end=0.05", 600, true),
                Arguments.of("fig3-spin", STRONG + "time.end=0.2", 600, true),
                Arguments.of("fig3-spin", STRONGER + "time.end=0.05", 600, false),
                Arguments.of("fig3-spin", STRONGER + "time.end=0.2", 600, false),
                Arguments.of("fig3-spin", PSI + "time.end=1", 600, true),
                Arguments.of("fig3-spin", PSI + "time.end=2", 600, true),
                Arguments.of("fig3-spin", STRONG + PSI + "time.end=1", 600, true),
                Arguments.of("fig3-spin", STRONG + PSI + "time.end=2", 600, true),
                Arguments.of("fig3-boson", COLD, 50, true),
                Arguments.of("fig3-boson", COLD, 150, true),
                Arguments.of("fig3-boson", COLD, 300, true),
                Arguments.of("fig3-boson", COLD, 600, true),
                Arguments.of("fig3-spin", STRONG + "time.end=50", 600, false));
    }

    /**
     * The interval of B covers the exact mean in 93 % at least, and in less than 99 % where events are not rare; that of any Pauli
     * mean, error ± 1.96, in 91 %, which an interval of 95 % does in 99 % of such tests, of which there are 200.
     */
    @ParameterizedTest
    @MethodSource("conditions")
    void intervalsCoverTheExactMean(String example, String overrides, int trajectories, boolean rare) {
        List<String> settings = new ArrayList<>(Arrays.asList(overrides.split(" ")));
        settings.add("time.samples=1");
        settings.add("ensemble.trajectories=" + trajectories);
        Simulation simulation = Simulation.of(SpecReader.parse(Examples.text(example), "test", settings));
        double[] truth = simulation.reference().strang()[1];
        double exact = Horodecki.bell(SpinCorrelations.names().stream()
                .mapToDouble(name -> truth[Pauli.pairs().indexOf(name)])
                .toArray());
        int covered = 0;
        int[] means = new int[truth.length];
        for (int seed = 0; seed < SEEDS; seed++) {
            MeanVector mean = Simulation.of(simulation.spec().withSeed(seed))
                    .run(1, ProgressListener.NONE)
                    .last();
            covered += BellEstimator.estimate(mean, Pauli.pairs()).covers(exact) ? 1 : 0;
            for (int i = 0; i < means.length; i++) {
                means[i] += Math.abs(mean.mean()[i] - truth[i]) <= QUANTILE * mean.error(i) + ROUNDING ? 1 : 0;
            }
        }
        assertThat(100.0 * covered / SEEDS).isBetween(93.0, rare ? 100 : 98.9);
        assertThat(Arrays.stream(means).min().orElseThrow()).isGreaterThanOrEqualTo(SEEDS * 91 / 100);
    }
}
