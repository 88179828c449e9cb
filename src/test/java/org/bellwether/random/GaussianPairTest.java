package org.bellwether.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The pair as a function of its bits, against the same law evaluated by StrictMath. */
class GaussianPairTest {
    private static final double TOLERANCE = 1e-11;

    /** A number in (1, 2) of the low 52 bits of a word, the last being 1. */
    private static double oneToTwo(long bits) {
        return 1 + ((bits & 0xfffffffffffffL) | 1) * 0x1p-52;
    }

    private static double exactRadius(long bits) {
        return Math.sqrt(-2 * StrictMath.log(2 - oneToTwo(bits)));
    }

    private static double exactCos(long bits) {
        double cos = StrictMath.cos(Math.PI * (oneToTwo(bits) - 1.5));
        return bits < 0 ? -cos : cos;
    }

    private static double exactSin(long bits) {
        return StrictMath.sin(Math.PI * (oneToTwo(bits) - 1.5));
    }

    /** A word whose u has a uniform exponent instead of a uniform value: half of them lie beyond 6 sigma. */
    private static long tailWord(SplittableRandom random) {
        long u = (random.nextLong() & 0xfffffffffffffL) >>> random.nextInt(52);
        return ~u & 0xfffffffffffffL;
    }

    @Test
    void eachGaussianIsThatOfItsBits() {
        SplittableRandom random = new SplittableRandom(21);
        double[] pair = new double[2];
        double worst = 0;
        for (int i = 0; i < 1_000_000; i++) {
            long key = random.nextLong();
            RandomStream stream = new RandomStream(StreamKey.ofSeed(key));
            GaussianPair.draw(stream, pair, 0);
            SplittableRandom words = new SplittableRandom(key);
            double radius = exactRadius(words.nextLong());
            long angle = words.nextLong();
            worst = Math.max(worst, Math.abs(pair[0] - radius * exactCos(angle)));
            worst = Math.max(worst, Math.abs(pair[1] - radius * exactSin(angle)));
        }
        assertThat(worst).isLessThan(TOLERANCE);
    }

    /** Errors of the pieces such that no combination of words exceeds the tolerance: dr + r dcos, r dsin. */
    @Test
    void piecesAreExactEverywhere() {
        SplittableRandom random = new SplittableRandom(22);
        double worst = 0;
        double worstCos = 0;
        double worstSin = 0;
        for (int i = 0; i < 1_000_000; i++) {
            long word = random.nextLong();
            worstCos = Math.max(worstCos, Math.abs(GaussianPair.cosTurn(word) - exactCos(word)));
            worstSin = Math.max(worstSin, Math.abs(GaussianPair.sinTurn(word) - exactSin(word)));
            for (long bits : new long[] {word, tailWord(random), tailWord(random) ^ 0xfffffffffffffL}) {
                double radius = exactRadius(bits);
                worst = Math.max(worst, Math.abs(GaussianPair.radius(bits) - radius) + radius * 8e-13);
            }
        }
        assertThat(worst).isLessThan(TOLERANCE);
        assertThat(worstCos).isLessThan(8e-13);
        assertThat(worstSin).isLessThan(5e-14);
    }

    @Test
    void radiusHasItsDocumentedRange() {
        assertThat(GaussianPair.radius(-1L)).isBetween(8.4904, 8.4905);
        assertThat(GaussianPair.radius(0)).isBetween(2.1e-8, 2.2e-8);
        // Where u crosses a power of two the two branches of the exponent meet.
        for (int e = 1; e < 50; e++) {
            long below = ~(1L << e);
            assertThat(GaussianPair.radius(below)).isCloseTo(exactRadius(below), within(TOLERANCE));
            assertThat(GaussianPair.radius(below + 2)).isCloseTo(exactRadius(below + 2), within(TOLERANCE));
            assertThat(GaussianPair.radius(below)).isLessThanOrEqualTo(GaussianPair.radius(below + 2));
        }
    }

    @Test
    void theTopBitMirrorsTheCosineAlone() {
        SplittableRandom random = new SplittableRandom(23);
        for (int i = 0; i < 1000; i++) {
            long word = random.nextLong();
            assertThat(GaussianPair.cosTurn(word ^ Long.MIN_VALUE)).isEqualTo(-GaussianPair.cosTurn(word));
            assertThat(GaussianPair.sinTurn(word ^ Long.MIN_VALUE)).isEqualTo(GaussianPair.sinTurn(word));
        }
    }

    @Test
    void drawFillsTheTwoPlacesFromTwoOutputs() {
        RandomStream stream = new RandomStream(StreamKey.master(5));
        long first = stream.nextLong();
        long second = stream.nextLong();
        long state = stream.seed();
        stream.reset(StreamKey.master(5));
        double[] out = new double[4];
        GaussianPair.draw(stream, out, 1);
        assertThat(stream.seed()).isEqualTo(state);
        assertThat(out)
                .containsExactly(
                        0,
                        GaussianPair.radius(first) * GaussianPair.cosTurn(second),
                        GaussianPair.radius(first) * GaussianPair.sinTurn(second),
                        0);
    }

    @Test
    void drawingAllocatesNothing() {
        RandomStream stream = new RandomStream(StreamKey.master(6));
        double[] out = new double[2];
        allocatedBy(stream, out, 20_000);
        // A hundredth of a byte a draw is left for what the virtual machine itself does on this thread.
        assertThat(allocatedBy(stream, out, 100_000)).isLessThan(1000);
    }

    private static long allocatedBy(RandomStream stream, double[] out, int draws) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < draws; i++) {
            stream.reset(i, StreamKey.GOLDEN_GAMMA);
            GaussianPair.draw(stream, out, 0);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
