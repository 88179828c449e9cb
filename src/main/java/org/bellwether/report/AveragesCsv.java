package org.bellwether.report;

import java.util.List;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.statistics.MeanVector;

/** The averages of a run as CSV: a line a time, every mean followed by its standard error and by the value of the equation. */
public final class AveragesCsv {
    private AveragesCsv() {}

    /** The whole file, with a header line. */
    public static String of(Run run) {
        List<String> names = run.result().observables();
        StringBuilder text = new StringBuilder("time,bell,bell_standard_error,bell_reference");
        for (String name : names) {
            text.append(',').append(name);
            text.append(',').append(name).append("_standard_error");
            text.append(',').append(name).append("_reference");
        }
        text.append('\n');
        double[] times = run.result().times();
        for (int k = 0; k < times.length; k++) {
            MeanVector mean = run.result().means().get(k);
            BellEstimate bell = run.comparison().bell().get(k);
            text.append(Json.number(times[k]));
            append(text, bell.value(), bell.standardError(), run.comparison().bellExact()[k]);
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
