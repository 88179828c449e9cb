package org.bellwether.paper;

import java.util.List;

/**
 * A panel of a figure: B or W along one axis.
 *
 * @param key its name in files and messages, as in "fig2-left"
 * @param title what it shows
 * @param axis the label of its horizontal axis
 * @param logarithmic whether that axis is
 * @param lowest where its vertical axis begins
 * @param highest where it ends
 * @param curves what it shows
 * @param marks lines across it
 */
public record Panel(
        String key,
        String title,
        String axis,
        boolean logarithmic,
        double lowest,
        double highest,
        List<Curve> curves,
        List<Mark> marks) {
    /** Room above Tsirelson's bound, 2.83. */
    private static final double HIGHEST = 2.9;

    /** Makes the lists immutable. */
    public Panel {
        curves = List.copyOf(curves);
        marks = List.copyOf(marks);
    }

    /** A panel up to Tsirelson's bound over a linear axis. */
    Panel(String key, String title, String axis, double lowest, List<Curve> curves) {
        this(key, title, axis, false, lowest, HIGHEST, curves, List.of());
    }

    /** What it shows. */
    public Curve.Quantity quantity() {
        return curves.stream()
                .flatMap(curve -> curve.points().stream())
                .map(Curve.Point::quantity)
                .findFirst()
                .orElse(Curve.Quantity.BELL);
    }

    /**
     * A number that is marked by a dotted line.
     *
     * @param key its name in files
     * @param text what is written beside the line
     * @param vertical whether it is a place on the horizontal axis, or else a value of B
     * @param value the number
     */
    public record Mark(String key, String text, boolean vertical, double value) {}
}
