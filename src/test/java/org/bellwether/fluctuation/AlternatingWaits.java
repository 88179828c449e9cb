package org.bellwether.fluctuation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bellwether.fluctuation.FakePaths.Jump;
import org.bellwether.fluctuation.FakePaths.Path;

/**
 * A process of two states that leads from one to the other and back: exponential waits of the rates a and b in turn. Jumps into the
 * state of rate a are in channel 2, those into the other one in channel 0, as in a machine without noise.
 *
 * @param a the rate at which the first state is left, Gamma_1 of the machine
 * @param b that of the second one, Gamma_2
 * @param first the probability of the first state at t = 0
 */
record AlternatingWaits(double a, double b, double first) {
    /** One trajectory to T. */
    Path draw(SplittableRandom random, double window) {
        List<Jump> jumps = new ArrayList<>();
        boolean inFirst = random.nextDouble() < first;
        double t = -Math.log1p(-random.nextDouble()) / (inFirst ? a : b);
        while (t < window) {
            inFirst = !inFirst;
            jumps.add(new Jump(t, inFirst ? 2 : 0));
            t += -Math.log1p(-random.nextDouble()) / (inFirst ? a : b);
        }
        return new Path(1, jumps);
    }

    /** Many of them. */
    List<Path> draw(int trajectories, long seed, double window) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < trajectories; i++) {
            paths.add(draw(random, window));
        }
        return paths;
    }

    /** y(to, T - to)/y(from, T - to): what one bin contributes to the estimated survival function in the limit. */
    double step(double from, double to, double window) {
        return open(to, window - to) / open(from, window - to);
    }

    /** y(tau, t): the mean number of intervals that begin by t and are longer than tau. */
    double open(double tau, double t) {
        return entriesIntoFirst(t) * Math.exp(-a * tau) + entriesIntoSecond(t) * Math.exp(-b * tau);
    }

    /** The mean number of intervals with both ends in [0, T] and lengths in a bin, by Simpson's rule. */
    double completed(double from, double to, double window) {
        int panels = 200;
        double sum = 0;
        for (int k = 0; k <= 2 * panels; k++) {
            double tau = from + (to - from) * k / (2 * panels);
            double density = a * Math.exp(-a * tau) * entriesIntoFirst(window - tau)
                    + b * Math.exp(-b * tau) * entriesIntoSecond(window - tau);
            sum += density * (k == 0 || k == 2 * panels ? 1 : k % 2 == 1 ? 4 : 2);
        }
        return sum * (to - from) / (6 * panels);
    }

    private double entriesIntoFirst(double t) {
        return b * (t - timeInFirst(t));
    }

    private double entriesIntoSecond(double t) {
        return a * timeInFirst(t);
    }

    private double timeInFirst(double t) {
        double steady = b / (a + b);
        return steady * t + (first - steady) * -Math.expm1(-(a + b) * t) / (a + b);
    }
}
