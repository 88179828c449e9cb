package org.bellwether.statistics;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The central moments of a pair of integers (a, b) over N independent trajectories, from exact sums of their products, and what
 * follows from them, with errors of the delta method as in {@link CentralMoments}: a function whose influence is the polynomial
 * sum_ij c_ij d_a^i d_b^j has the squared error of that polynomial's variance over N.
 *
 * @param count N
 * @param meanA the sample mean of a
 * @param meanB the sample mean of b
 * @param moments m_ij = (1/N) sum (a - meanA)^i (b - meanB)^j, i + j at most the highest order known
 */
public record JointMoments(long count, double meanA, double meanB, double[][] moments) {
    /**
     * The moments, from exact sums.
     *
     * @param sums of a^i b^j [i][j], i + j at most the highest order known, the second at least; N at [0][0]
     * @throws IllegalStateException if there are fewer than two trajectories: there is no error of a single value
     */
    public static JointMoments of(BigInteger[][] sums) {
        BigInteger n = sums[0][0];
        long count = n.longValueExact();
        if (count < 2) {
            throw new IllegalStateException("a standard error needs at least two trajectories, got " + count);
        }
        BigInteger centreA = CentralMoments.nearest(sums[1][0], n);
        BigInteger centreB = CentralMoments.nearest(sums[0][1], n);
        double[][] about = about(sums, centreA, centreB);
        return new JointMoments(
                count,
                centreA.doubleValue() + about[1][0],
                centreB.doubleValue() + about[0][1],
                shifted(about, -about[1][0], -about[0][1]));
    }

    private static double[][] about(BigInteger[][] sums, BigInteger centreA, BigInteger centreB) {
        int order = sums.length - 1;
        BigInteger[] a = CentralMoments.powers(centreA.negate(), order);
        BigInteger[] b = CentralMoments.powers(centreB.negate(), order);
        double[][] about = new double[order + 1][];
        for (int p = 0; p <= order; p++) {
            about[p] = new double[order - p + 1];
            for (int q = 0; q <= order - p; q++) {
                BigInteger sum = BigInteger.ZERO;
                for (int i = 0; i <= p; i++) {
                    for (int j = 0; j <= q; j++) {
                        long ways = CentralMoments.binomial(p, i) * CentralMoments.binomial(q, j);
                        BigInteger shift = a[p - i].multiply(b[q - j]).multiply(BigInteger.valueOf(ways));
                        sum = sum.add(sums[i][j].multiply(shift));
                    }
                }
                about[p][q] = sum.doubleValue() / sums[0][0].doubleValue();
            }
        }
        return about;
    }

    private static double[][] shifted(double[][] about, double a, double b) {
        double[][] moments = new double[about.length][];
        for (int p = 0; p < about.length; p++) {
            moments[p] = new double[about[p].length];
            for (int q = 0; q < moments[p].length; q++) {
                double powerA = 1;
                for (int i = p; i >= 0; i--) {
                    double power = powerA;
                    for (int j = q; j >= 0; j--) {
                        double ways = CentralMoments.binomial(p, i) * CentralMoments.binomial(q, j);
                        moments[p][q] += ways * power * about[i][j];
                        power *= b;
                    }
                    powerA *= a;
                }
            }
        }
        return moments;
    }

    /**
     * A term of an influence.
     *
     * @param factor c_ij
     * @param i the power of d_a
     * @param j the power of d_b
     */
    public record Term(double factor, int i, int j) {}

    /** cov(a, b), unbiased; its influence is d_a d_b. */
    public Optional<Estimate> covariance() {
        return estimate(unbiased(moments[1][1]), new Term(1, 1, 1));
    }

    /** The mean of u a + v b, with the error sqrt(variance/N). */
    public Estimate linearMean(double u, double v) {
        return new Estimate(u * meanA + v * meanB, Math.sqrt(Math.max(0, linearVariance(u, v)) / count), count);
    }

    /** The variance of u a + v b, unbiased; its influence is (u d_a + v d_b)^2. */
    public Optional<Estimate> variance(double u, double v) {
        return estimate(linearVariance(u, v), new Term(u * u, 2, 0), new Term(2 * u * v, 1, 1), new Term(v * v, 0, 2));
    }

    private double linearVariance(double u, double v) {
        return unbiased(u * u * moments[2][0] + 2 * u * v * moments[1][1] + v * v * moments[0][2]);
    }

    /** What a second central moment is without bias: N/(N - 1) times as much. */
    public double unbiased(double secondMoment) {
        return secondMoment * count / (count - 1);
    }

    /**
     * An estimate with the error that its influence gives it; empty where N is below {@link CentralMoments#FEWEST} or moments of
     * twice its order are not known.
     */
    public Optional<Estimate> estimate(double value, Term... influence) {
        if (count < CentralMoments.FEWEST) {
            return Optional.empty();
        }
        double variance = 0;
        for (Term s : influence) {
            for (Term t : influence) {
                if (s.i + s.j + t.i + t.j >= moments.length) {
                    return Optional.empty();
                }
                double covariance = moments[s.i + t.i][s.j + t.j] - moments[s.i][s.j] * moments[t.i][t.j];
                variance += s.factor * t.factor * covariance;
            }
        }
        return Optional.of(new Estimate(value, Math.sqrt(Math.max(0, variance) / count), count));
    }
}
