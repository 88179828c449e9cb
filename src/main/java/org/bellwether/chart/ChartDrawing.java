package org.bellwether.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.jspecify.annotations.Nullable;

/** One chart in the terms of the plotting library. */
final class ChartDrawing {
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Font NORMAL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Color INK = new Color(0x333333);
    private static final Stroke DOTTED =
            new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2, 3}, 0);
    private static final Stroke THIN = new BasicStroke(0.9f);
    private static final double DOT = 4.4;
    private static final Stroke FINE = new BasicStroke(0.7f);
    private static final double SMALL_DOT = 2.4;
    /** With more points than this they are drawn smaller. */
    private static final int DENSE = 80;

    private static final int BAR_WIDTH = 12;
    private static final int PANEL_LEFT = 86;

    private final Chart chart;
    private final XYPlot plot = new XYPlot();
    private int layers;
    private Layer.@Nullable Field field;

    ChartDrawing(Chart chart) {
        this.chart = chart;
    }

    /** The same as a panel of several, all as wide, whose horizontal axis only the last one names. */
    JFreeChart panel(boolean last) {
        JFreeChart drawing = chart();
        AxisSpace left = new AxisSpace();
        left.setLeft(PANEL_LEFT);
        plot.setFixedRangeAxisSpace(left);
        if (!last) {
            plot.getDomainAxis().setTickLabelsVisible(false);
            plot.getDomainAxis().setLabel(null);
        }
        drawing.setPadding(new RectangleInsets(2, 6, 2, 14));
        if (drawing.getLegend() != null) {
            drawing.getLegend().setPosition(RectangleEdge.TOP);
            drawing.getLegend().setPadding(RectangleInsets.ZERO_INSETS);
        }
        return drawing;
    }

    JFreeChart chart() {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(INK);
        plot.setOutlineStroke(THIN);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDomainAxis(AxisDrawing.of(chart.x()));
        plot.setRangeAxis(AxisDrawing.of(chart.y()));
        for (Layer layer : chart.layers()) {
            add(layer);
        }
        fit();
        JFreeChart drawing = new JFreeChart(drawable(chart.title()), TITLE, plot, false);
        drawing.setBackgroundPaint(Color.WHITE);
        drawing.setPadding(new RectangleInsets(6, 6, 6, 14));
        if (drawing.getTitle() != null) {
            drawing.getTitle().setPaint(INK);
        }
        boolean named = chart.layers().stream()
                .anyMatch(layer -> !layer.name().isEmpty()
                        && !(layer instanceof Layer.Level)
                        && !(layer instanceof Layer.Mark)
                        && !(layer instanceof Layer.Field));
        if (named) {
            drawing.addLegend(legend());
        }
        if (field != null) {
            drawing.addSubtitle(colourBar(field));
        }
        return drawing;
    }

    private void add(Layer layer) {
        if (layer instanceof Layer.Line line) {
            add(line);
        } else if (layer instanceof Layer.Band band) {
            add(band);
        } else if (layer instanceof Layer.Points points) {
            add(points);
        } else if (layer instanceof Layer.Bars bars) {
            add(bars);
        } else if (layer instanceof Layer.Level level) {
            add(level);
        } else if (layer instanceof Layer.Mark mark) {
            add(mark);
        } else if (layer instanceof Layer.Field cells) {
            field = cells;
            plot.addAnnotation(new FieldAnnotation(cells), false);
        }
    }

    private void add(Layer.Line line) {
        XYSeries series = new XYSeries(line.name(), false, true);
        for (int k : kept(line.x(), line.y(), line.y())) {
            // A gap where there is no number: a null breaks the curve.
            series.add(line.x()[k], shown(line.y()[k]) ? (Number) line.y()[k] : null);
        }
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, line.hue().color());
        renderer.setSeriesStroke(0, line.pen().stroke());
        add(new XYSeriesCollection(series), renderer, line.name());
    }

    private void add(Layer.Band band) {
        YIntervalSeries series = new YIntervalSeries(band.name(), false, true);
        for (int k : kept(band.x(), band.low(), band.high())) {
            if (shown(band.low()[k]) && shown(band.high()[k])) {
                series.add(band.x()[k], band.low()[k], band.low()[k], band.high()[k]);
            }
        }
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(series);
        DeviationRenderer renderer = new BandRenderer(band.hue());
        add(data, renderer, band.name());
    }

    private void add(Layer.Points points) {
        XYIntervalSeries series = new XYIntervalSeries(points.name(), false, true);
        for (int k : kept(points.x(), points.y(), points.y())) {
            double x = points.x()[k];
            if (shown(points.y()[k])) {
                series.add(x, x, x, points.y()[k], lowEnd(points.y()[k], points.low()[k]), points.high()[k]);
            }
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(series);
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setDrawYError(points.low() != points.y());
        renderer.setSeriesPaint(0, points.hue().color());
        boolean dense = series.getItemCount() > DENSE;
        double dot = dense ? SMALL_DOT : DOT;
        renderer.setErrorStroke(dense ? FINE : THIN);
        renderer.setCapLength(dense ? 0 : 3);
        if (dense) {
            // What lies below so many bars shows through.
            renderer.setErrorPaint(points.hue().light());
        }
        renderer.setSeriesShape(0, new Ellipse2D.Double(-dot / 2, -dot / 2, dot, dot));
        add(data, renderer, points.name());
    }

    /** An interval that reaches zero has no lower end on a logarithmic axis: it is drawn down to a tenth of its point. */
    private double lowEnd(double y, double low) {
        return chart.y().logarithmic() ? Math.max(low, y / 10) : low;
    }

    private void add(Layer.Bars bars) {
        XYIntervalSeries series = new XYIntervalSeries(bars.name(), false, true);
        for (int k = 0; k < bars.heights().length; k++) {
            double left = bars.edges()[k];
            double right = bars.edges()[k + 1];
            double height = bars.heights()[k];
            series.add((left + right) / 2, left, right, height, height, height);
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(series);
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, bars.hue().pale());
        renderer.setDrawBarOutline(true);
        renderer.setSeriesOutlinePaint(0, bars.hue().color());
        renderer.setSeriesOutlineStroke(0, THIN);
        add(data, renderer, bars.name());
    }

    private void add(Layer.Level level) {
        ValueMarker marker = marker(level.y(), level.name(), level.hue());
        marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
        plot.addRangeMarker(marker);
    }

    /** Its name stands to the right of its upper end. */
    private void add(Layer.Mark mark) {
        ValueMarker marker = marker(mark.x(), mark.name(), mark.hue());
        marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
        plot.addDomainMarker(marker);
    }

    private static ValueMarker marker(double value, String name, Hue hue) {
        ValueMarker marker = new ValueMarker(value, hue.color(), DOTTED);
        marker.setLabel(name);
        marker.setLabelFont(SMALL);
        marker.setLabelPaint(hue.color());
        marker.setLabelBackgroundColor(new Color(255, 255, 255, 0));
        return marker;
    }

    private void add(XYDataset data, AbstractXYItemRenderer renderer, String name) {
        renderer.setDefaultSeriesVisibleInLegend(!name.isEmpty());
        plot.setDataset(layers, data);
        plot.setRenderer(layers, renderer);
        layers++;
    }

    private void fit() {
        ValueAxis x = plot.getDomainAxis();
        ValueAxis y = plot.getRangeAxis();
        if (field != null) {
            x.setRange(field.xEdges()[0], field.xEdges()[field.xEdges().length - 1]);
            y.setRange(field.yEdges()[0], field.yEdges()[field.yEdges().length - 1]);
            return;
        }
        boolean bars = chart.layers().stream().anyMatch(Layer.Bars.class::isInstance);
        AxisDrawing.fit(x, chart.x(), plot.getDataRange(x), false);
        AxisDrawing.fit(y, chart.y(), plot.getDataRange(y), bars);
    }

    private int[] kept(double[] x, double[] low, double[] high) {
        return Thinning.kept(
                x,
                low,
                high,
                k -> shown(low[k]) && shown(high[k]),
                chart.x().logarithmic() ? Math::log : DoubleUnaryOperator.identity());
    }

    private boolean shown(double y) {
        return Double.isFinite(y) && !(chart.y().logarithmic() && y <= 0);
    }

    private LegendTitle legend() {
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setFrame(BlockBorder.NONE);
        legend.setItemFont(SMALL);
        legend.setItemPaint(INK);
        legend.setBackgroundPaint(Color.WHITE);
        return legend;
    }

    /** Text without the two characters that no SVG may hold. */
    private static String drawable(String text) {
        return text.replace('\uFFFE', '\uFFFD').replace('\uFFFF', '\uFFFD');
    }

    private static PaintScaleLegend colourBar(Layer.Field field) {
        NumberAxis axis = new AxisDrawing.Linear(field.name());
        axis.setLabelFont(NORMAL);
        axis.setTickLabelFont(SMALL);
        axis.setLabelPaint(INK);
        axis.setTickLabelPaint(INK);
        PaintScaleLegend bar = new PaintScaleLegend(ColourScale.of(field), axis);
        bar.setPosition(RectangleEdge.RIGHT);
        bar.setStripWidth(BAR_WIDTH);
        bar.setMargin(4, 8, 30, 0);
        bar.setBackgroundPaint(Color.WHITE);
        return bar;
    }
}
