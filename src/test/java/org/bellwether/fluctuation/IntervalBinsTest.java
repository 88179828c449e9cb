package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalBinsTest {
    @Test
    void theUsualBinsAreLogarithmic() {
        double[] edges = IntervalBins.logarithmic(2000).edges();
        assertThat(edges).hasSize(49).startsWith(0, 0.5).endsWith(2000);
        double ratio = Math.pow(4000, 1.0 / 47);
        for (int k = 2; k < 49; k++) {
            assertThat(edges[k] / edges[k - 1]).isCloseTo(ratio, within(1e-12));
        }
    }

    @Test
    void halvingEndsAtPowersOfTwo() {
        assertThat(IntervalBins.halving(1024).edges()).containsExactly(0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024);
    }

    /** The lower edge belongs to a bin, the upper one does not. */
    @Test
    void binsAreHalfOpen() {
        IntervalBins bins = new IntervalBins(new double[] {0, 1, 2.5, 4});
        double[] times = {-1e-15, 0, 0.999, 1, 2.4, 2.5, 3.9, 4, 100};
        assertThat(IntStream.range(0, times.length).map(k -> bins.wholeBelow(times[k])))
                .containsExactly(0, 0, 0, 1, 1, 2, 2, 3, 3);
        assertThat(bins.count()).isEqualTo(3);
    }

    @Test
    void edgesAreCopied() {
        double[] edges = {0, 1};
        IntervalBins bins = new IntervalBins(edges);
        edges[1] = 7;
        bins.edges()[1] = 8;
        assertThat(bins.edges()).containsExactly(0, 1);
    }

    @Test
    void badEdgesAreRefused() {
        for (double[] edges : new double[][] {
            {}, {0}, {1, 2}, {0, 1, 1}, {0, 2, 1}, {0, Double.NaN}, {0, Double.POSITIVE_INFINITY}, new double[500]
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> new IntervalBins(edges));
        }
        assertThat(new IntervalBins(IntStream.rangeClosed(0, IntervalBins.MOST)
                                .asDoubleStream()
                                .toArray())
                        .count())
                .isEqualTo(IntervalBins.MOST);
    }
}
