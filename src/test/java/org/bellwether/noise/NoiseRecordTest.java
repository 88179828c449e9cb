package org.bellwether.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.model.InitialState;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.random.GaussianPair;
import org.bellwether.random.Purpose;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;
import org.bellwether.testkit.RandomStates;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The increments that are recorded: they make the angles of the kick, and they have the law of the declared noises. */
class NoiseRecordTest {
    private static final long SEED = 5;
    private static final double STEP = 0.7;

    /** A system, and how many of its noise components the kick does not tell. */
    record Case(String name, OpenSystem system, int hidden) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> systems() {
        return Stream.of(
                machine(0.2, 0.12, 0.03, 1),
                machine(1e-2, 1e-4, 1e-4, 1),
                machine(1e-9, 1, 0.3, 1),
                machine(0, 0.12, 0.03, 0),
                machine(0.2, 0.12, 0, 0),
                machine(0.2, 0, 0, 0),
                machine(0, 0, 0.03, 0),
                machine(0, 0, 0, 0),
                new Case("qutrit", TestSystems.noisyQutrit(), 0),
                general("three of which two are independent", true, 1),
                general("three independent ones", false, 0),
                sameThrice());
    }

    /** To rounding of the angles, in every eigenstate, whatever is drawn beside them. */
    @ParameterizedTest
    @MethodSource("systems")
    void incrementsMakeTheAnglesOfTheKick(Case c) {
        Kicks white = Kicks.of(c.system());
        double[][] generators = white.generators();
        NoiseRecord record = new NoiseRecord(c.system(), SEED);
        List<NoiseChannel> noises = c.system().noises();
        Path path = new Path(record, white.gaussians(), 3);
        for (int step = 0; step < 1000; step++) {
            path.next();
            for (int a = 0; a < c.system().dimension(); a++) {
                double angle = 0;
                for (int l = 0; l < generators.length; l++) {
                    angle += Math.sqrt(STEP) * generators[l][a] * path.gaussians[l];
                }
                double sum = 0;
                double size = 0;
                for (int j = 0; j < noises.size(); j++) {
                    double term = Kicks.diagonalIn(white.basis(), noises.get(j).operator())[a] * path.increments[j];
                    sum += term;
                    size += Math.abs(term);
                }
                assertThat(sum).isCloseTo(angle, within(1e-12 * Math.max(size, 1e-3)));
            }
        }
    }

    /**
     * Variance gamma_j dt, no covariance between channels nor with any channel one step before, of 10^5 steps: each within 5
     * standard errors, sqrt(2/n) of a variance and 1/sqrt(n) of a correlation, that is 2.2 % and 0.016. At most 3 + 3 + 9 numbers
     * in 11 cases: false alarm 1e-4. A factor of 2 in a variance, a component left at its conditional mean (which takes away up
     * to all of a variance) or drawn from the stream of the kicks are off by at least ten times the tolerance.
     */
    @ParameterizedTest
    @MethodSource("systems")
    void incrementsHaveTheLawOfTheDeclaredNoises(Case c) {
        NoiseRecord record = new NoiseRecord(c.system(), SEED);
        Path path = new Path(record, Kicks.of(c.system()).gaussians(), 3);
        int n = 100_000;
        int m = record.names().size();
        double[][] now = new double[m][m];
        double[][] lagged = new double[m][m];
        double[] before = new double[m];
        for (int step = 0; step < n; step++) {
            path.next();
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    now[i][j] += path.increments[i] * path.increments[j] / n;
                    lagged[i][j] += path.increments[i] * before[j] / n;
                }
            }
            System.arraycopy(path.increments, 0, before, 0, m);
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                double scale = STEP
                        * Math.sqrt(c.system().noises().get(i).intensity()
                                * c.system().noises().get(j).intensity());
                double tolerance = (i == j ? Math.sqrt(2) : 1) * 5 / Math.sqrt(n) * scale;
                assertThat(now[i][j])
                        .as("channels %d and %d", i, j)
                        .isBetween((i == j ? scale : 0) - tolerance, (i == j ? scale : 0) + tolerance);
                assertThat(lagged[i][j])
                        .as("channels %d and %d, one step apart", i, j)
                        .isBetween(-tolerance, tolerance);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void drawsNoMoreThanTheKickDoesNotTell(Case c) {
        NoiseRecord record = new NoiseRecord(c.system(), SEED);
        assertThat(record.drawn()).isEqualTo(c.hidden());
        assertThat(record.names())
                .isEqualTo(c.system().noises().stream().map(NoiseChannel::name).toList());
    }

