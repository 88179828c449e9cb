package org.bellwether.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * A figure with all its points measured.
 *
 * @param figure the figure
 * @param points in the order of {@link PaperFigure#points}
 */
public record MeasuredFigure(PaperFigure figure, List<Measured> points) {
    /**
     * @throws IllegalArgumentException if there are not as many measurements as points
     */
    public MeasuredFigure {
        points = List.copyOf(points);
        if (points.size() != figure.points().size()) {
            throw new IllegalArgumentException(
                    figure.key() + " has " + figure.points().size() + " points, not " + points.size());
        }
    }

    /**
     * A panel with its measurements.
     *
     * @param panel the panel
     * @param points the measurements, curve by curve
     */
    public record MeasuredPanel(Panel panel, List<List<Measured>> points) {
        /** Whether points and closed forms agree. */
        public PanelTest test() {
            return PanelTest.of(points.stream().flatMap(List::stream).toList());
        }
    }

    /** The panels. */
    public List<MeasuredPanel> panels() {
        List<MeasuredPanel> panels = new ArrayList<>();
        int next = 0;
        for (Panel panel : figure.panels()) {
            List<List<Measured>> curves = new ArrayList<>();
            for (Curve curve : panel.curves()) {
                int end = next + curve.points().size();
                curves.add(points.subList(next, end));
                next = end;
            }
            panels.add(new MeasuredPanel(panel, curves));
        }
        return panels;
    }
}
