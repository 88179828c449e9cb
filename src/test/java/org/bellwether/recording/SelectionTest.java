package org.bellwether.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.spec.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 0",
                "3 | 0 1 2",
                "3, | 3",
                "0, | 0",
                "17,3,1000 | 3 17 1000",
                "0:3 | 0 1 2",
                "4:6,1,10:11 | 1 4 5 10",
                "2,2,1:4,3:5,5 | 1 2 3 4 5",
                "999999999999, | 999999999999",
            })
    void namesTrajectories(String text, String indices) {
        Selection selection = Selection.parse("--record", text);
        long[] expected =
                Arrays.stream(indices.split(" ")).mapToLong(Long::parseLong).toArray();
        assertThat(selection.indices().toArray()).isEqualTo(expected);
        assertThat(selection.count()).isEqualTo(expected.length);
        assertThat(selection.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "-1",
                "x",
                ",",
                ",1",
                "1,,2",
                "1,,",
                "3:3",
                "5:2",
                "0:0",
                ":",
                "1:",
                ":5",
                "1:2:3",
                "1.5",
                "1e3",
                "9999999999999999",
                "1;2"
            })
    void whatNamesNoneIsRefused(String text) {
        assertThatThrownBy(() -> Selection.parse("--record", text))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("--record = ")
                .hasMessageContaining("must be a number K >= 1");
    }

    /** As many as can be named are counted, not listed. */
    @Test
    void countsWithoutListing() {
        assertThat(Selection.parse("--record", "999999999999999").count()).isEqualTo(999_999_999_999_999L);
        assertThat(Selection.NONE.count()).isZero();
        assertThat(Selection.NONE.isEmpty()).isTrue();
    }

    @Test
    void trajectoriesMustBeOfTheRun() {
        Selection.NONE.requireWithin("--record", 2);
        Selection.parse("--record", "20").requireWithin("--record", 20);
        Selection.parse("--record", "19,").requireWithin("--record", 20);
        assertThatThrownBy(() -> Selection.parse("--record", "20,3").requireWithin("--record", 20))
                .isInstanceOf(BadInputException.class)
                .hasMessage("--record = 20,3: must name trajectories of the run, which are 0 to 19, and 20 is none."
                        + " Ask for others, or run more with --trajectories.");
    }

    /** Records are mapped from indices, and only one is to be held. */
    @Test
    void indicesAreMadeWhenTheyAreAskedFor() {
        List<Long> made = new ArrayList<>();
        var iterator = Selection.parse("--record", "3,10:1000")
                .indices()
                .peek(made::add)
                .mapToObj(Long::toString)
                .iterator();
        assertThat(iterator.next()).isEqualTo("3");
        assertThat(iterator.next()).isEqualTo("10");
        assertThat(made).containsExactly(3L, 10L);
    }
}
