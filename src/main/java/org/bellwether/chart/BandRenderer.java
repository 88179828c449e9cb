package org.bellwether.chart;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.LegendItem;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jspecify.annotations.Nullable;

/** Draws a band, and a piece of it in the legend, where the library would show the line that a band does not have. */
final class BandRenderer extends DeviationRenderer {
    private static final long serialVersionUID = 1;
    private static final Rectangle2D PIECE = new Rectangle2D.Double(-8, -4, 16, 8);

    private final Hue hue;

    BandRenderer(Hue hue) {
        super(false, false);
        this.hue = hue;
        setSeriesFillPaint(0, hue.pale());
        setSeriesPaint(0, hue.pale());
        setAlpha(1);
    }

    @Override
    public @Nullable LegendItem getLegendItem(int dataset, int series) {
        String name = getPlot().getDataset(dataset).getSeriesKey(series).toString();
        return name.isEmpty() ? null : new LegendItem(name, null, null, null, PIECE, hue.pale());
    }
}
