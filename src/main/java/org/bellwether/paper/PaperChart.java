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

    private PaperChart() {}

    /** The picture of a figure. */
    public static Figure of(MeasuredFigure measured) {
        List<Chart> charts = measured.panels().stream().map(PaperChart::chart).toList();
        return new Figure(charts, measured.figure().columns(), WIDTH, HEIGHT);
    }

    private static Chart chart(MeasuredPanel measured) {
        Panel panel = measured.panel();
        List<Layer> layers = new ArrayList<>();
        double bound = panel.quantity().bound();
        String symbol = panel.quantity().symbol();
        String label = panel.lowest() < bound ? symbol + " (dotted: bound of local theories)" : symbol;
        if (panel.lowest() < bound) {
            layers.add(new Layer.Level("", bound, Hue.GREY));
        }
        for (Panel.Mark mark : panel.marks()) {
            layers.add(
                    mark.vertical()
                            ? new Layer.Mark(mark.text(), mark.value(), Hue.GREY)
                            : new Layer.Level(mark.text(), mark.value(), Hue.GREY));
        }
        for (Curve curve : panel.curves()) {
            if (curve.isDrawn()) {
                layers.add(new Layer.Line(curve.name(), curve.x(), curve.bell(), curve.hue(), curve.dashed()));
            }
        }
        for (int k = 0; k < panel.curves().size(); k++) {
            if (!measured.points().get(k).isEmpty()) {
                layers.add(points(measured.points().get(k), panel.curves().get(k)));
            }
        }
        Axis x = panel.logarithmic() ? Axis.logarithmic(panel.axis()) : Axis.linear(panel.axis());
        return new Chart(panel.title(), x, Axis.linear(label, panel.lowest(), panel.highest()), layers);
    }

    private static Layer points(List<Measured> points, Curve curve) {
        return new Layer.Points(
                curve.isDrawn() ? "" : curve.name(),
                column(points, m -> m.point().x()),
                column(points, m -> m.bell().value()),
                column(points, m -> m.bell().low()),
                column(points, m -> m.bell().high()),
                curve.hue());
    }

    private static double[] column(List<Measured> points, ToDoubleFunction<Measured> value) {
        return points.stream().mapToDouble(value).toArray();
    }
}
