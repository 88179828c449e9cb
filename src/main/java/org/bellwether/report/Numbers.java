package org.bellwether.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.bellwether.statistics.Estimate;

/** Numbers as people read them: no digits that are rounding, no signed zeros. */
public final class Numbers {
    private static final int DIGITS = 10;
    private static final int FEW = 5;
    private static final double ROUNDING = 1e-12;
    private static final double SMALLEST = 1e-4;
    private static final double LARGEST = 1e7;
    private static final double SMALLEST_PROBABILITY = 1e-300;
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

    /**
     * So many decimals, for numbers of the order of 1; where these would all be 0, two significant digits. Below {@value
     * #ROUNDING} it is 0.
     */
    static String fixed(double x, int decimals) {
        if (Math.abs(x) < ROUNDING) {
            return "0";
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", x);
        return Double.isFinite(x) && !text.matches(".*[1-9].*") ? size(x) : text;
    }

    /** An estimate with its standard error: two significant digits of the error, and as many decimals of the value. */
    public static String estimate(double value, double error) {
        if (!Double.isFinite(error)) {
            return significant(value, FEW) + " ± unknown";
        }
        return isPlain(value, error)
                ? decimals(value, places(error)) + " ± " + decimals(error, places(error))
                : beside(value, error, error) + " ± " + significant(error, 2);
    }

    /** The same of an estimate. */
    static String estimate(Estimate estimate) {
        return estimate(estimate.value(), estimate.standardError());
    }

    /** The same with the exact value beside it, in brackets; without where that is no number. */
    static String estimate(double value, double error, double exact) {
        return estimate(value, error) + (Double.isFinite(exact) ? " [" + beside(exact, value, error) + "]" : "");
    }

    /** The lower and the upper end of an interval with the decimals that the error has. */
    static String interval(double low, double high, double error) {
        return "[" + beside(low, high, error) + ", " + beside(high, low, error) + "]";
    }

    /** A number of the size of another, with the decimals of an error; with an exponent or more digits where these tell nothing. */
    private static String beside(double x, double other, double error) {
        if (x == 0 || Double.isNaN(x)) {
            return significant(x, FEW);
        }
        if (!isPlain(Math.max(Math.abs(x), Math.abs(other)), error)) {
            return significant(x, error > 0 ? digits(x, error) : FEW);
        }
        String text = decimals(x, places(error));
        return text.matches(".*[1-9].*") || Math.abs(x) < ROUNDING ? text : significant(x, 2);
    }

    private static boolean isPlain(double value, double error) {
        double size = Math.max(Math.abs(value), error);
        return error > 0 && size >= SMALLEST && size < LARGEST && error >= SMALLEST * Math.max(1, Math.abs(value));
    }

    private static int digits(double x, double error) {
        double ratio = Math.log10(Math.abs(x) / error);
        return Math.max(2, Math.min(DIGITS, (int) Math.ceil(ratio) + 2));
    }

    /** The decimals that two significant digits of an error have. */
    private static int places(double error) {
        BigDecimal rounded = new BigDecimal(error).round(new MathContext(2));
        return Math.max(0, 2 - rounded.precision() + rounded.scale());
    }

    private static String decimals(double x, int places) {
        String text = new BigDecimal(x).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
        return text.startsWith("-") && !text.matches(".*[1-9].*") ? text.substring(1) : text;
    }

    /** A p-value as a sentence: "p = 0.0213", "p = 1.3e-12", "p < 1e-300". */
    static String probability(double p) {
        return p < SMALLEST_PROBABILITY ? "p < 1e-300" : "p = " + (p < SMALLEST ? size(p) : fixed(p, 4));
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
