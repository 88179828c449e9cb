package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text may hold. */
final class TextTest {
    private static final String EXAMPLE = Examples.text("fig3-spin");
    private static final Spec SPEC = Examples.spec("fig3-spin");
    private static final int AT_ONCE = 90;

    @TempDir
    private Path directory = Path.of("");

    private static Spec titled(String title) {
        return new Spec(title, SPEC.machine(), SPEC.noise(), SPEC.time(), SPEC.ensemble());
    }

    /** In a title of one character. */
    private static boolean accepted(int c) {
        try {
            titled(Character.toString(c));
            return true;
        } catch (BadInputException e) {
            return false;
        }
    }

    /** Of all of Unicode: what a title may hold is written and read back as it was. */
    @Test
    void everyTitleThatIsAcceptedReadsBack() {
        StringBuilder some = new StringBuilder();
        int accepted = 0;
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (accepted(c)) {
                accepted++;
                some.appendCodePoint(c);
            }
            if (some.length() > AT_ONCE || c == Character.MAX_CODE_POINT) {
                Spec spec = titled("a" + some + "b");
                assertThat(SpecReader.parse(SpecWriter.toToml(spec), "test", List.of()))
                        .isEqualTo(spec);
                some.setLength(0);
            }
        }
        // All but 2048 surrogates, 65 control characters, two ends of a line, and the byte order
        // mark.
        assertThat(accepted).isEqualTo(0x110000 - 2048 - 65 - 2 - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\u2028", "\n", "\u0000"})
    void whatCannotBeShownIsRefused(String character) {
        BadInputException e = assertThrows(
                BadInputException.class, () -> SpecReader.parse(EXAMPLE, "test", List.of("title=a" + character + "b")));
        assertThat(e.key()).isEqualTo("title");
    }

    /** Some editors begin a file with it. */
    @Test
    void aByteOrderMarkAtTheBeginningIsPassedOver() throws Exception {
        Path file = Files.writeString(directory.resolve("my.toml"), "\uFEFF" + EXAMPLE, StandardCharsets.UTF_8);
        assertThat(SpecReader.read(file, List.of())).isEqualTo(Examples.spec("fig3-spin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"initial_state = \"", "[noise]", "title = \"Fig", "# g"})
    void aByteOrderMarkElsewhereIsNamed(String before) {
        String toml = EXAMPLE.replace(before, before + '\uFEFF');
        BadInputException e = assertThrows(BadInputException.class, () -> SpecReader.parse(toml, "my.toml", List.of()));
        int at = 1
                + (int) toml.substring(0, toml.indexOf('\uFEFF'))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        assertThat(e).hasMessage("my.toml, line " + at + ": holds an invisible character, U+FEFF. Remove it.");
    }

    /** TOML has dates, and none of our keys is one. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-30", "2026-11-30T10:00:00Z", "2026-11-30T10:00:00", "10:00:00"})
    void aDateIsNoText(String date) {
        String title = Examples.spec("fig3-spin").title();
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> SpecReader.parse(EXAMPLE.replace('"' + title + '"', date), "test", List.of()));
        assertThat(e)
                .hasMessageStartingWith("test: title = ")
                .hasMessageContaining(": must be text. Write it in quotes.");
        assertThat(assertThrows(
                        BadInputException.class, () -> SpecReader.parse(EXAMPLE, "test", List.of("time.end=" + date))))
                .hasMessageContaining("time.end")
                .hasMessageContaining("must be a number");
        assertThat(SpecReader.parse(EXAMPLE, "test", List.of("title=" + date)).title())
                .isEqualTo(date);
    }
}
