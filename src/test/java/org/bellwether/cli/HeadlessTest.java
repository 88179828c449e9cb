package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures ask for no display, and runs that draw none do not even load the classes. */
class HeadlessTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void runsWithoutFilesLoadNothingThatDraws() throws IOException, InterruptedException {
        assertThat(classesOf("validate")).noneMatch(HeadlessTest::draws);
    }

    /** With a display that does not answer: whoever asked it would fail. */
    @Test
    void figuresNeedNoDisplay() throws IOException, InterruptedException {
        Path result = directory.resolve("result");
        assertThat(classesOf("validate", "-o", result.toString())).anyMatch(HeadlessTest::draws);
        assertThat(result.resolve("figures/bell.png")).isNotEmptyFile();
        assertThat(result.resolve("report.html")).isNotEmptyFile();
    }

    private static boolean draws(String name) {
        return name.startsWith("java.awt.") || name.startsWith("org.jfree") || name.startsWith("org.apache.batik");
    }

    private List<String> classesOf(String... arguments) throws IOException, InterruptedException {
        Path log = directory.resolve("classes");
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Djava.awt.headless=false",
                "-Xlog:class+load:file=" + log + "::filecount=0",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "--set",
                "time.end=10",
                "--set",
                "time.samples=2",
                "--trajectories",
                "100",
                "--kernel",
                "scalar",
                "--quiet"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DISPLAY", ":77");
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isIn(Main.OK, Main.DISAGREES, Main.NOT_TESTED);
        assertThat(printed).isEmpty();
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("^(\\[[^]]*])*\\s*", "").split(" ")[0])
                .toList();
    }
}
