package org.bellwether.spec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as decimal text. Double.toString is not used: its digits differ between JDK versions. */
public final class Decimal {
    private static final int MOST_DIGITS = 17;

    private Decimal() {}

    /** The shortest text, valid as a TOML float, that reads back to the same double. */
    public static String text(double x) {
        if (Double.isNaN(x)) {
            return "nan";
        }
        if (Double.isInfinite(x)) {
            return x > 0 ? "inf" : "-inf";
        }
        if (x == 0) {
            return "0.0";
        }
        BigDecimal shortest = shortest(x);
        int exponent = shortest.precision() - shortest.scale() - 1;
        return exponent < -4 || exponent > 6 ? scientific(shortest, exponent) : plain(shortest);
    }

    /** The decimal number of fewest digits that reads back to the same double. */
    private static BigDecimal shortest(double x) {
        BigDecimal exact = new BigDecimal(x);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (Double.parseDouble(rounded.toString()) == x) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static String plain(BigDecimal x) {
        return x.setScale(Math.max(1, x.scale())).toPlainString();
    }

    private static String scientific(BigDecimal x, int exponent) {
        BigDecimal mantissa = x.movePointLeft(exponent).stripTrailingZeros();
        return mantissa.toPlainString() + "e" + exponent;
    }
}
