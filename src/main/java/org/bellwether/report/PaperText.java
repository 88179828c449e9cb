package org.bellwether.report;

import java.util.List;
import org.bellwether.paper.Measured;
import org.bellwether.paper.MeasuredFigure;
import org.bellwether.paper.MeasuredFigure.MeasuredPanel;
import org.bellwether.paper.PanelTest;

/** The figures for people: one line a panel. */
public final class PaperText {
    private PaperText() {}

    /** The table of all panels. */
    public static String of(List<MeasuredFigure> figures) {
        Page page = new Page();
        page.line("Points from trajectories against closed forms and exact equations");
        page.gap();
        page.line("  %-11s %-38s %10s %6s %7s", "", "", "chi-square", "points", "p");
        boolean leftOut = false;
        for (MeasuredFigure figure : figures) {
            for (MeasuredPanel panel : figure.panels()) {
                PanelTest test = panel.test();
                leftOut |= !test.leftOut().isEmpty();
                page.line(
                        "  %-11s %-38s %10.1f %6d %7s",
                        panel.panel().key(),
                        panel.panel().title(),
                        test.chiSquare(),
                        test.degreesOfFreedom(),
                        test.pValue() < 1e-300 ? "< 1e-300" : Numbers.significant(test.pValue(), 2));
            }
        }
        if (leftOut) {
            page.gap();
            page.line("Left out of chi-square, too few trajectories having left the lowest state for a normal error:");
            figures.stream()
                    .flatMap(figure -> figure.panels().stream())
                    .forEach(panel -> panel.test().leftOut().forEach(m -> line(page, panel, m)));
        }
        return page.toString();
    }

    private static void line(Page page, MeasuredPanel panel, Measured m) {
        page.line(
                "  %-12s x = %-6s %s = %s, expected %s",
                panel.panel().key(),
                Numbers.significant(m.point().x(), 3),
                m.point().quantity().symbol(),
                Numbers.estimate(m.bell().value(), m.bell().standardError()),
                Numbers.fixed(m.point().bell(), 4));
    }
}
