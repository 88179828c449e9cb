package org.bellwether.fluctuation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.statistics.IntegerBins;

/**
 * The bins of all distributions of counts: fixed before a run, by what is expected. Where single integers make few enough bins for
 * all times together, a count has the same bins at all of them, so that a block's distribution is carried on from one to the next.
 *
 * @param selected the outputs
 * @param bins [place among the selected][count]
 */
record CountLayout(SelectedOutputs selected, IntegerBins[][] bins) {

    static CountLayout of(JumpCounts counts, SelectedOutputs selected, List<List<CountScale>> scales) {
        int times = selected.outputs().size();
        if (scales.size() != times || scales.stream().anyMatch(s -> s.size() != counts.size())) {
            throw new IllegalArgumentException(
                    "wanted are scales of " + counts.size() + " counts at " + times + " outputs");
        }
        List<List<IntegerBins>> byCount = IntStream.range(0, counts.size())
                .mapToObj(c -> shared(scales.stream()
                        .map(row ->
                                IntegerBins.around(row.get(c).mean(), row.get(c).variance(), counts.least(c)))
                        .toList()))
                .toList();
        IntegerBins[][] bins = new IntegerBins[times][counts.size()];
        for (int s = 0; s < times; s++) {
            for (int c = 0; c < counts.size(); c++) {
                bins[s][c] = byCount.get(c).get(s);
            }
        }
        return new CountLayout(selected, bins);
    }

    private static List<IntegerBins> shared(List<IntegerBins> bins) {
        long low = bins.stream().mapToLong(IntegerBins::low).min().orElse(0);
        long end = bins.stream().mapToLong(b -> b.low() + b.count()).max().orElse(0);
        if (end - low > IntegerBins.MOST || bins.stream().anyMatch(b -> b.shift() > 0)) {
            return bins;
        }
        IntegerBins all = new IntegerBins(low, 0, (int) (end - low));
        return bins.stream().map(b -> all).toList();
    }

    /** Where the places of each distribution begin, [place among the selected][count], in one row of all of them. */
    int[][] offsets() {
        int[][] offsets = new int[bins.length][];
        int end = 0;
        for (int s = 0; s < bins.length; s++) {
            offsets[s] = new int[bins[s].length];
            for (int c = 0; c < bins[s].length; c++) {
                offsets[s][c] = end;
                end += bins[s][c].places();
            }
        }
        return offsets;
    }

    /** The number of places of all distributions. */
    int places() {
        return Arrays.stream(bins)
                .flatMap(Arrays::stream)
                .mapToInt(IntegerBins::places)
                .sum();
    }

    /** The numbers that tell it from others. */
    List<Long> shape() {
        List<Long> shape = new ArrayList<>();
        for (int s = 0; s < bins.length; s++) {
            shape.add((long) selected.outputs().get(s));
            for (IntegerBins b : bins[s]) {
                shape.addAll(List.of(b.low(), (long) b.shift(), (long) b.count()));
            }
        }
        return shape;
    }
}
