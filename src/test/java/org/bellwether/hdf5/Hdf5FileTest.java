package org.bellwether.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bellwether.testkit.Hdf5Reader;
import org.bellwether.testkit.Hdf5Reader.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is read back to the bit, above all by the format's reference implementation. */
final class Hdf5FileTest {
    private static final double[] HARD = {
        0.0, -0.0, 0.1, Double.MIN_VALUE, -Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY
    };

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @EnumSource(Library.class)
    void numbersOfAllRanksAreReadBackToTheBit(Library library) throws IOException {
        Path file = directory.resolve("numbers.h5");
        double[][][] cube = {{{1, 2}, {3, 4}, {5, 6}}, {{7, 8}, {9, 10}, {11, 12}}};
        Hdf5File.write(file, root -> {
            root.numbers("line", HARD, "1/g", "hard numbers");
            Hdf5Group inner = root.group("inner");
            inner.numbers("cube", cube, "1", "a cube");
            inner.numbers("ints", new int[][] {{1, -2, 3}, {4, 5, Integer.MIN_VALUE}}, "1", "integers");
            inner.group("innermost").numbers("longs", new long[] {Long.MIN_VALUE, Long.MAX_VALUE}, "1", "longs");
        });
        try (Hdf5Reader reader = library.open(file)) {
            assertThat(reader.children("/")).containsExactly("inner/", "line");
            assertThat(reader.children("/inner")).containsExactly("cube", "innermost/", "ints");
            assertThat(reader.shape("/line")).containsExactly(7);
            assertThat(bits(reader.reals("/line"))).containsExactly(bits(HARD));
            assertThat(reader.shape("/inner/cube")).containsExactly(2, 3, 2);
            assertThat(reader.reals("/inner/cube")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
            assertThat(reader.shape("/inner/ints")).containsExactly(2, 3);
            assertThat(reader.integers("/inner/ints")).containsExactly(1, -2, 3, 4, 5, Integer.MIN_VALUE);
            assertThat(reader.integers("/inner/innermost/longs")).containsExactly(Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void textsAndAttributesAreReadBack(Library library) throws IOException {
        Path file = directory.resolve("texts.h5");
        String longText = "γ = 0.1 # rate\n".repeat(20_000);
        String longest = "a".repeat(Hdf5Group.LONGEST_ATTRIBUTE);
        Hdf5File.write(file, root -> {
            root.attribute("seed", Long.MIN_VALUE);
            root.attribute("count", 3);
            root.attribute("step", 0.1);
            root.attribute("yes", true);
            root.attribute("no", false);
            root.attribute("title", "a < b & \"c\" ħ");
            root.group("inner").attribute("longest", longest);
            root.text("spec", longText, "a long text");
            root.texts("names", List.of("phi+", "ψ", "", "longer than the others"), "some names");
            root.numbers("values", HARD, "1/g", "hard [name]", "names", "others");
        });
        try (Hdf5Reader reader = library.open(file)) {
            assertThat(reader.integer("/", "seed")).isEqualTo(Long.MIN_VALUE);
            assertThat(reader.integer("/", "count")).isEqualTo(3);
            assertThat(reader.real("/", "step")).isEqualTo(0.1);
            assertThat(reader.integer("/", "yes")).isEqualTo(1);
            assertThat(reader.integer("/", "no")).isZero();
            assertThat(reader.text("/", "title")).isEqualTo("a < b & \"c\" ħ");
            assertThat(reader.text("/inner", "longest")).isEqualTo(longest);
            assertThat(reader.shape("/spec")).isEmpty();
            assertThat(reader.texts("/spec")).containsExactly(longText);
            assertThat(reader.text("/spec", "long_name")).isEqualTo("a long text");
            assertThat(reader.texts("/names")).containsExactly("phi+", "ψ", "", "longer than the others");
            assertThat(reader.text("/values", "units")).isEqualTo("1/g");
            assertThat(reader.text("/values", "long_name")).isEqualTo("hard [name]");
            assertThat(reader.text("/values", "coordinates")).isEqualTo("names others");
            assertThat(reader.has("/names", "coordinates")).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void manyGroupsAreReadBack(Library library) throws IOException {
        Path file = directory.resolve("many.h5");
        Hdf5File.write(file, root -> {
            for (int k = 0; k < 3000; k++) {
                root.group("trajectory_" + k).numbers("index", new int[] {k}, "1", "index");
            }
        });
        try (Hdf5Reader reader = library.open(file)) {
            assertThat(reader.children("/")).hasSize(3000);
            for (int k = 0; k < 3000; k += 37) {
                assertThat(reader.integers("/trajectory_" + k + "/index")).containsExactly(k);
            }
        }
    }

    @Test
    void aFileIsAFunctionOfWhatIsPutIntoIt() throws IOException {
        Path first = directory.resolve("first.h5");
        Path second = Files.write(directory.resolve("second.h5"), new byte[100_000]);
        for (Path file : List.of(first, second)) {
            Hdf5File.write(file, root -> root.numbers("line", HARD, "1", "hard numbers"));
        }
        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void whatWouldSpoilAFileIsRefused() {
        Path file = directory.resolve("bad.h5");
        String tooLong = "a".repeat(Hdf5Group.LONGEST_ATTRIBUTE + 1);
        assertThatThrownBy(() -> Hdf5File.write(file, root -> root.attribute("title", tooLong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attribute title is a text of 4097 characters");
        for (Object empty : List.of(new double[0], new double[2][0], new int[0][3])) {
            assertThatThrownBy(() -> Hdf5File.write(file, root -> root.numbers("none", empty, "1", "nothing")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("dataset none is empty");
        }
        assertThatThrownBy(() -> Hdf5File.write(file, root -> root.texts("none", List.of(), "nothing")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDiskThatRefusesIsNamed() {
        Path file = directory.resolve("missing").resolve("file.h5");
        assertThatThrownBy(() -> Hdf5File.write(file, root -> root.attribute("seed", 1)))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(file.toString());
    }

    private static long[] bits(double[] values) {
        long[] bits = new long[values.length];
        for (int k = 0; k < bits.length; k++) {
            bits[k] = Double.doubleToRawLongBits(values[k]);
        }
        return bits;
    }
}
