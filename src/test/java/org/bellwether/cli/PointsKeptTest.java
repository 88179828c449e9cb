package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps and figures: real processes that are interrupted, or meet in one directory. */
@EnabledOnOs(OS.LINUX)
@Timeout(600)
final class PointsKeptTest {
    private static final String[] SWEEP = {
        "sweep",
        "--command=simulate",
        "--over=noise.collective=1e-3,2e-3,5e-3,1e-2",
        "--set=time.end=40",
        "--set=time.samples=4",
        "--trajectories=100000",
        "--threads=1"
    };
    private static final String[] FIGURES = {"figures", "--only=fig1", "--trajectories=2000", "--threads=1"};

    @TempDir
    private Path directory = Path.of("");

    private Path at(String name) {
        return directory.resolve(name);
    }

    private String[] into(String name, String... command) {
        return Stream.concat(Stream.of(command), Stream.of("-o", at(name).toString()))
                .toArray(String[]::new);
    }

    private ChildProcess start(String name, String... command) throws IOException {
        return ChildProcess.start(Files.createTempFile(directory, "printed", ".txt"), into(name, command));
    }

    private static long lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).lines().count() : 0;
    }

    /** Interrupts when so many points are finished, and returns the line that goes on. */
    private static String interrupted(ChildProcess child, Path points, int all) throws Exception {
        while (child.isAlive() && lines(points) < 2) {
            Thread.sleep(10);
        }
        child.signal("INT");
        assertThat(child.end()).as(child.printed()).isEqualTo(130);
        Matcher said = Pattern.compile("bellwether: interrupted after (\\d+) of " + all
                        + " points; they are kept\\. Go on with: (.*)\n")
                .matcher(child.printed());
        assertThat(said.find()).as(child.printed()).isTrue();
        assertThat(Integer.parseInt(said.group(1))).isBetween(2, all - 1);
        return said.group(2);
    }

    private String paste(String line) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", line)
                .directory(Files.createTempDirectory(directory, "elsewhere").toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(line + "\n" + printed).isEqualTo(Main.OK);
        return printed;
    }

    @Test
    void anInterruptedSweepGoesOn() throws Exception {
        String line = interrupted(start("sweep", SWEEP), at("sweep/points.jsonl"), 4);
        List<String> before = Files.readAllLines(at("sweep/points.jsonl"));
        assertThat(paste(line)).contains(" of 4 points are finished already");
        List<String> after = Files.readAllLines(at("sweep/points.jsonl"));
        assertThat(after).hasSize(4).startsWith(before.get(0), before.get(1));
        assertThat(Outcome.of(into("whole", SWEEP)).status()).isEqualTo(Main.OK);
        assertThat(at("sweep/sweep.csv")).hasSameTextualContentAs(at("whole/sweep.csv"));
    }

    @Test
    void interruptedFiguresGoOn() throws Exception {
        String line = interrupted(start("figures", FIGURES), at("figures/measured.jsonl"), 12);
        String kept = Files.readString(at("figures/measured.jsonl"));
        Outcome others = Outcome.of(into("figures", "figures", "--only=fig1", "--trajectories=50000"));
        assertThat(others.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(others.err()).contains("points of other figures", "--trajectories and --seed", "--force");
        assertThat(at("figures/measured.jsonl")).hasContent(kept.strip());
        assertThat(paste(line)).contains(" of 12 points are finished already");
        assertThat(at("figures/measured.jsonl")).doesNotExist();
        assertThat(Outcome.of(into("whole", FIGURES)).status()).isEqualTo(Main.OK);
        for (String file : List.of("fig1.csv", "fig1.svg")) {
            assertThat(at("figures").resolve(file))
                    .hasSameTextualContentAs(at("whole").resolve(file));
        }
    }

    /** One computes, the others are told so; one that came late finds all finished. */
    @Test
    void threeSweepsAtOnceLeaveOneRowForEachPoint() throws Exception {
        List<ChildProcess> children = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            children.add(start("sweep", SWEEP));
        }
        int refused = 0;
        for (ChildProcess child : children) {
            int status = child.end();
            assertThat(status).as(child.printed()).isIn(Main.OK, Main.FAILURE);
            if (status == Main.FAILURE) {
                refused++;
                assertThat(child.printed())
                        .startsWith("bellwether: cannot write " + at("sweep") + ": another bellwether is at work there")
                        .hasLineCount(1);
            }
        }
        assertThat(refused).isPositive();
        assertThat(lines(at("sweep/points.jsonl"))).isEqualTo(4);
        assertThat(lines(at("sweep/sweep.csv"))).isEqualTo(5);
    }

    @Test
    void whatIsOfAnotherKindIsNotWrittenOver() throws IOException {
        Map<String, String[]> commands = Map.of(
                "run", new String[] {"simulate", "--set=time.end=10", "--set=time.samples=2", "--trajectories=200"},
                "sweep", new String[] {"sweep", "--command=steady-state", "--over=noise.collective=1e-3,1e-2"},
                "figures", new String[] {"figures", "--only=fig1", "--trajectories=200"});
        for (Map.Entry<String, String[]> first : commands.entrySet()) {
            Outcome made = Outcome.of(into(first.getKey(), first.getValue()));
            assertThat(made.status()).as(made.err()).isIn(Main.OK, Main.DISAGREES);
        }
        for (Map.Entry<String, String[]> first : commands.entrySet()) {
            List<Path> before = files(at(first.getKey()));
            for (Map.Entry<String, String[]> second : commands.entrySet()) {
                if (first.getKey().equals(second.getKey())) {
                    continue;
                }
                String[] forced = Stream.concat(Stream.of(second.getValue()), Stream.of("--force"))
                        .toArray(String[]::new);
                for (String[] command : List.of(second.getValue(), forced)) {
                    Outcome refused = Outcome.of(into(first.getKey(), command));
                    assertThat(refused.status()).isEqualTo(Main.BAD_INPUT);
                    assertThat(refused.err())
                            .startsWith("bellwether: --output = " + at(first.getKey()) + ": must not hold ")
                            .endsWith(". Give another name.\n")
                            .hasLineCount(1);
                }
            }
            assertThat(files(at(first.getKey()))).isEqualTo(before);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted().toList();
        }
    }

    @Test
    void aSweepWhoseDirectoryIsGoneSaysSo() throws Exception {
        ChildProcess child = start("sweep", SWEEP);
        while (child.isAlive() && lines(at("sweep/points.jsonl")) < 1) {
            Thread.sleep(10);
        }
        new ProcessBuilder("rm", "-r", at("sweep").toString()).start().waitFor();
        assertThat(child.end()).as(child.printed()).isEqualTo(Main.FAILURE);
        assertThat(child.printed())
                .contains("nothing is kept, for there is no longer a directory " + at("sweep"))
                .contains("bellwether: cannot write " + at("sweep"))
                .hasLineCount(2);
    }
}
