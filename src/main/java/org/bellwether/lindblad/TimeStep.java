package org.bellwether.lindblad;

import java.util.Optional;
import org.bellwether.model.OpenSystem;

/**
 * A time step and what is known of its bias before any trajectory is run. The mean of trajectories of step dt is exactly
 * S(dt)^n rho(0), jumps counted or not, so its bias is known from small matrices.
 *
 * <p>A step is <em>certified</em> for N trajectories if it lies in the {@link SafeRange} and at every output time the bias is at
 * most a tenth of the standard error of
 *
 * <ul>
 *   <li>every mean m of a basis operator of norm c, sqrt(max(c^2 - m^2, 0.01 c^2)/N), as of a variable ±c (c = 1 for Paulis);
 *   <li>B of two qubits, by the same rule with c = 2 sqrt2;
 *   <li>the number n of jumps by channel and in all, sqrt(n/N), as of a Poissonian number.
 * </ul>
 *
 * @param size dt, in the inverse of the coupling's unit
 * @param range the steps that are safe for the system
 * @param bias the exact bias; empty where the dimension is above {@value #LARGEST_DIMENSION}, too large for such matrices
 * @param certified whether the step is certified; false where the bias is not known
 * @param basis what the choice rests on, a clause for people
 */
public record TimeStep(double size, SafeRange range, Optional<StepBias> bias, boolean certified, String basis) {
    /** The largest dimension of a certificate: its matrices have n^4 elements, and a search takes about a second. */
    public static final int LARGEST_DIMENSION = 8;

    private static final long MOST_PARTS = 100_000;
    private static final double MOST_STEPS = 1e9;
    private static final double UNCERTIFIED_PART = 0.1;

    /**
     * The largest certified step of the ladder (output spacing)/k, with k = 1, ..., 100, 110, ..., 1000, 1100, ..., 100000. In
     * a dimension above {@value #LARGEST_DIMENSION} the bias is not known; there it is the largest step of the ladder that is
     * within a tenth of the safe range, whose bias, being of second order, is a hundredth of that at the range's end. Where
     * every step is exact it is the spacing.
     *
     * @param outputs the output times as multiples of the spacing, ascending
     * @param spacing the largest step of which every output time is a multiple
     * @param trajectories the number of trajectories of the whole run
     * @throws ArithmeticException if there is none
     */
    public static TimeStep find(OpenSystem system, long[] outputs, double spacing, long trajectories) {
        SafeRange range = SafeRange.of(system);
        if (range.everyStepIsExact()) {
            return exact(system, range, spacing);
        }
        long most = (long) Math.min(MOST_PARTS, MOST_STEPS / Math.max(1, outputs[outputs.length - 1]));
        double part = system.dimension() > LARGEST_DIMENSION ? UNCERTIFIED_PART : 1;
        long first = StepLadder.atLeast(Math.max(1, spacing / (part * range.largestStep())));
        if (first > most) {
            throw new ArithmeticException(
                    "no step down to " + spacing / most + " is small enough: it must be " + range.reason());
        }
        return system.dimension() > LARGEST_DIMENSION
                ? uncertified(range, spacing / first, "the largest of the ladder within a tenth of the safe range")
                : search(new BiasBounds(system, outputs, spacing, trajectories), range, spacing, first, most);
    }

    /**
     * What is known of a given step.
     *
     * @param outputs the output times in steps, ascending
     * @param step dt
     * @param trajectories the number of trajectories of the whole run
     */
    public static TimeStep given(OpenSystem system, long[] outputs, double step, long trajectories) {
        SafeRange range = SafeRange.of(system);
        if (range.everyStepIsExact()) {
            return exact(system, range, step);
        }
        if (system.dimension() > LARGEST_DIMENSION) {
            return uncertified(range, step, "as given");
        }
        BiasBounds bounds = new BiasBounds(system, outputs, step, trajectories);
        double[][] map = bounds.map(step, 1);
        boolean certified = range.contains(step) && bounds.excess(map) <= 1;
        return new TimeStep(step, range, Optional.of(bounds.bias(map)), certified, "as given");
    }

    /** Bias falls as k^-2: what exceeds its bound x times is not tried again before k has grown by the fourth root of x. */
    private static TimeStep search(BiasBounds bounds, SafeRange range, double spacing, long first, long most) {
        if (bounds.excess(bounds.map(spacing / most, most)) <= 1) {
            long parts = first;
            while (parts <= most) {
                double[][] map = bounds.map(spacing / parts, parts);
                // One time is soon computed, and a larger step has most often failed at it before.
                double excess = bounds.excessWhereLargest(map);
                if (excess <= 1) {
                    excess = bounds.excess(map);
                }
                if (excess <= 1) {
                    String basis = "the largest of the ladder whose bias is certified";
                    return new TimeStep(spacing / parts, range, Optional.of(bounds.bias(map)), true, basis);
                }
                parts = Math.max(
                        StepLadder.after(parts), StepLadder.atLeast(parts * Math.sqrt(Math.sqrt(excess)) / 1.1));
            }
        }
        throw new ArithmeticException(
                "no step down to " + spacing / most + " has a bias below a tenth of the error of so many trajectories");
    }

    private static TimeStep exact(OpenSystem system, SafeRange range, double step) {
        StepBias none = StepBias.none(system.dimension());
        return new TimeStep(step, range, Optional.of(none), true, "every step is exact");
    }

    private static TimeStep uncertified(SafeRange range, double step, String basis) {
        String text = basis + ", without a certificate: the dimension is above " + LARGEST_DIMENSION
                + "; a safe step is " + range.reason();
        return new TimeStep(step, range, Optional.empty(), false, text);
    }
}
