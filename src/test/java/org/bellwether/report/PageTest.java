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
    void zeroHasNoSignAndNoExponent() {
        assertThat(Numbers.fixed(-1e-9, 4)).isEqualTo("0.0000");
        assertThat(Numbers.fixed(-0.00006, 4)).isEqualTo("-0.0001");
        assertThat(Numbers.size(0)).isEqualTo("0");
        assertThat(Numbers.size(0.00123)).isEqualTo("1.2e-03");
    }

    @Test
    void longLinesAreBrokenBetweenWordsAndGoOnFurtherIn() {
        Page page = new Page();
        page.line("  %s", "word ".repeat(30));
        page.line("%s", "x".repeat(150));
        String[] lines = page.toString().split("\n");
        assertThat(lines).hasSize(4);
        assertThat(lines[0]).isEqualTo(("  " + "word ".repeat(19)).stripTrailing());
        assertThat(lines[1]).startsWith("      word word");
        assertThat(lines[2]).hasSize(100);
        assertThat(lines[3]).isEqualTo("    " + "x".repeat(50));
    }
}
