package org.bellwether.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;

/** An axis in the terms of the plotting library. */
final class AxisDrawing {
    private static final int MINOR_TICKS = 9;

    private AxisDrawing() {}

    /** The axis, not yet fitted to data. */
    static ValueAxis of(Axis axis) {
        ValueAxis drawn = axis.logarithmic() ? logarithmic(axis) : linear(axis);
        if (drawn instanceof NumberAxis linear) {
            linear.setAutoRangeIncludesZero(false);
        }
        drawn.setLabelFont(ChartDrawing.NORMAL);
        drawn.setTickLabelFont(ChartDrawing.SMALL);
        drawn.setLabelPaint(ChartDrawing.INK);
        drawn.setTickLabelPaint(ChartDrawing.INK);
        drawn.setTickMarkInsideLength(5);
        drawn.setTickMarkOutsideLength(0);
        drawn.setTickMarkPaint(ChartDrawing.INK);
        drawn.setAxisLineVisible(false);
        axis.low().ifPresent(drawn::setLowerBound);
        axis.high().ifPresent(drawn::setUpperBound);
        return drawn;
    }

    private static NumberAxis linear(Axis axis) {
        if (axis.names().isEmpty()) {
            NumberAxis numbers = new NumberAxis(axis.label());
            numbers.setNumberFormatOverride(
                    new DecimalFormat("0.########", DecimalFormatSymbols.getInstance(Locale.ROOT)));
            return numbers;
        }
        SymbolAxis named = new SymbolAxis(axis.label(), axis.names().toArray(String[]::new));
        named.setGridBandsVisible(false);
        return named;
    }

    private static LogAxis logarithmic(Axis axis) {
        LogAxis drawn = new LogAxis(axis.label());
        drawn.setBase(10);
        drawn.setBaseSymbol("10");
        drawn.setTickUnit(
                new NumberTickUnit(1, NumberFormat.getIntegerInstance(Locale.ROOT), MINOR_TICKS), false, true);
        drawn.setMinorTickMarksVisible(true);
        return drawn;
    }
}
