package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Identities of counting statistics, in both versions; closed forms and reference values have tests of their own. */
class FullCountingTest {
    private static final OpenSystem STRONG = TestSystems.strong().openSystem();
    private static final OpenSystem FIGURE_3 = RandomMachines.figure3().openSystem();
    private static final long[] STEPS = {0, 1, 3, 12};

    /** A system, what of it is counted, and how time is taken. */
    record Case(String name, OpenSystem system, FullCounting counting, int[] coefficients) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        OpenSystem qutrit = TestSystems.noisyQutrit();
        long[] late = {10, 300, 5000};
        return Stream.of(
                new Case("strong", STRONG, FullCounting.exact(Generator.of(STRONG), STEPS, 1), new int[] {1, 0, -1, 0}),
                new Case("strong, steps", STRONG, FullCounting.strang(Generator.of(STRONG), STEPS, 1), new int[] {
                    1, 0, -1, 0
                }),
                new Case("strong, all", STRONG, FullCounting.strang(Generator.of(STRONG), STEPS, 1), new int[] {
                    1, 1, 1, 1
                }),
                new Case("strong, odd", STRONG, FullCounting.exact(Generator.of(STRONG), STEPS, 3), new int[] {
                    7, -1, 0, -2
                }),
                new Case("strong, up", STRONG, FullCounting.exact(Generator.of(STRONG), STEPS, 3), new int[] {
                    0, 0, -1, -3
                }),
                new Case("qutrit", qutrit, FullCounting.strang(Generator.of(qutrit), STEPS, 2), new int[] {1, -1}),
                new Case(
                        "figure 3", FIGURE_3, FullCounting.exact(Generator.of(FIGURE_3), late, 1), new int[] {1, 1, 1, 1
                        }));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDistributionHasTheCumulantsOfTheJets(Case c) {
        double[] row = IntStream.of(c.coefficients()).asDoubleStream().toArray();
        List<CountCumulants> cumulants = c.counting().cumulants(Counts.one("N", row));
        List<CountDistribution> distributions = c.counting().distribution(c.coefficients());
        for (int k = 0; k < distributions.size(); k++) {
            double mean = cumulants.get(k).means()[0];
            double variance = cumulants.get(k).variance(0);
            double scale = Math.max(1, variance);
            assertThat(centralMoment(distributions.get(k), mean, 0)).isCloseTo(1, within(1e-12));
            assertThat(centralMoment(distributions.get(k), mean, 1)).isCloseTo(0, within(1e-11 * scale));
            assertThat(centralMoment(distributions.get(k), mean, 2)).isCloseTo(variance, within(1e-10 * scale));
            assertThat(centralMoment(distributions.get(k), mean, 3))
                    .isCloseTo(cumulants.get(k).thirds()[0], within(1e-9 * scale * scale));
        }
        assertThat(Math.abs(cumulants.get(2).thirds()[0])).isGreaterThan(0.01);
    }

    /** The range, and the aliases of what is outside: on three times as many points nothing of 1e-12 appears. */
    @ParameterizedTest
    @MethodSource("cases")
    void whatIsOutsideTheRangeAndFoldedIntoItIsBelow1e12(Case c) {
        List<CountRange> ranges = CountRange.of(c.counting(), c.coefficients());
        List<CountRange> wider = ranges.stream()
                .map(r -> new CountRange(r.first() - r.width(), r.last() + r.width()))
                .toList();
        List<CountDistribution> narrow = c.counting().distribution(c.coefficients());
        List<CountDistribution> wide = c.counting().distributionOver(wider, c.coefficients());
        for (int k = 0; k < ranges.size(); k++) {
            double outside = 0;
            for (long m = wide.get(k).first(); m <= wide.get(k).last(); m++) {
                double p = wide.get(k).probability(m);
                if (m < ranges.get(k).first() || m > ranges.get(k).last()) {
                    outside += p;
                } else {
                    assertThat(narrow.get(k).probability(m)).isCloseTo(p, within(2e-13));
                }
            }
            assertThat(outside).isLessThan(1e-12);
        }
    }

    /** E[e^{x N}] from the distribution. */
    @ParameterizedTest
    @MethodSource("cases")
    void theGeneratingFunctionIsThatOfTheDistribution(Case c) {
        int largest = IntStream.of(c.coefficients()).map(Math::abs).max().orElseThrow();
        for (double x : new double[] {-0.15 / largest, 0.1 / largest}) {
            double[] exponents =
                    IntStream.of(c.coefficients()).mapToDouble(n -> x * n).toArray();
            double[] log = c.counting().logMean(exponents);
            List<CountDistribution> distributions = c.counting().distribution(c.coefficients());
            for (int k = 0; k < log.length; k++) {
                double sum = 0;
                for (long m = distributions.get(k).first();
                        m <= distributions.get(k).last();
                        m++) {
                    sum += distributions.get(k).probability(m) * Math.exp(x * m);
                }
                assertThat(Math.log(sum)).isCloseTo(log[k], within(1e-9));
            }
        }
    }

