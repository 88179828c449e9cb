package org.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.bellwether.chart.Pictures;
import org.bellwether.simulation.Judgement;
import org.bellwether.testkit.SmallRuns;
import org.bellwether.trajectory.Kernels;
import org.bellwether.validation.Verdict;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class RunReportTest {
    private static final String NASTY = "</title><script>alert(1)</script> & \"q\" ]]> \\uFFFF url(#x) é";
    /** With a step that is coarse enough for z to tell its exact mean from that of the equation. */
    private static final Run RUN = SmallRuns.of(
            "title='" + NASTY.replace("\\uFFFF", "\uFFFF") + "'",
            "noise.collective=0.5",
            "noise.local=[0,0]",
            "time.samples=20",
            "time.step=2");

    private static final Verdict VERDICT = Objects.requireNonNull(RUN.verdict());
    private static final Document PAGE = parsed(html(RUN));

    /** The page of a run with all its figures. */
    static String html(Run run) {
        List<Picture> pictures = new ArrayList<>(RunFigures.of(run));
        run.simulation()
                .records(Kernels.Choice.AUTO, run.recorded())
                .forEach(record -> pictures.add(TrajectoryFigure.of(record, run)));
        List<RunReport.Drawn> drawn = pictures.stream()
                .map(picture ->
                        new RunReport.Drawn(picture, Pictures.svg(picture.figure(), picture.name(), picture.heading())))
                .toList();
        return RunReport.of(run, drawn, Path.of("/a b/result"));
    }

    private static Document parsed(String html) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Element> elements(String tag) {
        var nodes = PAGE.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(k -> (Element) nodes.item(k))
                .toList();
    }

    @Test
    void titlesAreTextAndNothingElse() {
        assertThat(elements("script")).isEmpty();
        String shown = NASTY.replace("\\uFFFF", "\uFFFD");
        assertThat(elements("h1").get(0).getTextContent()).isEqualTo(shown);
        assertThat(elements("title").get(0).getTextContent()).isEqualTo(shown);
        assertThat(elements("pre").get(1).getTextContent()).contains("</title><script>alert(1)</script> & \\\"q");
    }

    /** Nothing is loaded from anywhere: all references are to the page itself. */
    @Test
    void thePageIsSelfContained() {
        assertThat(elements("link")).isEmpty();
        assertThat(elements("img")).isEmpty();
        for (Element element : elements("*")) {
            var attributes = element.getAttributes();
            for (int k = 0; k < attributes.getLength(); k++) {
                Attr attribute = (Attr) attributes.item(k);
                String name = attribute.getName();
                if (name.equals("src") || name.endsWith("href")) {
                    assertThat(attribute.getValue()).startsWith("#");
                }
                if (!name.startsWith("xmlns")) {
                    assertThat(attribute.getValue()).doesNotContain("http:", "https:", "@import");
                }
                assertThat(name).doesNotStartWith("on");
            }
        }
        assertThat(elements("style").get(0).getTextContent()).doesNotContain("url(", "@import");
    }

    @Test
    void identifiersAreUniqueAndReferencesLeadToThem() {
        List<String> ids = elements("*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
        for (Element element : elements("*")) {
            String clip = element.getAttribute("clip-path") + element.getAttribute("style");
            var reference = Pattern.compile("url\\(#([^)]*)\\)").matcher(clip);
            while (reference.find()) {
                assertThat(ids).contains(reference.group(1));
            }
        }
    }

    @Test
    void thoseWhoHearThePageKnowWhereTheyAre() {
        int level = 0;
        for (Element element : elements("*")) {
            if (element.getTagName().matches("h[1-6]")) {
                int next = element.getTagName().charAt(1) - '0';
                assertThat(next).as(element.getTextContent()).isLessThanOrEqualTo(level + 1);
                level = next;
            }
        }
        assertThat(elements("h1")).hasSize(1);
        assertThat(elements("svg")).hasSize(6).allSatisfy(svg -> {
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getAttribute("aria-label")).isNotBlank();
        });
        assertThat(elements("table"))
                .hasSizeGreaterThan(5)
                .allSatisfy(table -> assertThat(
                                table.getElementsByTagName("caption").getLength())
                        .isEqualTo(1));
    }

    /** The page says what the other reports say. */
    @Test
    void numbersAreThoseOfTheRun() {
        String text = PAGE.getDocumentElement().getTextContent();
        assertThat(text)
                .contains(
                        "Verdict: the trajectories agree",
                        Numbers.probability(VERDICT.pValue()),
                        "B = "
                                + Numbers.estimate(
                                        RUN.comparison().bellAtEnd().value(),
                                        RUN.comparison().bellAtEnd().standardError()),
                        "Secular approximation",
                        " validate '/a b/result/spec.toml' --record 2 -o '/a b/result-again'",
                        "Trajectory 1",
                        "seed = 1");
        Element paulis = elements("table").stream()
                .filter(table -> table.getTextContent().strip().startsWith("Means of the Pauli strings"))
                .findFirst()
                .orElseThrow();
        assertThat(paulis.getElementsByTagName("tr").getLength()).isEqualTo(16);
        int zz = RUN.result().observables().indexOf("ZZ");
        double mean = RUN.result().last().mean()[zz];
        double expected = RUN.reference().strang()[20][zz];
        assertThat(paulis.getTextContent())
                .contains("ZZ" + Numbers.fixed(mean, 5)
                        + Numbers.fixed(RUN.result().last().error(zz), 5)
                        + Numbers.fixed(RUN.reference().exact()[20][zz], 5)
                        + String.format(
                                Locale.ROOT,
                                "%+.2f",
                                (mean - expected) / RUN.result().last().error(zz)));
    }

    @Test
    void aRunThatWasNotJudgedSaysSo() {
        Run run = new Run(
                RUN.simulation(),
                RUN.result(),
                RUN.reference(),
                RUN.comparison(),
                Judgement.NONE,
                "a 'b'.toml",
                null,
                null,
                List.of(),
                RUN.cost(),
                RUN.recorded(),
                RUN.indices(),
                RUN.failures());
        String text = parsed(html(run)).getDocumentElement().getTextContent();
        assertThat(text)
                .contains(
                        "None: this run was not asked for one",
                        "simulate '/a b/result/spec.toml' --reference '/a b/result/reference.toml'")
                .doesNotContain("closed form");
    }
}
