package org.bellwether.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.annotations.XYAnnotationBoundsInfo;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;

/** The cells of a field, each in its colour; grey where there is no number. */
final class FieldAnnotation extends AbstractXYAnnotation implements XYAnnotationBoundsInfo {
    private static final long serialVersionUID = 1;
    private static final Color NOTHING = new Color(0xdddddd);

    private final transient Layer.Field field;
    private final transient ColourScale scale;

    FieldAnnotation(Layer.Field field) {
        this.field = field;
        scale = ColourScale.of(field);
    }

    @Override
    public void draw(
            Graphics2D graphics,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis x,
            ValueAxis y,
            int rendererIndex,
            PlotRenderingInfo info) {
        for (int row = 0; row < field.values().length; row++) {
            double bottom = y.valueToJava2D(field.yEdges()[row], area, RectangleEdge.LEFT);
            double top = y.valueToJava2D(field.yEdges()[row + 1], area, RectangleEdge.LEFT);
            for (int column = 0; column < field.values()[row].length; column++) {
                double left = x.valueToJava2D(field.xEdges()[column], area, RectangleEdge.BOTTOM);
                double right = x.valueToJava2D(field.xEdges()[column + 1], area, RectangleEdge.BOTTOM);
                double value = field.values()[row][column];
                graphics.setPaint(Double.isFinite(value) ? scale.color(value) : NOTHING);
                // A little wider, so that no seam shows between cells.
                graphics.fill(new Rectangle2D.Double(left, top, right - left + 0.3, bottom - top + 0.3));
            }
        }
    }

    @Override
    public boolean getIncludeInDataBounds() {
        return true;
    }

    @Override
    public Range getXRange() {
        return new Range(field.xEdges()[0], field.xEdges()[field.xEdges().length - 1]);
    }

    @Override
    public Range getYRange() {
        return new Range(field.yEdges()[0], field.yEdges()[field.yEdges().length - 1]);
    }
}
