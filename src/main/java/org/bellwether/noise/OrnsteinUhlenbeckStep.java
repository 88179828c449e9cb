package org.bellwether.noise;

import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;

/**
 * The exact law of an Ornstein-Uhlenbeck process over a step, from two independent standard normals xi_1, xi_2. With x = dt/tau,
 * a = e^{-x} and s^2 = gamma/(2 tau) the stationary variance,
 *
 * <pre>
 *   eta'  = a eta + s sqrt(1 - a^2) xi_1
 *   theta = int eta dt = tau (1 - a) eta + s tau (1 - a) sqrt((1 - a)/(1 + a)) xi_1 + s tau sqrt(2x - 4 tanh(x/2)) xi_2
 * </pre>
 *
 * <p>The last variance is what is left of Var theta = s^2 tau^2 (2x - 3 + 4a - a^2) given eta and eta'; it is of third order in x and
 * summed as a series where it would cancel. The stationary variance does not depend on dt, and tau -> 0 gives Var theta = gamma dt.
 *
 * <p>Source: D. T. Gillespie, Phys. Rev. E 54, 2084 (1996), doi:10.1103/PhysRevE.54.2084.
 *
 * @param decay a
 * @param kick what xi_1 adds to eta
 * @param mean what eta adds to theta
 * @param first what xi_1 adds to theta
 * @param second what xi_2 adds to theta
 */
public record OrnsteinUhlenbeckStep(double decay, double kick, double mean, double first, double second) {
    // Up to here the first term left out is below 1e-17 of the sum; beyond it the difference loses three digits at the
    // most.
    private static final double SERIES_BELOW = 0.25;
    private static final double[] SERIES = {
        1.0 / 6,
        -1.0 / 60,
        17.0 / 10_080,
        -31.0 / 181_440,
        691.0 / 39_916_800,
        -5461.0 / 3_113_510_400.0,
        929_569.0 / 5_230_697_472_000.0,
        -3_202_291.0 / 177_843_714_048_000.0
    };

    /** The step of a process over dt >= 0. */
    public static OrnsteinUhlenbeckStep of(OrnsteinUhlenbeck process, double dt) {
        double tau = process.correlationTime();
        double x = dt / tau;
        double lost = -StrictMath.expm1(-x);
        double decay = StrictMath.exp(-x);
        double s = Math.sqrt(process.variance());
        return new OrnsteinUhlenbeckStep(
                decay,
                s * Math.sqrt(lost * (1 + decay)),
                tau * lost,
                s * tau * lost * Math.sqrt(lost / (1 + decay)),
                s * tau * Math.sqrt(bridge(x)));
    }

    /** 2x - 4 tanh(x/2) = x^3/6 - x^5/60 + 17 x^7/10080 - ..., an alternating series whose terms fall by x^2/10. */
    private static double bridge(double x) {
        if (x > SERIES_BELOW) {
            return 2 * x - 4 * StrictMath.tanh(x / 2);
        }
        double y = x * x;
        double sum = 0;
        for (int k = SERIES.length - 1; k >= 0; k--) {
            sum = SERIES[k] + y * sum;
        }
        return x * y * sum;
    }
}
