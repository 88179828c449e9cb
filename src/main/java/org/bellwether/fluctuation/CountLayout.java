package org.bellwether.fluctuation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.statistics.IntegerBins;
import org.bellwether.statistics.Tally;

/**
 * The bins of all distributions of counts: fixed before a run, by what is expected. Where single integers make few enough bins for
 * all times together, a count has the same bins at all of them, so that a block's distribution is carried on from one to the next.
 *
 * @param selected the outputs
 * @param bins [place among the selected][count]
 */
record CountLayout(SelectedOutputs selected, List<List<IntegerBins>> bins) {

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
        return new CountLayout(
                selected,
                IntStream.range(0, times)
                        .mapToObj(s -> byCount.stream().map(bins -> bins.get(s)).toList())
                        .toList());
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

    /** The number of selected outputs. */
    int times() {
        return bins.size();
    }

    /** Empty tallies [place among the selected][count]. */
    Tally[][] tallies() {
        return bins.stream()
                .map(row -> row.stream().map(b -> new Tally(b.places())).toArray(Tally[]::new))
                .toArray(Tally[][]::new);
    }

    /** The numbers that tell it from others. */
    List<Long> shape() {
        List<Long> shape = new ArrayList<>();
        for (int s = 0; s < times(); s++) {
            shape.add((long) selected.outputs().get(s));
            for (IntegerBins b : bins.get(s)) {
                shape.addAll(List.of(b.low(), (long) b.shift(), (long) b.count()));
            }
        }
        return shape;
    }
}
