package org.bellwether.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.bellwether.model.Observable;
import org.bellwether.result.EnsembleResult;
import org.bellwether.result.EnsembleResult.WindowAverages;
import org.bellwether.statistics.MeanVector;
import org.jspecify.annotations.Nullable;

/**
 * Whether trajectories agree with a reference, their means over the whole time grid and their numbers of jumps, in one p-value.
 *
 * <p>Means at different times and of different observables are correlated, so many single z-scores do not make a test. Each
 * trajectory is reduced to its averages over a few consecutive windows of output times (1, 3, 9, ... outputs); these averages
 * are independent between trajectories and their covariance is measured, so {@link Hotelling}'s test gives one exact p-value, to
 * which every output time contributes. The reference is S(dt)^n rho(0), which the mean equals at any step dt: the time-step bias is
 * no part of the test.
 *
 * <p>Two p-values join it: that of the numbers of jumps by channel, {@link CountTest}, and that of the means that are the same in all
 * trajectories, {@link ConstantMeans}. Nothing agrees that was not tested: where no direction of the means has a normal error, the
 * outcome is {@link TestOutcome#NOT_TESTED}, unless constants or jumps contradict.
 *
 * @param outcome what the test came to
 * @param pValue the probability of so large a deviation if the reference is right; NaN where nothing was tested
 * @param statistic Hotelling's T^2
 * @param degreesOfFreedom the number of independent combinations of means it rests on
 * @param counts the numbers of jumps; of no channel where no jumps are drawn or the reference has none
 * @param largest the largest single deviations of means, as detail
 * @param notes what was left out, and contradictions
 * @param reason why nothing was tested; null where something was
 */
public record Verdict(
        TestOutcome outcome,
        double pValue,
        double statistic,
        int degreesOfFreedom,
        CountTest counts,
        List<Deviation> largest,
        List<String> notes,
        @Nullable String reason) {
    private static final int DETAILS = 5;

    /**
     * One mean that deviates.
     *
     * @param time the output time
     * @param observable its name
     * @param z the deviation in standard errors, trajectories that were not seen included
     */
    public record Deviation(double time, String observable, double z) {}

    /** What is tested. */
    private record Means(EnsembleResult result, double[][] rows, List<Observable.Range> ranges, Tails tails) {}

    /** Makes the lists immutable. */
    public Verdict {
        largest = List.copyOf(largest);
        notes = List.copyOf(notes);
    }

    /** Whether something was tested, and agrees. */
    public boolean agrees() {
        return outcome == TestOutcome.AGREES;
    }

    /** The verdict where there is nothing to test against, and why. */
    public static Verdict untested(String reason) {
        return new Verdict(
                TestOutcome.NOT_TESTED,
                Double.NaN,
                Double.NaN,
                0,
                CountTest.of(List.of()),
                List.of(),
                List.of(),
                reason);
    }

    /**
     * Tests an ensemble against a reference.
     *
     * @param result the ensemble
     * @param reference of the same observables, times and jump channels
     * @param tails the tails of single trajectories; {@link Tails#BOUNDED} for pure states
     * @param jumpsPossible whether trajectories can jump
     * @param significance the p-value below which they disagree
     * @throws IllegalArgumentException if the reference has other observables, times or jump channels
     */
    public static Verdict of(
            EnsembleResult result, Reference reference, Tails tails, boolean jumpsPossible, double significance) {
        if (!reference.names().equals(result.observables())) {
            throw new IllegalArgumentException("the reference has the observables " + reference.names()
                    + ", but the result has " + result.observables()
                    + "; Reference.of takes a list of observables");
        }
        requireShape(result, reference.strang());
        List<Observable.Range> ranges =
                reference.observables().stream().map(Observable::range).toList();
        return of(
                new Means(result, reference.strang(), ranges, tails),
                CountTest.of(result, reference.jumps(), reference.system().dimension() > Reference.LARGEST_DENSE),
                jumpsPossible,
                significance);
    }

    /**
     * Tests the means of pure states alone, not the numbers of jumps.
     *
     * @param result the ensemble, of observables with values from -1 to 1
     * @param reference one row of means a time, in the order of the result's observables
     * @param jumpsPossible whether the system has jumps at all
     * @param significance the p-value below which they disagree
     * @throws IllegalArgumentException if the reference has not one row a time, and one number an observable
     */
    public static Verdict of(EnsembleResult result, double[][] reference, boolean jumpsPossible, double significance) {
        requireShape(result, reference);
        List<Observable.Range> ranges = Collections.nCopies(result.observables().size(), Observable.Range.OF_PAULI);
        return of(
                new Means(result, reference, ranges, Tails.BOUNDED),
                CountTest.of(List.of()),
                jumpsPossible,
                significance);
    }

    private static Verdict of(Means means, CountTest counts, boolean jumpsPossible, double significance) {
        EnsembleResult result = means.result();
        TestedMeans components = TestedMeans.of(
                result,
                last -> !jumpsPossible || result.jumped()[last] >= TestedMeans.FEWEST_JUMPED,
                last -> "only " + result.jumped()[last] + " trajectories have jumped by then");
        Units units = new Units(means.ranges());
        MeanVector mean = units.of(result.windows().mean());
        double[] reference = units.of(
                windowReference(result.windows(), means.rows(), means.ranges().size()));
        Hotelling test = Hotelling.of(mean, reference, components.jumped(), units.of(means.tails()));
        ConstantMeans constants = ConstantMeans.of(mean, reference, components.all());
        List<String> notes = notes(components, constants, result, significance);
        boolean tested = test.degreesOfFreedom() > 0;
        double joint = Together.of(test.pValue(), counts.pValue());
        double p = constants.pValue() < 1 ? Together.least(joint, constants.pValue()) : joint;
        TestOutcome outcome = TestOutcome.of(p, significance, tested);
        return new Verdict(
                outcome,
                outcome == TestOutcome.NOT_TESTED ? Double.NaN : p,
                test.statistic(),
                test.degreesOfFreedom(),
                counts,
                largest(result, means.rows()),
                notes,
                outcome == TestOutcome.NOT_TESTED ? reason(mean) : null);
    }

    private static List<String> notes(
            TestedMeans components, ConstantMeans constants, EnsembleResult result, double significance) {
        List<String> notes = new ArrayList<>();
        if (components.note() != null) {
            notes.add(components.note());
        }
        int n = result.observables().size();
        for (int i : components.all()) {
            if (constants.contradicts(i, significance)) {
                notes.add("<" + result.observables().get(i % n) + "> is the same in all trajectories from t = "
                        + TestedMeans.from(result, i) + ", but the reference has another value");
            }
        }
        return notes;
    }

    /** Why there is no direction to test. */
    static String reason(MeanVector... means) {
        for (MeanVector mean : means) {
            for (int i = 0; i < mean.dimension(); i++) {
                if (!mean.isConstant(i)) {
                    return TestedMeans.TOO_FEW;
                }
            }
        }
        return TestedMeans.NOTHING_VARIES;
    }

    private static void requireShape(EnsembleResult result, double[][] reference) {
        int times = result.times().length;
        if (reference.length != times) {
            throw new IllegalArgumentException(
                    "the reference has " + reference.length + " times, but the result has " + times);
        }
        int n = result.observables().size();
        for (double[] row : reference) {
            if (row.length != n) {
                throw new IllegalArgumentException("the reference has " + row.length
                        + " means a time, but the result has the " + n + " observables " + result.observables());
            }
        }
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
