package org.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bellwether.testkit.SmallRuns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as a browser shows it; screenshots are left in target/pictures, to be looked at. */
@Tag("browser")
class RunReportBrowserTest {
    private static final String LONG = "a title with " + "onewordthatnobodycanbreak".repeat(4);
    private static final int LIGHT = 1;
    private static final int DARK = 0;
    private static final String CONSOLE = "CONSOLE";

    /** Shows the page in a frame of a given width and says what is wider, and how text stands out. */
    private static final String PROBE = """
            <!DOCTYPE html><html><body><iframe width="WIDTH" height="900" srcdoc="PAGE"></iframe><pre id="seen"></pre><script>
            const frame = document.querySelector('iframe');
            frame.onload = () => {
              const page = frame.contentDocument, root = page.documentElement;
              const outside = e => !e.parentElement.closest('.scroll, .plot, pre');
              const wide = [...page.querySelectorAll('body *')].filter(outside)
                .filter(e => e.getBoundingClientRect().right > root.clientWidth + 0.5);
              const tones = rgb => rgb.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255)
                .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
              const light = rgb => { const [r, g, b] = tones(rgb); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
              const back = e => { const c = frame.contentWindow.getComputedStyle(e).backgroundColor;
                return c === 'rgba(0, 0, 0, 0)' ? back(e.parentElement) : c; };
              const contrast = e => { const a = light(frame.contentWindow.getComputedStyle(e).color), b = light(back(e));
                return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); };
              const text = [...page.querySelectorAll('h1, h2, h3, p, li, th, td, caption, figcaption, pre, summary')];
              document.getElementById('seen').textContent = 'width=' + root.scrollWidth + ' of ' + root.clientWidth
                + ' wide=' + wide.map(e => e.tagName + '.' + e.className).join('|') + ' contrast='
                + Math.min(...text.map(contrast)).toFixed(2) + ' background=' + light(back(page.body)).toFixed(2) + ' end';
            };
            </script></body></html>
            """;

    @TempDir
    private static Path directory = Path.of("");

    private static String chromium = "";
    private static String report = "";

    private record Seen(String document, String messages) {
        String value(String name) {
            String said = document.substring(document.lastIndexOf("<pre id=\"seen\">"));
            Matcher matcher = Pattern.compile(name + "=(.*?)(?= \\w+=| end)").matcher(said);
            assertThat(matcher.find()).as(said).isTrue();
            return matcher.group(1);
        }
    }

    @BeforeAll
    static void findBrowser() throws IOException {
        Optional<Path> found = Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(place -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no Chromium on the PATH: the report was not looked at in a browser");
        chromium = found.orElseThrow().toString();
        report = RunReportTest.html(SmallRuns.of("title='" + LONG + "'"));
        Files.writeString(directory.resolve("report.html"), report);
    }

    @Test
    void aMessageOnTheConsoleWouldBeSeen() throws Exception {
        Path page = Files.writeString(directory.resolve("loud.html"), "<script>console.error('loud')</script>");
        assertThat(dump(page, LIGHT).messages()).contains(CONSOLE, "loud");
        Path fetching = Files.writeString(
                directory.resolve("fetching.html"),
                report.replace("<main>", "<main><img src=\"http://localhost:9/x\"/>"));
        assertThat(dump(fetching, LIGHT).messages()).contains(CONSOLE, "Content Security Policy");
    }

    @Test
    void nothingIsSaidOnTheConsole() throws Exception {
        Seen seen = dump(directory.resolve("report.html"), LIGHT);
        assertThat(seen.document()).contains("<svg", "Verdict");
        assertThat(seen.messages()).doesNotContain(CONSOLE);
    }

    /** Down to the smallest phones; the contrast is the least that WCAG 2 AA asks of text. */
    @ParameterizedTest
    @CsvSource({"360, 1", "360, 0", "768, 1", "1280, 0"})
    void nothingOverflowsAndTextStandsOut(int width, int scheme) throws Exception {
        Seen seen = dump(probe(report, width), scheme);
        assertThat(seen.value("wide")).isEmpty();
        assertThat(seen.value("width")).isEqualTo(width + " of " + width);
        assertThat(Double.parseDouble(seen.value("contrast"))).isGreaterThan(4.5);
        double background = Double.parseDouble(seen.value("background"));
        assertThat(background > 0.5).isEqualTo(scheme == LIGHT);
    }

    @Test
    void whatOverflowsWouldBeSeen() throws Exception {
        String wide = report.replace("<main>", "<main><p style=\"width:400px;color:#aaa\">wide</p>");
        Seen seen = dump(probe(wide, 360), LIGHT);
        assertThat(seen.value("wide")).contains("P.");
        assertThat(Double.parseDouble(seen.value("contrast"))).isLessThan(4.5);
    }

    @Test
    void screenshots() throws Exception {
        Path pictures = Files.createDirectories(Path.of("target", "pictures")).toAbsolutePath();
        for (int scheme : new int[] {LIGHT, DARK}) {
            Path file = pictures.resolve("report-" + (scheme == DARK ? "dark" : "light") + ".png");
            Files.deleteIfExists(file);
            run(scheme, "--window-size=1000,4200", "--screenshot=" + file, uri(directory.resolve("report.html")));
            assertThat(file).exists();
        }
        Path file = pictures.resolve("report-phone.png");
        Files.deleteIfExists(file);
        run(DARK, "--window-size=500,900", "--screenshot=" + file, uri(probe(report, 360)));
        assertThat(file).exists();
    }

    private static Path probe(String html, int width) throws IOException {
        Path page = directory.resolve("probe-" + width + ".html");
        return Files.writeString(
                page, PROBE.replace("WIDTH", Integer.toString(width)).replace("PAGE", Html.escaped(html)));
    }

    private static Seen dump(Path page, int scheme) throws IOException, InterruptedException {
        return run(scheme, "--dump-dom", uri(page));
    }

    private static String uri(Path page) {
        return page.toAbsolutePath().toUri().toString();
    }

    private static Seen run(int scheme, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--user-data-dir=" + directory.resolve("profile"),
                "--blink-settings=preferredColorScheme=" + scheme,
                "--virtual-time-budget=5000"));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as(String.join(" ", command))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Seen(
                Files.readString(out, StandardCharsets.UTF_8),
                new String(Files.readAllBytes(err), StandardCharsets.UTF_8));
    }
}
