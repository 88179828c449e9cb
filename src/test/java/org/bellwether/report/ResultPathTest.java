package org.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.bellwether.report.SweepRow.Shown;
import org.bellwether.spec.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Numbers found in a document by their names, items of lists by place and by time. */
final class ResultPathTest {
    private static final JsonNode DOCUMENT = Json.parse("""
        {"times": [0, 0.5, 100.0],
         "bell": {"estimate": [2.0, 2.1, 2.2], "standard_error": [0, 0.1, 0.2], "reference": [2.0, 2.3, 2.4]},
         "final": {"time": 100, "bell": {"estimate": 2.2, "standard_error": 0.2, "confidence_interval": [1.7, 2.7],
                                         "reference": 2.4}, "pauli": {"XX": {"estimate": null}}},
         "jumps": {"by_channel": {"up": 3.0}, "by_channel_standard_error": {"up": 0.5},
                   "by_channel_reference": {"up": 3.5}},
         "heat": {"bath1": {"mean": [0, 1, 2], "variance": [0, 10, 20], "standard_errors": {"mean": [0, 0.25, 0.5],
                  "variance": [0, 1, 2]}, "reference_mean": [0, 1.5, 2.5], "reference_variance": [0, 11, 21]}},
         "energy": {"work": {"mean": [1, 2, 3], "mean_standard_error": [0.1, 0.2, 0.3], "reference": [4, 5, 6]}},
         "counts": {"up": [100, 20, 3]},
         "record": {"times": [0.5, 100], "bell": [null, {"estimate": 2.5, "standard_error": 0.5}]},
         "long": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
         "certified": true}\
        """);

    @ParameterizedTest
    @CsvSource({
        "final.time, 100, NaN, NaN",
        "final.bell, 2.2, 1.7, 2.4",
        "bell.last, 2.2, 1.808, 2.4",
        "bell.1, 2.1, 1.904, 2.3",
        "bell@0.5, 2.1, 1.904, 2.3",
        "bell@5e-1, 2.1, 1.904, 2.3",
        "bell.estimate@0.5, 2.1, 1.904, 2.3",
        "bell.reference.last, 2.4, NaN, NaN",
        "jumps.by_channel.up, 3, 2.02, 3.5",
        "heat.bath1.variance@100, 20, 16.08, 21",
        "heat.bath1.mean@100.0, 2, 1.02, 2.5",
        "energy.work.mean.0, 1, 0.804, 4",
        "record.bell@100, 2.5, 1.52, NaN",
        "counts.up.2, 3, NaN, NaN",
        "long.11, 11, NaN, NaN",
        "long.last, 12, NaN, NaN",
    })
    void numbersWithTheirErrorsAndExactValues(String path, double value, double low, double reference) {
        Shown shown = ResultPath.parse(path).orElseThrow().in(DOCUMENT).shown();
        assertThat(shown.value()).isEqualTo(value);
        assertThat(shown.reference()).isEqualTo(Double.valueOf(reference));
        if (Double.isNaN(low)) {
            assertThat(shown.isEstimate()).isFalse();
        } else {
            assertThat(shown.low()).isCloseTo(low, within(1e-4));
        }
        Showable.require(path, DOCUMENT);
    }

    /** A null stands for a number that this point could not give; a histogram may be longer at another point. */
    @ParameterizedTest
    @ValueSource(strings = {"final.pauli.XX", "record.bell.0", "counts.up.99"})
    void numbersThatOtherPointsMayHave(String path) {
        Showable.require(path, DOCUMENT);
        assertThat(ResultPath.parse(path).orElseThrow().in(DOCUMENT).shown().value())
                .isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bell             | must be a single number, and is a list of 3. As in bell.last or bell.0, or"
                        + " bell@100 for a time.",
                "counts.up        | must be a single number, and is a list of 3. As in counts.up.last or counts.up.0.",
                "bell@99          | must be one of the output times of bell. The nearest is 100.",
                "bell.3           | bell has 3 items, counted from 0",
                "record.bell@0    | must be one of the output times of record.bell. The nearest is 0.5.",
                "counts.up@1      | counts.up has no times. Give a place, as in counts.up.0.",
                "pauli.XX         | must be the name of a number in the results, as in final.pauli.XX, ",
                "heat             | as in heat.bath1.mean.last, heat.bath1.variance.last, ",
                "certified        | must be the name of a number",
                "final.bell.x     | must be the name of a number",
                "final..bell      | must be the name of a number",
                "final.bell@      | must be the name of a number",
                "@5               | must be the name of a number",
                "''               | must be the name of a number",
            })
    void whatLeadsToNoNumberIsRefused(String path, String message) {
        assertThatThrownBy(() -> Showable.require(path, DOCUMENT))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("--show = " + path)
                .hasMessageContaining(message);
    }

    @Test
    void longListsOfNamesAreCut() {
        var many = Json.object();
        IntStream.range(0, 50_000).forEach(k -> many.put("name_" + k, k));
        assertThatThrownBy(() -> Showable.require("nonsense", many))
                .hasMessageContaining("There are 49,992 more")
                .message()
                .hasSizeLessThan(400);
    }
}
