package org.bellwether.report;

import java.util.List;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.MeritEstimate;
import org.bellwether.statistics.MeanVector;
import org.bellwether.validation.Merits;

/** The averages of a run as CSV: a line a time, every mean followed by its standard error and by the value of the equation. */
public final class AveragesCsv {
    private AveragesCsv() {}

    /** The whole file, with a header line. */
    public static String of(Run run) {
        List<String> names = run.result().observables();
        Merits merits = run.comparison().merits();
        StringBuilder text = new StringBuilder("time");
        if (run.comparison().hasBell()) {
            text.append(",bell,bell_standard_error,bell_reference");
        }
        if (merits != null) {
            text.append(",wwzb,wwzb_standard_error,wwzb_reference");
        }
        for (String name : names) {
            text.append(',').append(name);
            text.append(',').append(name).append("_standard_error");
            text.append(',').append(name).append("_reference");
        }
        text.append('\n');
        double[] times = run.result().times();
        for (int k = 0; k < times.length; k++) {
            MeanVector mean = run.result().means().get(k);
            text.append(Json.number(times[k]));
            if (run.comparison().hasBell()) {
                BellEstimate bell = run.comparison().bell().get(k);
                append(
                        text,
                        bell.value(),
                        bell.standardError(),
                        run.comparison().bellExact()[k]);
            }
            if (merits != null) {
                MeritEstimate w = merits.wwzb().get(k);
                append(text, w.value(), w.standardError(), merits.wwzbExact()[k]);
            }
            for (int i = 0; i < names.size(); i++) {
                append(text, mean.mean()[i], mean.error(i), run.reference().exact()[k][i]);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, double... values) {
        for (double value : values) {
            text.append(',').append(Double.isFinite(value) ? Json.number(value) : "");
        }
    }
}
