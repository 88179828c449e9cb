package org.bellwether.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Where an axis has its marks, and the numbers beside them: at any range at least two different ones, and no more digits than tell
 * neighbours apart.
 */
final class Ticks {
    /** The fewest labels that may be asked for; with fewer no step of 1, 2 or 5 times a power of ten would give two for sure. */
    static final int FEWEST = 6;

    /** The narrowest range, as a part of the largest number in it: below, neighbouring marks would be the same double. */
    static final double NARROWEST = 1e-12;

    /** With so many labels between two powers of ten, no more are added. */
    private static final int ENOUGH = 3;

    private static final int SMALLEST_PLAIN = -4;
    private static final int LARGEST_PLAIN = 5;
    private static final double SLACK = 1e-9;
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Ticks() {}

    /**
     * Marks at multiples of 1, 2 or 5 times a power of ten.
     *
     * @param low where the axis begins
     * @param high where it ends, above low by at least {@link #NARROWEST} times the larger of their sizes
     * @param most the most labels, at least {@link #FEWEST}
     */
    static List<Tick> linear(double low, double high, int most) {
        BigDecimal step = step(high / (most - 1) - low / (most - 1));
        double size = Math.max(Math.abs(low), Math.abs(high));
        BigDecimal multiple =
                new BigDecimal(low).divide(step, 0, RoundingMode.FLOOR).multiply(step);
        double slack = SLACK * step.doubleValue();
        List<Tick> ticks = new ArrayList<>();
        for (; multiple.doubleValue() <= high + slack; multiple = multiple.add(step)) {
            if (multiple.doubleValue() >= low - slack) {
                ticks.add(new Tick(multiple.doubleValue(), label(multiple, step, exponent(size))));
            }
        }
        return ticks;
    }

    /** The smallest of 1, 2 and 5 times a power of ten that is at least so large. */
    private static BigDecimal step(double least) {
        int power = exponent(least);
        for (int digit : new int[] {1, 2, 5}) {
            BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
            if (step.doubleValue() >= least * (1 - SLACK)) {
                return step;
            }
        }
        return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
    }

    /**
     * Marks at powers of ten. Where there are fewer than two, at 1, 2 and 5 times a power, or at all digits times a power, if
     * that makes three; else as on a linear axis.
     *
     * @param low where the axis begins, > 0
     * @param high where it ends, above low as on a linear axis
     * @param most the most labels, at least {@link #FEWEST}
     */
    static List<Tick> logarithmic(double low, double high, int most) {
        int first = exponent(low);
        int last = exponent(high) + 1;
        DoublePredicate inside = x -> x >= low * (1 - SLACK) && x <= high * (1 + SLACK);
        List<Integer> powers = IntStream.rangeClosed(first, last)
                .filter(k -> inside.test(decimal(1, k).doubleValue()))
                .boxed()
                .toList();
        if (powers.size() >= 2) {
            return powersOfTen(powers, most, inside);
        }
        List<Tick> all = digits(first, last, inside);
        for (List<Integer> digits : List.of(List.of(1, 2, 5), List.of(1, 2, 3, 4, 5, 6, 7, 8, 9))) {
            List<Tick> ticks = all.stream()
                    .map(tick -> digits.contains(leadingDigit(tick.value())) ? tick : new Tick(tick.value(), ""))
                    .toList();
            long labels = ticks.stream().filter(Tick::isLabelled).count();
            if (labels >= ENOUGH && labels <= most) {
                return ticks;
            }
        }
        return linear(low, high, most);
    }

    private static List<Tick> powersOfTen(List<Integer> powers, int most, DoublePredicate inside) {
        int stride = (powers.size() + most - 1) / most;
        List<Tick> ticks = new ArrayList<>();
        for (int k = 0; k < powers.size(); k++) {
            int power = powers.get(k);
            ticks.add(new Tick(decimal(1, power).doubleValue(), k % stride == 0 ? "10" + raised(power) : ""));
        }
        if (stride == 1) {
            digits(powers.get(0) - 1, powers.get(powers.size() - 1), inside).stream()
                    .filter(tick -> leadingDigit(tick.value()) != 1)
                    .forEach(tick -> ticks.add(new Tick(tick.value(), "")));
        }
        ticks.sort(Comparator.comparingDouble(Tick::value));
        return ticks;
    }

    /** Marks at 1 to 9 times powers of ten. */
    private static List<Tick> digits(int first, int last, DoublePredicate inside) {
        List<Tick> ticks = new ArrayList<>();
        for (int power = first; power <= last; power++) {
            for (int digit = 1; digit <= 9; digit++) {
                BigDecimal value = decimal(digit, power);
                if (inside.test(value.doubleValue())) {
                    ticks.add(new Tick(value.doubleValue(), label(value, decimal(1, power), power)));
                }
            }
        }
        return ticks;
    }

    private static BigDecimal decimal(int digit, int power) {
        return BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
    }

    private static int leadingDigit(double x) {
        return new BigDecimal(Double.toString(x))
                        .stripTrailingZeros()
                        .unscaledValue()
                        .toString()
                        .charAt(0)
                - '0';
    }

    /** The power of ten of the first digit. */
    private static int exponent(double x) {
        BigDecimal exact = new BigDecimal(Double.toString(x));
        return exact.signum() == 0 ? 0 : exact.precision() - exact.scale() - 1;
    }

    /** A multiple of a step, with the digits that the step has; as a multiple of a power of ten where that is shorter. */
    private static String label(BigDecimal value, BigDecimal step, int exponent) {
        if (value.signum() == 0) {
            return "0";
        }
        boolean plain = exponent >= SMALLEST_PLAIN && exponent <= LARGEST_PLAIN;
        BigDecimal shown = plain ? value : value.scaleByPowerOfTen(-exponent);
        BigDecimal unit = (plain ? step : step.scaleByPowerOfTen(-exponent)).stripTrailingZeros();
        String text = shown.setScale(Math.max(0, unit.scale()), RoundingMode.HALF_EVEN)
                .toPlainString();
        if (plain) {
            return text.replace('-', '−');
        }
        String factor = text.equals("1") ? "" : text.replace('-', '−') + "×";
        return factor + "10" + raised(exponent);
    }

    private static String raised(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent)).chars().forEach(c -> text.append(RAISED.charAt(c - '0')));
        return text.toString();
    }
}
