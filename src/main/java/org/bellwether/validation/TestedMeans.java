package org.bellwether.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.bellwether.result.EnsembleResult;
import org.bellwether.result.EnsembleResult.WindowAverages;
import org.jspecify.annotations.Nullable;

/**
 * The components of {@link WindowAverages} that a test is about.
 *
 * @param all those of all windows
 * @param jumped those of windows by whose end enough trajectories have jumped for a normal mean
 * @param note what is left out; null for nothing
 */
record TestedMeans(
        List<Integer> all, List<Integer> jumped, @Nullable String note) {
    /** Fewer jumped trajectories at the end of a window are too few for a normal mean: the window is left out. */
    static final int FEWEST_JUMPED = 50;

    static final String TOO_FEW = "the means vary over too few trajectories for a test; run more of them";
    static final String NOTHING_VARIES = "no mean varies between trajectories";

    /**
     * Those of a result.
     *
     * @param enough whether enough trajectories have jumped by an output
     * @param why why the window that ends with an output is left out
     */
    static TestedMeans of(EnsembleResult result, IntPredicate enough, IntFunction<String> why) {
        WindowAverages windows = result.windows();
        int n = result.observables().size();
        List<Integer> all = new ArrayList<>();
        List<Integer> jumped = new ArrayList<>();
        String note = null;
        for (int w = 0; w < windows.ends().size(); w++) {
            int last = windows.ends().get(w) - 1;
            boolean counts = enough.test(last);
            if (!counts) {
                note = "times up to t = " + result.times()[last] + " are left out of the p-value: " + why.apply(last);
            }
            for (int o = 0; o < n; o++) {
                all.add(w * n + o);
                if (counts) {
                    jumped.add(w * n + o);
                }
            }
        }
        return new TestedMeans(all, jumped, note);
    }

    /** The time from which on a component is averaged. */
    static double from(EnsembleResult result, int component) {
        int window = component / result.observables().size();
        return result.times()[result.windows().starts().get(window)];
    }
}
