package org.bellwether.paper;

import java.util.List;

/**
 * A panel of a figure: B along one axis.
 *
 * @param key its name in files and messages, as in "fig2-left"
 * @param title what it shows
 * @param axis the label of its horizontal axis
 * @param lowest where its vertical axis begins
 * @param curves what it shows
 */
public record Panel(String key, String title, String axis, double lowest, List<Curve> curves) {
    /** Makes the list immutable. */
    public Panel {
        curves = List.copyOf(curves);
    }
}
