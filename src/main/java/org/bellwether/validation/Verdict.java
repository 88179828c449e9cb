package org.bellwether.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bellwether.result.EnsembleResult;
import org.bellwether.result.EnsembleResult.WindowAverages;
import org.bellwether.statistics.MeanVector;

/**
 * Whether the means over trajectories agree with a reference, over the whole time grid, in one p-value.
 *
 * <p>Means at different times and of different Pauli strings are correlated, so many single z-scores do not make a test. Each
 * trajectory is reduced to its averages over a few consecutive windows of output times (1, 3, 9, ... outputs); these averages
 * are independent between trajectories and their covariance is measured, so Hotelling's test gives one exact p-value, to which
 * every output time contributes. The reference is S(dt)^n rho(0), which the mean equals at any step dt: the time-step bias is
 * no part of the test.
 *
 * @param agrees whether the p-value reaches the significance
 * @param pValue the probability of so large a deviation if the reference is right
 * @param statistic Hotelling's T^2
 * @param degreesOfFreedom the number of independent combinations of means it rests on
 * @param largest the largest single deviations, as detail
 * @param notes what was left out, and contradictions
 */
public record Verdict(
        boolean agrees,
        double pValue,
        double statistic,
        int degreesOfFreedom,
        List<Deviation> largest,
        List<String> notes) {
    /** Fewer jumped trajectories at the end of a window are too few for a normal mean: the window is left out. */
    static final int FEWEST_JUMPED = 50;

    private static final int DETAILS = 5;

    /**
     * One mean that deviates.
     *
     * @param time the output time
     * @param observable the Pauli string
     * @param z the deviation in standard errors, trajectories that were not seen included
     */
    public record Deviation(double time, String observable, double z) {}

    /** Makes the lists immutable. */
    public Verdict {
        largest = List.copyOf(largest);
        notes = List.copyOf(notes);
    }

    /**
     * Tests an ensemble against a reference.
     *
     * @param result the ensemble
     * @param reference one row of means a time, in the order of the result's observables
     * @param jumpsPossible whether the system has jumps at all
     * @param significance the p-value below which they disagree
     */
    public static Verdict of(EnsembleResult result, double[][] reference, boolean jumpsPossible, double significance) {
        WindowAverages windows = result.windows();
        int n = result.observables().size();
        List<String> notes = new ArrayList<>();
        List<Integer> components = new ArrayList<>();
        for (int w = 0; w < windows.starts().size(); w++) {
            int last = windows.ends().get(w) - 1;
            if (jumpsPossible && result.jumped()[last] < FEWEST_JUMPED) {
                notes.add("times up to t = " + result.times()[last] + " are left out of the p-value: only "
                        + result.jumped()[last] + " trajectories have jumped by then");
                continue;
            }
            for (int o = 0; o < n; o++) {
                components.add(w * n + o);
            }
        }
        Hotelling test = Hotelling.of(windows.mean(), windowReference(windows, reference, n), components);
        for (int i : test.contradictions()) {
            notes.add("<" + result.observables().get(i % n) + "> is the same in all trajectories from t = "
                    + result.times()[windows.starts().get(i / n)] + ", but the reference has another value");
        }
        if (test.degreesOfFreedom() == 0 && test.contradictions().isEmpty()) {
            notes.add(
                    "no mean varies over enough trajectories for a test, so the verdict says little; run more of them");
        }
        return new Verdict(
                test.pValue() >= significance,
                test.pValue(),
                test.statistic(),
                test.degreesOfFreedom(),
                largest(result, reference),
                notes);
    }

    private static double[] windowReference(WindowAverages windows, double[][] reference, int n) {
        double[] averages = new double[windows.starts().size() * n];
        for (int w = 0; w < windows.starts().size(); w++) {
            int start = windows.starts().get(w);
            int end = windows.ends().get(w);
            for (int k = start; k < end; k++) {
                for (int o = 0; o < n; o++) {
                    averages[w * n + o] += reference[k][o] / (end - start);
                }
            }
        }
        return averages;
    }

    private static List<Deviation> largest(EnsembleResult result, double[][] reference) {
        List<Deviation> deviations = new ArrayList<>();
        for (int k = 0; k < result.times().length; k++) {
            MeanVector mean = result.means().get(k);
            for (int o = 0; o < mean.dimension(); o++) {
                if (mean.error(o) > MeanVector.CONSTANT) {
                    double z = (mean.mean()[o] - reference[k][o]) / mean.error(o);
                    deviations.add(new Deviation(
                            result.times()[k], result.observables().get(o), z));
                }
            }
        }
        deviations.sort(Comparator.comparingDouble((Deviation d) -> -Math.abs(d.z())));
        return deviations.subList(0, Math.min(DETAILS, deviations.size()));
    }
}
