package org.bellwether.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.bellwether.chart.Axis;
import org.bellwether.chart.Chart;
import org.bellwether.chart.Figure;
import org.bellwether.chart.Hue;
import org.bellwether.chart.Layer;
import org.bellwether.paper.MeasuredFigure.MeasuredPanel;

/** Draws a figure: closed forms as curves, trajectories as points with their 95 % intervals. */
public final class PaperChart {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 360;
    // Room above Tsirelson's bound, 2.83.
    private static final double HIGHEST = 2.9;
    private static final double BOUND = 2;

    private PaperChart() {}

    /** The picture of a figure. */
    public static Figure of(MeasuredFigure measured) {
        List<Chart> charts = measured.panels().stream().map(PaperChart::chart).toList();
        return new Figure(charts, measured.figure().columns(), WIDTH, HEIGHT);
    }

    private static Chart chart(MeasuredPanel measured) {
        Panel panel = measured.panel();
        List<Layer> layers = new ArrayList<>();
        String label = panel.lowest() < BOUND ? "B (dotted: bound of local theories)" : "B";
        if (panel.lowest() < BOUND) {
            layers.add(new Layer.Level("", BOUND, Hue.GREY));
        }
        for (Curve curve : panel.curves()) {
            layers.add(new Layer.Line(curve.name(), curve.x(), curve.bell(), curve.hue(), curve.dashed()));
        }
        for (int k = 0; k < panel.curves().size(); k++) {
            layers.add(points(measured.points().get(k), panel.curves().get(k).hue()));
        }
        return new Chart(panel.title(), Axis.linear(panel.axis()), Axis.linear(label, panel.lowest(), HIGHEST), layers);
    }

    private static Layer points(List<Measured> points, Hue hue) {
        return new Layer.Points(
                "",
                column(points, m -> m.point().x()),
                column(points, m -> m.bell().value()),
                column(points, m -> m.bell().low()),
                column(points, m -> m.bell().high()),
                hue);
    }

    private static double[] column(List<Measured> points, ToDoubleFunction<Measured> value) {
        return points.stream().mapToDouble(value).toArray();
    }
}