    @Test
    void aTrajectoryHasARecordOfItsOwnThatComesAgain() {
        OpenSystem system = TestSystems.strong().openSystem();
        NoiseRecord record = new NoiseRecord(system, SEED);
        double[] gaussians = {0.3, -1.1};
        double[] first = tenth(record, 3, gaussians);
        assertThat(tenth(record, 4, gaussians)).isNotEqualTo(first);
        assertThat(tenth(record, 3, gaussians)).isEqualTo(first);
        assertThat(tenth(new NoiseRecord(system, SEED + 1), 3, gaussians)).isNotEqualTo(first);
    }

    /** A collective noise lost in rounding beside a local one is in no angle of the path, and neither in its record. */
    @Test
    void noiseLostBesideAStrongerOneSpoilsNoAngle() {
        for (double weak : new double[] {1e-14, 1e-20, 1e-40, 1e-300}) {
            incrementsMakeTheAnglesOfTheKick(machine(weak, 1, 0, 0));
        }
    }

    private static double[] tenth(NoiseRecord record, long trajectory, double[] gaussians) {
        record.start(trajectory);
        double[] out = new double[record.names().size()];
        for (int k = 0; k < 10; k++) {
            record.next(STEP, gaussians, out);
        }
        return out;
    }

    /** The kicks of a trajectory, from its noise stream, and their record. */
    private static final class Path {
        final double[] gaussians;
        final double[] increments;
        private final NoiseRecord record;
        private final RandomStream stream;
        private final double[] pairs;

        Path(NoiseRecord record, int gaussians, long trajectory) {
            this.record = record;
            this.gaussians = new double[gaussians];
            pairs = new double[gaussians + (gaussians & 1)];
            increments = new double[record.names().size()];
            stream = new RandomStream(StreamKey.of(SEED, trajectory, Purpose.NOISE));
            record.start(trajectory);
        }

        void next() {
            for (int l = 0; l < pairs.length; l += 2) {
                GaussianPair.draw(stream, pairs, l);
            }
            System.arraycopy(pairs, 0, gaussians, 0, gaussians.length);
            record.next(STEP, gaussians, increments);
        }
    }

    private static Case machine(double collective, double local1, double local2, int hidden) {
        return new Case(
                collective + ", " + local1 + ", " + local2,
                TestSystems.machine(0, 0, 0, 0, collective, local1, local2).openSystem(),
                hidden);
    }

    /** Three commuting operators on four levels, in a random basis. */
    private static Case general(String name, boolean dependent, int hidden) {
        ComplexMatrix g = RandomStates.gaussian(new Random(8), 4, 4);
        ComplexMatrix q = HermitianEigen.of(g.plus(g.adjoint())).vectors();
        ComplexMatrix a = rotated(q, 1, 0.5, -0.3, 0.2);
        ComplexMatrix b = rotated(q, 0, 1, 1, -2);
        ComplexMatrix c = dependent ? a.times(0.7).minus(b.times(1.5)) : rotated(q, 0.3, 0.1, -1, 0.4);
        return new Case(name, system(channel("a", a, 0.3), channel("b", b, 0.02), channel("c", c, 0.1)), hidden);
    }

    /** One angle and three noises: two components to draw, a whole pair. */
    private static Case sameThrice() {
        ComplexMatrix v = ComplexMatrix.real(new double[][] {{0, 1}, {1, 0}});
        return new Case(
                "one operator thrice",
                system(channel("a", v, 0.3), channel("b", v.times(2), 0.05), channel("c", v.times(-1), 0.1)),
                2);
    }

    private static OpenSystem system(NoiseChannel... noises) {
        int n = noises[0].operator().rows();
        ComplexMatrix zero = ComplexMatrix.zero(n, n);
        return new OpenSystem(zero, zero, List.of(), List.of(noises), InitialState.maximallyMixed(n));
    }

    private static NoiseChannel channel(String name, ComplexMatrix operator, double intensity) {
        return new NoiseChannel(name, operator, intensity);
    }

    private static ComplexMatrix rotated(ComplexMatrix q, double... values) {
        double[][] rows = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            rows[i][i] = values[i];
        }
        ComplexMatrix v = q.times(ComplexMatrix.real(rows)).times(q.adjoint());
        return v.plus(v.adjoint()).times(0.5);
    }
}
