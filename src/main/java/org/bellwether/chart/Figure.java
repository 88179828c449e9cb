package org.bellwether.chart;

import java.util.List;

/**
 * Charts side by side, row by row.
 *
 * @param charts at least one
 * @param columns how many to a row
 * @param width of one chart, in points
 * @param height of one chart, in points
 */
public record Figure(List<Chart> charts, int columns, int width, int height) {
    private static final int USUAL_WIDTH = 560;
    private static final int USUAL_HEIGHT = 340;

    /** Makes the list immutable. */
    public Figure {
        charts = List.copyOf(charts);
    }

    /** One chart of the usual size. */
    public static Figure of(Chart chart) {
        return new Figure(List.of(chart), 1, USUAL_WIDTH, USUAL_HEIGHT);
    }

    /** Several charts of the usual size, one below the other. */
    public static Figure stacked(List<Chart> charts) {
        return new Figure(charts, 1, USUAL_WIDTH, USUAL_HEIGHT * 2 / 3);
    }

    int rows() {
        return (charts.size() + columns - 1) / columns;
    }
}
