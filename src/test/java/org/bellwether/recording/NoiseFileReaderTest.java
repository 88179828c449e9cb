package org.bellwether.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bellwether.hdf5.Hdf5File;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.NoiseTable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoiseFileReaderTest {
    private static final String KEY = "noise.collective.file";

    @TempDir
    private Path directory = Path.of("");

    private NoiseTable read(String name) {
        return new NoiseFileReader(directory).read(KEY, name);
    }

    @Test
    void csvIsReadOnce() throws IOException {
        Path file = directory.resolve("a.csv");
        Files.writeString(file, "t,eta\n0,1\n1,2\n");
        NoiseFileReader reader = new NoiseFileReader(directory);
        NoiseTable table = reader.read(KEY, "a.csv");
        Files.writeString(file, "t,eta\n0,5\n1,2\n");
        assertThat(reader.read(KEY, "a.csv")).isSameAs(table);
        assertThat(table.rows("eta")).isEqualTo(new double[][] {{1, 2}});
    }

    @Test
    void datasetsOfHdf5AreColumnsWithOneRowOrSeveral() throws IOException {
        Hdf5File.write(directory.resolve("a.h5"), root -> {
            root.numbers("t", new double[] {0, 2, 5}, "1", "t");
            root.numbers("eta", new double[] {1, -1, 4}, "1", "eta");
        });
        assertThat(read("a.h5").axis()).containsExactly(0, 2, 5);
        assertThat(read("a.h5").rows("eta")).isEqualTo(new double[][] {{1, -1, 4}});
        Hdf5File.write(directory.resolve("b.h5"), root -> {
            root.numbers("t", new double[] {0, 2}, "1", "t");
            root.numbers("local1", new double[][] {{1, -1}, {3, 4}}, "1", "local1");
            root.numbers("local2", new double[][] {{5, 6}, {7, 8}}, "1", "local2");
        });
        NoiseTable several = read("b.h5");
        assertThat(several.kind()).isEqualTo(NoiseTable.Kind.SAMPLES);
        assertThat(several.columns()).containsExactly("local1", "local2");
        assertThat(several.rows("local2")).isEqualTo(new double[][] {{5, 6}, {7, 8}});
    }

    @Test
    void recordedTrajectoriesAreRowsInTheirOrder() throws IOException {
        Hdf5File.write(directory.resolve("a.h5"), root -> {
            root.numbers("step_ends", new double[] {1, 2}, "1", "ends");
            root.texts("noise_channels", List.of("collective", "local1"), "channels");
            for (int k : new int[] {10, 9}) {
                root.group("trajectory_" + k).numbers("noise", new double[][] {{k, 1}, {2 * k, 3}}, "1", "noise");
            }
        });
        NoiseTable table = read("a.h5");
        assertThat(table.kind()).isEqualTo(NoiseTable.Kind.INTEGRALS);
        assertThat(table.rows("collective")).isEqualTo(new double[][] {{9, 1}, {10, 1}});
        assertThat(table.rows("local1")).isEqualTo(new double[][] {{18, 3}, {20, 3}});
    }

    @Test
    void whatIsNoFileOfNoiseIsRefused() throws IOException {
        refused("none.csv", "there is none: " + directory.resolve("none.csv"), "relative to the directory");
        refused(".", "must be a file, and is none", "");
        Files.write(directory.resolve("bytes"), new byte[] {(byte) 0xff, 1, 2});
        refused("bytes", "neither CSV in UTF-8 nor HDF5", "");
        Files.write(directory.resolve("half.h5"), new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n', 9});
        refused("half.h5", "cannot be read as HDF5", "");
        Hdf5File.write(directory.resolve("other.h5"), root -> root.numbers("x", new double[] {1}, "1", "x"));
        refused("other.h5", "has no noise in it", "\"t\"");
        Hdf5File.write(directory.resolve("uneven.h5"), root -> {
            root.numbers("t", new double[] {0, 2}, "1", "t");
            root.numbers("eta", new double[] {1, 2, 3}, "1", "eta");
        });
        refused("uneven.h5", "as many numbers of eta as times, 2, and has 3", "");
    }

    private void refused(String name, String rule, String cure) {
        BadInputException e = Assertions.assertThrows(BadInputException.class, () -> read(name));
        assertThat(e.key()).isEqualTo(KEY);
        assertThat(e.value()).contains('"' + name + '"');
        assertThat(e.rule()).contains(rule);
        assertThat(e.cure().orElse("")).contains(cure);
    }
}
