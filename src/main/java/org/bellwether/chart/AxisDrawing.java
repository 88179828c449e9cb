package org.bellwether.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/** An axis in the terms of the plotting library, with marks of our own. */
final class AxisDrawing {
    private static final int MOST_LABELS = 8;
    private static final double GAP = 10;
    private static final double MARGIN = 0.05;

    private AxisDrawing() {}

    /** The axis, not yet fitted to data. */
    static ValueAxis of(Axis axis) {
        ValueAxis drawn = bare(axis);
        drawn.setLabelFont(ChartDrawing.NORMAL);
        drawn.setTickLabelFont(ChartDrawing.SMALL);
        drawn.setLabelPaint(ChartDrawing.INK);
        drawn.setTickLabelPaint(ChartDrawing.INK);
        drawn.setTickMarkInsideLength(5);
        drawn.setTickMarkOutsideLength(0);
        drawn.setMinorTickMarkInsideLength(2.5f);
        drawn.setMinorTickMarkOutsideLength(0);
        drawn.setTickMarkPaint(ChartDrawing.INK);
        drawn.setAxisLineVisible(false);
        return drawn;
    }

    private static ValueAxis bare(Axis axis) {
        if (axis.logarithmic()) {
            return new Logarithmic(axis.label());
        }
        if (axis.names().isEmpty()) {
            return new Linear(axis.label());
        }
        SymbolAxis named = new SymbolAxis(axis.label(), axis.names().toArray(String[]::new));
        named.setGridBandsVisible(false);
        return named;
    }

    /**
     * Sets the ends of an axis: those that it was given, else those of the data with a margin.
     *
     * @param data the data along the axis; null where there is none
     * @param withZero whether 0 belongs to the data
     */
    static void fit(ValueAxis drawn, Axis axis, @Nullable Range data, boolean withZero) {
        Range fitted = axis.logarithmic() ? fittedLogarithmic(data) : fitted(data, withZero);
        double low = axis.low().orElse(fitted.getLowerBound());
        double high = axis.high().orElse(fitted.getUpperBound());
        double least = Ticks.NARROWEST * Math.max(Math.abs(low), Math.abs(high));
        drawn.setRange(
                high - low > least
                        ? new Range(low, high)
                        : new Range(low, low + Math.max(2 * least, Double.MIN_NORMAL)));
    }

    private static Range fitted(@Nullable Range data, boolean withZero) {
        if (data == null) {
            return new Range(0, 1);
        }
        double low = withZero ? Math.min(0, data.getLowerBound()) : data.getLowerBound();
        double high = withZero ? Math.max(0, data.getUpperBound()) : data.getUpperBound();
        double size = Math.max(Math.abs(low), Math.abs(high));
        // One number alone stands in the middle of an axis from a little less to a little more.
        double margin = high - low > 2 * Ticks.NARROWEST * size ? MARGIN * (high - low) : size > 0 ? MARGIN * size : 1;
        boolean bars = withZero && low == 0;
        return new Range(bars ? 0 : low - margin, high + margin);
    }

    private static Range fittedLogarithmic(@Nullable Range data) {
        if (data == null || !(data.getUpperBound() > 0)) {
            return new Range(0.1, 1);
        }
        double high = data.getUpperBound();
        double low = data.getLowerBound() > 0 ? data.getLowerBound() : high / 10;
        double margin = Math.max(Math.pow(high / low, MARGIN), 1 + MARGIN);
        return new Range(Math.max(low / margin, Double.MIN_NORMAL), Math.min(high * margin, Double.MAX_VALUE));
    }

    /** A linear axis with our marks. */
    static final class Linear extends NumberAxis {
        private static final long serialVersionUID = 1;

        Linear(String label) {
            super(label);
        }

        @Override
        public List<NumberTick> refreshTicks(
                Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return drawn(
                    Ticks.linear(getRange().getLowerBound(), getRange().getUpperBound(), MOST_LABELS),
                    this,
                    graphics,
                    area,
                    edge);
        }
    }

    /** A logarithmic axis with our marks. */
    static final class Logarithmic extends LogAxis {
        private static final long serialVersionUID = 1;

        Logarithmic(String label) {
            super(label);
            setMinorTickMarksVisible(true);
            setSmallestValue(Double.MIN_NORMAL);
        }

        @Override
        public List<NumberTick> refreshTicks(
                Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return drawn(
                    Ticks.logarithmic(getRange().getLowerBound(), getRange().getUpperBound(), MOST_LABELS),
                    this,
                    graphics,
                    area,
                    edge);
        }
    }

    /** Marks in the library's terms; where the labels would touch each other, only some have one, but always two. */
    private static List<NumberTick> drawn(
            List<Tick> ticks, ValueAxis axis, Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
        boolean horizontal = RectangleEdge.isTopOrBottom(edge);
        List<Tick> labelled = ticks.stream().filter(Tick::isLabelled).toList();
        int kept = kept(labelled, axis, graphics, area, edge);
        TextAnchor anchor = horizontal
                ? TextAnchor.TOP_CENTER
                : edge.equals(RectangleEdge.LEFT) ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT;
        return ticks.stream()
                .map(tick -> {
                    int place = labelled.indexOf(tick);
                    String label = place >= 0 && place % kept == 0 ? tick.label() : "";
                    return new NumberTick(
                            tick.isLabelled() ? TickType.MAJOR : TickType.MINOR,
                            tick.value(),
                            label,
                            anchor,
                            TextAnchor.CENTER,
                            0);
                })
                .toList();
    }

    /** Every how many-th label there is room for. */
    private static int kept(
            List<Tick> labelled, ValueAxis axis, Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
        boolean horizontal = RectangleEdge.isTopOrBottom(edge);
        var metrics = graphics.getFontMetrics(axis.getTickLabelFont());
        double room = horizontal
                ? labelled.stream()
                                .mapToDouble(tick -> metrics.stringWidth(tick.label()))
                                .max()
                                .orElse(0)
                        + GAP
                : metrics.getHeight();
        int most = Math.max(1, (labelled.size() - 1));
        return IntStream.rangeClosed(1, most)
                .filter(every -> IntStream.range(0, labelled.size() - every)
                        .filter(k -> k % every == 0)
                        .allMatch(k ->
                                Math.abs(axis.valueToJava2D(labelled.get(k).value(), area, edge)
                                                - axis.valueToJava2D(
                                                        labelled.get(k + every).value(), area, edge))
                                        >= room))
                .findFirst()
                .orElse(most);
    }
}
