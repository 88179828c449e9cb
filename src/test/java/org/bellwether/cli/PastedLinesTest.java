package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Command lines that are printed for people to paste: they are run as they stand, by a shell in another directory. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
@Tag("slow")
final class PastedLinesTest {
    private static final String SMALL = "--set=time.end=40";

    @TempDir
    private Path directory = Path.of("");

    private Path result = Path.of("");

    @BeforeEach
    void directoryWhoseNameNeedsQuotes() throws IOException {
        result = Files.createDirectories(directory.resolve("it's mine")).resolve("run 1");
    }

    /** Runs a line in an empty directory. */
    private String paste(String line) throws Exception {
        Path elsewhere = Files.createTempDirectory(directory, "elsewhere");
        Process process = new ProcessBuilder("bash", "-c", line)
                .directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(line + "\n" + printed).isEqualTo(Main.OK);
        assertThat(elsewhere).isEmptyDirectory();
        return printed;
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static String goOn(String text) {
        return found("Go on with: (.*)", text);
    }

    private List<String> reruns() throws IOException {
        return Pattern.compile("<pre>(.*? -o .*?)</pre>", Pattern.DOTALL)
                .matcher(Files.readString(result.resolve("report.html")))
                .results()
                .map(match -> match.group(1)
                        .replace("&#39;", "'")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&"))
                .toList();
    }

    private Path again() {
        return result.resolveSibling("run 1-again");
    }

    @Test
    void anInterruptedRunGoesOnWithItsRecords() throws Exception {
        String[] run = {"simulate", SMALL, "--trajectories", "200000", "--record", "2,", "--threads=1", "--quiet"};
        ChildProcess child = ChildProcess.start(
                "cd '" + directory + "'",
                List.of(),
                directory.resolve("printed"),
                Stream.concat(Stream.of(run), Stream.of("-o", "it's mine/run 1"))
                        .toArray(String[]::new));
        child.await(result.resolve("spec.toml"));
        Thread.sleep(300);
        child.signal("INT");
        assertThat(child.end()).as(child.printed()).isEqualTo(130);
        paste(goOn(child.printed()));
        assertThat(result.resolve("trajectories.h5")).isNotEmptyFile();
        Outcome whole = Outcome.of(Stream.concat(
                        Stream.of(run),
                        Stream.of("-o", directory.resolve("whole").toString()))
                .toArray(String[]::new));
        assertThat(whole.status()).as(whole.err()).isEqualTo(Main.OK);
        for (String file : List.of("averages.csv", "trajectories.csv", "trajectories-noise.csv", "spec.toml")) {
            assertThat(result.resolve(file))
                    .hasSameTextualContentAs(directory.resolve("whole").resolve(file));
        }
    }

    /** What was given for the reference may have changed since, or lie in a directory that nobody remembers. */
    @Test
    void aReportTellsHowToRunItAgain() throws Exception {
        Path reference = directory.resolve("other.toml");
        Files.writeString(reference, Outcome.of("examples", "fig3-spin").out());
        Outcome first = Outcome.small(
                "validate",
                "-o",
                result.toString(),
                "--record",
                "1",
                "--kernel",
                "general",
                "--reference",
                reference.toString());
        assertThat(first.status()).as(first.err()).isEqualTo(Main.OK);
        Files.delete(reference);
        List<String> lines = reruns();
        assertThat(lines).hasSize(1);
        paste(lines.get(0));
        assertThat(again().resolve("averages.csv")).hasSameTextualContentAs(result.resolve("averages.csv"));
        assertThat(Files.readString(again().resolve("report.html"))).contains("--reference", "--kernel general");
        assertThat(again().resolve("trajectories.h5")).hasSameBinaryContentAs(result.resolve("trajectories.h5"));
    }

    @Test
    void aShardIsRunAgainAsAShardAndAMergeWithGapsAsItsParts() throws Exception {
        String a = directory.resolve("a").toString();
        String b = directory.resolve("b").toString();
        String[] more = {"--trajectories", "600", "-o"};
        assertThat(Outcome.small("simulate", "--range=0:128", more[0], more[1], more[2], a)
                        .status())
                .isZero();
        assertThat(Outcome.small("simulate", "--range=256:600", more[0], more[1], more[2], b)
                        .status())
                .isZero();
        assertThat(Outcome.of("merge", a, b, "-o", result.toString()).status()).isZero();
        List<String> lines = reruns();
        assertThat(lines).hasSize(3);
        for (String line : lines) {
            paste(line);
        }
        Kept.assertSame(again(), result);
    }

    @Test
    void messagesThatOfferToGoOnGiveTheWholeLine() throws Exception {
        assertThat(Outcome.small("simulate", "-o", result.toString()).status()).isZero();
        Outcome second = Outcome.small("simulate", "-o", result.toString());
        assertThat(second.status()).isEqualTo(Main.BAD_INPUT);
        paste(found("go on with: (.*)", second.err()));
    }
}
