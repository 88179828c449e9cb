package org.bellwether.chart;

/**
 * Something drawn in a chart; later layers over earlier ones. Names go into the legend, "" stays out of it; values that are not
 * finite are left out. Long curves are thinned to what a picture can show. Arrays are lent, not copied, and not to be changed.
 */
public sealed interface Layer {
    /** What the legend says. */
    String name();

    /** A curve through points. */
    record Line(String name, double[] x, double[] y, Hue hue, Pen pen) implements Layer {
        /** A drawn-through curve. */
        public Line(String name, double[] x, double[] y, Hue hue) {
            this(name, x, y, hue, Pen.SOLID);
        }

        /** A dashed or a drawn-through curve. */
        public Line(String name, double[] x, double[] y, Hue hue, boolean dashed) {
            this(name, x, y, hue, dashed ? Pen.DASHED : Pen.SOLID);
        }
    }

    /** A shaded band between two curves, as for a confidence interval. */
    record Band(String name, double[] x, double[] low, double[] high, Hue hue) implements Layer {}

    /** Points with error bars from low to high; the same arrays as y where there are none. */
    record Points(String name, double[] x, double[] y, double[] low, double[] high, Hue hue) implements Layer {
        /** Points without errors. */
        public Points(String name, double[] x, double[] y, Hue hue) {
            this(name, x, y, y, y, hue);
        }
    }

    /** A histogram: bar k from edges[k] to edges[k + 1]. */
    record Bars(String name, double[] edges, double[] heights, Hue hue) implements Layer {}

    /** A horizontal line across the chart, with its name written beside it. */
    record Level(String name, double y, Hue hue) implements Layer {}

    /** A vertical line across the chart, with its name written beside it. */
    record Mark(String name, double x, Hue hue) implements Layer {}

    /**
     * A field over a grid of cells: values[row][column], rows along y from below; the name labels the colour bar, which runs
     * from low to high, or fits the values where one of these is not finite.
     */
    record Field(String name, double[] xEdges, double[] yEdges, double[][] values, double low, double high)
            implements Layer {
        /** A field with colours of its own. */
        public Field(String name, double[] xEdges, double[] yEdges, double[][] values) {
            this(name, xEdges, yEdges, values, Double.NaN, Double.NaN);
        }
    }
}
