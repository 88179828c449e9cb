package org.bellwether.belltest;

import java.util.OptionalLong;

/**
 * What the CHSH game proves.
 *
 * <p>With settings that are fair, independent of each other and of all that was before, no local model wins a shot with more than
 * probability 3/4, whatever it remembers of earlier settings and outcomes. So its number of wins is stochastically at most
 * binomial, and P(Bin(M, 3/4) >= wins) is a p-value against every local model with memory, with no assumption of identical or
 * independent shots; it is the smallest such p-value. P. Bierhorst, Found. Phys. 44, 736 (2014), arXiv:1311.3605; D. Elkouss,
 * S. Wehner, npj Quantum Inf. 2, 16026 (2016), doi:10.1038/npjqi.2016.26.
 */
public final class ChshGame {
    /** The largest probability with which a local model wins a shot. */
    public static final double LOCAL = 0.75;
    /** The probability that a normal variable exceeds its mean by 5 standard deviations: 1 - Phi(5). */
    public static final double FIVE_SIGMA = 2.866515718791939e-7;

    private ChshGame() {}

    /** w = 1/2 + S/8: the probability of winning a shot at a CHSH value S. */
    public static double winProbability(double chsh) {
        return 0.5 + chsh / 8;
    }

    /**
     * ln P(Bin(shots, 3/4) >= wins), the logarithm of the p-value against local models; good to 1e-12 of itself or better, however
     * small the p-value. See {@code BinomialTail} for the method.
     *
     * @throws IllegalArgumentException if there are more wins than shots, or fewer than none
     */
    public static double logPValue(long shots, long wins) {
        if (wins < 0 || wins > shots) {
            throw new IllegalArgumentException(wins + " wins of " + shots + " shots");
        }
        return BinomialTail.logUpper(shots, LOCAL, wins);
    }

    /**
     * The number of independent shots that a rejection of local models at 5 standard deviations, p <= {@link #FIVE_SIGMA}, takes: the
     * smallest M at which it comes with probability 1/2 or more, that is, at which the median number of wins, of Bin(M, w), is
     * enough. Found exactly, to rounding beyond 10^10; as wins are integers, a few more shots than M may again be too few.
     *
     * @param winProbability w of a shot, between 0 and 1
     * @return empty where w <= 3/4, at which no number is enough, and where it takes more than 10^12
     * @throws IllegalArgumentException if w is no probability
     */
    public static OptionalLong shotsToReject(double winProbability) {
        if (!(winProbability >= 0 && winProbability <= 1)) {
            throw new IllegalArgumentException("the probability of a win is " + winProbability);
        }
        return RejectionSearch.of(winProbability);
    }
}
