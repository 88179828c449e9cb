package org.bellwether.belltest;

import java.util.OptionalLong;

/**
 * Searches for the smallest number of shots n at which the median number of wins rejects local models: P(Bin(n, 3/4) >= c) <= alpha
 * for some c with P(Bin(n, w) >= c) >= 1/2.
 *
 * <p>Whether it does is not monotone in n, for c is an integer. It goes up and down over some 2 sqrt(n) shots around the crossing: the
 * median is within one of n w, and at 5 standard deviations one win changes ln p by as much as 0.9 sqrt(n) shots do. Bisection finds
 * a crossing; the first one is found by walking up from 6 sqrt(n) shots before it, with the smallest c that rejects and both tails
 * carried from n to n + 1.
 */
final class RejectionSearch {
    private static final double MOST = 1e12;
    private static final double SIGMAS = 5;
    private static final double LOG_ALPHA = StrictMath.log(ChshGame.FIVE_SIGMA);
    /** 0.75^n is small enough from here on. */
    private static final long FIRST = (long) Math.ceil(LOG_ALPHA / StrictMath.log(ChshGame.LOCAL));

    private final double w;
    private long n;
    private long c;
    private double localTerm;
    private double localTail;
    private double term;
    private double tail;

    private RejectionSearch(double w) {
        this.w = w;
    }

    static OptionalLong of(double w) {
        if (w >= 1) {
            return OptionalLong.of(FIRST);
        }
        double normal = SIGMAS * Math.sqrt(ChshGame.LOCAL * (1 - ChshGame.LOCAL)) / (w - ChshGame.LOCAL);
        if (!(w > ChshGame.LOCAL) || normal * normal > MOST) {
            return OptionalLong.empty();
        }
        long crossing = crossing(w, (long) (normal * normal));
        RejectionSearch search = new RejectionSearch(w);
        search.start(Math.max(FIRST, crossing - (long) (6 * Math.sqrt((double) crossing)) - 10));
        while (search.tail < 0.5) {
            search.next();
        }
        return OptionalLong.of(search.n);
    }

    /** A number of shots at which the median rejects, while it does not at one that is smaller by sqrt(n)/8 or less. */
    private static long crossing(double w, long guess) {
        long low = FIRST - 1;
        long high = Math.max(FIRST, guess);
        while (!medianRejects(w, high)) {
            low = high;
            high += high / 4 + 1;
        }
        while (high - low > 1 + Math.sqrt((double) high) / 8) {
            long middle = low + (high - low) / 2;
            if (medianRejects(w, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static boolean medianRejects(double w, long n) {
        // A median of a binomial law is n w, rounded down or up.
        long median = (long) Math.ceil(n * w);
        if (BinomialTail.logUpper(n, w, median) < StrictMath.log(0.5)) {
            median--;
        }
        return BinomialTail.logUpper(n, ChshGame.LOCAL, median) <= LOG_ALPHA;
    }

    /** The smallest c that rejects at n, with both tails from it on. */
    private void start(long shots) {
        n = shots;
        long low = 0;
        c = n;
        while (c - low > 1) {
            long middle = low + (c - low) / 2;
            if (BinomialTail.logUpper(n, ChshGame.LOCAL, middle) <= LOG_ALPHA) {
                c = middle;
            } else {
                low = middle;
            }
        }
        localTerm = StrictMath.exp(BinomialTail.logTerm(n, ChshGame.LOCAL, c));
        localTail = StrictMath.exp(BinomialTail.logUpper(n, ChshGame.LOCAL, c));
        term = StrictMath.exp(BinomialTail.logTerm(n, w, c));
        tail = StrictMath.exp(BinomialTail.logUpper(n, w, c));
    }

    private void next() {
        // One shot more brings c - 1 wins to c with probability p; P_n(c - 1) = P_n(c) c (1 - p)/((n - c + 1) p).
        double before = (double) c / (n - c + 1);
        localTail += localTerm * before * (1 - ChshGame.LOCAL);
        tail += term * before * (1 - w);
        double grown = (double) (n + 1) / (n + 1 - c);
        localTerm *= grown * (1 - ChshGame.LOCAL);
        term *= grown * (1 - w);
        n++;
        if (localTail > ChshGame.FIVE_SIGMA) {
            localTail -= localTerm;
            tail -= term;
            double odds = (double) (n - c) / (c + 1);
            localTerm *= odds * (ChshGame.LOCAL / (1 - ChshGame.LOCAL));
            term *= odds * (w / (1 - w));
            c++;
        }
    }
}
