package org.bellwether.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams against {@link SplittableRandom}, bit for bit. */
class StreamKeyTest {
    private static LongStream seeds() {
        return LongStream.concat(
                LongStream.of(0, 1, -1, 42, Long.MIN_VALUE, Long.MAX_VALUE, StreamKey.GOLDEN_GAMMA),
                new SplittableRandom(2026).longs(20));
    }

    private static void assertSameOutputs(StreamKey key, SplittableRandom jdk) {
        RandomStream stream = new RandomStream(key);
        for (int k = 0; k < 20; k++) {
            assertThat(stream.nextLong()).isEqualTo(jdk.nextLong());
            assertThat(stream.nextDouble()).isEqualTo(jdk.nextDouble());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSeedIsTheGeneratorOfTheJdk(long seed) {
        assertSameOutputs(StreamKey.ofSeed(seed), new SplittableRandom(seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theMasterIsTheFirstSplitOfTheSeedsGenerator(long seed) {
        assertSameOutputs(StreamKey.master(seed), new SplittableRandom(seed).split());
    }

    /**
     * Multiples of the golden gamma are a common way to space seeds. Were the seed the counter of the master, trajectory i of
     * seed s + 2k gamma would be trajectory i + k of seed s. Half of the differences are odd, as are those of seeds in a row.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void spacedSeedsShareNoTrajectory(long seed) {
        Set<StreamKey> trajectories = new HashSet<>();
        int seeds = 60;
        int perSeed = 200;
        for (int k = 0; k < seeds; k++) {
            long spaced = seed + (k % 2 == 0 ? k * StreamKey.GOLDEN_GAMMA : k);
            for (int i = 0; i < perSeed; i++) {
                trajectories.add(StreamKey.of(spaced, i, Purpose.NOISE));
            }
        }
        assertThat(trajectories).hasSize(seeds * perSeed);
    }

    /** 200 splits a seed: some 2 % of them take the rare branch of mixGamma. */
    @ParameterizedTest
    @MethodSource("seeds")
    void splitsAreThoseOfTheJdkInOrder(long seed) {
        SplittableRandom jdk = new SplittableRandom(seed);
        for (int i = 0; i < 200; i++) {
            assertSameOutputs(StreamKey.ofSeed(seed).split(i), jdk.split());
        }
    }

    /** Beyond counting: i splits take 2i steps, so the generator of seed + 2i gamma splits next what that of seed splits i-th. */
    @ParameterizedTest
    @ValueSource(longs = {1L << 31, (1L << 31) + 1, 1L << 40, 123_456_789_012_345L, (1L << 62) + 3, Long.MAX_VALUE})
    void splitsOfLongIndicesAreThoseOfTheJdk(long index) {
        seeds().forEach(seed -> {
            SplittableRandom jdk = new SplittableRandom(seed + 2 * index * StreamKey.GOLDEN_GAMMA);
            assertSameOutputs(StreamKey.ofSeed(seed).split(index), jdk.split());
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void splitsOfSplitsAreThoseOfTheJdk(long seed) {
        SplittableRandom jdk = new SplittableRandom(seed);
        for (int i = 0; i < 5; i++) {
            SplittableRandom child = jdk.split();
            for (int j = 0; j < 5; j++) {
                SplittableRandom grandchild = child.split();
                StreamKey key = StreamKey.ofSeed(seed).split(i).split(j);
                for (int k = 0; k < 3; k++) {
                    assertSameOutputs(key.split(k), grandchild.split());
                }
            }
        }
    }

    @Test
    void aPurposeIsASplitOfTheTrajectorysStream() {
        SplittableRandom jdk = new SplittableRandom(99).split();
        for (int trajectory = 0; trajectory < 50; trajectory++) {
            SplittableRandom own = jdk.split();
            for (Purpose purpose : Purpose.values()) {
                assertSameOutputs(StreamKey.of(99, trajectory, purpose), own.split());
            }
        }
    }

    @Test
    void purposesKeepTheirNumbers() {
        assertThat(Arrays.stream(Purpose.values()).map(p -> p + " " + p.split()))
                .containsExactly(
                        "NOISE 0",
                        "JUMP_TIME 1",
                        "JUMP_CHANNEL 2",
                        "INITIAL_STATE 3",
                        "CONDITIONED_NOISE 4",
                        "MEASUREMENT 5",
                        "MEMORY_NOISE 6");
    }

    @Test
    void refusesANegativeIndexAndAnEvenGamma() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamKey.ofSeed(1).split(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> StreamKey.of(1, Long.MIN_VALUE, Purpose.NOISE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StreamKey(1, 2))
                .withMessageContaining("odd");
    }

    @Test
    void aStreamGoesOnFromAStateKeptElsewhere() {
        RandomStream stream = new RandomStream(StreamKey.of(7, 3, Purpose.NOISE));
        stream.nextLong();
        long seed = stream.seed();
        long gamma = stream.gamma();
        long next = stream.nextLong();
        stream.reset(StreamKey.ofSeed(5));
        assertThat(stream.nextLong()).isEqualTo(new SplittableRandom(5).nextLong());
        stream.reset(seed, gamma);
        assertThat(stream.nextLong()).isEqualTo(next);
    }
}
