package org.bellwether.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

/** Streams as generators of Commons RNG, and streams of generators that are not the built-in one. */
final class StreamGeneratorTest {
    /** A generator of the JDK that has nothing in common with SplittableRandom, from the first of the words. */
    private static final StreamGenerator OTHER = StreamGenerator.of(
            words -> RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(words[0])::nextLong);

    /** Its 64 bits are those of SplittableRandom, and so are the doubles and the bounded integers' range. */
    @Test
    void aStreamIsAProviderWithTheBitsOfTheJdk() {
        UniformRandomProvider stream = new RandomStream(StreamKey.ofSeed(42));
        SplittableRandom jdk = new SplittableRandom(42);
        for (int k = 0; k < 100; k++) {
            assertThat(stream.nextLong()).isEqualTo(jdk.nextLong());
            assertThat(stream.nextDouble()).isEqualTo(jdk.nextDouble());
            assertThat(stream.nextInt()).isEqualTo((int) (jdk.nextLong() >>> 32));
        }
        assertThat(stream.nextInt(7)).isBetween(0, 6);
    }

    /**
     * A sampler of Commons RNG on a trajectory's stream: mean 0 and variance 1 within five standard errors, 1/sqrt(N) and
     * sqrt(2/N), which a normal variable exceeds with probability 6e-7.
     */
    @Test
    void samplersOfCommonsRngDrawFromATrajectory() {
        for (StreamGenerator generator : new StreamGenerator[] {StreamGenerator.SPLITTABLE, OTHER}) {
            RandomStream stream = generator.stream();
            stream.reset(StreamKey.of(1, 7, Purpose.NOISE));
            ZigguratSampler.NormalizedGaussian sampler = ZigguratSampler.NormalizedGaussian.of(stream);
            int n = 100_000;
            double sum = 0;
            double squares = 0;
            for (int k = 0; k < n; k++) {
                double x = sampler.sample();
                sum += x;
                squares += x * x;
            }
            assertThat(sum / n).isCloseTo(0, within(5 / Math.sqrt(n)));
            assertThat(squares / n).isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
        }
    }

    /** States that are kept in turn, as the lanes of a block do, do not disturb one another; a key begun anew gives the same. */
    @Test
    void statesAreKeptApart() {
        StreamKey one = StreamKey.of(1, 0, Purpose.NOISE);
        StreamKey two = StreamKey.of(1, 1, Purpose.NOISE);
        long[] alone = draw(OTHER.stream(), one, 20);
        RandomStream both = OTHER.stream();
        both.reset(one);
        long first = both.seed();
        both.reset(two);
        long second = both.seed();
        for (int k = 0; k < 20; k++) {
            both.reset(first, both.gamma());
            assertThat(both.nextLong()).isEqualTo(alone[k]);
            both.reset(second, both.gamma());
            assertThat(both.nextLong()).isNotEqualTo(alone[k]);
        }
        assertThat(draw(both, one, 20)).containsExactly(alone);
        both.release(first, both.gamma());
        assertThatThrownBy(() -> both.reset(first, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> OTHER.stream().nextLong()).isInstanceOf(IllegalStateException.class);
    }

    private static long[] draw(RandomStream stream, StreamKey key, int number) {
        stream.reset(key);
        long[] drawn = new long[number];
        for (int k = 0; k < number; k++) {
            drawn[k] = stream.nextLong();
        }
        return drawn;
    }
}
