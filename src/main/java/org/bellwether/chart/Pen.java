package org.bellwether.chart;

import java.awt.BasicStroke;
import java.awt.Stroke;

/** How a curve is drawn; several like curves differ in it too, so that they are told apart without colours. */
public enum Pen {
    SOLID(1.6f),
    DASHED(1.6f, 6, 4),
    DOTTED(1.6f, 1.6f, 3),
    DASH_DOTTED(1.6f, 8, 3, 1.6f, 3),
    /** For a curve that passes through points. */
    THIN(1.0f),
    /** For one of many curves that stay in the background. */
    FINE(0.6f);

    private final float width;
    private final float[] dashes;

    Pen(float width, float... dashes) {
        this.width = width;
        this.dashes = dashes;
    }

    /** The pen of the k-th of several like curves; they repeat after four. */
    public static Pen of(int k) {
        return values()[k % 4];
    }

    Stroke stroke() {
        return dashes.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }
}
