package org.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text and numbers as people read them. */
final class PageTest {
    @ParameterizedTest
    @CsvSource({
        "0.30000000000000004, 0.3",
        "0.09999999999999999, 0.1",
        "2000, 2000",
        "-0.0, 0",
        "1e-90, 1e-90",
        "0.00001, 0.00001",
        "1234567890, 1234567890",
        "1.5e12, 1.5e12",
        "0.3333333333333333, 0.3333333333",
        "Infinity, Infinity"
    })
    void plainNumbers(double x, String text) {
        assertThat(Numbers.plain(x)).isEqualTo(text);
    }

    @Test
    void decimalsAreNeverAllZero() {
        assertThat(Numbers.fixed(-1e-9, 4)).isEqualTo("-1.0e-09");
        assertThat(Numbers.fixed(-0.00006, 4)).isEqualTo("-0.0001");
        assertThat(Numbers.fixed(0, 4)).isEqualTo("0");
        assertThat(Numbers.fixed(-1e-17, 4)).isEqualTo("0");
        assertThat(Numbers.fixed(2.35189, 4)).isEqualTo("2.3519");
        assertThat(Numbers.size(0)).isEqualTo("0");
        assertThat(Numbers.size(0.00123)).isEqualTo("1.2e-03");
    }

    @ParameterizedTest
    @CsvSource({
        "2.34771, 0.00731, 2.3519, '2.3477 ± 0.0073 [2.3519]'",
        "-0.0667, 0.0577, 0, '-0.067 ± 0.058 [0]'",
        "4.38, 0.1505, 4.2703, '4.38 ± 0.15 [4.27]'",
        "0.00001, 0.02, 1e-9, '0.000 ± 0.020 [1e-9]'",
        "1.3e-7, 2.1e-8, 1.1e-7, '1.3e-7 ± 2.1e-8 [1.1e-7]'",
        "2.8284271247, 0, NaN, '2.8284 ± 0'",
        "2.8284271247, 4e-17, NaN, '2.828427125 ± 4e-17'",
        "123456, 2345, 120000, '123456 ± 2345 [120000]'",
        "1.5e12, 3e10, 1.4e12, '1.5e12 ± 3e10 [1.4e12]'",
        "0.3, NaN, NaN, '0.3 ± unknown'",
        "0, 0, 0, '0 ± 0 [0]'",
    })
    void estimatesHaveTheDigitsOfTheirErrors(double value, double error, double exact, String text) {
        assertThat(Numbers.estimate(value, error, exact)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, p < 1e-300", "1e-310, p < 1e-300", "3.21e-12, p = 3.2e-12", "0.02131, p = 0.0213", "1, p = 1.0000"})
    void probabilitiesAreNeverZero(double p, String text) {
        assertThat(Numbers.probability(p)).isEqualTo(text);
    }

    @Test
    void longLinesAreBrokenBetweenWordsAndGoOnFurtherIn() {
        Page page = new Page();
        page.line("  %s", "word ".repeat(30));
        page.line("%s", "x".repeat(150));
        String[] lines = page.toString().split("\n");
        assertThat(lines).hasSize(4);
        assertThat(lines[0]).isEqualTo(("  " + "word ".repeat(15)).stripTrailing());
        assertThat(lines[1]).startsWith("      word word");
        assertThat(lines[2]).hasSize(80);
        assertThat(lines[3]).isEqualTo("    " + "x".repeat(70));
    }

    /** Wherever the end of the line falls. */
    @Test
    void noNumberIsBroken() {
        for (int before = 0; before < 90; before++) {
            Page page = new Page();
            page.line(
                    "%s heat 2.35 ± 0.04 [2.36], 95 %% interval [2.28, 2.42], p < 1e-300 with 12 shots, t = 7, %s",
                    "a ".repeat(before / 2) + "b".repeat(before % 2), "more words ".repeat(8));
            assertThat(page.toString().lines()).allMatch(line -> line.length() <= 80);
            assertThat(page.toString()).contains("2.35 ± 0.04 [2.36],", "95 %", "[2.28, 2.42]", "p < 1e-300", "t = 7");
        }
    }
}
