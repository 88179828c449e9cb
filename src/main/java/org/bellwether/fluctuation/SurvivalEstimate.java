package org.bellwether.fluctuation;

import java.util.List;

/**
 * The survival function S of intervals that are censored at the end T of the observation, by the estimator of E. L. Kaplan and
 * P. Meier (doi:10.1080/01621459.1958.10501452) on bins. In bin [a, b), of the intervals that began at s &lt;= T - b, and so were watched
 * through all of the bin, r were still open at a, and d of these ended in the bin:
 *
 * <pre>
 *   h = d/r,   S(b) = S(a) (1 - h),   S(0) = 1
 * </pre>
 *
 * <p>For independent intervals of one law this estimates its survival function. In general, with y(tau, t) the expected number of
 * intervals of a trajectory that begin by t and are open after tau, S(b)/S(a) tends to y(b, T - b)/y(a, T - b): for intervals
 * between jumps, y(tau, t) = tr[e^{(L - J) tau} J int_0^t rho(s) ds]. This is not the law of the steady state: a window favours
 * trajectories, and times in them, with many beginnings.
 *
 * <p>Two standard errors are given. Greenwood's formula, S^2 sum d/(r (r - d)), treats all intervals as independent and of one law.
 * In a renewal process that is right although later intervals are watched for a shorter time: given its beginning, an interval owes
 * nothing to those before it, so the deviations d - h r are uncorrelated (R. D. Gill, Z. Wahrscheinlichkeitstheorie verw. Gebiete 53,
 * 97 (1980)). Where intervals of one trajectory remember each other it is not: on the machine of Fig. 3 without noise, where fast
 * and slow ones alternate, it is up to 1.4 times too large. The other error compares trajectories as wholes: with d_i and r_i the
 * parts of trajectory i, S^2 N/(N - 1) sum_i (sum_bins (d_i - h r_i)/(r - d))^2 is the linearised variance of S over N independent
 * trajectories, which presumes nothing of the intervals of one (Z. Ying and L. J. Wei, J. Multivariate Anal. 50, 17 (1994)). Both are
 * normal errors, good where some ten intervals or more have ended and as many are at risk; both are 0 before the first event and
 * where S = 0.
 *
 * @param times the edges of the bins in which intervals were at risk, in the inverse of the coupling's unit, beginning at 0
 * @param atRisk r for every bin, one fewer than times
 * @param events d for every bin
 * @param survival S at every time
 * @param standardErrors of S, from trajectories as wholes
 * @param greenwood the standard error of S by Greenwood's formula
 */
public record SurvivalEstimate(
        List<Double> times,
        List<Long> atRisk,
        List<Long> events,
        List<Double> survival,
        List<Double> standardErrors,
        List<Double> greenwood) {
    /** Makes the lists immutable. */
    public SurvivalEstimate {
        times = List.copyOf(times);
        atRisk = List.copyOf(atRisk);
        events = List.copyOf(events);
        survival = List.copyOf(survival);
        standardErrors = List.copyOf(standardErrors);
        greenwood = List.copyOf(greenwood);
    }
}
