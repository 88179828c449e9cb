package org.bellwether.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.bellwether.random.StreamKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointSeedsTest {
    /** The i-th split of a SplittableRandom begins at mix64(counter + (2i + 1) gamma). */
    @ParameterizedTest
    @ValueSource(longs = {0, 7, -1})
    void seedsAreSplitsOfSplits(long seed) {
        assertThat(PointSeeds.of(seed)).isEqualTo(seed);
        for (long i = 0; i < 5; i++) {
            StreamKey master = StreamKey.master(seed);
            assertThat(PointSeeds.of(seed, i)).isEqualTo(StreamKey.mix64(master.seed() + (2 * i + 1) * master.gamma()));
        }
        assertThat(PointSeeds.of(seed, 3, 5))
                .isEqualTo(StreamKey.master(seed).split(3).split(5).seed());
    }

    /** Nor do sweeps whose seeds are spaced by the golden gamma. */
    @Test
    void noTwoPlacesShareASeed() {
        Set<Long> seeds = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j < 100; j++) {
                seeds.add(PointSeeds.of(1, i, j));
                seeds.add(PointSeeds.of((StreamKey.GOLDEN_GAMMA << 1) + 1, i, j));
            }
        }
        assertThat(seeds).hasSize(20_000);
        assertThatThrownBy(() -> PointSeeds.of(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
