package org.bellwether.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bellwether.chart.Layer.Band;
import org.bellwether.chart.Layer.Bars;
import org.bellwether.chart.Layer.Field;
import org.bellwether.chart.Layer.Level;
import org.bellwether.chart.Layer.Line;
import org.bellwether.chart.Layer.Points;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Every kind of layer, drawn without a display; the pictures are left in target/pictures, to be looked at. */
class PicturesTest {
    private static final Figure FIGURE = figure();

    @Test
    void svgIsWellFormedAndItsTextIsText() throws Exception {
        String svg = Pictures.svg(FIGURE);
        keep("all.svg", svg.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        String text = document.getDocumentElement().getTextContent();
        assertThat(text).contains("time t (1/g)", "from trajectories", "local bound", "γ", "a field");
        assertThat(Pictures.svg(figure())).isEqualTo(svg);
    }

    @Test
    void pngHasThreePixelsAPoint() throws IOException {
        byte[] png = Pictures.png(FIGURE);
        keep("all.png", png);
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(3 * 2 * FIGURE.width());
        assertThat(image.getHeight()).isEqualTo(3 * 2 * FIGURE.height());
        assertThat(image.getRGB(2, 2)).isEqualTo(0xffffffff);
    }

    /** From the smallest number to the largest, whatever is no number; a constant field has a scale too. */
    @Test
    void fieldsAreColouredFromTheirLeastToTheirLargest() {
        double[] edges = {0, 1, 2};
        ColourScale scale = ColourScale.of(new Field("", edges, edges, new double[][] {{-3, Double.NaN}, {5, 1}}));
        assertThat(scale.color(-3)).isEqualTo(new Color(0x440154));
        assertThat(scale.color(5)).isEqualTo(new Color(0xfde725));
        assertThat(scale.color(1).getGreen()).isBetween(0x82, 0x9e);
        ColourScale constant = ColourScale.of(new Field("", edges, edges, new double[][] {{2, 2}, {2, 2}}));
        assertThat(constant.high()).isGreaterThan(constant.low());
    }

    /** Numbers that are none leave a gap, and a chart of nothing else is still a chart. */
    @Test
    void whatIsNotANumberIsLeftOut() {
        double[] x = {1, 2, 3};
        double[] none = {Double.NaN, Double.POSITIVE_INFINITY, Double.NaN};
        Chart chart = new Chart(
                "",
                Axis.linear("x"),
                Axis.logarithmic("y"),
                List.of(new Line("line", x, none, Hue.BLUE), new Band("band", x, none, none, Hue.GREEN)));
        assertThat(Pictures.svg(Figure.of(chart))).doesNotContain("NaN");
    }

    /** An interval that reaches below zero ends a decade below its point, not a hundred. */
    @Test
    void errorBarsThatReachZeroDoNotStretchALogarithmicAxis() {
        double[] x = {1, 2};
        Chart chart = new Chart(
                "",
                Axis.linear("x", 0, 3),
                Axis.logarithmic("y"),
                List.of(new Points("", x, new double[] {1, 2}, new double[] {-1, 1}, new double[] {3, 3}, Hue.BLUE)));
        double lowest =
                new ChartDrawing(chart).chart().getXYPlot().getRangeAxis().getLowerBound();
        assertThat(lowest).isBetween(0.05, 0.1);
    }

    @Test
    void identifiersBeginWithTheNameAndTheDescriptionIsHeard() {
        String svg = Pictures.svg(FIGURE, "some", "what it shows");
        assertThat(svg).contains("role=\"img\"", "aria-label=\"what it shows\"", "id=\"some-");
        assertThat(svg.split("\\bid=\"", -1)).hasSize(svg.split("\\bid=\"some-", -1).length);
    }

    /** A curve of 10^5 points with a band: a file of 200 KB at most, and its one peak is there. */
    @Test
    void longCurvesMakeSmallFiles() {
        double[] x = new double[100_001];
        Arrays.setAll(x, k -> k);
        double[] y = Arrays.stream(x).map(v -> Math.sin(v * v)).toArray();
        double[] high = Arrays.stream(y).map(v -> v + 1).toArray();
        Chart chart = new Chart(
                "",
                Axis.linear("x"),
                Axis.linear("y"),
                List.of(new Band("b", x, y, high, Hue.BLUE), new Line("l", x, y, Hue.BLUE)));
        assertThat(Pictures.svg(Figure.of(chart)).length()).isLessThan(100_000);
    }

    /** All plots begin and end at the same place, and only the last one names the axis. */
    @Test
    void alignedChartsShareAnAxis() {
        double[] x = {0, 10};
        Chart low = new Chart(
                "", Axis.linear("time", 0, 10), Axis.linear("a", 0, 1), List.of(new Line("", x, x, Hue.BLUE)));
        Chart named = new Chart(
                "",
                Axis.linear("time", 0, 10),
                Axis.named("b", List.of("a long name", "another")),
                List.of(new Points("", x, new double[] {0, 1}, Hue.GREEN)));
        Figure figure = Figure.aligned(List.of(low, named, low));
        String svg = Pictures.svg(figure);
        assertThat(svg.split(">time<", -1)).hasSize(2);
        assertThat(svg).contains("another");
    }

    private static Figure figure() {
        double[] t = new double[200];
        Arrays.setAll(t, k -> 10.0 * k);
        double[] b = Arrays.stream(t)
                .map(v -> 2.4 - Math.exp(-v / 300) * (1 + Math.cos(v / 30)))
                .toArray();
        double[] low = Arrays.stream(b).map(v -> v - 0.1).toArray();
        double[] high = Arrays.stream(b).map(v -> v + 0.1).toArray();
        Chart curves = new Chart(
                "Bell parameter",
                Axis.linear("time t (1/g)"),
                Axis.linear("B", 0, 3),
                List.of(
                        new Band("95 % interval", t, low, high, Hue.BLUE),
                        new Line("from trajectories", t, b, Hue.BLUE),
                        new Line("master equation", t, low, Hue.VERMILION, true),
                        new Level("local bound", 2, Hue.GREY)));
        double[] x = {1e-4, 1e-3, 1e-2, 1e-1};
        double[] y = {1.5, 2.1, 2.2, 0.4};
        Chart points = new Chart(
                "",
                Axis.logarithmic("γ_c / g"),
                Axis.logarithmic("B"),
                List.of(
                        new Line("closed form", x, y, Hue.BLACK),
                        new Points(
                                "trajectories",
                                x,
                                y,
                                new double[] {1.4, 2.0, 2.1, 0.3},
                                new double[] {1.6, 2.2, 2.3, 0.5},
                                Hue.VERMILION)));
        Chart bars = new Chart(
                "Jumps",
                Axis.linear("jumps in a trajectory"),
                Axis.linear("trajectories"),
                List.of(new Bars("", new double[] {-0.5, 0.5, 1.5, 2.5}, new double[] {3, 8, 2}, Hue.GREEN)));
        Chart field = new Chart(
                "",
                Axis.linear("T₁ / g"),
                Axis.linear("T₂ / g"),
                List.of(new Field("a field", new double[] {0, 1, 2}, new double[] {0, 0.5, 1}, new double[][] {
                    {1, 2}, {Double.NaN, 4}
                })));
        return new Figure(List.of(curves, points, bars, field), 2, 560, 340);
    }

    private static void keep(String name, byte[] bytes) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "pictures"));
        Files.write(directory.resolve(name), bytes);
    }
}
