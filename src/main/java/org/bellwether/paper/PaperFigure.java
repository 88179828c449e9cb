package org.bellwether.paper;

import java.util.List;

/**
 * A figure of the paper, or one beside them.
 *
 * @param number 1, 2 or 3 of the paper, or 4 or 5
 * @param columns how many panels stand side by side
 * @param panels its panels, row by row
 */
public record PaperFigure(int number, int columns, List<Panel> panels) {
    /** Makes the list immutable. */
    public PaperFigure {
        panels = List.copyOf(panels);
    }

    /** Its name in files and options, as in "fig2". */
    public String key() {
        return "fig" + number;
    }

    /** The points of all its panels, in order: a point's place in this list decides its seed. */
    public List<Curve.Point> points() {
        return panels.stream()
                .flatMap(panel -> panel.curves().stream())
                .flatMap(curve -> curve.points().stream())
                .toList();
    }
}
