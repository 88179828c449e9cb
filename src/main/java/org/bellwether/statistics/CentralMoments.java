package org.bellwether.statistics;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The central moments m_p of an integer over N independent trajectories, from exact sums of its powers, and what follows from
 * them.
 *
 * <p>Errors are those of the delta method: to first order in 1/sqrt(N) a smooth function of moments deviates from what it estimates
 * as the mean over trajectories of its influence function, a polynomial in d = n - mean, so its squared error is the variance of that
 * polynomial over N (A. W. van der Vaart, "Asymptotic statistics", doi:10.1017/CBO9780511802256, chapters 3 and 20):
 *
 * <pre>
 *   mean                d
 *   variance            d^2
 *   third cumulant      d^3 - 3 m_2 d
 *   variance / |mean|   d^2/|mean| - (m_2/(mean |mean|)) d
 * </pre>
 *
 * <p>What is more than the mean of a rare number lives on the few trajectories that count two. One of them changes the variance by
 * 4/N, the third cumulant by 8/N and the Fano factor by 2/(N |mean|), and three of them may have been missed: errors contain them,
 * see {@link Unseen}. That of the Fano factor is 3.5/K at least, with K counted in all.
 *
 * <p>They take twice the powers of the function itself. Where these are not known, or N is below {@value #FEWEST}, so that an error
 * would itself be chance, there is no estimate.
 *
 * @param count N
 * @param mean the sample mean
 * @param moments m_p = (1/N) sum (n - mean)^p, from p = 0 to the highest known
 */
public record CentralMoments(long count, double mean, double[] moments) {
    /** So many trajectories are needed for the error of anything but a mean. */
    public static final int FEWEST = 10;

    private static final int LEAST_ORDER = 2;
    private static final double PAIR = 2;

    /**
     * The moments, from exact sums.
     *
     * @param sums of n^p, from p = 1 to the highest known, the second at least
     * @throws IllegalStateException if there are fewer than two trajectories: there is no error of a single value
     */
    public static CentralMoments of(long count, BigInteger[] sums) {
        if (count < LEAST_ORDER) {
            throw new IllegalStateException("a standard error needs at least two trajectories, got " + count);
        }
        BigInteger n = BigInteger.valueOf(count);
        BigInteger centre = nearest(sums[0], n);
        BigInteger[] powers = powers(centre.negate(), sums.length);
        double[] about = new double[sums.length + 1];
        for (int p = 0; p <= sums.length; p++) {
            BigInteger sum = BigInteger.ZERO;
            for (int j = 0; j <= p; j++) {
                BigInteger s = j == 0 ? n : sums[j - 1];
                sum = sum.add(s.multiply(powers[p - j]).multiply(BigInteger.valueOf(binomial(p, j))));
            }
            about[p] = sum.doubleValue() / count;
        }
        return new CentralMoments(count, centre.doubleValue() + about[1], central(about));
    }

    /** The integer nearest to sum/n. Moments about it lose no digits, for an integer strays from its mean as far as the mean does. */
    static BigInteger nearest(BigInteger sum, BigInteger n) {
        BigInteger[] parts = sum.shiftLeft(1).add(n).divideAndRemainder(n.shiftLeft(1));
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    static BigInteger[] powers(BigInteger x, int highest) {
        BigInteger[] powers = new BigInteger[highest + 1];
        powers[0] = BigInteger.ONE;
        for (int p = 1; p <= highest; p++) {
            powers[p] = powers[p - 1].multiply(x);
        }
        return powers;
    }

    static long binomial(int n, int k) {
        long binomial = 1;
        for (int j = 1; j <= k; j++) {
            binomial = binomial * (n - j + 1) / j;
        }
        return binomial;
    }

    /** From moments about another point, at a distance of at most 1/2. */
    private static double[] central(double[] about) {
        double[] central = new double[about.length];
        for (int p = 0; p < about.length; p++) {
            double power = 1;
            for (int j = p; j >= 0; j--) {
                central[p] += binomial(p, j) * power * about[j];
                power *= -about[1];
            }
        }
        return central;
    }

    /** The sample mean, with the error sqrt(variance/N). */
    public Estimate meanEstimate() {
        return new Estimate(mean, Math.sqrt(unbiasedVariance() / count), count);
    }

    /** The variance, unbiased. */
    public Optional<Estimate> variance() {
        return estimate(unbiasedVariance(), PAIR * PAIR, 0, 1);
    }

    /** The third cumulant E[(n - E[n])^3], unbiased. */
    public Optional<Estimate> thirdCumulant() {
        double unbiased = (double) count / (count - 1) * count / (count - 2);
        return moments.length <= 3
                ? Optional.empty()
                : estimate(unbiased * moments[3], PAIR * PAIR * PAIR, -3 * moments[2], 0, 1);
    }

    /** The Fano factor variance / |mean|, 1 for a Poissonian number; empty too where the mean is 0. */
    public Optional<Estimate> fano() {
        double size = Math.abs(mean);
        return size == 0
                ? Optional.empty()
                : estimate(unbiasedVariance() / size, PAIR / size, -moments[2] / (mean * size), 1 / size);
    }

    private double unbiasedVariance() {
        return moments[2] * count / (count - 1);
    }

    /**
     * An estimate with its error.
     *
     * @param unseen what N times a trajectory that counts two changes it by, where the number is rare
     * @param c its influence is sum_j c_j d^j, j from 1
     */
    private Optional<Estimate> estimate(double value, double unseen, double... c) {
        if (count < FEWEST || moments.length <= 2 * c.length) {
            return Optional.empty();
        }
        double variance = 0;
        for (int i = 1; i <= c.length; i++) {
            for (int j = 1; j <= c.length; j++) {
                variance += c[i - 1] * c[j - 1] * (moments[i + j] - moments[i] * moments[j]);
            }
        }
        // A number that is the same in all is known, as at t = 0.
        double probability = moments[2] > 0 ? Unseen.probability(1, count) : 0;
        double error = Unseen.error(Math.sqrt(Math.max(0, variance) / count), probability, unseen, count);
        return Optional.of(new Estimate(value, error, count));
    }
}
