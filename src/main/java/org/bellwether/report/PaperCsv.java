package org.bellwether.report;

import org.bellwether.paper.Curve;
import org.bellwether.paper.Measured;
import org.bellwether.paper.MeasuredFigure;
import org.bellwether.paper.MeasuredFigure.MeasuredPanel;

/** A figure as CSV: closed forms and exact values as lines of kind "curve", trajectories beside them as lines of kind "point". */
public final class PaperCsv {
    private static final String HEADER =
            "panel,curve,kind,x,bell_closed_form,bell_exact,bell_estimate,bell_standard_error,bell_low,"
                    + "bell_high,z,trajectories,time,step,seed\n";

    private PaperCsv() {}

    /** The whole file, with a header line. */
    public static String of(MeasuredFigure measured) {
        StringBuilder text = new StringBuilder(HEADER);
        for (MeasuredPanel panel : measured.panels()) {
            for (int c = 0; c < panel.points().size(); c++) {
                Curve curve = panel.panel().curves().get(c);
                String name = panel.panel().key() + ",\"" + curve.name() + "\",";
                for (int k = 0; k < curve.x().length; k++) {
                    text.append(name).append("curve");
                    append(text, curve.x()[k]);
                    reference(text, curve, curve.bell()[k]);
                    text.append(",,,,,,,,,\n");
                }
                for (Measured m : panel.points().get(c)) {
                    text.append(name).append("point");
                    append(text, m.point().x());
                    reference(text, curve, m.point().bell());
                    append(text, m.bell().value(), m.bell().standardError());
                    append(text, m.bell().low(), m.bell().high(), m.z());
                    text.append(',').append(m.trajectories());
                    append(text, m.spec().time().end(), m.spec().time().step().orElse(Double.NaN));
                    text.append(',').append(m.spec().ensemble().seed()).append('\n');
                }
            }
        }
        return text.toString();
    }

    private static void reference(StringBuilder text, Curve curve, double bell) {
        append(text, curve.exact() ? Double.NaN : bell, curve.exact() ? bell : Double.NaN);
    }

    private static void append(StringBuilder text, double... values) {
        for (double value : values) {
            text.append(',').append(Double.isFinite(value) ? Json.number(value) : "");
        }
    }
}
