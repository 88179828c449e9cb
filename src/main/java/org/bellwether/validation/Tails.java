package org.bellwether.validation;

/**
 * How heavy the tails of single trajectories are. With kurtosis kappa = E[y^4]/E[y^2]^2 of y about its mean, E|y|^3 is at most
 * sqrt(kappa) sigma^3, so the mean of N values is normal to an error of the order sqrt(kappa/N) (Berry and Esseen). A direction counts
 * in a test where this is below 1/10: N &gt; 100 kappa.
 */
@FunctionalInterface
public interface Tails {
    /** N must exceed so many times the kurtosis. */
    double CUT = 100;

    /**
     * Those of any values in a range of half width 1, of which nothing else is known: E[y^4] &lt;= E[y^2], so kappa &lt;= 1/v. Pure
     * states have no less: where jumps decide, a small variance is one that few trajectories make.
     */
    Tails BOUNDED = (direction, variance) -> Math.max(1, 1 / variance);

    /**
     * The kurtosis along a direction.
     *
     * @param direction one coefficient for each component of the mean vector
     * @param variance the variance along it, of components in units of half their range
     */
    double kurtosis(double[] direction, double variance);

    /**
     * Those that a sample of trajectories has. Where the state of a trajectory is continuous in the noise, as a density matrix
     * conditioned on it is, a small variance hides no rare events, and a sample shows the tails.
     *
     * @param values one row a trajectory, with all components of the mean vector
     */
    static Tails of(double[][] values) {
        return (direction, variance) -> {
            double[] y = new double[values.length];
            double mean = 0;
            for (int k = 0; k < y.length; k++) {
                for (int i = 0; i < direction.length; i++) {
                    y[k] += direction[i] * values[k][i];
                }
                mean += y[k] / y.length;
            }
            double second = 0;
            double fourth = 0;
            for (double value : y) {
                double square = (value - mean) * (value - mean);
                second += square / y.length;
                fourth += square * square / y.length;
            }
            return fourth / (second * second);
        };
    }
}
