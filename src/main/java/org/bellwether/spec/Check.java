package org.bellwether.spec;

import org.jspecify.annotations.Nullable;

/** Checks of single values, each naming the key, the value, the rule and the cure. */
final class Check {
    /** Beyond this in magnitude, and below its inverse where zero is not allowed, products of parameters could overflow. */
    static final double LARGEST = 1e100;

    private Check() {}

    /** A number, not negative zero. */
    static double finite(String key, double x, String unit) {
        return inRange(key, x, !Double.isNaN(x), "must be a finite number", unit);
    }

    /** A number >= 0, not negative zero. */
    static double nonNegative(String key, double x, String unit) {
        return inRange(key, x, x >= 0, "must be a finite number >= 0", unit);
    }

    /** A number > 0. */
    static double positive(String key, double x, String unit) {
        if (x > 0 && x < 1 / LARGEST) {
            throw new BadInputException(key, Decimal.text(x), "must be at least " + Decimal.text(1 / LARGEST), null);
        }
        return inRange(key, x, x > 0, "must be a finite number > 0", unit);
    }

    /** An integer between two others. */
    static long between(String key, long n, long least, long most) {
        if (n < least || n > most) {
            throw new BadInputException(
                    key,
                    Long.toString(n),
                    "must be an integer from " + least + " to " + most,
                    oppositeOf(n, least, most));
        }
        return n;
    }

    private static double inRange(String key, double x, boolean holds, String rule, String unit) {
        if (!holds || Double.isInfinite(x)) {
            String opposite = x < 0 && !Double.isInfinite(x) ? "Did you mean " + Decimal.text(-x) + "?" : null;
            throw new BadInputException(key, Decimal.text(x), rule + " (" + unit + ")", opposite);
        }
        if (Math.abs(x) > LARGEST) {
            throw new BadInputException(
                    key, Decimal.text(x), "must be at most " + Decimal.text(LARGEST) + " in magnitude", null);
        }
        return x + 0.0;
    }

    private static @Nullable String oppositeOf(long n, long least, long most) {
        return n < 0 && -n >= least && -n <= most ? "Did you mean " + -n + "?" : null;
    }
}