    @Test
    void meansAreThoseOfTheCountingGenerator() {
        CountingGenerator generator = CountingGenerator.of(STRONG);
        double[][] exact = MeanEvolution.exact(generator, generator.initial(), STEPS, 0.8);
        double[][] strang = MeanEvolution.strang(generator, generator.initial(), STEPS, 0.8);
        Counts counts = Counts.of(STRONG);
        for (int t = 0; t < STEPS.length; t++) {
            double[] e = FullCounting.exact(Generator.of(STRONG), STEPS, 0.8)
                    .cumulants(counts)
                    .get(t)
                    .means();
            double[] s = FullCounting.strang(Generator.of(STRONG), STEPS, 0.8)
                    .cumulants(counts)
                    .get(t)
                    .means();
            for (int k = 0; k < 4; k++) {
                assertThat(e[1 + k]).isCloseTo(exact[t][16 + k], within(1e-12));
                assertThat(s[1 + k]).isCloseTo(strang[t][16 + k], within(1e-12));
            }
        }
    }

    @Test
    void covariancesAreThoseOfTheVariancesOfSums() {
        Counts counts = new Counts(
                List.of("a", "b", "a + b", "2 a - b/2"),
                new double[][] {{1, 0, -1, 0}, {0, 1, 0, -1}, {1, 1, -1, -1}, {2, -0.5, -2, 0.5}});
        for (FullCounting counting : List.of(
                FullCounting.exact(Generator.of(STRONG), STEPS, 1),
                FullCounting.strang(Generator.of(STRONG), STEPS, 1))) {
            CountCumulants late = counting.cumulants(counts).get(3);
            for (CountCumulants c : List.of(late, counting.rates(counts).orElseThrow())) {
                double ab = c.covariances()[0][1];
                assertThat(c.variance(2)).isCloseTo(c.variance(0) + c.variance(1) + 2 * ab, within(1e-12));
                assertThat(c.variance(3)).isCloseTo(4 * c.variance(0) + c.variance(1) / 4 - 2 * ab, within(1e-12));
                assertThat(c.covariances()[2][0]).isCloseTo(c.variance(0) + ab, within(1e-12));
                assertThat(c.covariances()[0][2]).isEqualTo(c.covariances()[2][0]);
                assertThat(Math.abs(ab)).isGreaterThan(1e-3);
            }
        }
    }

    /** Rates from the group inverse, and the growth between two times after all has settled. */
    @Test
    void ratesAreTheSlopesAtLateTimes() {
        Counts counts = Counts.ofMachine(STRONG);
        long[] late = {400, 500};
        CountCumulants exact = assertSlopes(FullCounting.exact(Generator.of(STRONG), late, 1), counts);
        CountCumulants strang = assertSlopes(FullCounting.strang(Generator.of(STRONG), late, 1), counts);
        assertThat(Math.abs(exact.means()[0] - strang.means()[0])).isGreaterThan(1e-4);
        assertThat(Math.abs(exact.variance(0) - strang.variance(0))).isGreaterThan(1e-4);
    }

    /** A step of which 1e8 make a relaxation time: S(dt) is 1 but for the last digits, so rates are good to some 1e-8 of them. */
    @Test
    void ratesSurviveTinySteps() {
        Counts counts = Counts.ofMachine(FIGURE_3);
        CountCumulants exact = FullCounting.exact(Generator.of(FIGURE_3), STEPS, 1)
                .rates(counts)
                .orElseThrow();
        CountCumulants fine = FullCounting.strang(Generator.of(FIGURE_3), STEPS, 1e-6)
                .rates(counts)
                .orElseThrow();
        assertClose(fine, exact, 1e-10);
        assertThat(exact.variance(0)).isGreaterThan(1e-4);
    }

    /** The difference between both versions is of second order in the step. */
    @Test
    void theStepChangesVariancesInSecondOrder() {
        Counts counts = Counts.ofMachine(STRONG);
        double exact = FullCounting.exact(Generator.of(STRONG), new long[] {1}, 4)
                .cumulants(counts)
                .get(0)
                .variance(0);
        double half = FullCounting.strang(Generator.of(STRONG), new long[] {40}, 0.1)
                .cumulants(counts)
                .get(0)
                .variance(0);
        double quarter = FullCounting.strang(Generator.of(STRONG), new long[] {80}, 0.05)
                .cumulants(counts)
                .get(0)
                .variance(0);
        assertThat((half - exact) / (quarter - exact)).isCloseTo(4, within(0.1));
    }

