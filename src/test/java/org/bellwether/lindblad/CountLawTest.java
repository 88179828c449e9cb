package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.assertj.core.data.Offset;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tails of sums over trajectories, beside laws that are known without a saddlepoint; its error is 1/(12 n) of a tail for n events. */
class CountLawTest {
    private static final InitialState ONE = InitialState.pure(ComplexMatrix.column(new double[] {1, 0}, new double[2]));

    /** Flips sigma_z come at a rate that does not depend on the state: their number is Poissonian. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 3, 40, 3000})
    void flipsArePoissonian(double expected) {
        CountLaw law = law(Pauli.string("Z"), expected / 1000);
        PoissonDistribution poisson = PoissonDistribution.of(expected);
        assertThat(law.mean()).isCloseTo(expected / 1000, within(1e-12 * expected));
        double far = 5 * Math.sqrt(expected);
        for (int n = (int) Math.max(0, expected - far); n <= expected + far + 5; n++) {
            double exact =
                    Math.min(1, 2 * Math.min(poisson.cumulativeProbability(n), poisson.survivalProbability(n - 1)));
            assertThat(law.pValue(n, 1000)).as("%d events", n).isCloseTo(exact, error(exact, n));
        }
    }

    /** A decay comes once at most: of N trajectories a binomial number. Beyond N there is none. */
    @Test
    void decaysAreBinomial() {
        CountLaw law = law(ComplexMatrix.real(new double[][] {{0, 0}, {1, 0}}), 0.7);
        double q = 1 - Math.exp(-0.7);
        assertThat(law.mean()).isCloseTo(q, within(1e-12));
        BinomialDistribution binomial = BinomialDistribution.of(30, q);
        for (int n = 1; n < 30; n++) {
            double exact =
                    Math.min(1, 2 * Math.min(binomial.cumulativeProbability(n), binomial.survivalProbability(n - 1)));
            assertThat(law.pValue(n, 30)).as("%d events", n).isCloseTo(exact, error(exact, Math.min(n, 30 - n)));
        }
        assertThat(law.pValue(0, 30)).isCloseTo(2 * Math.exp(-0.7 * 30), within(1e-15));
        assertThat(law.pValue(40, 30)).isLessThan(1e-6);
    }

    static Stream<Arguments> machines() {
        OpenSystem noiseless = TestSystems.machine(0.05, 0.1, 0.6, 0.3, 0, 0, 0).openSystem();
        return Stream.of(
                Arguments.of(TestSystems.fig3().openSystem(), 400L, 7),
                Arguments.of(TestSystems.fig3().openSystem(), 20L, 60),
                Arguments.of(TestSystems.strong().openSystem(), 30L, 5),
                Arguments.of(noiseless, 300L, 6));
    }

    /** Every channel of a machine, whose jumps come in bursts or regularly: the law of one trajectory, convolved N times. */
    @ParameterizedTest
    @MethodSource("machines")
    void sumsAreConvolutions(OpenSystem machine, long steps, int trajectories) {
        List<CountLaw> laws = CountLaw.of(Generator.of(machine), TimeSteps.uniform(new long[] {steps}, 0.5));
        FullCounting counting = FullCounting.strang(Generator.of(machine), new long[] {steps}, 0.5);
        for (int k = 0; k < laws.size(); k++) {
            int[] coefficients = new int[laws.size()];
            coefficients[k] = 1;
            double[] sum = convolved(counting.distribution(coefficients).get(0), trajectories);
            double below = 0;
            for (int n = 0; n < sum.length; n++) {
                double above = 1 - below;
                below += sum[n];
                double exact = Math.min(1, 2 * Math.min(below, above));
                if (exact > 1e-8) {
                    assertThat(laws.get(k).pValue(n, trajectories))
                            .as("%d events in channel %d", n, k)
                            .isCloseTo(exact, error(exact, n));
                }
            }
        }
    }

    /** At a temperature of 1/50 in units of g an upward jump comes once in e^50 times: none is no surprise, one is. */
    @Test
    void whatIsBelowRoundingIsBounded() {
        CountLaw up = CountLaw.of(
                        Generator.of(TestSystems.machine(0.05, 0.1, 0.02, 0.02, 0, 0, 0)
                                .openSystem()),
                        TimeSteps.uniform(new long[] {100}, 1))
                .get(2);
        assertThat(up.mean()).isBetween(1e-25, 1e-18);
        assertThat(up.pValue(0, 1000)).isNaN();
        assertThat(up.pValue(1, 1000)).isLessThan(1e-14);
        CountLaw never = law(Pauli.string("Z"), 0);
        assertThat(never.pValue(0, 1000)).isNaN();
        assertThat(never.pValue(1, 1000)).isZero();
    }

    private static CountLaw law(ComplexMatrix operator, double rate) {
        ComplexMatrix zero = ComplexMatrix.zero(2, 2);
        OpenSystem system =
                new OpenSystem(zero, zero, List.of(new JumpChannel("jump", operator, rate)), List.of(), ONE);
        return CountLaw.of(Generator.of(system), TimeSteps.uniform(new long[] {10}, 0.1))
                .get(0);
    }

    private static Offset<Double> error(double exact, int events) {
        return within(exact * (0.1 / Math.max(1, events) + 0.03));
    }

    private static double[] convolved(CountDistribution one, int times) {
        double[] p = new double[(int) one.last() + 1];
        for (int n = 0; n < p.length; n++) {
            p[n] = one.probability(n);
        }
        double[] sum = {1};
        for (int k = 0; k < times; k++) {
            double[] next = new double[sum.length + p.length - 1];
            for (int i = 0; i < sum.length; i++) {
                for (int j = 0; j < p.length; j++) {
                    next[i + j] += sum[i] * p[j];
                }
            }
            sum = next;
        }
        return sum;
    }
}
