package org.bellwether.chart;

import java.util.List;

/**
 * One chart.
 *
 * @param title above it; "" for none
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param layers what is drawn, from the back to the front
 */
public record Chart(String title, Axis x, Axis y, List<Layer> layers) {
    /** Makes the list immutable. */
    public Chart {
        layers = List.copyOf(layers);
    }
}
