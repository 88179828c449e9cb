package org.bellwether.report;

import java.util.List;
import org.bellwether.paper.Measured;
import org.bellwether.paper.MeasuredFigure;
import org.bellwether.paper.MeasuredFigure.MeasuredPanel;
import org.bellwether.paper.PanelTest;
import org.bellwether.spec.EnsembleSpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON document of the figures. */
public final class PaperJson {
    private PaperJson() {}

    /**
     * The whole document, ending in a newline.
     *
     * @param ensemble the ensemble of each point, with the master seed
     * @param seconds what the trajectories took
     */
    public static String of(List<MeasuredFigure> figures, EnsembleSpec ensemble, double seconds) {
        ObjectNode root = Json.object();
        root.put("version", Version.text());
        root.put("seed", ensemble.seed());
        root.put("trajectories_per_point", ensemble.trajectories());
        Json.put(root, "seconds", seconds);
        ArrayNode panels = root.putArray("panels");
        for (MeasuredFigure figure : figures) {
            for (MeasuredPanel panel : figure.panels()) {
                panels.add(panel(panel));
            }
        }
        return Json.text(root);
    }

    private static ObjectNode panel(MeasuredPanel measured) {
        ObjectNode node = Json.object();
        PanelTest test = measured.test();
        node.put("panel", measured.panel().key());
        node.put("quantity", measured.panel().quantity().key());
        Json.put(node, "chi_square", test.chiSquare());
        node.put("degrees_of_freedom", test.degreesOfFreedom());
        Json.put(node, "p_value", test.pValue());
        node.put("left_out", test.leftOut().size());
        if (!measured.panel().marks().isEmpty()) {
            ObjectNode marks = node.putObject("marks");
            measured.panel().marks().forEach(mark -> Json.put(marks, mark.key(), mark.value()));
        }
        ArrayNode curves = node.putArray("curves");
        for (int c = 0; c < measured.points().size(); c++) {
            ObjectNode curve = curves.addObject();
            curve.put("curve", measured.panel().curves().get(c).name());
            String reference = measured.panel().curves().get(c).exact() ? "exact" : "closed_form";
            ArrayNode points = curve.putArray("points");
            measured.points().get(c).forEach(m -> points.add(point(m, reference)));
        }
        return node;
    }

    private static ObjectNode point(Measured m, String reference) {
        ObjectNode node = Json.object();
        Json.put(node, "x", m.point().x());
        Json.put(node, reference, m.point().bell());
        Json.put(node, "estimate", m.bell().value());
        Json.put(node, "standard_error", m.bell().standardError());
        Json.put(node, "confidence_interval", new double[] {
            m.bell().low(), m.bell().high()
        });
        Json.put(node, "z", m.z());
        Json.put(node, "time", m.spec().time().end());
        Json.put(node, "step", m.spec().time().step());
        node.put("seed", m.spec().ensemble().seed());
        return node;
    }
}
