package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyTest {
    private static Accuracy parse(@Nullable String budget, String... targets) {
        return Accuracy.parse(List.of(targets), budget);
    }

    @Test
    void aNumberAloneIsAnErrorOfB() {
        assertThat(parse(null, "0.001"))
                .isEqualTo(new Accuracy(List.of(new Accuracy.Target("bell", 0.001)), 100_000_000));
    }

    @Test
    void namesAndBudgetsAreRead() {
        Accuracy accuracy = parse("1e6", "XX=1e-3", " phi+ = 2", "bath1_down=0.5");
        assertThat(accuracy.targets()).extracting(Accuracy.Target::name).containsExactly("XX", "phi+", "bath1_down");
        assertThat(accuracy.targets()).extracting(Accuracy.Target::error).containsExactly(0.001, 2.0, 0.5);
        assertThat(accuracy.budget()).isEqualTo(1_000_000);
        assertThat(parse("2048", "1").budget()).isEqualTo(2048);
        assertThat(parse("1e12", "1").budget()).isEqualTo(1_000_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc         | --target-error = \"abc\": must be a number > 0, or NAME=number",
                "''          | --target-error = \"\": must be a number > 0, or NAME=number",
                "XX=         | --target-error = \"XX=\": must be a number > 0",
                "XX          | --target-error = \"XX\": must be a number > 0",
                "XX=\"1\"    | --target-error = \"XX=\"1\"\": must be a number > 0",
                "[1]         | --target-error = \"[1]\": must be a number > 0",
                "=1          | --target-error = \"\": must name bell, a Pauli string such as XX",
                "xx=1        | Did you mean XX?",
                "II=1        | --target-error = \"II\": must name bell",
                "Bell=1      | Did you mean bell?",
                "jump=1      | Did you mean jumps?",
                "bath1down=1 | Did you mean bath1_down?",
                "0           | --target-error bell = 0.0: must be a finite number > 0",
                "XX=-1       | --target-error XX = -1.0: must be a finite number > 0 (a standard error). Did you mean 1.0?",
                "nan         | --target-error bell = nan: must be a finite number > 0",
                "inf         | --target-error bell = inf: must be a finite number > 0",
                "1e-200      | --target-error bell = 1e-200: must be at least 1e-100",
                "1e999       | --target-error = 1E+999: must be a finite number",
                "1, bell=2   | --target-error bell = 2.0: must be given only once for each mean",
            })
    void targetsThatAreWrong(String targets, String message) {
        assertThatThrownBy(() -> parse(
                        null,
                        Arrays.stream(targets.split(",", -1)).map(String::strip).toArray(String[]::new)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2047  | --budget = 2047: must be an integer from 2048 to 1000000000000",
                "1e13  | --budget = 10000000000000: must be an integer from 2048 to",
                "-5000 | --budget = -5000: must be an integer from 2048 to 1000000000000. Did you mean 5000?",
                "2e3.5 | --budget = \"2e3.5\": must be an integer",
                "5e3x  | --budget = \"5e3x\": must be an integer",
                "5.5   | --budget = 5.5: must be an integer",
                "''    | --budget = \"\": must be an integer",
            })
    void budgetsThatAreWrong(String budget, String message) {
        assertThatThrownBy(() -> parse(budget, "0.001"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void thereIsATarget() {
        assertThatThrownBy(() -> parse(null)).hasMessage("--target-error: must be given at least once");
    }
}
