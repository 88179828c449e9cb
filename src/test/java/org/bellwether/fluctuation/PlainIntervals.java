package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Intervals of trajectories, and the estimates from them by their definitions, bin by bin and interval by interval. */
final class PlainIntervals {
    private final double window;
    private final double[] edges;
    private final List<List<Interval>> trajectories;

    /**
     * An interval.
     *
     * @param begin when it began
     * @param end when it ended; infinite where it had not at the end of the observation
     */
    record Interval(double begin, double end) {
        double length() {
            return end - begin;
        }
    }

    /** The intervals of every trajectory, those without any among them. */
    PlainIntervals(double window, double[] edges, List<List<Interval>> trajectories) {
        this.window = window;
        this.edges = edges;
        this.trajectories = trajectories;
    }

    /** Holds a histogram against the numbers of ended intervals. */
    void requireHistogram(IntervalHistogram histogram) {
        int n = trajectories.size();
        assertThat(histogram.edges()).isEqualTo(FakePaths.list(edges));
        assertThat(histogram.counts()).hasSize(edges.length - 1);
        for (int k = 0; k < edges.length - 1; k++) {
            int bin = k;
            double[] numbers = trajectories.stream()
                    .mapToDouble(t -> t.stream().filter(i -> endsIn(bin, i)).count())
                    .toArray();
            double mean = Arrays.stream(numbers).sum() / n;
            double squares =
                    Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
            assertThat(histogram.counts().get(k).doubleValue())
                    .isEqualTo(Arrays.stream(numbers).sum());
            assertThat(histogram.numbers().get(k).value()).isCloseTo(mean, within(1e-12));
            assertThat(histogram.numbers().get(k).standardError())
                    .isCloseTo(Math.sqrt(squares / (n - 1) / n), within(1e-12));
            assertThat(histogram.numbers().get(k).count()).isEqualTo(n);
        }
    }

    /** Holds an estimate of the survival function against the definition of Kaplan and Meier and both errors. */
    void requireSurvival(SurvivalEstimate estimate) {
        int n = trajectories.size();
        double[] influence = new double[n];
        double survival = 1;
        double greenwood = 0;
        for (int k = 0; k < estimate.events().size(); k++) {
            double[] atRisk = new double[n];
            double[] events = new double[n];
            for (int i = 0; i < n; i++) {
                for (Interval interval : trajectories.get(i)) {
                    boolean risk = interval.begin() <= window - edges[k + 1] && interval.length() >= edges[k];
                    atRisk[i] += risk ? 1 : 0;
                    events[i] += risk && endsIn(k, interval) ? 1 : 0;
                }
            }
            double r = Arrays.stream(atRisk).sum();
            double d = Arrays.stream(events).sum();
            assertThat(estimate.atRisk().get(k).doubleValue()).isEqualTo(r).isPositive();
            assertThat(estimate.events().get(k).doubleValue()).isEqualTo(d);
            survival *= 1 - d / r;
            assertThat(estimate.survival().get(k + 1)).isCloseTo(survival, within(1e-12));
            if (d < r) {
                greenwood += d / (r * (r - d));
                for (int i = 0; i < n; i++) {
                    influence[i] += (events[i] - d / r * atRisk[i]) / (r - d);
                }
            }
            double squares = Arrays.stream(influence).map(x -> x * x).sum();
            assertThat(estimate.greenwood().get(k + 1)).isCloseTo(survival * Math.sqrt(greenwood), within(1e-12));
            assertThat(estimate.standardErrors().get(k + 1))
                    .isCloseTo(survival * Math.sqrt(squares * n / (n - 1)), within(1e-10));
        }
        requireEnd(estimate);
    }

    /** It begins with 1 at 0, and ends where nothing is at risk. */
    private void requireEnd(SurvivalEstimate estimate) {
        int bins = estimate.events().size();
        assertThat(estimate.times()).isEqualTo(FakePaths.list(Arrays.copyOf(edges, bins + 1)));
        assertThat(List.of(
                        estimate.survival().get(0),
                        estimate.standardErrors().get(0),
                        estimate.greenwood().get(0)))
                .containsExactly(1.0, 0.0, 0.0);
        if (bins < edges.length - 1) {
            double latest = window - edges[bins + 1];
            assertThat(trajectories.stream().flatMap(List::stream))
                    .noneMatch(i -> i.begin() <= latest && i.length() >= edges[bins]);
        }
    }

    private boolean endsIn(int bin, Interval interval) {
        return interval.length() >= edges[bin] && interval.length() < edges[bin + 1];
    }

    /** The intervals between consecutive jumps of the baths, and the open one after the last. */
    static List<Interval> waits(List<FakePaths.Jump> jumps) {
        List<Interval> waits = new ArrayList<>();
        for (int k = 0; k < jumps.size(); k++) {
            double end = k + 1 < jumps.size() ? jumps.get(k + 1).time() : Double.POSITIVE_INFINITY;
            waits.add(new Interval(jumps.get(k).time(), end));
        }
        return waits;
    }
}
