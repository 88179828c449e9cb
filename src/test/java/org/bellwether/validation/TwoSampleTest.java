package org.bellwether.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.result.EnsembleResult;
import org.bellwether.result.EnsembleResult.WindowAverages;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.MeanVector;
import org.bellwether.testkit.Uniformity;
import org.bellwether.validation.TwoSample.Sample;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwoSampleTest {
    private static final double SIGNIFICANCE = 0.001;

    private static Simulation simulation(String... overrides) {
        Stream<String> small = Stream.of("time.end=300", "time.samples=30", "ensemble.trajectories=2000");
        return Simulation.of(SpecReader.parse(
                Examples.text("fig3-spin"),
                "small",
                Stream.concat(small, Arrays.stream(overrides)).toList()));
    }

    private static Sample run(Simulation simulation, long seed) {
        Simulation seeded = Simulation.of(simulation.spec().withSeed(seed));
        return seeded.sample(seeded.run(2, ProgressListener.NONE));
    }

    /**
     * Over pairs of seeds, with unequal sizes and steps, p-values are no less than uniform: jumps down and up come in pairs, and the
     * joint p-value of such numbers errs to the side of agreement. Kolmogorov's one-sided distance passes its critical value with
     * probability 0.001 at most, and so does the number below 0.05. Of one covariance twice in place of the sum, p-values crowd
     * at 1; without one of them, at 0. The mean of T^2 is k, and of all pairs together it is off by more than 3.3 standard
     * deviations with probability 0.001.
     */
    private static void pValuesAreUniform(int pairs, Simulation a, Simulation b) {
        double[] p = new double[pairs];
        double statistic = 0;
        double degrees = 0;
        for (int k = 0; k < pairs; k++) {
            TwoSample test = TwoSample.of(run(a, 2L * k), run(b, 2L * k + 1), SIGNIFICANCE);
            p[k] = test.pValue();
            statistic += test.statistic();
            degrees += test.degreesOfFreedom();
        }
        assertThat(statistic / degrees).isCloseTo(1, within(3.3 * Math.sqrt(2 / degrees)));
        assertThat(Uniformity.excess(p)).isLessThan(Uniformity.criticalExcess(pairs));
        BinomialDistribution below = BinomialDistribution.of(pairs, 0.05);
        assertThat((int) Arrays.stream(p).filter(x -> x < 0.05).count())
                .isBetween(below.inverseCumulativeProbability(0.0005), below.inverseSurvivalProbability(0.0005));
    }

    @Test
    void pValuesOfEqualMeansAreUniform() {
        pValuesAreUniform(60, simulation(), simulation("ensemble.trajectories=1000", "time.step=0.5"));
    }

    @Tag("slow")
    @Test
    void pValuesOfEqualMeansAreUniformOverManySeeds() {
        pValuesAreUniform(400, simulation(), simulation("ensemble.trajectories=1000", "time.step=0.5"));
        pValuesAreUniform(400, simulation(), simulation());
        String[] quiet = {"noise.collective=0", "noise.local=[0, 0]"};
        pValuesAreUniform(400, simulation(quiet), simulation(quiet));
        Simulation noise = simulation("ensemble.unravelling=\"noise\"");
        pValuesAreUniform(400, noise, noise);
    }

    static Stream<List<String>> otherMachines() {
        return Stream.of(
                List.of("machine.bath.0.temperature=0.9"),
                List.of("noise.local=[3e-4, 3e-4]"),
                List.of("noise.collective=5e-3"),
                List.of("machine.bath.0.coupling=0.015", "machine.bath.1.coupling=0.005"),
                List.of("machine.initial_state=01"));
    }

    /** Each changes a mean by more than 6 standard errors of 20 000 trajectories. */
    @ParameterizedTest
    @MethodSource("otherMachines")
    void otherMachinesDiffer(List<String> overrides) {
        Sample own = run(simulation("ensemble.trajectories=20000"), 1);
        String[] changed = Stream.concat(Stream.of("ensemble.trajectories=20000"), overrides.stream())
                .toArray(String[]::new);
        TwoSample test = TwoSample.of(own, run(simulation(changed), 2), SIGNIFICANCE);
        assertThat(test.pValue()).isLessThan(1e-6);
        assertThat(test.largest()).hasSize(5);
    }

    /** With equal covariances C and N vectors each, T^2 = (N/2) d^T C^-1 d and nu = 2(N - 1): the textbook's pooled test. */
    @Test
    void equalCovariancesGiveTheTextbooksTest() {
        double[][] c = {{0.5, 0.1}, {0.1, 0.3}};
        double[] d = {0.05, -0.02};
        TwoSample test = TwoSample.of(sample(1000, d, c), sample(1000, new double[2], c), SIGNIFICANCE);
        double form = (0.3 * d[0] * d[0] - 2 * 0.1 * d[0] * d[1] + 0.5 * d[1] * d[1]) / (0.5 * 0.3 - 0.01);
        assertThat(test.statistic()).isCloseTo(500 * form, within(1e-9));
        assertThat(test.degreesOfFreedom()).isEqualTo(2);
        double p = FDistribution.of(2, 1997).survivalProbability(test.statistic() * 1997 / (2 * 1998));
        assertThat(test.pValue()).isCloseTo(p, within(1e-9));
    }

    /** Against a run without errors it is Hotelling's test of one run against numbers. */
    @Test
    void aVeryLargeSecondRunIsAReference() {
        double[][] c = {{0.5, 0.1}, {0.1, 0.3}};
        double[] d = {0.05, -0.02};
        Hotelling one = Hotelling.of(mean(1000, d, c), new double[2], List.of(0, 1));
        TwoSample two = TwoSample.of(sample(1000, d, c), sample(1_000_000_000_000L, new double[2], c), SIGNIFICANCE);
        assertThat(two.statistic()).isCloseTo(one.statistic(), within(1e-6));
        assertThat(two.pValue()).isCloseTo(one.pValue(), within(1e-6));
    }

    /** Along one direction, v/N of both and 1/sqrt(N v): below 100 trajectories that differ, errors are not normal. */
    @Test
    void directionsThatFewTrajectoriesMakeAreLeftOut() {
        double[][] rare = {{1, 0}, {0, 0.99e-3}};
        double[][] enough = {{1, 0}, {0, 1.01e-3}};
        Sample none = sample(1_000_000_000_000L, new double[2], enough);
        assertThat(TwoSample.of(sample(100_000, new double[2], rare), none, SIGNIFICANCE)
                        .degreesOfFreedom())
                .isEqualTo(1);
        assertThat(TwoSample.of(sample(100_000, new double[2], enough), none, SIGNIFICANCE)
                        .degreesOfFreedom())
                .isEqualTo(2);
        // Two equal runs have 50 each where one has 100: v/N^2 over (2 v/N)^{3/2} is 1/10 at N v = 50.
        double[][] half = {{1, 0}, {0, 0.51e-3}};
        assertThat(TwoSample.of(
                                sample(100_000, new double[2], half),
                                sample(100_000, new double[2], half),
                                SIGNIFICANCE)
                        .degreesOfFreedom())
                .isEqualTo(2);
    }

    /** Z = X/5 in every trajectory: C is singular, but for rounding. */
    @Test
    void directionsWithoutVarianceDoNotCount() {
        double[][] singular = {{0.5, 0.1}, {0.1, 0.02}};
        TwoSample test = TwoSample.of(
                sample(1000, new double[] {0.05, 0.01}, singular), sample(1001, new double[2], singular), SIGNIFICANCE);
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
        assertThat(test.statistic()).isCloseTo(0.05 * 0.05 / (0.5 / 1000 + 0.5 / 1001), within(1e-9));
    }

    @Test
    void constantsMustBeTheSame() {
        double[][] c = {{0, 0}, {0, 0.3}};
        Sample a = constant(new double[] {0.5, 0}, c);
        assertThat(TwoSample.of(a, constant(new double[] {0.5 + 1e-12, 0}, c), SIGNIFICANCE)
                        .pValue())
                .isEqualTo(1);
        TwoSample differs = TwoSample.of(a, constant(new double[] {0.6, 0}, c), SIGNIFICANCE);
        // Of all common means 0.5 makes it most likely: 1000 values of at least -1 with that mean are all 0.6 with (1 -
        // 0.1/1.6)^1000.
        assertThat(differs.pValue()).isLessThan(1e-24);
        assertThat(differs.outcome()).isEqualTo(TestOutcome.DISAGREES);
        assertThat(differs.notes()).singleElement().asString().contains("<X>", "not the same in both");
    }

    /** X is 0.5 in all trajectories of the one run and 0.51 ± 0.02 in the other, half a standard error away: T^2 = 1/4, p = 0.88. */
    @Test
    void aConstantOfOneRunIsTestedAgainstTheOther() {
        double[][] fixed = {{0, 0}, {0, 0.3}};
        double[][] free = {{0.4, 0}, {0, 0.3}};
        TwoSample test = TwoSample.of(
                constant(new double[] {0.5, 0}, fixed), constant(new double[] {0.51, 0}, free), SIGNIFICANCE);
        assertThat(test.degreesOfFreedom()).isEqualTo(2);
        assertThat(test.notes()).isEmpty();
        assertThat(test.pValue()).isBetween(0.8, 0.95);
    }

    /**
     * A flag that one trajectory in a thousand carries, of a million of which 1000 do, is seen on none of 600 with probability 0.55: no
     * difference, though 33 standard errors of the million. Where trajectories do not jump it is one.
     */
    @Test
    void whatASmallRunHasNotSeenIsNoDifference() {
        double[][] none = {{0, 0}, {0, 0.3}};
        double[][] rare = {{1e-3, 0}, {0, 0.3}};
        EnsembleResult small = result(mean(600, new double[2], none));
        EnsembleResult large = result(mean(1_000_000, new double[] {1e-3, 0}, rare));
        TwoSample test = TwoSample.of(new Sample(small, true), new Sample(large, true), SIGNIFICANCE);
        assertThat(test.outcome()).isEqualTo(TestOutcome.AGREES);
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
        assertThat(TwoSample.of(new Sample(small, false), new Sample(large, false), SIGNIFICANCE)
                        .outcome())
                .isEqualTo(TestOutcome.DISAGREES);
    }

    /** Of 12 jumps in two equal runs none is in the first with probability 2^-12; Gaussian errors would say 5e-4 for both sides. */
    @Test
    void rareJumpsAreBinomial() {
        assertThat(CountComparison.pValue(events(0, 1000), events(12, 1000))).isCloseTo(2 * 0x1p-12, within(1e-9));
        assertThat(CountComparison.pValue(events(0, 1000), events(3, 1000))).isCloseTo(0.25, within(1e-9));
        assertThat(CountComparison.pValue(events(1, 1000), events(0, 3000))).isCloseTo(0.5, within(1e-9));
        assertThat(CountComparison.pValue(events(0, 1000), events(0, 1000))).isNaN();
        // Three at a time, they are four groups and not twelve events.
        Estimate groups = new Estimate(0.012, Math.sqrt(0.036) / Math.sqrt(1000), 1000);
        assertThat(CountComparison.pValue(events(0, 1000), groups)).isCloseTo(0.125, within(0.01));
    }

    /** 5200 for 5000 events in as many trajectories: two standard errors. */
    @Test
    void manyJumpsAreNormal() {
        double p = CountComparison.pValue(events(5200, 10_000), events(5000, 10_000));
        assertThat(p)
                .isCloseTo(2 * NormalDistribution.of(0, 1).survivalProbability(200 / Math.sqrt(10_200)), within(1e-9));
    }

    /** With the baths exchanged the means are the same, and each bath has the jumps of the other. */
    @Test
    void exchangedBathsDifferByTheirJumps() {
        Sample own = run(simulation(), 1);
        Sample other = run(
                simulation(
                        "machine.bath.0.temperature=0.3",
                        "machine.bath.0.coupling=0.015",
                        "machine.bath.1.temperature=0.6",
                        "machine.bath.1.coupling=0.005"),
                2);
        TwoSample test = TwoSample.of(own, other, SIGNIFICANCE);
        assertThat(test.outcome()).isEqualTo(TestOutcome.DISAGREES);
        assertThat(test.counts().channels().get(0).pValue()).isLessThan(1e-20);
        assertThat(FDistribution.of(test.degreesOfFreedom(), 4000)
                        .survivalProbability(test.statistic() / test.degreesOfFreedom()))
                .isGreaterThan(0.001);
    }

    private static Estimate events(int number, long trajectories) {
        double mean = (double) number / trajectories;
        return new Estimate(mean, Math.sqrt(mean / trajectories), trajectories);
    }

    @Test
    void timesBeforeEnoughJumpsAreLeftOut() {
        double[][] c = {{0.5, 0}, {0, 0.3}};
        Sample far = sample(1000, new double[] {1, 1}, c);
        Sample here = sample(1000, new double[2], c);
        Sample early = new Sample(withJumped(here.result(), 49), true);
        TwoSample test = TwoSample.of(far, early, SIGNIFICANCE);
        assertThat(test.outcome()).isEqualTo(TestOutcome.NOT_TESTED);
        assertThat(test.pValue()).isNaN();
        assertThat(test.notes()).singleElement().asString().contains("t = 1.0 are left out");
        assertThat(test.reason()).contains("too few trajectories");
        assertThat(TwoSample.of(far, new Sample(early.result(), false), SIGNIFICANCE)
                        .pValue())
                .isZero();
        assertThat(TwoSample.of(early, far, SIGNIFICANCE).degreesOfFreedom()).isZero();
    }

    @Test
    void runsOnOtherGridsCannotBeCompared() {
        Sample a = run(simulation("ensemble.trajectories=200"), 1);
        Sample other = run(simulation("ensemble.trajectories=200", "time.end=301"), 1);
        Sample fewer = run(simulation("ensemble.trajectories=200", "time.samples=15"), 1);
        assertThatThrownBy(() -> TwoSample.of(a, other, SIGNIFICANCE)).hasMessageContaining("other output times");
        assertThatThrownBy(() -> TwoSample.of(a, fewer, SIGNIFICANCE)).hasMessageContaining("other output times");
        assertThatThrownBy(() -> TwoSample.of(a, sample(200, new double[2], new double[2][2]), SIGNIFICANCE))
                .hasMessageContaining("other observables");
    }

    private static Sample constant(double[] mean, double[][] covariance) {
        return new Sample(result(mean(1000, mean, covariance)), false);
    }

    private static Sample sample(long n, double[] mean, double[][] covariance) {
        return new Sample(result(mean(n, mean, covariance)), false);
    }

    private static MeanVector mean(long n, double[] mean, double[][] covariance) {
        double[] half = IntStream.range(0, mean.length)
                .mapToDouble(i -> Math.sqrt(covariance[i][i]))
                .toArray();
        double[] low = IntStream.range(0, mean.length)
                .mapToDouble(i -> mean[i] - half[i])
                .toArray();
        double[] high = IntStream.range(0, mean.length)
                .mapToDouble(i -> mean[i] + half[i])
                .toArray();
        return new MeanVector(n, mean, covariance, low, high);
    }

    /** One window of the observables X and Z, the output t = 1. */
    private static EnsembleResult result(MeanVector mean) {
        return new EnsembleResult(
                new double[] {0, 1},
                List.of("X", "Z"),
                List.of(mean, mean),
                new WindowAverages(List.of(1), List.of(2), mean),
                new long[] {0, 500},
                new Estimate(1, 0.1, mean.count()),
                List.of(),
                List.of());
    }

    private static EnsembleResult withJumped(EnsembleResult r, long jumped) {
        return new EnsembleResult(
                r.times(),
                r.observables(),
                r.means(),
                r.windows(),
                new long[] {0, jumped},
                r.jumps(),
                r.channels(),
                r.jumpsByChannel());
    }
}
