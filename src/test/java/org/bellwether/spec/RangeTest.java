package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {
    private static List<String> values(String text) {
        return Range.parse(text).values();
    }

    @Test
    void listsKeepTheirTextsAndOrder() {
        Range range = Range.parse("noise.collective = 1e-2, 1e-3,0");
        assertThat(range.key()).isEqualTo("noise.collective");
        assertThat(range.values()).containsExactly("1e-2", "1e-3", "0");
        assertThat(range.numbers()).containsExactly(1e-2, 1e-3, 0);
        assertThat(range.logarithmic()).isFalse();
        assertThat(Range.parse("noise.collective=1e-4,1e-2").logarithmic()).isTrue();
        assertThat(Range.parse("noise.collective=1e-4,0.9e-2").logarithmic()).isFalse();
    }

    @Test
    void bracketsAndQuotesHoldCommasTogether() {
        Range pairs = Range.parse("noise.local=[1e-4, 1e-4],[2e-4,0]");
        assertThat(pairs.values()).containsExactly("[1e-4, 1e-4]", "[2e-4,0]");
        assertThat(pairs.numbers()).isNull();
        assertThat(values("title=\"a, b\",'c:d'")).containsExactly("\"a, b\"", "'c:d'");
        assertThat(values("machine.bath.0.statistics=spin,boson")).containsExactly("spin", "boson");
    }

    @Test
    void equalDistancesWithBothEndsAndWithoutRounding() {
        assertThat(values("a=0.1:0.4:4")).containsExactly("0.1", "0.2", "0.3", "0.4");
        assertThat(values("a=2:-1:4")).containsExactly("2.0", "1.0", "0.0", "-1.0");
        assertThat(Range.parse("a=0.1:0.4:4").logarithmic()).isFalse();
        assertThat(values("a=0:0.1234567890123456:3")).containsExactly("0.0", "0.0617283945062", "0.1234567890123456");
        assertThat(values("a=1:2:2")).containsExactly("1.0", "2.0");
        assertThat(values("a=0:9999:10000")).hasSize(10_000).endsWith("9999.0");
    }

    @Test
    void equalRatios() {
        Range range = Range.parse("a=1e-5:1e-2:4:log");
        assertThat(range.values()).containsExactly("1e-5", "0.0001", "0.001", "0.01");
        assertThat(range.logarithmic()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "noise.collective|must be KEY=VALUES",
                "=1,2|must be KEY=VALUES",
                "a=|must be KEY=VALUES",
                "a=1,,2|empty value",
                "a=1,2,1|a value twice",
                "a=1,1.0|a value twice",
                "a=1:2|from:to:count",
                "a=1:2:3:lin|from:to:count",
                "a=1:2:3:log:4|from:to:count",
                "a=x:2:3|finite numbers",
                "a=nan:2:3|finite numbers",
                "a=1:inf:3|finite numbers",
                "a=1:2:1|count from 2",
                "a=1:2:2.5|count from 2",
                "a=1:2:10001|count from 2",
                "a=1:1:3|two different numbers",
                "a=0:1:3:log|two different numbers > 0",
                "a=1:0:3:log|two different numbers > 0",
            })
    void whatIsNoRangeIsRefused(String text, String rule) {
        assertThatThrownBy(() -> Range.parse(text))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("--over")
                .hasMessageContaining(rule);
    }

    @Test
    void gridsGoThroughTheLastKeyFirst() {
        Grid grid = new Grid(List.of(Range.parse("a=1,2"), Range.parse("b=x,y,z")));
        assertThat(grid.size()).isEqualTo(6);
        assertThat(grid.places(4)).containsExactly(1, 1);
        assertThat(grid.values(2)).containsExactly("1", "z");
        assertThat(grid.overrides(3)).containsExactly("a=2", "b=x");
        assertThat(new Grid(List.of(Range.parse("a=1,2,3"))).overrides(2)).containsExactly("a=3");
    }

    @Test
    void gridsOfOneKeyTwiceOrOfTooManyPointsAreRefused() {
        Range a = Range.parse("a=0:1:1000");
        assertThatThrownBy(() -> new Grid(List.of(a, a))).hasMessageContaining("two different keys");
        assertThatThrownBy(() -> new Grid(List.of(a, Range.parse("b=1:2:101")))).hasMessageContaining("at most 100000");
        assertThatThrownBy(() -> new Grid(List.of())).hasMessageContaining("once or twice");
        assertThatThrownBy(() -> new Grid(List.of(a, Range.parse("b=1"), Range.parse("c=1"))))
                .hasMessageContaining("once or twice");
    }
}
