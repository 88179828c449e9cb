package org.bellwether.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many p-values at one level: Holm's step-down method rejects a right hypothesis among them with at most the probability of the
 * level, whatever their dependence (S. Holm, Scand. J. Statist. 6, 65, 1979). A p-value of NaN is that of a hypothesis that was not tested.
 */
public final class Holm {
    private Holm() {}

    /** The indices of the rejected hypotheses, ascending. */
    public static List<Integer> rejected(double[] pValues, double level) {
        List<Integer> order = IntStream.range(0, pValues.length)
                .filter(k -> !Double.isNaN(pValues[k]))
                .boxed()
                .sorted(Comparator.comparingDouble(k -> pValues[k]))
                .toList();
        List<Integer> rejected = new ArrayList<>();
        for (int k : order) {
            if (pValues[k] >= level / (order.size() - rejected.size())) {
                break;
            }
            rejected.add(k);
        }
        return rejected.stream().sorted().toList();
    }
}
