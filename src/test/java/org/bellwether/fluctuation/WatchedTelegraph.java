package org.bellwether.fluctuation;

import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.TestSystems;

/**
 * What infinitely hot baths make of local noise. Jumps come at the same rate gamma = (chi_1 + chi_2) g/2 from every state, whatever
 * the noise; they look at X and do nothing else to it, while the noise flips it like a telegraph of rate kappa = gamma_l1 + gamma_l2:
 * X decays by e^{-2 kappa t}.
 */
record WatchedTelegraph(double gamma, double kappa) {
    /** From |10>; the temperature is 1e9 g, and unequal noises are of no account. */
    ThermalMachine machine() {
        return TestSystems.machine(gamma, gamma, 1e9, 1e9, 0, 0.7 * kappa, 0.3 * kappa);
    }

    /**
     * The survival function of residences. With s and d the probabilities that X is still the recorded one or has been flipped
     * unseen, s' = kappa (d - s), d' = kappa (s - d) - gamma d, and S = s + d.
     */
    double survival(double t) {
        double root = Math.sqrt(kappa * kappa + gamma * gamma / 4);
        double slow = -kappa - gamma / 2 + root;
        double fast = -kappa - gamma / 2 - root;
        return (slow * Math.exp(fast * t) - fast * Math.exp(slow * t)) / (slow - fast);
    }

    /** The mean number of changes by T: gamma int d, with d' = kappa (1 - e^{-gamma t} - 2 d) - gamma d. */
    double changes(double window) {
        double decay = 2 * kappa + gamma;
        double sinceStart = -Math.expm1(-decay * window) / decay;
        double sinceJump = -Math.expm1(-gamma * window) / gamma;
        return gamma * kappa * ((window - sinceStart) / decay - (sinceJump - sinceStart) / (2 * kappa));
    }

    /** The probability that the last jump came so long ago. */
    double probabilityOfAge(double from, double to) {
        return Math.exp(-gamma * from) - Math.exp(-gamma * to);
    }

    /** |E[X]| after so long, exactly for kicks in the middle of steps, the last step having ended: e^{-2 kappa dt} each. */
    double parity(double from, double to, double dt) {
        double sum = 0;
        for (int kicks = 0; (kicks - 0.5) * dt < to; kicks++) {
            double low = Math.max(from, (kicks - 0.5) * dt);
            double high = Math.min(to, (kicks + 0.5) * dt);
            sum += high > low ? probabilityOfAge(low, high) * Math.exp(-2 * kappa * dt * kicks) : 0;
        }
        return sum / probabilityOfAge(from, to);
    }
}
