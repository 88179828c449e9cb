package org.bellwether.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.bellwether.statistics.Estimate;

/** Numbers as people read them: no digits that are rounding, no signed zeros. */
final class Numbers {
    private static final int DIGITS = 10;
    private static final int SMALLEST_PLAIN = -5;
    private static final int LARGEST_PLAIN = 9;

    private Numbers() {}

    /** What a user gave or could have given, such as a time: without the last digits, which are rounding. */
    static String plain(double x) {
        return significant(x, DIGITS);
    }

    /** At most so many significant digits, without trailing zeros; an exponent only where it is shorter. */
    static String significant(double x, int digits) {
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return x == 0 ? "0" : Double.toString(x);
        }
        BigDecimal rounded = new BigDecimal(x).round(new MathContext(digits)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent < SMALLEST_PLAIN || exponent > LARGEST_PLAIN
                ? rounded.movePointLeft(exponent).toPlainString() + "e" + exponent
                : rounded.toPlainString();
    }

    /** So many decimals; zero without a sign. */
    static String fixed(double x, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", x);
        return text.startsWith("-") && !text.matches(".*[1-9].*") ? text.substring(1) : text;
    }

    /** An estimate and its error, both to the second digit of the error. */
    static String withError(Estimate estimate) {
        double error = estimate.standardError();
        if (!(error > 0)) {
            return significant(estimate.value(), 4) + " ± 0";
        }
        int digits = 1 - (int) Math.floor(Math.log10(error));
        return digits > 0 && digits < DIGITS
                ? fixed(estimate.value(), digits) + " ± " + fixed(error, digits)
                : significant(estimate.value(), 4) + " ± " + significant(error, 2);
    }

    /** The size of an error: two digits and an exponent, or 0. */
    static String size(double x) {
        return x == 0 ? "0" : String.format(Locale.ROOT, "%.1e", x);
    }

    /** A count, its digits in groups. */
    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
