package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own: what libraries print past the command line, and which are loaded at all. */
final class ProcessTest {
    @TempDir
    private Path directory = Path.of("");

    /** The library that writes HDF5 logs, and who writes no file need not load it. */
    @Test
    void hdf5IsWrittenWithoutAWordAndLoadedOnlyThen() throws IOException, InterruptedException {
        Path result = directory.resolve("result");
        assertThat(classesOf("--output", result.toString(), "--record", "1")).contains("io.jhdf.HdfFile");
        assertThat(result.resolve("result.h5")).isNotEmptyFile();
        assertThat(result.resolve("trajectories.h5")).isNotEmptyFile();
        assertThat(classesOf()).contains("org.bellwether.cli.Main").doesNotContain("io.jhdf", "org.slf4j");
    }

    /** Runs a small simulation that must print nothing, and returns the classes that it loads. */
    private String classesOf(String... arguments) throws IOException, InterruptedException {
        Path classes = Files.createTempFile(directory, "classes", ".txt");
        Path output = Files.createTempFile(directory, "output", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + classes,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "simulate",
                "--trajectories=100",
                "--set=time.end=40",
                "--set=time.samples=4",
                "--quiet"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(output).hasContent("");
        return Files.readString(classes);
    }
}
