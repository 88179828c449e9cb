package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.junit.jupiter.api.Test;

/** Counts of small systems that are known in closed form. */
class CountingClosedFormsTest {
    private static final ComplexMatrix LOWER = ComplexMatrix.real(new double[][] {{0, 1}, {0, 0}});
    private static final ComplexMatrix FLIP = ComplexMatrix.real(new double[][] {{0, 1}, {1, 0}});
    private static final InitialState GROUND =
            InitialState.pure(ComplexMatrix.column(new double[] {1, 0}, new double[2]));

    /** A jump that always comes at the rate gamma makes Poissonian counts, in any dimension and for any step. */
    @Test
    void unitaryJumpsArePoissonian() {
        OpenSystem one = system(
                ComplexMatrix.zero(1, 1),
                InitialState.pure(ComplexMatrix.identity(1)),
                new JumpChannel("tick", ComplexMatrix.identity(1), 0.3));
        OpenSystem qubit = system(FLIP.times(0.7), GROUND, new JumpChannel("flip", FLIP, 0.3));
        for (FullCounting counting : List.of(
                FullCounting.exact(Generator.of(one), new long[] {0, 3}, 4),
                FullCounting.strang(Generator.of(one), new long[] {0, 3}, 4),
                FullCounting.exact(Generator.of(qubit), new long[] {0, 3}, 4),
                FullCounting.strang(Generator.of(qubit), new long[] {0, 3}, 4))) {
            CountCumulants c = counting.cumulants(Counts.one("N", 1)).get(1);
            assertThat(c.means()[0]).isCloseTo(3.6, within(1e-13));
            assertThat(c.variance(0)).isCloseTo(3.6, within(1e-13));
            assertThat(c.thirds()[0]).isCloseTo(3.6, within(1e-12));
            assertThat(counting.logMean(0.8)[1]).isCloseTo(3.6 * Math.expm1(0.8), within(1e-12));
            assertThat(counting.logMean(Double.NEGATIVE_INFINITY)[1]).isCloseTo(-3.6, within(1e-13));
            CountDistribution p = counting.distribution(1).get(1);
            assertThat(p.first()).isZero();
            double poisson = Math.exp(-3.6);
            for (int m = 0; m <= p.last(); m++) {
                assertThat(p.probability(m)).isCloseTo(poisson, within(1e-14));
                poisson *= 3.6 / (m + 1);
            }
            assertThat(poisson).isLessThan(1e-13);
            assertThat(p.probability(p.last() + 1)).isZero();
            assertThat(counting.distribution(1).get(0).probability(0)).isCloseTo(1, within(1e-14));
        }
        // The flips leave two steady states, but one state of dimension 1 is the only one.
        assertThat(FullCounting.exact(Generator.of(one), new long[] {1}, 1)
                        .rates(Counts.one("N", 2))
                        .orElseThrow()
                        .variance(0))
                .isCloseTo(1.2, within(1e-14));
        assertThat(FullCounting.exact(Generator.of(qubit), new long[] {1}, 1).rates(Counts.one("N", 2)))
                .isEmpty();
    }

    /** Digits survive when a count is 1e8 and its square 1e16 times its variance's last digits. */
    @Test
    void largeCountsKeepTheirDigits() {
        OpenSystem qubit = system(FLIP.times(0.7), GROUND, new JumpChannel("flip", FLIP, 0.3));
        for (FullCounting counting : List.of(
                FullCounting.exact(Generator.of(qubit), new long[] {1}, 1e8),
                FullCounting.strang(Generator.of(qubit), new long[] {1 << 27}, 0.75))) {
            CountCumulants c = counting.cumulants(Counts.one("N", 1)).get(0);
            assertThat(c.variance(0) / c.means()[0]).isCloseTo(1, within(1e-7));
            assertThat(c.thirds()[0] / c.means()[0]).isCloseTo(1, within(1e-7));
            // The probability of no jump, e^{-3e7}.
            assertThat(counting.logMean(Double.NEGATIVE_INFINITY)[0] / c.means()[0])
                    .isCloseTo(-1, within(1e-13));
        }
    }

