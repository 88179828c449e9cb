package org.bellwether.chart;

import java.util.List;

/**
 * Charts side by side, row by row.
 *
 * @param charts at least one
 * @param columns how many to a row
 * @param width of one chart, in points
 * @param height of one chart, in points
 * @param aligned whether the charts of a column have one horizontal axis, drawn below the last of them
 */
public record Figure(List<Chart> charts, int columns, int width, int height, boolean aligned) {
    private static final int USUAL_WIDTH = 560;
    private static final int USUAL_HEIGHT = 340;
    private static final int PANEL_HEIGHT = 150;

    /** Makes the list immutable. */
    public Figure {
        charts = List.copyOf(charts);
    }

    /** Charts with an axis each. */
    public Figure(List<Chart> charts, int columns, int width, int height) {
        this(charts, columns, width, height, false);
    }

    /** One chart of the usual size. */
    public static Figure of(Chart chart) {
        return new Figure(List.of(chart), 1, USUAL_WIDTH, USUAL_HEIGHT);
    }

    /** Several charts of the usual size, one below the other. */
    public static Figure stacked(List<Chart> charts) {
        return new Figure(charts, 1, USUAL_WIDTH, USUAL_HEIGHT * 2 / 3);
    }

    /** Low panels, one below the other, that share their horizontal axis: they must give it the same range. */
    public static Figure aligned(List<Chart> panels) {
        return new Figure(panels, 1, USUAL_WIDTH, PANEL_HEIGHT, true);
    }

    int rows() {
        return (charts.size() + columns - 1) / columns;
    }
}
