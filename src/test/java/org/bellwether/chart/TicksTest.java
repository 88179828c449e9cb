package org.bellwether.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every axis has labels that tell its range, whatever the range. */
final class TicksTest {
    private static final int MOST = 8;
    private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Pattern SCIENTIFIC = Pattern.compile("(?:(−?[0-9.]+)×)?10(⁻?)([⁰¹²³⁴-⁹]+)");

    @ParameterizedTest
    @CsvSource({
        "0, 2000, '0 500 1000 1500 2000'",
        "0, 3, '0 0.5 1.0 1.5 2.0 2.5 3.0'",
        "1e-10, 5e-10, '10⁻¹⁰ 2×10⁻¹⁰ 3×10⁻¹⁰ 4×10⁻¹⁰ 5×10⁻¹⁰'",
        "-1, 1, '−1.0 −0.5 0 0.5 1.0'",
        "2.35189, 2.35191, '2.351890 2.351895 2.351900 2.351905 2.351910'",
    })
    void linearAxesHaveRoundNumbers(double low, double high, String labels) {
        assertThat(String.join(" ", labels(Ticks.linear(low, high, MOST)))).isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource({
        "1e-5, 1e-1, '10⁻⁵ 10⁻⁴ 10⁻³ 10⁻² 10⁻¹'",
        "2e-3, 8e-3, '0.002 0.003 0.004 0.005 0.006 0.007 0.008'",
        "2e-10, 8e-10, '2×10⁻¹⁰ 3×10⁻¹⁰ 4×10⁻¹⁰ 5×10⁻¹⁰ 6×10⁻¹⁰ 7×10⁻¹⁰ 8×10⁻¹⁰'",
        "6e-3, 9e-3, '0.006 0.007 0.008 0.009'",
        "8e-3, 2e-2, '0.008 0.009 0.01 0.02'",
        "0.021, 0.029, '0.022 0.024 0.026 0.028'",
        "1e-100, 1e100, '10⁻¹⁰⁰ 10⁻⁷⁴ 10⁻⁴⁸ 10⁻²² 10⁴ 10³⁰ 10⁵⁶ 10⁸²'",
    })
    void logarithmicAxesHavePowersOfTenOrWhatThereIs(double low, double high, String labels) {
        assertThat(String.join(" ", labels(Ticks.logarithmic(low, high, MOST)))).isEqualTo(labels);
    }

    /** Ranges of all sizes at places of all sizes, some of them a part in 10^11 of their place. */
    @Test
    void anyRangeHasTwoDifferentLabelsThatReadBack() {
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < 20_000; k++) {
            double place = (random.nextBoolean() ? 1 : -1) * Math.pow(10, 600 * random.nextDouble() - 300);
            double width = Math.abs(place) * Math.pow(10, 12 * random.nextDouble() - 11);
            check(Ticks.linear(place, place + width, MOST), place, place + width, MOST);
            double low = Math.pow(10, 600 * random.nextDouble() - 300);
            double high = low * Math.pow(10, Math.pow(10, 12 * random.nextDouble() - 10.5));
            if (Double.isFinite(high)) {
                check(Ticks.logarithmic(low, high, MOST), low, high, MOST);
            }
        }
    }

    private static void check(List<Tick> ticks, double low, double high, int most) {
        String range = low + " to " + high;
        double width = high - low;
        List<Tick> labelled = ticks.stream().filter(Tick::isLabelled).toList();
        assertThat(labelled).as(range).hasSizeBetween(2, most);
        assertThat(labels(ticks)).as(range).doesNotHaveDuplicates();
        for (Tick tick : labelled) {
            double read = read(tick.label());
            assertThat(read)
                    .as(range + ": " + tick)
                    .isCloseTo(tick.value(), within(1e-3 * width + 1e-15 * Math.abs(read)));
            assertThat(read).as(range).isBetween(low - 1e-6 * width, high + 1e-6 * width);
            assertThat(tick.label().length()).as(range + ": " + tick).isLessThanOrEqualTo(labelLimit(low, high));
        }
    }

    /** The digits that tell the ends apart and two more, a sign, a point, and a power of ten. */
    private static int labelLimit(double low, double high) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        return 2 + (int) Math.ceil(Math.log10(size / (high - low))) + 2 + 7;
    }

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).filter(label -> !label.isEmpty()).toList();
    }

    private static double read(String label) {
        Matcher scientific = SCIENTIFIC.matcher(label);
        if (!scientific.matches()) {
            return Double.parseDouble(label.replace('−', '-'));
        }
        StringBuilder exponent = new StringBuilder();
        scientific.group(3).chars().forEach(c -> exponent.append(DIGITS.indexOf(c)));
        String factor = scientific.group(1) == null ? "1" : scientific.group(1).replace('−', '-');
        return new BigDecimal(factor)
                .scaleByPowerOfTen((scientific.group(2).isEmpty() ? 1 : -1) * Integer.parseInt(exponent.toString()))
                .doubleValue();
    }

    /** Drawn charts have the labels too, in their files. */
    @Test
    void chartsOfTinyAndNarrowRangesAreLabelled() {
        for (double scale : new double[] {1e-300, 1e-10, 1e-3, 1, 1e12}) {
            double[] x = {2 * scale, 3 * scale, 5 * scale, 8 * scale};
            double[] y = {scale, scale * (1 + 1e-9), scale, scale};
            for (Axis axis : List.of(Axis.linear("x"), Axis.logarithmic("x"))) {
                Chart chart = new Chart("", axis, Axis.linear("y"), List.of(new Layer.Line("", x, y, Hue.BLUE)));
                String svg = Pictures.svg(Figure.of(chart));
                List<String> texts = Stream.of(svg.split("<text"))
                        .skip(1)
                        .map(t -> t.replaceAll("(?s)^[^>]*>([^<]*)<.*$", "$1").strip())
                        .filter(t -> !t.equals("x") && !t.equals("y"))
                        .toList();
                assertThat(texts)
                        .as("scale " + scale)
                        .hasSizeGreaterThanOrEqualTo(4)
                        .doesNotHaveDuplicates();
            }
        }
    }
}