    @Test
    void aBathThatIsNotCoupledCountsExactlyNothing() {
        ThermalMachine machine =
                RandomMachines.machine(1, RandomMachines.boson(0.6, 0), RandomMachines.spin(0.3, 0.2), 0.1, 0.03, 0.02);
        OpenSystem system = machine.openSystem();
        Counts counts = Counts.ofMachine(system);
        for (FullCounting counting : List.of(
                FullCounting.exact(Generator.of(system), STEPS, 1),
                FullCounting.strang(Generator.of(system), STEPS, 1))) {
            CountCumulants c = counting.cumulants(counts).get(3);
            CountCumulants rates = counting.rates(counts).orElseThrow();
            for (CountCumulants x : List.of(c, rates)) {
                assertThat(x.means()[0]).isZero();
                assertThat(x.thirds()[0]).isZero();
                assertThat(x.covariances()[0]).containsOnly(0);
                assertThat(x.fano(0)).isEmpty();
                assertThat(x.variance(1)).isGreaterThan(0.01);
            }
            assertThat(counting.distribution(1, 0, -1, 0).get(3).probability(0)).isCloseTo(1, within(1e-14));
        }
    }

    /** Without noise, from the steady state that |10> goes to; with collective noise, at long times. */
    @Test
    void equalTemperaturesExchangeNoHeatInTheSteadyState() {
        ThermalMachine noiseless =
                RandomMachines.machine(1.3, RandomMachines.boson(0.7, 0.2), RandomMachines.spin(0.7, 0.05), 0, 0, 0);
        OpenSystem system = noiseless.openSystem();
        OpenSystem settled = system.startingIn(steady(system));
        Counts counts = Counts.ofMachine(system);
        for (FullCounting counting : List.of(
                FullCounting.exact(Generator.of(settled), STEPS, 5),
                FullCounting.strang(Generator.of(settled), STEPS, 5))) {
            for (CountCumulants c : counting.cumulants(counts)) {
                assertThat(c.means()[0]).isCloseTo(0, within(1e-13));
                assertThat(c.means()[1]).isCloseTo(0, within(1e-13));
            }
            assertThat(counting.cumulants(counts).get(3).variance(0)).isGreaterThan(0.1);
            assertThat(counting.rates(counts)).isEmpty();
        }
        OpenSystem noisy = RandomMachines.withNoise(noiseless, 0.1, 0, 0).openSystem();
        CountCumulants rates =
                FullCounting.exact(Generator.of(noisy), STEPS, 1).rates(counts).orElseThrow();
        assertThat(rates.means()[0]).isCloseTo(0, within(1e-15));
        assertThat(rates.means()[1]).isCloseTo(0, within(1e-15));
        assertThat(rates.fano(0)).isEmpty();
        assertThat(rates.fano(2)).isPresent();
    }

    @Test
    void refusesWhatDoesNotFit() {
        FullCounting counting = FullCounting.exact(Generator.of(STRONG), STEPS, 1);
        assertThatThrownBy(() -> counting.cumulants(Counts.one("N", 1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 channels in a system of 4");
        assertThatThrownBy(() -> counting.distribution(1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counting.logMean(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FullCounting.exact(Generator.of(STRONG), new long[] {2, 1}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ascend");
        assertThatThrownBy(() -> FullCounting.strang(Generator.of(STRONG), new long[] {-1}, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FullCounting.strang(Generator.of(STRONG), STEPS, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Counts.one("N", 1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Counts(List.of("a"), new double[][] {{1}, {2}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Counts(List.of("a", "b"), new double[][] {{1}, {2, 3}}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CountCumulants assertSlopes(FullCounting counting, Counts counts) {
        CountCumulants rates = counting.rates(counts).orElseThrow();
        assertClose(GoldenCountingTest.slope(counting.cumulants(counts), 100), rates, 1e-11);
        return rates;
    }

    private static void assertClose(CountCumulants a, CountCumulants b, double tolerance) {
        for (int i = 0; i < b.means().length; i++) {
            assertThat(a.means()[i]).isCloseTo(b.means()[i], within(tolerance));
            assertThat(a.thirds()[i]).isCloseTo(b.thirds()[i], within(tolerance));
            assertThat(a.covariances()[i]).containsExactly(b.covariances()[i], within(tolerance));
        }
    }

    private static double centralMoment(CountDistribution distribution, double mean, int order) {
        double sum = 0;
        for (long m = distribution.first(); m <= distribution.last(); m++) {
            sum += distribution.probability(m) * Math.pow(m - mean, order);
        }
        return sum;
    }

    /** The steady state that a system goes to, as a mixture. */
    private static InitialState steady(OpenSystem system) {
        Liouvillian l = Liouvillian.of(system);
        double[] from = l.basis().coordinates(system.initialState().densityMatrix());
        HermitianEigen eigen =
                HermitianEigen.of(l.basis().operator(SteadyStates.of(l).from(from)));
        List<Integer> present = IntStream.range(0, system.dimension())
                .filter(k -> eigen.value(k) > 1e-15)
                .boxed()
                .toList();
        return new InitialState(
                present.stream().map(eigen::value).toList(),
                present.stream().map(k -> column(eigen.vectors(), k)).toList());
    }

    private static ComplexMatrix column(ComplexMatrix m, int k) {
        double[] unit = new double[m.columns()];
        unit[k] = 1;
        return m.times(ComplexMatrix.column(unit, new double[m.columns()]));
    }
}