    /**
     * A two-level emitter, excited at the rate p and emitting at the rate q: with a = p + q, b = p q and z = e^s - 1 the growth
     * rate of ln E[e^{s N}] is lambda(s) = (sqrt(a^2 + 4 b z) - a)/2, so the Fano factor is (p^2 + q^2)/(p + q)^2.
     */
    @Test
    void anEmitterPumpedAtRandom() {
        double p = 0.3;
        double q = 0.8;
        OpenSystem emitter = system(
                FLIP.times(0), GROUND, new JumpChannel("emit", LOWER, q), new JumpChannel("pump", LOWER.adjoint(), p));
        double a = p + q;
        double b = p * q;
        for (FullCounting counting : List.of(
                FullCounting.exact(Generator.of(emitter), new long[] {2000}, 1),
                FullCounting.strang(Generator.of(emitter), new long[] {2000}, 1))) {
            CountCumulants rates = counting.rates(Counts.one("emitted", 1, 0)).orElseThrow();
            assertThat(rates.means()[0]).isCloseTo(b / a, within(1e-14));
            assertThat(rates.variance(0)).isCloseTo(b / a - 2 * b * b / (a * a * a), within(1e-14));
            assertThat(rates.thirds()[0])
                    .isCloseTo(b / a - 6 * b * b / Math.pow(a, 3) + 12 * b * b * b / Math.pow(a, 5), within(1e-14));
            assertThat(rates.fano(0)).hasValueCloseTo((p * p + q * q) / (a * a), within(1e-13));
            double lambda = (Math.sqrt(a * a + 4 * b * Math.expm1(0.4)) - a) / 2;
            assertThat(counting.logMean(0.4, 0)[0] / 2000).isCloseTo(lambda, within(1e-4));
        }
    }

    /**
     * Resonance fluorescence, Rabi frequency omega, decay rate gamma: Mandel's sub-Poissonian photon counts have the Fano factor
     * 1 - 6 gamma^2 omega^2/(gamma^2 + 2 omega^2)^2 at long times (doi:10.1364/OL.4.000205).
     */
    @Test
    void resonanceFluorescenceIsSubPoissonian() {
        double omega = 0.9;
        double gamma = 0.7;
        OpenSystem atom = system(FLIP.times(omega / 2), GROUND, new JumpChannel("photon", LOWER, gamma));
        double strength = gamma * gamma + 2 * omega * omega;
        CountCumulants rates = FullCounting.exact(Generator.of(atom), new long[] {1}, 1)
                .rates(Counts.of(atom))
                .orElseThrow();
        assertThat(rates.means()[0]).isCloseTo(gamma * omega * omega / strength, within(1e-14));
        assertThat(rates.fano(0)).hasValueCloseTo(1 - 6 * Math.pow(gamma * omega / strength, 2), within(1e-13));
    }

    private static OpenSystem system(ComplexMatrix h, InitialState start, JumpChannel... jumps) {
        return new OpenSystem(h, ComplexMatrix.zero(h.rows(), h.rows()), List.of(jumps), List.of(), start);
    }

    /** Poissonian numbers of means 1 and 4 with the weights 2/3 and 1/3: d = -1 and 2 about the mean 2. */
    @Test
    void aMixtureIsWiderThanItsParts() {
        List<CountCumulants> laws = DoubleStream.of(1, 4)
                .mapToObj(x -> new CountCumulants(new double[] {x}, new double[][] {{x}}, new double[] {x}))
                .toList();
        CountCumulants mixture = CountCumulants.mixture(new double[] {2.0 / 3, 1.0 / 3}, laws);
        assertThat(mixture.means()[0]).isCloseTo(2, within(1e-15));
        assertThat(mixture.variance(0)).isCloseTo(2 + 2, within(1e-14));
        assertThat(mixture.thirds()[0]).isCloseTo(2 + 3 * (-2.0 / 3 + 8.0 / 3) + (-2.0 / 3 + 8.0 / 3), within(1e-14));
    }
}
