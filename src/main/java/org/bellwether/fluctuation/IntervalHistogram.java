package org.bellwether.fluctuation;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.statistics.Estimate;

/**
 * How many intervals a trajectory shows, by length; only those whose both ends lie in [0, T]. With n_i the number of trajectory i in
 * a bin, the mean is sum_i n_i / N and its standard error sqrt(s^2/N), s^2 = (sum_i n_i^2 - (sum_i n_i)^2/N)/(N - 1): the central
 * limit theorem for independent trajectories, whatever the intervals of one trajectory do to each other. A bin without intervals
 * has the standard error 0: its mean is below about 3/N, and nothing more is known.
 *
 * @param edges of the bins, in the inverse of the coupling's unit
 * @param counts the number of intervals in each bin, of all trajectories
 * @param numbers the mean number per trajectory in each bin; it integrates the density over the bin
 */
public record IntervalHistogram(List<Double> edges, List<Long> counts, List<Estimate> numbers) {
    /** Makes the lists immutable. */
    public IntervalHistogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        numbers = List.copyOf(numbers);
    }

    /** The mean number per trajectory and unit of the interval's length, in the coupling's unit. */
    public List<Estimate> densities() {
        List<Estimate> densities = new ArrayList<>();
        for (int bin = 0; bin < numbers.size(); bin++) {
            double width = edges.get(bin + 1) - edges.get(bin);
            Estimate number = numbers.get(bin);
            densities.add(new Estimate(number.value() / width, number.standardError() / width, number.count()));
        }
        return densities;
    }

    /** The number of all intervals in the bins. */
    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
