package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a run is. */
final class ProgressTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "59.4, 59 s",
        "59.6, 1 min 00 s",
        "3599.4, 59 min 59 s",
        "3599.7, 1 h 00 min",
        "172799, 48 h 00 min",
        "200000, 2 days",
        "3e7, 347 days",
        "3e12, '95,129 years'"
    })
    void durations(double seconds, String text) {
        assertThat(Progress.duration(seconds)).isEqualTo(text);
    }

    @Test
    void theLineSaysWhatIsLeft() {
        assertThat(Progress.line(19_999, 20_000, 2000))
                .isEqualTo("19,999 of 20,000 trajectories (99 %), 2,000/s, 0 s left");
        assertThat(Progress.line(128, 1_000_000_000_000L, 128))
                .isEqualTo("128 of 1,000,000,000,000 trajectories (0 %), 128/s, 248 years left");
    }

    @Test
    void aPredictionMayBePassed() {
        assertThat(Progress.line(20_000, 20_000, 2000))
                .isEqualTo("20,000 of 20,000 trajectories (100 %), 2,000/s, 0 s left");
        assertThat(Progress.line(21_001, 20_000, 2000))
                .isEqualTo("21,001 trajectories, 6 % more than predicted, 2,000/s");
    }

    @Test
    void aTerminalLineIsCleared() {
        StringWriter err = new StringWriter();
        String before = System.setProperty("bellwether.progress", "terminal");
        try (Progress progress = progress(err, false)) {
            progress.progress(5, 10);
        } finally {
            restore(before);
        }
        assertThat(err.toString()).startsWith("\r0 of 10 trajectories").endsWith("\r\u001b[K");
    }

    @Test
    void quietRunsAndQuickOnesShowNothing() {
        StringWriter err = new StringWriter();
        try (Progress progress = progress(err, true)) {
            progress.progress(5, 10);
        }
        try (Progress progress = progress(err, false)) {
            progress.progress(5, 10);
        }
        assertThat(err.toString()).isEmpty();
    }

    private static Progress progress(StringWriter err, boolean quiet) {
        return new Progress(new PrintWriter(err), quiet, 0, 10, () -> {
            throw new AssertionError("too few for averages");
        });
    }

    private static void restore(@org.jspecify.annotations.Nullable String before) {
        if (before == null) {
            System.clearProperty("bellwether.progress");
        } else {
            System.setProperty("bellwether.progress", before);
        }
    }
}
