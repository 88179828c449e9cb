package org.bellwether.chart;

import java.awt.Color;
import java.awt.Paint;
import org.jfree.chart.renderer.PaintScale;

/**
 * Colours for numbers, from dark blue over green to yellow: evenly lighter, so it reads in grey and by colour-blind eyes. Anchor
 * colours of Matplotlib's viridis (CC0), linear between them.
 */
record ColourScale(double low, double high) implements PaintScale {
    private static final int[] ANCHORS = {
        0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725
    };

    static ColourScale of(Layer.Field field) {
        if (Double.isFinite(field.low()) && Double.isFinite(field.high())) {
            return of(field.low(), field.high());
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] row : field.values()) {
            for (double value : row) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        return low <= high ? of(low, high) : new ColourScale(0, 1);
    }

    /** A field that is constant but for rounding still needs a scale of some length. */
    private static ColourScale of(double low, double high) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        return new ColourScale(low, high - low > Ticks.NARROWEST * size ? high : low + (size > 0 ? size : 1));
    }

    @Override
    public double getLowerBound() {
        return low;
    }

    @Override
    public double getUpperBound() {
        return high;
    }

    @Override
    public Paint getPaint(double value) {
        return color(value);
    }

    Color color(double value) {
        double place = Math.max(0, Math.min(1, (value - low) / (high - low))) * (ANCHORS.length - 1);
        int k = Math.min(ANCHORS.length - 2, (int) place);
        double part = place - k;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = ANCHORS[k] >> shift & 0xff;
            int to = ANCHORS[k + 1] >> shift & 0xff;
            rgb |= (int) Math.round(from + part * (to - from)) << shift;
        }
        return new Color(rgb);
    }
}
