package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files, syntax errors, defaults, and what is accepted beyond the plain form. */
final class SpecReaderTest {
    private static final String BATHS = """
            [[machine.bath]]
            statistics = "spin"
            temperature = 0
            coupling = 0
            [[machine.bath]]
            statistics = "spin"
            temperature = 1
            coupling = 2
            """;

    @TempDir
    private Path directory;

    @Test
    void everythingElseHasADefault() {
        Spec spec = SpecReader.parse(BATHS + "[time]\nend = 10", "test", List.of());
        assertThat(spec.title()).isEmpty();
        assertThat(spec.machine().coupling()).isEqualTo(1);
        assertThat(spec.machine().initialState()).isEqualTo(new StateSpec.Named("10"));
        assertThat(spec.machine().lambShift()).containsExactly(LambShiftSpec.NONE, LambShiftSpec.NONE);
        assertThat(spec.machine().field1() + spec.machine().field2()).isZero();
        assertThat(spec.machine().baths()).allMatch(bath -> bath.memoryTime().isEmpty());
        assertThat(spec.noise()).isEqualTo(NoiseSpec.NONE);
        assertThat(spec.time()).isEqualTo(TimeSpec.equidistant(10, 200));
        assertThat(spec.ensemble()).isEqualTo(new EnsembleSpec(20000, 1, 30, 0.001, Unravelling.JUMP, "abort"));
    }

    @ParameterizedTest
    @CsvSource({"20000.0, 20000", "1e6, 1000000", "1_000, 1000", "0x10, 16"})
    void integersMayBeWrittenAsPhysicistsWriteThem(String text, long expected) {
        Spec spec = SpecReader.parse(BATHS + "[time]\nend = 1\n[ensemble]\ntrajectories = " + text, "test", List.of());
        assertThat(spec.ensemble().trajectories()).isEqualTo(expected);
    }

    @Test
    void everySeedIsAccepted() {
        for (long seed : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            String toml = BATHS + "[time]\nend = 1\n[ensemble]\nseed = " + seed;
            assertThat(SpecReader.parse(toml, "test", List.of()).ensemble().seed())
                    .isEqualTo(seed);
        }
    }

    @Test
    void amplitudesAreNormalised() {
        String toml = "machine.initial_state = [[3e90, 0], [0, -4e90], [0, 0], [0, 0]]\n" + BATHS + "[time]\nend = 1";
        assertThat(SpecReader.parse(toml, "test", List.of()).machine().initialState())
                .isEqualTo(new StateSpec.Amplitudes(List.of(0.6, 0.0, 0.0, 0.0), List.of(0.0, -0.8, 0.0, 0.0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = 1\\na = 2                      | 2 | this key is given a second time | a = 2",
                "a = 1\\na = 2 # c\\n\\n# d = 1\\n b = 3 | 2 | this key is given a second time | a = 2 # c",
                "a = 1\\na = 2\\nb = 3              | 2 | this key is given a second time | a = 2",
                "a = 1\\na = 2\\n                   | 2 | this key is given a second time | a = 2",
                "a = 1\\na = [\\n1]\\n\\n[b]        | 2 | this key is given a second time | a = [",
                "x = {b = 1, b = 2}                 | 1 | this key is given a second time | x = {b = 1, b = 2}",
                "[m]\\n\\n[m]                       | 3 | opened a second time | [m]",
                "[[m.b]]\\n[m.b]                    | 2 | stands for something else | [m.b]",
                "a = 1\\nb = [                      | 2 | the file ends inside a list | b = [",
                "a = 1\\nb = spin                   | 2 | expected a number, \"text\" in quotes | b = spin",
                "b = 00                             | 1 | must not begin with 0 | b = 00",
                "b = 1 2                            | 1 | expected the end of the line | b = 1 2",
                "b = \"\\q\"                        | 1 | unknown escape | b = \"\\q\"",
                "[m\\nb = 1                         | 1 | the line ends too early | [m",
                "= 3                                | 1 | not valid TOML | = 3",
                "b = 1e99999999999                  | 1 | number cannot be read | b = 1e9999",
            })
    void syntaxErrorsNameTheLine(String toml, int line, String words, String shown) {
        String text = toml.replace("\\n", "\n");
        BadInputException e = assertThrows(BadInputException.class, () -> SpecReader.parse(text, "my.toml", List.of()));
        assertThat(e.getMessage())
                .startsWith("my.toml, line " + line + ", column ")
                .contains(words, "\n    " + shown)
                .doesNotContainIgnoringCase("jackson", "token", "node", "exception");
    }

    @Test
    void deepNestingIsRefused() {
        BadInputException e = assertThrows(
                BadInputException.class, () -> SpecReader.parse("a = " + "[".repeat(3000), "my.toml", List.of()));
        assertThat(e).hasMessage("my.toml: lists or tables are nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 1\r\na = 2\r\n",
                "a = 1\r\na = 2 \r\n\r\n",
                "a = 1\ra = 2",
                "a = \"\\UFFFFFFFF\"",
                "a = \"\\uD800\"",
                "a = \"\\u12",
                "a = 0x",
                "a = 1__0",
                "a = 1e",
                "a = 2000-13-45",
                "a = 0b12",
                "a = 25:61:61",
                "a = 1.\n",
                "\"\\u0000\" = 1",
                "[[]]",
                "a.b = 1\n[a.b]",
                "[",
                "\""
            })
    void oddTextIsRefusedInWords(String toml) {
        assertThrows(BadInputException.class, () -> SpecReader.parse(toml, "my.toml", List.of()));
    }

    @Test
    void keysOfManyPartsAreRefused() {
        String deep = "a" + ".a".repeat(50_000);
        assertThrows(BadInputException.class, () -> SpecReader.parse(deep + " = 1", "my.toml", List.of()));
        assertThrows(BadInputException.class, () -> SpecReader.parse("[" + deep + "]", "my.toml", List.of()));
        assertThrows(BadInputException.class, () -> SpecReader.parse("", "my.toml", List.of(deep + "=1")));
    }

    @Test
    void unusableFilesAreNamed() throws IOException {
        assertThat(refused(directory.resolve("missing.toml"))).contains("missing.toml: there is no such file");
        assertThat(refused(directory)).contains(directory + ": this is a directory");
        assertThat(refused(file("latin.toml", "title = 'x'\n# Zürich".getBytes(StandardCharsets.ISO_8859_1))))
                .contains("latin.toml: line 2 is not UTF-8 text");
        assertThat(refused(file("run.h5", new byte[] {(byte) 0x89, 'H', 'D', 'F'})))
                .contains("line 1 is not UTF-8");
        assertThat(refused(file("huge.toml", new byte[5 << 20]))).contains("too large");
        assertThat(refused(file("zero.toml", new byte[10]))).contains("line 1", "control character");
        assertThat(refused(file("bad.toml", "[machine]\ncoupling = -1\n".getBytes(StandardCharsets.UTF_8))))
                .contains("bad.toml: machine");
    }

    @Test
    void aFileIsReadWithOrWithoutByteOrderMarkAndCarriageReturns() throws IOException {
        String toml = Examples.text("fig3-spin");
        Path plain = file("plain.toml", toml.getBytes(StandardCharsets.UTF_8));
        Path windows = file("windows.toml", ("\uFEFF" + toml.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8));
        assertThat(SpecReader.read(plain, List.of())).isEqualTo(SpecReader.read(windows, List.of()));
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }

    private static String refused(Path file) {
        BadInputException e = assertThrows(BadInputException.class, () -> SpecReader.read(file, List.of()));
        return String.valueOf(e.getMessage());
    }
}
